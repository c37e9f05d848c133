"""What accounting and billing systems write: credits by type, taxes, flags, invoices for a year, groups
that head their rows.
"""

from datetime import date
from decimal import Decimal

from truths import (
    Case,
    book,
    end_of,
    long_rows,
    months_of,
    reading,
    shifted,
    text,
    until,
    wide_rows,
    workbook,
)

PLAIN = book()
HEAD = ["Customer", "Month", "MRR"]
MONTHS = months_of(PLAIN)
NAMES = list(PLAIN)
EITHER = ("accepted", "needs_answer")
CAREFUL = ("refused", "needs_answer")


def rows():
    return long_rows(PLAIN, write_month=lambda m: f"{m[0]}-{m[1]:02d}-15", write_amount=lambda a: a)


def added(extra):
    """The plain book with further amounts by customer and month."""
    made = {n: dict(row) for n, row in PLAIN.items()}
    for name, month, amount in extra:
        made[name][month] = made[name].get(month, Decimal(0)) + amount
    return made


def cases():
    for part in (
        credits,
        taxes,
        flags,
        kinds,
        billed_ahead,
        terms,
        movements,
        headings,
        below_totals,
        heads,
        grouped,
        other_things,
        layouts,
        measures_in_rows,
        beside,
        accounts,
    ):
        yield from part()


def credits():
    less = reading(added([(NAMES[0], (2023, 9), Decimal(-25))]))
    for name, column, plus, minus in (
        ("memo", "Document type", "Invoice", "Credit memo"),
        ("side", "S/H", "S", "H"),
        ("flag", "Dr/Cr", "Cr", "Dr"),
    ):
        table = [["Customer", "Date", column, "Amount"], *([n, m, plus, a] for n, m, a in rows())]
        table.append([NAMES[0], "2023-09-15", minus, 25])
        yield Case(
            f"credit-{name}", text(table).encode(), readings=(less,), says=("without a minus", "25.00")
        )
    mixed = [*table, [NAMES[1], "2023-09-15", "Dr", -5]]
    yield Case("credit-signs-mixed", text(mixed).encode(), allowed=("needs_answer",), says=("minus",))
    refunds = [
        ["Customer", "Month", "Amount", "Refunded"],
        *([*r, 30 if i == 4 else 0] for i, r in enumerate(rows())),
    ]
    yield Case(
        "refunds-beside",
        text(refunds).encode(),
        allowed=("needs_answer",),
        readings=(reading(PLAIN, choosing="Amount as it is"),),
        says=("Refunded",),
    )


def taxes():
    for with_tax, without in (
        ("Umsatz brutto", "Umsatz netto"),
        ("Importe con IVA", "Importe sin IVA"),
        ("Beløb inkl. moms", "Beløb ekskl. moms"),
        ("Amount incl. VAT", "Amount excl. VAT"),
    ):
        table = [["Customer", "Month", with_tax, without], *([n, m, a * 2, a] for n, m, a in rows())]
        yield Case(f"tax-{without}", text(table).encode(), readings=(reading(PLAIN),), says=(with_tax,))


def flags():
    for heading, usual, other, word in (
        ("One-time", "FALSE", "TRUE", "one-time"),
        ("Is recurring", 1, 0, "one-time"),
        ("Is trial", "No", "Yes", "trial"),
        ("Internal account", "no", "yes", "internal"),
    ):
        table = [[*HEAD, heading], *([*r, usual] for r in rows()), [NAMES[0], "2023-05-15", 990, other]]
        yield Case(f"flag-{heading}", text(table).encode(), readings=(reading(PLAIN),), says=(word, "990.00"))
    scenarios = [
        [*HEAD, "Scenario"],
        *([n, m, a * k, s] for s, k in (("Base", 1), ("Upside", 2)) for n, m, a in rows()),
    ]
    yield Case("scenario-column", text(scenarios).encode(), allowed=("needs_answer",), says=("scenario",))


def kinds():
    for heading, usual, other in (
        ("GL account", "4000 Subscription revenue", "4200 Professional services revenue"),
        ("Product", "Core", "Implementation services"),
    ):
        table = [[*HEAD, heading], *([*r, usual] for r in rows()), [NAMES[0], "2023-05-15", 990, other]]
        yield Case(
            f"once-by-{heading}", text(table).encode(), readings=(reading(PLAIN),), says=("one-time", "990")
        )
    void = [[*HEAD, "Invoice status"], *([*r, "Paid"] for r in rows()), [NAMES[0], "2023-05-15", 77, "Void"]]
    yield Case(
        "invoice-status", text(void).encode(), says=("Void", "excluded", "77.00"), readings=(reading(PLAIN),)
    )
    forms = [
        ["Aspen Ltd" if i % 2 else "Aspen Limited", *r[1:]]
        for i, r in enumerate(r for r in rows() if r[0] == NAMES[0])
    ]
    others = [r for r in rows() if r[0] != NAMES[0]]
    yield Case(
        "legal-forms",
        text([HEAD, *forms, *others]).encode(),
        says=("legal form",),
        readings=(reading(PLAIN, customers=9), reading(PLAIN, choosing="Merge")),
    )


def billed_ahead():
    yearly = [
        ["Customer", "Invoice date", "Amount", "Billing"],
        ["A", "2023-01-15", 1200, "Annual in advance"],
        *(["B", f"2023-{m:02d}-20", 100, "Monthly"] for m in range(1, 7)),
    ]
    spread = {n: {(2023, m): Decimal(100) for m in range(1, 7)} for n in "AB"}
    yield Case("billed-a-year", text(yearly).encode(), readings=(reading(spread),), says=("spread over",))
    prepaid = [["Customer", "Invoice date", "Invoice amount"]]
    prepaid += [[n, f"{y}-{m:02d}-15", 12000] for y in (2023, 2024) for m, n in enumerate(NAMES, 1)]
    through = {
        n: {shifted((2023, m), t): Decimal(1000) for t in range(21 - m)} for m, n in enumerate(NAMES, 1)
    }
    yield Case(
        "billed-a-year-unsaid",
        text(prepaid).encode(),
        allowed=("needs_answer",),
        says=("12 months",),
        readings=(reading(through, choosing="own rhythm"),),
    )


def terms():
    truth = {
        "A": {(2023, m): Decimal(100) for m in range(1, 13)},
        "B": {shifted((2023, 3), t): Decimal(200) for t in range(24)},
    }
    for heading, one, two in (
        ("Term (years)", 1, 2),
        ("Term", "12 months", "24 mo"),
        ("Contract term", "1 year", "2 yrs"),
    ):
        table = [
            ["Customer", "Start date", heading, "ACV"],
            ["A", "2023-01-01", one, 1200],
            ["B", "2023-03-01", two, 2400],
        ]
        yield Case(f"term-{heading}", text(table).encode(), readings=(reading(truth),))
    american = [
        ["Customer", "From", "To", "Monthly fee"],
        ["A", "1/1/2023", "12/31/2023", 100],
        ["B", "3/1/2023", "2/28/2025", 200],
    ]
    yield Case(
        "order-told-by-ends", text(american).encode(), readings=(reading(truth),), says=("month first",)
    )
    zuora = [
        [
            "Account: Name",
            "Rate Plan Charge: Effective Start Date",
            "Rate Plan Charge: Effective End Date",
            "Rate Plan Charge: MRR",
        ],
        ["A", date(2023, 1, 1), date(2023, 12, 31), 100],
        ["B", date(2023, 3, 1), date(2025, 2, 28), 200],
    ]
    yield Case("fields-of-objects", text(zuora).encode(), readings=(reading(truth),))


def movements():
    moves = [
        ["Customer Name", "Date", "Type", "MRR Movement", "Net MRR"],
        ["A", "2023-01-03", "new_biz", 100, 100],
        ["A", "2023-02-11", "expansion", 30, 130],
        ["A", "2023-04-03", "contraction", -10, 120],
    ]
    balance = {
        "A": dict(zip(((2023, m) for m in range(1, 6)), map(Decimal, (100, 130, 130, 120, 120)), strict=True))
    }
    yield Case(
        "movement-beside-balance",
        text(moves).encode(),
        allowed=("needs_answer",),
        readings=(reading(until(balance, (2023, 4)), choosing="Through Apr 2023"),),
    )
    rolled = [
        ["Customer", "Month", "Opening MRR", "New", "Churn", "Closing MRR"],
        *([n, m, 0, "", "", a] for n, m, a in rows()),
    ]
    yield Case("roll-forward-by-customer", text(rolled).encode(), readings=(reading(PLAIN),))


def headings():
    head, *body = wide_rows(PLAIN)
    turkish = [
        ["Müşteri Adı", *(["Mart", "Nisan", "Mayıs", "Haziran", "Temmuz", "Ağustos", "Eylül", "Ekim"])],
        *body,
    ]
    turkish[0][1:] = [f"{month} 2023" for month in turkish[0][1:]]
    yield Case("dotless-letters", text(turkish).encode(), readings=(reading(PLAIN),))
    unread = [[*head[:3], "Mayyy", *head[4:]], *body]
    yield Case("month-unread-between", text(unread).encode(), allowed=CAREFUL, says=("Mayyy",))
    twins = [
        ["Account ID", "Customer", *head[1:]],
        *([f"A{i}", "Twin Ltd" if i < 2 else r[0], *r[1:]] for i, r in enumerate(body)),
    ]
    yield Case("ids-of-namesakes-wide", text(twins).encode(), readings=(reading(PLAIN),))
    dated = [
        ["Customer", "Invoice date", "Due date", "Amount"],
        *([n, m, end_of(shifted(tuple(map(int, m.split("-")[:2])), 1)), a] for n, m, a in rows()),
    ]
    yield Case("two-dates-in-first-row", text(dated).encode(), readings=(reading(PLAIN),))
    bank = [["Date", "Name", "Account", "Amount"], *([m, n, "Sales", a] for n, m, a in rows())]
    yield Case("one-account-for-all", text(bank).encode(), readings=(reading(PLAIN),))
    ship = [
        ["Bill-to customer", "Ship-to customer", *head[1:]],
        *(["Dist A" if i < 4 else "Dist B", *r] for i, r in enumerate(body)),
    ]
    yield Case(
        "two-customer-columns",
        text(ship).encode(),
        readings=(reading(PLAIN, customers=2),),
        says=("also names",),
    )


def below_totals():
    head, *body = wide_rows(PLAIN)
    whole = [sum((r.get(m, Decimal(0)) for r in PLAIN.values()), Decimal(0)) for m in MONTHS]
    table = [head, *body, ["Total", *whole]]
    for name, below in (
        ("ledger", [["Per GL", *whole], ["Difference", *[0] * 8]]),
        ("movements", [[], ["New", *[5] * 8], ["Churn", *[-5] * 8], ["Expansion", *[1] * 8]]),
        ("again", [["Billing system", *whole]]),
    ):
        yield Case(
            f"below-total-{name}",
            text([*table, *below]).encode(),
            readings=(reading(PLAIN),),
            says=("total",),
        )
    for name in ("Target", "New"):
        made = {**{n: r for n, r in PLAIN.items() if n != NAMES[7]}, name: PLAIN[NAMES[7]]}
        last = [*wide_rows(made), ["Total", *whole]]
        yield Case(
            f"customer-{name}-above-total", text(last).encode(), readings=(reading(made),), names=(name,)
        )


def heads():
    head, *body = wide_rows(PLAIN)
    table = [["Row Labels", *head[1:], "Grand Total"]]
    for name, part in (("Enterprise", body[:3]), ("SMB", body[3:])):
        sums = [sum((Decimal(r[i] or 0) for r in part), Decimal(0)) for i in range(1, 9)]
        table += [[name, *sums, 1], *([*r, 1] for r in part)]
    whole = [sum((r.get(m, Decimal(0)) for r in PLAIN.values()), Decimal(0)) for m in MONTHS]
    yield Case(
        "groups-above-their-rows",
        text([*table, ["Grand Total", *whole, 1]]).encode(),
        readings=(reading(PLAIN),),
        says=("total",),
    )
    for name, title in (("seats", "Seats by customer"), ("cost", "Cost to serve by customer")):
        things = [[title], head, *([n, *[12] * 8] for n in NAMES)]
        yield Case(f"title-speaks-of-{name}", text(things).encode(), allowed=("needs_answer",), says=(title,))
    stock = [
        ["Date", "Open", "High", "Low", "Close", "Volume"],
        *([f"2023-0{i}-03", 1, 2, 3, 4, 500] for i in range(1, 9)),
    ]
    yield Case("series-of-prices", text(stock).encode(), allowed=CAREFUL)


def grouped():
    whole = sum((a for row in PLAIN.values() for a in row.values()), Decimal(0))
    detail = [
        ["Acme LLC"],
        ["Sales by Customer Detail"],
        [],
        ["", "Date", "Transaction Type", "Num", "Amount", "Balance"],
    ]
    dated, nested = [["Date", "Invoice", "Amount"]], [["Row Labels", "Sum of MRR"]]
    for name, row in PLAIN.items():
        lines = [[f"{m:02d}/15/{y}", "Invoice", 1000 + i, a] for i, ((y, m), a) in enumerate(row.items())]
        detail += [
            [name],
            *(["", *line, line[-1]] for line in lines),
            [f"Total for {name}", "", "", "", sum(row.values())],
        ]
        dated += [
            [f"Customer: {name}"],
            *([f"{y}-{m:02d}-15", i, a] for i, ((y, m), a) in enumerate(row.items())),
        ]
        nested += [[name, sum(row.values())], *([f"{y}-{m:02d}", a] for (y, m), a in row.items())]
    tops = {
        "detail": [*detail, ["TOTAL", "", "", "", whole]],
        "dated": dated,
        "nested": [*nested, ["Grand Total", whole]],
    }
    months = [["Customer", "MRR"]]
    for y, m in MONTHS:
        months += [[f"{y}-{m:02d}", ""], *([n, r[y, m]] for n, r in PLAIN.items() if (y, m) in r)]
    for name, table in {**tops, "months": months}.items():
        yield Case(
            f"grouped-{name}",
            text(table).encode(),
            readings=(reading(PLAIN),),
            names=tuple(NAMES),
            says=("grouped under",),
        )
    below = [["Month", "Customer", "MRR"]]
    for month in MONTHS:
        paying = [(n, r[month]) for n, r in PLAIN.items() if month in r]
        below += [["" if i else f"{month[0]}-{month[1]:02d}", n, a] for i, (n, a) in enumerate(paying)]
    yield Case("month-named-once", text(below).encode(), readings=(reading(PLAIN),), says=("name no month",))
    deals = [
        ["Account Name", "Opportunity Name", "Start Date", "End Date", "ACV"],
        ["Acme", "O1", "2023-01-01", "2023-12-31", 1200],
        ["", "O2", "2024-01-01", "2024-12-31", 1800],
        ["Subtotal", "", "", "", 3000],
        ["Birch", "O3", "2023-03-01", "2024-02-29", 2400],
        ["Subtotal", "", "", "", 2400],
        ["Total", "", "", "", 5400],
    ]
    truth = {
        "Acme": {shifted((2023, 1), t): Decimal(100 if t < 12 else 150) for t in range(24)},
        "Birch": {shifted((2023, 3), t): Decimal(200) for t in range(12)},
    }
    yield Case("deals-below-account", text(deals).encode(), readings=(reading(truth),), says=("row above",))
    equal = [["Customer", "Product", *(f"{y}-{m:02d}" for y, m in MONTHS)]]
    for name, row in PLAIN.items():
        equal += [[name, "Core", *(row.get(m, "") for m in MONTHS)], ["", "Add-on", *[10] * 8]]
    more = added([(n, m, Decimal(10)) for n in NAMES for m in MONTHS])
    yield Case(
        "equal-products-below-names", text(equal).encode(), readings=(reading(more),), says=("row above",)
    )


def other_things():
    head, *body = wide_rows(PLAIN)
    for name, table in (
        ("title", [["Churned MRR by customer"], head, *body]),
        ("budget", [["FY23 Budget: MRR by customer"], head, *body]),
        ("year-to-date", [["Customer", *(f"{h} YTD" for h in head[1:])], *body]),
        ("deferred", [["Customer", "Month", "Deferred revenue"], *rows()]),
        ("change", [["Customer", "Month", "MRR change"], *rows()]),
    ):
        yield Case(
            f"no-level-{name}",
            text(table).encode(),
            allowed=("needs_answer",),
            says=("something else",),
            readings=(reading(PLAIN, choosing="Monthly"),),
        )
    compared = [["MRR by customer, budget and actual"], head, *body]
    yield Case("budget-only-compared", text(compared).encode(), readings=(reading(PLAIN),))
    weekly = [
        ["Customer", "Snapshot date", "MRR"],
        *([n, f"{m[:8]}{d:02d}", a] for n, m, a in rows() for d in (5, 19)),
    ]
    yield Case(
        "states-twice-a-month",
        text(weekly).encode(),
        allowed=("needs_answer",),
        says=("same month",),
        readings=(reading(PLAIN, choosing="The last one counts"),),
    )
    signs = [["Customer", "Month", "MRR (EUR)"], *([n, m, f"${a}"] for n, m, a in rows())]
    yield Case("heading-against-signs", text(signs).encode(), allowed=CAREFUL, says=("contradicts",))
    taxed = [
        ["Customer", "Invoice Date", "Amount Due", "Subtotal", "Tax", "Total"],
        *([n, m, a * 2, a, a, a * 2] for n, m, a in rows()),
    ]
    yield Case("subtotal-beside-tax", text(taxed).encode(), readings=(reading(PLAIN),), says=("Amount Due",))
    zeros = [
        ["Customer ID", "Month", "MRR"],
        *(
            [f"{NAMES.index(n) + 1:05d}" if i % 2 else NAMES.index(n) + 1, m, a]
            for i, (n, m, a) in enumerate(rows())
        ),
    ]
    yield Case(
        "zeros-lost",
        text(zeros).encode(),
        says=("leading zeros",),
        readings=(reading(PLAIN, customers=16), reading(PLAIN, choosing="Merge")),
    )
    parents = [["Parent", *head]]
    for name, part in (("Group A", body[:4]), ("Group B", body[4:])):
        sums = [sum((Decimal(r[i] or 0) for r in part), Decimal(0)) for i in range(1, 9)]
        parents += [[name, "", *sums], *([name, *r] for r in part)]
    yield Case("parents-above-children", text(parents).encode(), readings=(reading(PLAIN),), says=("total",))
    letters = [["Customer", *(f"{h}{'A' if i < 5 else 'F'}" for i, h in enumerate(head[1:]))], *body]
    past = {n: {m: a for m, a in row.items() if m in MONTHS[:5]} for n, row in PLAIN.items()}
    yield Case("letters-behind-months", text(letters).encode(), readings=(reading(past),), says=("forecast",))
    korean = [["고객명", "월", "금액"], *rows()]
    yield Case("korean", text(korean).encode(), readings=(reading(PLAIN),))
    russian = [
        [
            "Клиент",
            *(
                f"{w} 2023"
                for w in ["март", "апрель", "май", "июнь", "июль", "август", "сентябрь", "октябрь"]
            ),
        ],
        *body,
    ]
    yield Case("russian-months", text(russian).encode(), readings=(reading(PLAIN),))
    ended = [
        ["Customer", "Start date", "End date", "MRR"],
        ["A", "2023-01-01", "0000-00-00", 100],
        ["B", "2023-01-01", "2023-12-31", 50],
    ]
    through = {n: {(2023, m): Decimal(a) for m in range(1, 13)} for n, a in (("A", 100), ("B", 50))}
    yield Case(
        "no-end-as-zeros",
        text(ended).encode(),
        allowed=EITHER,
        readings=(reading(until(through, (2023, 1)), choosing="Through Jan 2023"),),
    )


def layouts():
    truth = {
        "A": {(2023, m): Decimal(100) for m in range(1, 13)},
        "B": {(2023, m): Decimal(50) for m in range(3, 8)},
    }
    for name, first, second in (
        ("iso", "2023-01-01 - 2023-12-31", "2023-03-01 - 2023-07-31"),
        ("words", "1 Jan \u2013 31 Dec 2023", "1 Mar \u2013 31 Jul 2023"),
        ("slash", "2023-01-01/2023-12-31", "2023-03-01/2023-07-31"),
        ("american", "01/01/2023 to 12/31/2023", "03/01/2023 to 07/31/2023"),
    ):
        table = [["Customer", "Service period", "MRR"], ["A", first, 100], ["B", second, 50]]
        yield Case(
            f"period-in-a-cell-{name}", text(table).encode(), readings=(reading(truth),), says=("split",)
        )
    drawn = "| Customer | Month | MRR |\n|---|---|---|\n" + "".join(
        f"| {n} | {m} | {a} |\n" for n, m, a in rows()
    )
    yield Case("drawn-with-lines", drawn.encode(), readings=(reading(PLAIN),))
    across = [
        ["Customer", *NAMES],
        ["Segment", *["SMB"] * 8],
        *([f"{y}-{m:02d}", *(PLAIN[n].get((y, m), "") for n in NAMES)] for y, m in MONTHS),
    ]
    yield Case("turned-with-segments", text(across).encode(), readings=(reading(PLAIN),), says=("turned",))
    rupees = {n: {m: a.quantize(Decimal(1)) for m, a in row.items()} for n, row in PLAIN.items()}
    table = [HEAD, *long_rows(rupees, write_amount=lambda a: f"\u20b9 {a}/-")]
    yield Case("rupees", text(table).encode(), readings=(reading(rupees, "INR"),))
    years = book(months=20, first=(2022, 5), seed=4)
    tabs = {
        f"MRR {year}": [
            ["Customer", *(date(y, m, 1) for y, m in months_of(years) if y == year)],
            *([n, *(row.get((y, m)) for y, m in months_of(years) if y == year)] for n, row in years.items()),
        ]
        for year in (2022, 2023)
    }
    yield Case(
        "sheets-named-with-words",
        workbook(tabs),
        name="years.xlsx",
        readings=(reading(years),),
        says=("sheets named after",),
    )


def measures_in_rows():
    head, *body = wide_rows(PLAIN)
    for name, column, other, outcome in (
        ("words", "KPI", "Headcount", "accepted"),
        ("basis", "Basis", "Local", "needs_answer"),
    ):
        first = "Recurring revenue" if outcome == "accepted" else "Group currency"
        table = [["Customer", column, *head[1:]]]
        for row in body:
            table += [[row[0], first, *row[1:]], [row[0], other, *[5] * 8]]
        readings = (reading(PLAIN),) if outcome == "accepted" else ()
        yield Case(
            f"measure-rows-{name}",
            text(table).encode(),
            allowed=(outcome,),
            readings=readings,
            says=("measures",),
        )
    sides = [
        ["Customer", "Kind", *head[1:]],
        *([r[0], side, *r[1:]] for r in body for side in ("Gross", "Net")),
    ]
    yield Case("gross-and-net-rows", text(sides).encode(), allowed=("needs_answer",), says=("measures",))
    lines = [
        ["Customer", "Line", *head[1:]],
        *([r[0], *line] for r in body for line in (["Subscription", *r[1:]], ["Setup fee", *[50] * 8])),
    ]
    yield Case("fee-rows-of-any-column", text(lines).encode(), readings=(reading(PLAIN),), says=("one-time",))
    names = [h.split("-")[0] for h in head[1:]]
    yearly = [
        ["Customer", "Year", *names],
        *([r[0], 2023, *r[1:]] for r in body),
        *([r[0], 2022, *[100] * 8] for r in body),
    ]
    both = added([(n, (2022, m), Decimal(100)) for n in NAMES for _, m in MONTHS])
    yield Case(
        "year-in-a-column", text(yearly).encode(), readings=(reading(both),), says=("year of every row",)
    )
    blocks = [
        ["", "Recurring", *[""] * 7, "One-time", *[""] * 7],
        [head[0], *head[1:], *head[1:]],
        *([*r, *[9] * 8] for r in body),
    ]
    yield Case(
        "recurring-beside-once", text(blocks).encode(), readings=(reading(PLAIN),), says=("recurring",)
    )
    for heading in ("TTM revenue", "Revenue (last 3 months)", "Weekly fee"):
        table = [["Customer", "Month", heading], *rows()]
        yield Case(
            f"no-month-{heading}", text(table).encode(), allowed=("needs_answer",), says=("something else",)
        )
    half = [["Customer", "Start date", "End date", "Semi-annual fee"], ["A", "2023-01-01", "2023-12-31", 600]]
    truth = {"A": {(2023, m): Decimal(100) for m in range(1, 13)}}
    yield Case("semi-annual-heading", text(half).encode(), readings=(reading(truth),), says=("semi-annual",))
    counted = [["Customer", "Month", "Price", "Quantity"], *([*r, 2] for r in rows())]
    twice = {n: {m: 2 * a for m, a in row.items()} for n, row in PLAIN.items()}
    yield Case(
        "price-beside-quantity",
        text(counted).encode(),
        allowed=("needs_answer",),
        readings=(
            reading(PLAIN, choosing="Price as it is"),
            reading(twice, choosing="Price times Quantity"),
        ),
        says=("number of pieces",),
    )


def beside():
    contracts = [
        [*HEAD, "Contract start", "Contract end"],
        *([*r, "2023-01-01", "2024-12-31"] for r in rows()),
    ]
    yield Case("contract-beside-month", text(contracts).encode(), readings=(reading(PLAIN),))
    period = [[*HEAD, "Contract"], *([*r, "2023-01-01 - 2024-12-31"] for r in rows())]
    yield Case("contract-in-a-cell-beside-month", text(period).encode(), readings=(reading(PLAIN),))
    cards = [[*HEAD, "Payment"], *([*r, "Credit" if i % 2 else "Debit"] for i, r in enumerate(rows()))]
    yield Case("credit-is-a-card", text(cards).encode(), readings=(reading(PLAIN),))
    head, *body = wide_rows(PLAIN)
    remarks = [
        [head[0], "Notes", *head[1:]],
        *([r[0], "setup fee" if i == 2 else "", *r[1:]] for i, r in enumerate(body)),
    ]
    yield Case("remark-is-no-fee", text(remarks).encode(), readings=(reading(PLAIN),))
    round_sums = dict(zip("ABCDEF", (30, 10, 20, 50, 40, 10), strict=True))
    steady = {n: {m: Decimal(v) for m in MONTHS} for n, v in round_sums.items()}
    yield Case("sums-that-meet-by-chance", text(wide_rows(steady)).encode(), readings=(reading(steady),))


def accounts():
    head, *body = wide_rows(PLAIN)
    for name, table in (
        ("new", [["Customer", *(f"{h} New MRR" for h in head[1:])], *body]),
        ("growth", [["Customer", *(f"{h} growth" for h in head[1:])], *([n, *[0.05] * 8] for n in NAMES)]),
        ("ratios", [["Retention by customer"], head, *([n, *[1.05] * 8] for n in NAMES)]),
        ("refunds", [["Customer", "Month", "Refund amount"], *rows()]),
    ):
        yield Case(f"no-level-{name}", text(table).encode(), allowed=CAREFUL, says=("something else",))
    listed = [
        ["account_code", "company", "created_at", "mrr"],
        [1, "A", "2022-01-01", 100],
        [2, "B", "2022-03-01", 50],
    ]
    yield Case("accounts-by-creation", text(listed).encode(), allowed=CAREFUL, says=("dates a deal",))
    charges = [
        ["id", "Created (UTC)", "Amount", "Customer Email"],
        *([f"ch_{i}", f"{m} 10:00", a, n] for i, (n, m, a) in enumerate(rows())),
    ]
    yield Case("charges-by-creation", text(charges).encode(), readings=(reading(PLAIN),))
    gaps = [
        ["Customer ID", *HEAD],
        *([f"C{NAMES.index(r[0])}" if i % 6 else "", *r] for i, r in enumerate(rows())),
    ]
    yield Case(
        "ids-missing-here-and-there",
        text(gaps).encode(),
        readings=(reading(PLAIN),),
        says=("no customer ID",),
    )
