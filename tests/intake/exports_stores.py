"""Exports of app stores, carts and analytics of subscriptions."""

from exports_billing import Rows, cells, later, next_bill, second, zulu
from exports_company import Subscription, money
from exports_ledgers import billed, us


def recharge_subscriptions(subs: list[Subscription]) -> Rows:
    head = (
        "id,address_id,customer_id,created_at,cancelled_at,next_charge_scheduled_at,price,"
        "quantity,cancellation_reason,status,product_title,variant_title,sku,order_interval_unit,"
        "order_interval_frequency,charge_interval_frequency"
    )
    rows: Rows = [head.split(",")]
    for s in subs:
        pieces = 2 if s.price % 2 == 0 else 1
        rows.append(
            cells(
                f"{6000 + s.number}|30{s.key}|90{s.key}|{second(s.begins)}|{second(s.ends)}|"
                f"{'' if s.end else second(next_bill(s))}|{money(s.price // pieces)}|{pieces}|"
                f"{'Too many' if s.end else ''}|{'CANCELLED' if s.end else 'ACTIVE'}|{s.plan} box||"
                f"{s.plan.upper()}|month|{s.every}|{s.every}"
            )
        )
    return rows


def lemon_squeezy_invoices(subs: list[Subscription]) -> Rows:
    head = (
        "id,store_id,subscription_id,customer_id,user_name,user_email,billing_reason,currency,"
        "status,refunded,refunded_at,refunded_amount,subtotal,discount_total,tax,total,test_mode,"
        "created_at"
    )
    rows: Rows = [head.split(",")]

    def add(day: str, s: Subscription, why: str, price: int, status: str, test: str) -> None:
        off, tax = (300 if s.number == 6 else 0), price // 5
        back = price + tax if status == "refunded" else 0
        rows.append(
            cells(
                f"{7000 + len(rows)}|11|5{s.key}|40{s.key}|{s.customer}|billing@{s.key}.example|{why}|"
                f"USD|{status}|{'true' if back else 'false'}|{zulu(day) if back else ''}|{back}|"
                f"{price + off}|{off}|{tax}|{price + tax}|{test}|{zulu(day)}"
            )
        )

    for day, s in billed(subs):
        add(day, s, "initial" if day == s.begins else "renewal", s.price, "paid", "false")
    add("2024-08-15", subs[0], "renewal", 99900, "paid", "true")
    add("2024-09-15", subs[1], "renewal", 2500, "void", "false")
    return rows


def app_store_subscribers(subs: list[Subscription]) -> Rows:
    head = (
        "Event Date,App Name,App Apple ID,Subscription Name,Subscription Apple ID,"
        "Subscription Group ID,Standard Subscription Duration,Subscription Offer Name,"
        "Promotional Offer ID,Subscription Offer Type,Subscription Offer Duration,"
        "Marketing Opt-In Duration,Customer Price,Customer Currency,Developer Proceeds,"
        "Proceeds Currency,Preserved Pricing,Proceeds Reason,Client,Device,Country,Subscriber ID,"
        "Subscriber ID Reset,Refund,Purchase Date,Units"
    )
    rows: Rows = [head.split(",")]

    def add(day: str, s: Subscription, price: int, back: str, offer: str) -> None:
        rows.append(
            cells(
                f"{day}|Tidepool|1100|{s.plan}|{2200 + s.number}|33|"
                f"{'1 Year' if s.every == 12 else '1 Month'}|||{offer}|{'7 Days' if offer else ''}||"
                f"{money(price * 10 // 7)}|USD|{money(price)}|USD||||iPhone|US|88{s.key}||{back}|"
                f"{day if back else ''}|{-1 if back else 1}"
            )
        )

    for day, s in billed(subs):
        add(day, s, s.price, "", "")
    add("2024-05-15", subs[6], 0, "", "Free Trial")
    return rows


def google_play_earnings(subs: list[Subscription]) -> Rows:
    head = (
        "Description,Transaction Date,Transaction Time,Tax Type,Transaction Type,Refund Type,"
        "Product Title,Product id,Product Type,Sku Id,Hardware,Buyer Country,Buyer State,"
        "Buyer Postal Code,Buyer Currency,Amount (Buyer Currency),Currency Conversion Rate,"
        "Merchant Currency,Amount (Merchant Currency)"
    )
    words = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
    rows: Rows = [head.split(",")]

    def add(order: str, day: str, kind: str, s: Subscription, price: int) -> None:
        written = f"{words[int(day[5:7]) - 1]} {int(day[8:])}, {day[:4]}"
        rows.append(
            cells(
                f"{order}|{written}|3:29:44 AM PDT||{kind}|{'Full' if 'refund' in kind else ''}|"
                f"{s.plan} membership|com.example.tide|1|com.example.tide.{s.plan.lower()}||US|KY|"
                f"42262|USD|{money(price)}|1.000000|USD|{money(price)}"
            )
        )

    times: dict[str, int] = {}
    for day, s in billed(subs):
        first = f"GPA.3302-2312-6140-38{s.key}"
        number = times[s.customer] = times.get(s.customer, -1) + 1
        order = first if number == 0 else f"{first}..{number - 1}"
        add(order, day, "Charge", s, s.price)
        add(order, day, "Google fee", s, -s.price * 15 // 100)
    twice = f"GPA.3302-2312-6140-38{subs[0].key}..90"
    add(twice, "2024-06-20", "Charge", subs[0], 2500)
    add(twice, "2024-06-22", "Charge refund", subs[0], -2500)
    add(twice, "2024-06-22", "Google fee refund", subs[0], 375)
    return rows


def revenuecat_transactions(subs: list[Subscription]) -> Rows:
    head = (
        "rc_original_app_user_id,rc_last_seen_app_user_id_alias,country,product_identifier,"
        "product_duration,start_time,end_time,effective_end_time,store,is_auto_renewable,"
        "is_trial_period,is_in_intro_offer_period,is_sandbox,price_in_usd,purchase_price_in_usd,"
        "store_transaction_id,original_store_transaction_id,refunded_at,purchased_currency,"
        "price_in_purchased_currency,renewal_number,ownership_type"
    )
    rows: Rows = [head.split(",")]

    def add(day: str, s: Subscription, price: int, flags: tuple[str, str, str], back: str) -> None:
        end = second(later(day, s.every))
        paid = money(0 if back else price)
        rows.append(
            cells(
                f"$RCAnonymousID:87c6{s.key}|user{s.key}|US|tide.{s.plan.lower()}|"
                f"{'P1Y' if s.every == 12 else 'P1M'}|{second(day)}|{end}|{end}|app_store|{flags[0]}|"
                f"{flags[1]}|false|{flags[2]}|{paid}|{money(price)}|{len(rows):06d}|1{s.key}|{back}|"
                f"USD|{paid}|{len(rows)}|PURCHASED"
            )
        )

    live = ("true", "false", "false")
    for day, s in billed(subs):
        add(day, s, s.price, live, "")
    add("2024-06-20", subs[0], 9900, ("true", "false", "true"), "")
    add("2024-06-20", subs[6], 0, ("true", "true", "false"), "")
    add("2024-07-20", subs[0], 4900, ("false", "false", "false"), "")
    add("2024-08-20", subs[2], 3300, live, second("2024-08-23"))
    return rows


def chartmogul_movements(subs: list[Subscription]) -> Rows:
    head = (
        "DATE,CUSTOMER_NAME,MRR_MOVEMENT,MRR,DESCRIPTION,MOVEMENT_TYPE,CURRENCY_CODE,"
        "CUSTOMER_EXTERNAL_ID,CUSTOMER_UUID,SUBSCRIPTION_EXTERNAL_ID,PLAN_EXTERNAL_ID,UUID"
    )
    rows: list[list[object]] = []
    for s in subs:
        earlier = [o for o in subs if o.customer == s.customer and o.number < s.number]
        was = earlier[-1].monthly if earlier else 0
        kind = "new_biz" if not was else "expansion" if s.monthly > was else "contraction"
        moves = [(s.begins, kind, s.monthly - was, s.monthly)]
        if s.end and not any(o.customer == s.customer and o.start == s.end for o in subs):
            moves.append((s.ends, "churn", -s.monthly, 0))
        rows += [
            cells(
                f"{second(day)}|{s.customer}|{moved}|{level}|{what} of {s.plan}|{what}|USD|{s.key}|"
                f"cus_{s.key}|sub-{s.key}|{s.plan}|act_{s.number}{what[0]}"
            )
            for day, what, moved, level in moves
        ]
    return [head.split(","), *sorted(rows, key=lambda row: str(row[0]))]


def braintree_transactions(subs: list[Subscription]) -> Rows:
    head = (
        "Transaction ID,Subscription ID,Transaction Type,Transaction Status,Escrow Status,"
        "Created Datetime,Created Timezone,Settlement Date,Disbursement Date,Merchant Account,"
        "Currency ISO Code,Amount Authorized,Amount Submitted For Settlement,Tax Amount,"
        "Customer ID,Customer Company,Plan ID,Refunded Transaction ID"
    )
    rows: Rows = [head.split(",")]

    def add(day: str, s: Subscription, kind: str, status: str, price: int, back: str) -> None:
        rows.append(
            cells(
                f"bt{len(rows):05d}|bs{s.key}|{kind}|{status}||{us(day)} 09:00:00|UTC|{us(day)}|"
                f"{us(day)}|sandpiper|USD|{money(price)}|{money(price)}|0.00|bc{s.key}|{s.customer}|"
                f"{s.plan.lower()}|{back}"
            )
        )

    for day, s in billed(subs):
        add(day, s, "sale", "settled", s.price, "")
    add("2024-06-20", subs[0], "sale", "processor_declined", 9900, "")
    add("2024-07-20", subs[0], "sale", "voided", 9900, "")
    return rows
