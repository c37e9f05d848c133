"""Exports whose headings are usual and were not read at the vendor."""

from exports_billing import Rows, cells, clock, last_bill, zulu
from exports_company import FIRST, LAST, Subscription, money, months, mrr

Movement = tuple[str, Subscription, str, int]


def moves(subs: list[Subscription]) -> list[Movement]:
    """Day, subscription, kind and change of MRR in cents."""
    found: list[Movement] = []
    for s in subs:
        earlier = [o for o in subs if o.customer == s.customer and o.number < s.number]
        was = earlier[-1].monthly if earlier else 0
        kind = "new" if not was else "expansion" if s.monthly > was else "contraction"
        found.append((s.begins, s, kind, s.monthly - was))
        if s.end and not any(o.customer == s.customer and o.start == s.end for o in subs):
            found.append((s.ends, s, "churn", -s.monthly))
    return sorted(found, key=lambda one: (one[0], one[1].number))


_NAMES = {"new": "New Business", "expansion": "Expansion", "contraction": "Contraction", "churn": "Churn"}


def stripe_customer_mrr_changes(subs: list[Subscription]) -> Rows:
    rows: Rows = [cells("Customer ID|Event Timestamp|Event Type|MRR Change|Currency")]
    return rows + [
        cells(f"cus_{s.key}|{clock(day)}|{kind}|{money(cents)}|usd") for day, s, kind, cents in moves(subs)
    ]


def stripe_mrr_per_subscriber(subs: list[Subscription]) -> Rows:
    book = mrr(subs)
    spans = months(FIRST, LAST)
    rows: Rows = [["Customer ID", "Customer Email", "Customer Name", *(f"{y}-{m:02d}" for y, m in spans)]]
    for who, key in sorted({(s.customer, s.key) for s in subs}):
        paid = [money(book[month].get(who, 0)) for month in spans]
        rows.append([f"cus_{key}", f"billing@{key}.example", who, *paid])
    return rows


def chartmogul_activities(subs: list[Subscription]) -> Rows:
    rows: Rows = [cells("Customer|Date|Type|Activity MRR Movement|Currency")]
    return rows + [
        cells(f"{s.customer}|{day}|{_NAMES[kind]}|{money(cents)}|USD") for day, s, kind, cents in moves(subs)
    ]


def chartmogul_mrr_movements(subs: list[Subscription]) -> Rows:
    rows: Rows = [cells("Customer Name|Date|Movement Type|MRR Movement|Currency")]
    return rows + [
        cells(f"{s.customer}|{day}|{_NAMES[kind]}|{money(cents)}|USD") for day, s, kind, cents in moves(subs)
    ]


def chargebee_subscriptions(subs: list[Subscription]) -> Rows:
    head = (
        "Subscription Id,Customer Id,Customer Company,Plan Id,Subscription Status,MRR,Currency,"
        "Started At,Cancelled At"
    )
    rows: Rows = [head.split(",")]
    for s in subs:
        rows.append(
            cells(
                f"sub{s.number}|cust{s.key}|{s.customer}|{s.plan}|"
                f"{'Cancelled' if s.end else 'Active'}|{money(s.monthly)}|USD|{s.begins}|{s.ends}"
            )
        )
    return rows


def recurly_subscriptions(subs: list[Subscription]) -> Rows:
    head = (
        "uuid,account_code,email,plan_code,state,unit_amount,currency,quantity,activated_at,"
        "current_period_started_at,expires_at,plan_interval_unit,plan_interval_length"
    )
    rows: Rows = [head.split(",")]
    for s in subs:
        rows.append(
            cells(
                f"b964b5439c{s.number:02d}|acct-{s.key}|billing@{s.key}.example|{s.plan.lower()}|"
                f"{'expired' if s.end else 'active'}|{money(s.price)}|USD|1|{zulu(s.begins)}|"
                f"{zulu(last_bill(s))}|{zulu(s.ends)}|months|{s.every}"
            )
        )
    return rows


def hubspot_deals_mrr(subs: list[Subscription]) -> Rows:
    head = (
        "Record ID,Deal Name,Deal Stage,Close Date,Amount,Monthly recurring revenue,"
        "Annual contract value,Recurring revenue inactive date,Associated Company,Currency"
    )
    rows: Rows = [head.split(",")]
    for s in subs:
        rows.append(
            cells(
                f"{900 + s.number}|{s.customer} - {s.plan}|Closed won|{clock(s.begins)}|"
                f"{money(s.monthly * 12)}|{money(s.monthly)}|{money(s.monthly * 12)}|{s.ends}|"
                f"{s.customer}|USD"
            )
        )
    rows.append(
        cells(
            f"990|Oriole Cards - Team|Closed lost|{clock('2024-11-04')}|1200.00|100.00|1200.00||"
            f"Oriole Cards|USD"
        )
    )
    return rows
