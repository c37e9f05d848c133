"""The layouts in which people keep a book: cubes, blocks, ledgers, bridges and logs, in several languages."""

from datetime import date, timedelta
from itertools import pairwise

from tests.intake.door_tools import Export, dated_bills, runs, text, truth
from tests.intake.ledgers import LAST, MONTHLY, SUBSCRIPTIONS, label, last_day, months_between, plus, workbook

MONTHS = months_between((2024, 1), LAST)
OPEN = ("last complete month", "last month in which anything began")


def amount(one, month):
    return one.rate(month) if month in one.months() else 0


def row(one):
    return [amount(one, m) or "" for m in MONTHS]


def total(ones, month):
    return sum(amount(o, month) for o in ones)


def by_region():
    found = {}
    for one in SUBSCRIPTIONS:
        found.setdefault(one.region, []).append(one)
    return found


def region_blocks():
    """Sections with subtotals, and a grand total, the way a finance pack prints them."""
    for code, (sub, grand, head, form) in {
        "en": ("Subtotal {}", "Grand total", "Customer", "%b-%y"),
        "de": ("Zwischensumme {}", "Gesamtsumme", "Kunde", "%m/%Y"),
        "fr": ("Sous-total {}", "Total général", "Client", "%m/%Y"),
        "es": ("Subtotal {}", "Total general", "Cliente", "%m/%Y"),
        "it": ("Subtotale {}", "Totale complessivo", "Cliente", "%m/%Y"),
        "nl": ("Subtotaal {}", "Eindtotaal", "Klant", "%m-%Y"),
        "sv": ("Delsumma {}", "Totalsumma", "Kund", "%Y-%m"),
        "pl": ("Suma częściowa {}", "Suma końcowa", "Klient", "%Y-%m"),
        "pt": ("Subtotal {}", "Total geral", "Cliente", "%m/%Y"),
    }.items():
        rows = [[head, *(f"{date(*m, 1):{form}}" for m in MONTHS)]]
        for region, ones in by_region().items():
            rows += [[region], *([o.name, *row(o)] for o in ones)]
            rows.append([sub.format(region), *(total(ones, m) for m in MONTHS)])
        rows.append([grand, *(total(SUBSCRIPTIONS, m) for m in MONTHS)])
        yield Export(f"blocks-{code}", text(rows), truth())


def wide_with_rates():
    """ARR by month beside growth and share rows, churned customers as dashes."""
    rows = [["ARR by customer (EUR)"], [], ["Account", "Segment", *(f"{date(*m, 1):%b %Y}" for m in MONTHS)]]
    rows += [[o.name, o.region, *(amount(o, m) * 12 or "-" for m in MONTHS)] for o in SUBSCRIPTIONS]
    sums = [total(SUBSCRIPTIONS, m) * 12 for m in MONTHS]
    growth = ["", *(f"{(b / a - 1) * 100:.1f}%" for a, b in pairwise(sums))]
    rows += [
        ["Total ARR", "", *sums],
        ["Growth m/m", "", *growth],
        ["Customers", "", *(sum(bool(amount(o, m)) for o in SUBSCRIPTIONS) for m in MONTHS)],
    ]
    yield Export("wide-arr-with-rates", text(rows), truth(), ("Annual",))


def long_snapshots():
    """A row a customer and month-end, with seats, a unit price and a churn flag beside."""
    rows = [["snapshot_date", "account_id", "account_name", "plan", "seats", "mrr_usd", "is_churned"]]
    for m in MONTHS:
        for i, o in enumerate(SUBSCRIPTIONS):
            if m >= o.first:
                rows.append(
                    [
                        last_day(m),
                        f"0018{i:011d}",
                        o.name,
                        o.plan,
                        5 if amount(o, m) else 0,
                        amount(o, m),
                        "TRUE" if not amount(o, m) else "FALSE",
                    ]
                )
    yield Export("long-snapshots", text(rows), truth())


def tabs():
    """A workbook with a summary, the customers, a pivot and an assumptions tab."""
    cube = [
        ["Customer", "Plan", *(date(*m, 1) for m in MONTHS)],
        *([o.name, o.plan, *(amount(o, m) or None for m in MONTHS)] for o in SUBSCRIPTIONS),
    ]
    summary = [
        ["Metric", *(date(*m, 1) for m in MONTHS)],
        ["Total MRR", *(total(SUBSCRIPTIONS, m) for m in MONTHS)],
        ["Customers", *(len(SUBSCRIPTIONS) for _ in MONTHS)],
        ["NRR", *(1.02 for _ in MONTHS)],
    ]
    assumed = [["Assumption", "Value"], ["Gross margin", 0.8], ["Discount rate", 0.1]]
    yield Export(
        "tabs",
        workbook({"Summary": summary, "MRR by customer": cube, "Assumptions": assumed}),
        truth(),
        ("MRR by customer",),
        "pack.xlsx",
    )


def quarter_ends():
    quarters = [m for m in MONTHS if m[1] % 3 == 0]
    rows = [
        ["Customer", *(f"Q{m[1] // 3} {m[0]}" for m in quarters)],
        *([o.name, *(amount(o, m) * 12 or "" for m in quarters)] for o in SUBSCRIPTIONS),
    ]
    held = {label(m): total(SUBSCRIPTIONS, m) for m in quarters}
    yield Export(
        "quarter-end-arr", text([["ARR at quarter end"], [], *rows]), held, ("ARR at the end of the quarter",)
    )


def logs():
    rows = [["Effective date", "Account", "Previous MRR", "New MRR", "Reason"]]
    for o in SUBSCRIPTIONS:
        before = 0
        for since, rate in o.steps:
            rows.append(
                [
                    date(*since, 1),
                    o.name,
                    before,
                    rate,
                    "new" if not before else "upgrade" if rate > before else "downgrade",
                ]
            )
            before = rate
        if o.last:
            rows.append([date(*plus(o.last, 1), 1), o.name, before, 0, "cancelled"])
    yield Export("log-before-after", text([rows[0], *sorted(rows[1:], key=lambda r: r[0])]), truth(), OPEN)


def terms_in_words():
    rows = [["Client", "Subscription start", "Commitment", "Total contract value"]]
    names = {12: "1 year", 24: "2 years", 36: "36 months"}
    made = []
    for i, o in enumerate(SUBSCRIPTIONS):
        months = (12, 24, 36)[i % 3]
        rows.append([o.name, o.start, names[months], o.steps[0][1] * months])
        made.append((o, months))
    held = {}
    for o, months in made:
        for m in months_between(o.first, min(plus(o.first, months - 1), LAST)):
            held[label(m)] = held.get(label(m), 0) + o.steps[0][1]
    yield Export("terms-in-words", text(rows), dict(sorted(held.items())), OPEN)


def cents():
    head = [
        "id",
        "object",
        "customer",
        "customer_name",
        "plan_interval",
        "plan_amount",
        "currency",
        "created",
        "current_period_start",
        "current_period_end",
        "status",
        "canceled_at",
        "ended_at",
    ]
    stamp = lambda day: int((day - date(1970, 1, 1)).total_seconds())  # noqa: E731
    flat = [o for o in SUBSCRIPTIONS if len(o.steps) == 1]
    rows = []
    for o in flat:
        ended = stamp(o.end + timedelta(1)) if o.end else ""
        rows.append(
            [
                f"sub_{o.name[:3]}",
                "subscription",
                f"cus_{o.name[:4]}",
                o.name,
                {1: "month", 3: "quarter", 12: "year"}[o.every],
                o.steps[0][1] * o.every * 100,
                "usd",
                stamp(o.start),
                stamp(date(2025, 10, 1)),
                stamp(date(2025, 11, 1)),
                "canceled" if o.end else "active",
                ended,
                ended,
            ]
        )
    yield Export("api-cents", text([head, *rows]), truth(flat), ("in cents", *OPEN))


def european_text():
    rows = [["Kundennr.", "Kunde", "Monat", "MRR (netto)"]]
    rows += [
        [
            10_000 + i,
            o.name,
            f"{date(*m, 1):%m.%Y}",
            f"{amount(o, m):,.2f} €".replace(",", "X").replace(".", ",").replace("X", "."),
        ]
        for m in MONTHS
        for i, o in enumerate(SUBSCRIPTIONS)
        if amount(o, m)
    ]
    yield Export("german-long", text(rows, ";", "cp1252"), truth())


def credits_and_refunds():
    rows = [["Invoice No", "Invoice date", "Customer", "Type", "Item", "Net amount"]]
    for i, (b, _, a, o) in enumerate(dated_bills(MONTHLY)):
        rows.append([f"R{i:05d}", b, o.name, "Invoice", o.plan, a])
    rows.append(["C00001", date(2024, 9, 10), "Gable Homes", "Credit note", "Pro", -60])
    held = dict(truth())
    held["2024-09"] -= 60
    yield Export("credit-notes", text(rows), held, ("take them off|count",))


def usage_beside():
    rows = [["Month", "Customer", "Charge type", "Amount"]]
    for m in MONTHS:
        for i, o in enumerate(SUBSCRIPTIONS):
            if amount(o, m):
                rows.append([f"{date(*m, 1):%Y-%m}", o.name, "Recurring", amount(o, m)])
                if i % 4 == 0 and m == o.first:
                    rows.append([f"{date(*m, 1):%Y-%m}", o.name, "One-time onboarding", 900])
    yield Export("charge-types", text(rows), truth())


def two_products():
    rows = [["Customer", "Product", *(f"{m[1]}/{m[0]}" for m in MONTHS)]]
    for o in SUBSCRIPTIONS:
        rows.append([o.name, "Core", *(amount(o, m) // 2 or "" for m in MONTHS)])
        rows.append([o.name, "Analytics", *(amount(o, m) - amount(o, m) // 2 or "" for m in MONTHS)])
    yield Export("two-products-wide", text(rows), truth())


def turned():
    rows = [["Month", *(o.name for o in SUBSCRIPTIONS), "Total"]]
    rows += [
        [f"{date(*m, 1):%b %Y}", *(amount(o, m) or "" for o in SUBSCRIPTIONS), total(SUBSCRIPTIONS, m)]
        for m in MONTHS
    ]
    yield Export("months-down", text(rows), truth())


def fiscal():
    def name(m):
        year = m[0] + (m[1] >= 2)
        return f"FY{year % 100} M{(m[1] - 2) % 12 + 1:02d}"

    rows = [["Customer", *(name(m) for m in MONTHS)], *([o.name, *row(o)] for o in SUBSCRIPTIONS)]
    yield Export("fiscal-months", text(rows), truth(), ("Starts in February",))


def exclusive_ends():
    rows = [["Customer", "From", "To", "Monthly fee"]]
    for o, begin, end, rate in runs():
        rows.append(
            [o.name, f"{begin:%d/%m/%Y}", f"{(end or last_day((2026, 12))) + timedelta(1):%d/%m/%Y}", rate]
        )
    yield Export("exclusive-ends", text(rows), truth(), ("Day first", *OPEN))


def japanese_wide():
    rows = [
        ["顧客名", "プラン", *(f"{m[0]}年{m[1]}月" for m in MONTHS)],
        *(
            [o.name, o.plan, *(f"¥{amount(o, m):,}" if amount(o, m) else "" for m in MONTHS)]
            for o in SUBSCRIPTIONS
        ),
    ]
    rows.append(["合計", "", *(f"¥{total(SUBSCRIPTIONS, m):,}" for m in MONTHS)])
    yield Export("japanese-wide", text(rows), truth())


def budget_beside():
    head = [
        "Customer",
        *(h for m in MONTHS for h in (f"{date(*m, 1):%b-%y} Actual", f"{date(*m, 1):%b-%y} Budget")),
    ]
    rows = [
        [o.name, *(v for m in MONTHS for v in (amount(o, m) or "", amount(o, m) + 10))] for o in SUBSCRIPTIONS
    ]
    yield Export("actual-and-budget", text([head, *rows]), truth())


def lost_and_pipeline():
    rows = [["Deal", "Company", "Stage", "MRR", "Contract start", "Contract end"]]
    for o, begin, end, rate in runs():
        rows.append([f"{o.name} {o.plan}", o.name, "Closed won", rate, begin, end or ""])
    rows += [
        ["X", "Xylo", "Closed lost", 900, "", ""],
        ["Y", "Yarrow", "Proposal", 400, "", ""],
        ["Z", "Zephyr", "Verbal commit", 300, "", ""],
    ]
    yield Export("deals-with-pipeline", text(rows), truth(), ("Leave .*out", *OPEN))


def parents():
    rows = [["Parent account", "Account", "Month", "MRR"]]
    rows += [
        ["Group " + o.region, o.name, f"{date(*m, 1):%d-%b-%Y}", amount(o, m)]
        for m in MONTHS
        for o in SUBSCRIPTIONS
        if amount(o, m)
    ]
    yield Export("parents", text(rows), truth())


def without_year():
    months = MONTHS[:12]
    rows = [
        ["Customer", *(f"{date(*m, 1):%B}" for m in months)],
        *([o.name, *(amount(o, m) or "" for m in months)] for o in SUBSCRIPTIONS if o.first <= (2024, 12)),
    ]
    yield Export(
        "months-without-year",
        text([["MRR"], *rows]),
        {label(m): total(SUBSCRIPTIONS, m) for m in months},
        ("2024",),
    )


def mixed_prepay():
    """Monthly, quarterly and annual payers in one list without service periods, on the days of their
    customers.
    """
    rows = [["Date", "Client", "Reference", "Amount"]]
    for i, (b, _, a, o) in enumerate(dated_bills()):
        rows.append([b + timedelta(len(o.name)), o.name, f"R-{i}", a])
    yield Export("prepaid-mixed", text(rows), truth(), ("own rhythm", "for a year"))


CASES = [
    case
    for part in (
        region_blocks,
        wide_with_rates,
        long_snapshots,
        tabs,
        quarter_ends,
        logs,
        terms_in_words,
        cents,
        european_text,
        credits_and_refunds,
        usage_beside,
        two_products,
        turned,
        fiscal,
        exclusive_ends,
        japanese_wide,
        budget_beside,
        lost_and_pipeline,
        parents,
        without_year,
        mixed_prepay,
    )
    for case in part()
]
