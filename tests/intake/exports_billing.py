"""Exports of billing tools, written from a company's subscriptions as each tool writes them, beside rows
that are no recurring revenue by the tool's own words.
"""

from exports_company import Subscription, after, iso, money

Rows = list[list[object]]
UNDER_TRIAL = iso((2025, 3), 11)


def stripe_subscriptions(subs: list[Subscription]) -> Rows:
    head = (
        "id,Customer ID,Customer Name,Customer Email,Plan,Quantity,Currency,Interval,Amount,"
        "Status,Created (UTC),Start (UTC),Current Period Start (UTC),Current Period End (UTC),"
        "Trial Start (UTC),Trial End (UTC),Canceled At (UTC),Ended At (UTC)"
    )
    rows: Rows = [head.split(",")]
    for s in subs:
        rows.append(
            cells(
                f"sub_{s.number}|cus_{s.key}|{s.customer}|billing@{s.key}.example|{s.plan}|1|usd|"
                f"{'year' if s.every == 12 else 'month'}|{money(s.price)}|"
                f"{'canceled' if s.end else 'active'}|{clock(s.begins)}|{clock(s.begins)}|"
                f"{clock(last_bill(s))}|{clock(next_bill(s))}|||{clock(s.ends)}|{clock(s.ends)}"
            )
        )
    trial = clock(UNDER_TRIAL)
    rows.append(
        cells(
            f"sub_90|cus_901|Nuthatch Trials|a@901.example|Team|1|usd|month|99.00|trialing|"
            f"{trial}|{trial}|{trial}|{clock('2025-04-11')}|{trial}|{clock('2025-04-11')}||"
        )
    )
    rows.append(
        cells(
            f"sub_91|cus_902|Oriole Cards|a@902.example|Team|1|usd|month|49.00|incomplete_expired|"
            f"{clock('2024-05-02')}|{clock('2024-05-02')}|{clock('2024-05-02')}|"
            f"{clock('2024-06-02')}||||{clock('2024-05-03')}"
        )
    )
    return rows


def stripe_api_subscriptions(subs: list[Subscription]) -> Rows:
    head = (
        "id,customer_id,status,currency,unit_amount,quantity,recurring_interval,"
        "recurring_interval_count,start_date,current_period_start,current_period_end,ended_at,"
        "canceled_at,trial_start,trial_end,livemode"
    )
    rows: Rows = [head.split(",")]
    for s in subs:
        seats = 2 if s.price % 2 == 0 else 1
        rows.append(
            cells(
                f"sub_{s.number}|cus_{s.key}|{'canceled' if s.end else 'active'}|usd|"
                f"{s.price // seats}|{seats}|month|{s.every}|{second(s.begins)}|"
                f"{second(last_bill(s))}|{second(next_bill(s))}|{second(s.ends)}|{second(s.ends)}|||"
                f"TRUE"
            )
        )
    rows.append(
        cells(
            f"sub_90|cus_901|trialing|usd|9900|1|month|1|{second(UNDER_TRIAL)}|"
            f"{second(UNDER_TRIAL)}|{second('2025-04-11')}|||{second(UNDER_TRIAL)}|"
            f"{second('2025-04-11')}|TRUE"
        )
    )
    rows.append(
        cells(
            f"sub_91|cus_903|active|usd|500000|1|month|1|{second('2024-02-05')}|"
            f"{second('2025-03-05')}|{second('2025-04-05')}|||||FALSE"
        )
    )
    return rows


def stripe_invoices(subs: list[Subscription]) -> Rows:
    head = (
        "id,Number,Customer,Customer Name,Subscription,Date (UTC),Description,Currency,Subtotal,"
        "Total Discount Amount,Tax,Total,Amount Due,Amount Paid,Closed,Paid,Status,"
        "Minimum Line Item Period Start (UTC),Maximum Line Item Period End (UTC),Applied Coupons"
    )
    bills: list[tuple[str, list[object]]] = []
    for s in subs:
        off = 500 if s.number == 6 else 0
        for day in s.bills():
            tax = (s.price * 19 + 50) // 100 if s.number == 1 else 0
            sums = (s.price + off, off, tax, s.price + tax)
            end = later(day, s.every)
            bills.append(
                (
                    day,
                    cells(
                        f"cus_{s.key}|{s.customer}|sub_{s.key}|{clock(day)}||usd|{'|'.join(map(money, sums))}"
                        f"|{money(s.price + tax)}|{money(s.price + tax)}|TRUE|TRUE|paid"
                        f"|{clock(day)}|{clock(end)}|{'LOYAL5' if off else ''}"
                    ),
                )
            )
    first = subs[0]
    odd = [
        ("2024-06-05", "setup fee", 150000, "paid"),
        ("2024-09-05", "wrong address", 44000, "void"),
        ("2025-03-05", "not sent yet", 12000, "draft"),
        ("2024-11-05", "card declined", 7700, "uncollectible"),
    ]
    for day, said, price, status in odd:
        bills.append(
            (
                day,
                cells(
                    f"cus_{first.key}|{first.customer}||{clock(day)}|{said}|usd|{money(price)}|0.00|0.00|"
                    f"{money(price)}|{money(price)}|{money(price) if status == 'paid' else '0.00'}|"
                    f"{'FALSE' if status == 'draft' else 'TRUE'}|{'TRUE' if status == 'paid' else 'FALSE'}|"
                    f"{status}|{clock(day)}|{clock(day)}|"
                ),
            )
        )
    return numbered(head, "in_", bills)


def stripe_payments(subs: list[Subscription]) -> Rows:
    head = (
        "id,Description,Created (UTC),Amount,Amount Refunded,Currency,Converted Amount,"
        "Converted Amount Refunded,Fee,Tax,Converted Currency,Mode,Status,Customer ID,"
        "Customer Description,Customer Email,Captured"
    )
    bills: list[tuple[str, list[object]]] = []

    def pay(day: str, who: Subscription, price: int, back: int, mode: str, status: str, said: str) -> None:
        bills.append(
            (
                day,
                cells(
                    f"{said}|{clock(day)}|{money(price)}|{money(back)}|usd|{money(price)}|{money(back)}|"
                    f"{money(price // 40)}|0.00|usd|{mode}|{status}|cus_{who.key}|{who.customer}|"
                    f"billing@{who.key}.example|{'TRUE' if status != 'Failed' else 'FALSE'}"
                ),
            )
        )

    for s in subs:
        for day in s.bills():
            pay(day, s, s.price, 0, "Live", "Paid", "Subscription update")
    first = subs[0]
    pay("2024-05-03", first, 2500, 2500, "Live", "Refunded", "Subscription update")
    pay("2024-07-03", first, 3300, 0, "Live", "Failed", "Subscription update")
    pay("2024-08-03", first, 99900, 0, "Test", "Paid", "Subscription update")
    return numbered(head, "ch_", bills)


def baremetrics_subscriptions(subs: list[Subscription]) -> Rows:
    head = (
        "plan_oid,plan_name,plan_currency,plan_amount,plan_interval,plan_interval_count,"
        "customer_oid,customer_name,customer_email,subscription_oid,subscription_started_at,"
        "subscription_canceled_at"
    )
    rows: Rows = [head.split(",")]
    for s in subs:
        unit, count = ("year", 1) if s.every == 12 else ("month", s.every)
        rows.append(
            cells(
                f"plan_{s.number}|{s.plan}|USD|{s.price}|{unit}|{count}|customer_{s.key}|{s.customer}|"
                f"billing@{s.key}.example|subscription_{s.number}|{s.begins}|{s.ends}"
            )
        )
    return rows


def cells(text: str) -> list[object]:
    """The cells of a row, written between bars."""
    return list(text.split("|"))


def last_bill(s: Subscription) -> str:
    return s.bills()[-1]


def next_bill(s: Subscription) -> str:
    return later(last_bill(s), s.every)


def later(day: str, count: int) -> str:
    year, month, number = map(int, day.split("-"))
    return iso(after((year, month), count), number)


def clock(day: str) -> str:
    return f"{day} 09:00" if day else ""


def second(day: str) -> str:
    return f"{day} 09:00:00" if day else ""


def zulu(day: str) -> str:
    return f"{day}T09:00:00Z" if day else ""


def numbered(head: str, prefix: str, bills: list[tuple[str, list[object]]]) -> Rows:
    """The heading and the bills by day, each with a number of its own in front."""
    rows: Rows = [head.split(",")]
    for i, (_, row) in enumerate(sorted(bills, key=lambda bill: bill[0]), start=1):
        number = [f"NRR-{i:04d}"] if rows[0][1] == "Number" else []
        rows.append([f"{prefix}{i:04d}", *number, *row])
    return rows
