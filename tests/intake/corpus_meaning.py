"""What the rows mean: duplicates, spellings, currencies, one-time fees, statuses, shapes other than the
plain ones.
"""

from datetime import date
from decimal import Decimal

from truths import (
    Case,
    book,
    dated_wide,
    end_of,
    long_rows,
    long_text,
    months_of,
    reading,
    shifted,
    text,
    totals,
    until,
    wide_rows,
    workbook,
)

PLAIN = book()
HEAD = ["Customer", "Month", "MRR"]


def added(made, extra):
    """A book with further (name, month, amount) rows."""
    result = {n: dict(row) for n, row in made.items()}
    for name, month, amount in extra:
        key = tuple(map(int, str(month).split("-")[:2]))
        result.setdefault(name, {})[key] = result.get(name, {}).get(key, Decimal(0)) + amount
    return result


def cases():
    rows = long_rows(PLAIN, write_amount=lambda amount: amount)
    double = [rows[3], rows[11], rows[20]]
    yield Case(
        "dup-exact",
        text([HEAD, *rows, *double]).encode(),
        allowed=("needs_answer",),
        says=("duplicate|twice",),
        readings=(
            reading(PLAIN, choosing="Drop the repeated rows"),
            reading(added(PLAIN, double), choosing="Add them"),
        ),
    )
    other = [[n, m, a + 10] for n, m, a in double]
    last = {n: dict(row) for n, row in PLAIN.items()}
    for n, m, a in other:
        last[n][tuple(map(int, m.split("-")[:2]))] = a
    yield Case(
        "dup-conflict",
        text([HEAD, *rows, *other]).encode(),
        allowed=("needs_answer",),
        says=("same month|duplicate|conflict",),
        readings=(
            reading(PLAIN, choosing="The first one counts"),
            reading(last, choosing="The last one counts"),
            reading(added(PLAIN, other), choosing="Add them"),
        ),
    )
    products = [
        ["Customer", "Product", *HEAD[1:]],
        *([n, p, m, a] for n, m, a in rows for p in ("Core", "Add-on")),
    ]
    yield Case("products", text(products).encode(), readings=(reading(added(PLAIN, rows)),))
    cube = wide_rows(PLAIN)
    yield Case(
        "dup-wide",
        text([*cube, cube[2]]).encode(),
        allowed=("needs_answer",),
        says=("duplicate|twice",),
        readings=(reading(PLAIN, choosing="Drop the repeated rows"),),
    )
    wide_products = [
        [*cube[0][:1], "Product", *cube[0][1:]],
        *([r[0], p, *r[1:]] for r in cube[1:] for p in ("A", "B")),
    ]
    yield Case("products-wide", text(wide_products).encode(), readings=(reading(added(PLAIN, rows)),))
    daily = [[n, f"{m[:7]}-{d:02d}", a / 2] for n, m, a in rows for d in (5, 20)]
    yield Case(
        "daily",
        text([HEAD, *daily]).encode(),
        allowed=("accepted", "needs_answer"),
        readings=(reading({n: {m: a / 2 * 2 for m, a in row.items()} for n, row in PLAIN.items()}),),
        says=("same month|added",),
    )
    for kind, change in (
        ("case", str.upper),
        ("space", lambda n: n + " "),
        ("double", lambda n: n.replace(" ", "  ")),
        ("nbsp", lambda n: n.replace(" ", "\u00a0")),
    ):
        varied = [
            [change(n) if n == "Birch Legal" and i % 2 else n, m, a] for i, (n, m, a) in enumerate(rows)
        ]
        apart = len(PLAIN) + 1
        yield Case(
            f"spelling-{kind}",
            text([HEAD, *varied]).encode(),
            allowed=("needs_answer",),
            says=("spell|case|whitespace|similar",),
            readings=(
                reading(PLAIN, choosing="Merge"),
                reading(PLAIN, choosing="Keep separate", customers=apart),
            ),
        )
    nfd = [
        ["Cafe\u0301" if n == "Birch Legal" and i % 2 else "Caf\u00e9" if n == "Birch Legal" else n, m, a]
        for i, (n, m, a) in enumerate(rows)
    ]
    yield Case(
        "spelling-nfd",
        text([HEAD, *nfd]).encode(),
        allowed=("needs_answer",),
        says=("similar",),
        readings=(reading(PLAIN, choosing="Merge"),),
    )
    ids = [
        ["Customer ID", "Customer", *HEAD[1:]],
        *(
            [f"C{list(PLAIN).index(n):03d}", n if i % 5 else n.upper(), m, a]
            for i, (n, m, a) in enumerate(rows)
        ),
    ]
    yield Case("ids", text(ids).encode(), readings=(reading(PLAIN),))
    twins = [
        ["Customer ID", "Customer", *HEAD[1:]],
        *([f"C{list(PLAIN).index(n):03d}", "Smith Ltd", m, a] for n, m, a in rows),
    ]
    yield Case("ids-same-name", text(twins).encode(), readings=(reading(PLAIN),))
    numbers = [["customer_id", "month", "mrr"], *([1000 + list(PLAIN).index(n), m, a] for n, m, a in rows)]
    yield Case("ids-numeric", text(numbers).encode(), readings=(reading(PLAIN),))
    yield Case(
        "ids-leading-zeros",
        text([["id", "month", "mrr"], *([f"{list(PLAIN).index(n):04d}", m, a] for n, m, a in rows)]).encode(),
        readings=(reading(PLAIN),),
        names=("0000", "0007"),
    )
    invoice = [
        ["Invoice ID", "Customer", *HEAD[1:]],
        *([f"INV-{i}", n, m, a] for i, (n, m, a) in enumerate(rows)),
    ]
    yield Case("invoice-ids", text(invoice).encode(), readings=(reading(PLAIN),))
    yield Case(
        "row-ids",
        text(
            [["id", "customer", "month", "mrr"], *([i, n, m, a] for i, (n, m, a) in enumerate(rows))]
        ).encode(),
        readings=(reading(PLAIN),),
    )
    coins = [
        [*HEAD, "Currency"],
        *([n, m, a, ("USD", "EUR", "usd")[list(PLAIN).index(n) % 3]] for n, m, a in rows),
    ]
    dollars = {n: row for i, (n, row) in enumerate(PLAIN.items()) if i % 3 != 1}
    euros = {n: row for i, (n, row) in enumerate(PLAIN.items()) if i % 3 == 1}
    both = (("Keep them separate",), {**totals(dollars, "USD"), **totals(euros, "EUR")}, len(PLAIN))
    yield Case(
        "currencies",
        text(coins).encode(),
        allowed=("needs_answer",),
        says=("currenc",),
        readings=(both, reading(euros, "EUR", "Only EUR")),
    )
    signs = [HEAD, *([n, m, f"{'€' if n in euros else '$'}{a}"] for n, m, a in rows)]
    yield Case(
        "currency-signs", text(signs).encode(), allowed=("needs_answer",), says=("currenc",), readings=(both,)
    )
    yield Case(
        "currency-one",
        text([[*HEAD, "Currency"], *([n, m, a, "eur"] for n, m, a in rows)]).encode(),
        readings=(reading(PLAIN, "EUR"),),
    )
    yield Case(
        "currency-wide-mixed",
        text(
            [[*cube[0], "Currency"], *([*r, "USD" if i else "GBP"] for i, r in enumerate(cube[1:]))]
        ).encode(),
        allowed=("needs_answer",),
        says=("currenc",),
    )
    mixed_row = [list(r) for r in cube]
    mixed_row[1][1] = "€" + mixed_row[1][1]
    mixed_row[1][2] = "$" + mixed_row[1][2]
    yield Case(
        "currency-signs-in-row",
        text(mixed_row).encode(),
        allowed=("needs_answer", "refused"),
        says=("currenc",),
    )
    for label in (
        "one-time",
        "One-off",
        "setup fee",
        "Non-recurring",
        "Implementation",
        "services",
        "one_time",
    ):
        extra = [[n, m, 500, label] for n, m, _ in rows[2:5]]
        kinds = [[*HEAD, "Type"], *([n, m, a, "recurring"] for n, m, a in rows), *extra]
        yield Case(
            f"once-{label}",
            text(kinds).encode(),
            allowed=("accepted",),
            readings=(reading(PLAIN),),
            says=("one.?time|type",),
        )
    flags = [
        [*HEAD, "Recurring"],
        *([n, m, a, "yes"] for n, m, a in rows),
        *([n, m, 500, "no"] for n, m, _ in rows[2:5]),
    ]
    yield Case("once-flag", text(flags).encode(), readings=(reading(PLAIN),), says=("one.?time|recurring",))
    usage = [
        [*HEAD, "Revenue type"],
        *([n, m, a, "subscription"] for n, m, a in rows),
        *([n, m, 7, "usage"] for n, m, _ in rows),
    ]
    yield Case(
        "usage",
        text(usage).encode(),
        readings=(reading(added(PLAIN, [[n, m, Decimal(7)] for n, m, _ in rows])),),
    )
    for label in ("trial", "Trialing", "test", "demo", "internal"):
        status = [
            [*HEAD, "Status"],
            *([n, m, a, "active"] for n, m, a in rows),
            ["New Co", "2023-05-01", 99, label],
        ]
        yield Case(
            f"status-{label}",
            text(status).encode(),
            allowed=("accepted",),
            readings=(reading(PLAIN),),
            says=("trial|test",),
        )
    ended = [
        [*HEAD, "Status"],
        *([n, m, a, "cancelled" if i % 7 == 3 else "active"] for i, (n, m, a) in enumerate(rows)),
    ]
    kept = {n: dict(row) for n, row in PLAIN.items()}
    for i, (n, m, _) in enumerate(rows):
        if i % 7 == 3:
            del kept[n][tuple(map(int, m.split("-")[:2]))]
    yield Case(
        "status-cancelled",
        text(ended).encode(),
        allowed=("needs_answer", "accepted"),
        says=("cancelled|status",),
        readings=(reading(kept, choosing="Leave them out"), reading(PLAIN, choosing="They count")),
    )
    today = [
        [*HEAD, "Status"],
        *([n, m, a, "churned" if list(PLAIN).index(n) % 3 == 0 else "active"] for n, m, a in rows),
    ]
    yield Case(
        "status-of-today",
        text(today).encode(),
        allowed=("accepted", "needs_answer"),
        readings=(reading(PLAIN),),
    )
    testers = [*rows, ["Test Account", "2023-05-01", Decimal(5)]]
    yield Case(
        "test-name",
        text([HEAD, *testers]).encode(),
        allowed=("needs_answer",),
        says=("test",),
        readings=(
            reading(PLAIN, choosing="Leave test accounts out"),
            reading(added(PLAIN, testers[-1:]), choosing="They count"),
        ),
    )
    valley = book(
        customers=["Test Valley Ltd", "Demo Derby", "Trial Lawyers LLP", "Internal Medicine", "Contest Co"]
    )
    yield Case("test-like-names", long_text(valley).encode(), readings=(reading(valley),))
    stub = {n: dict(row) for n, row in book(months=8, customers=[f"C{i}" for i in range(14)]).items()}
    months = months_of(stub)
    for i, n in enumerate(list(stub)):
        if i % 4:
            stub[n].pop(months[-1], None)
    whole = {n: {m: a for m, a in row.items() if m != months[-1]} for n, row in stub.items()}
    yield Case(
        "partial-last",
        long_text(stub).encode(),
        allowed=("needs_answer",),
        says=("partial|incomplete",),
        readings=(
            reading(whole, choosing="Leave the last month out"),
            reading(stub, choosing="It is complete"),
        ),
    )
    switch = {
        n: {m: a * 12 if m >= (2023, 8) and i < 3 else a for m, a in row.items()}
        for i, (n, row) in enumerate(steady().items())
    }
    yield Case(
        "switch-12",
        long_text(switch).encode(),
        allowed=("needs_answer",),
        says=("annual|unit|12",),
        readings=(reading(switch, choosing="as written"),),
    )
    cents = {n: {m: a * 100 if m == (2023, 8) else a for m, a in row.items()} for n, row in steady().items()}
    yield Case(
        "switch-100", text(wide_rows(cents)).encode(), allowed=("needs_answer",), says=("cent|unit|100",)
    )
    yield Case(
        "both-units",
        text([["Customer", "Month", "MRR", "ARR"], *([n, m, a, a * 12] for n, m, a in rows)]).encode(),
        readings=(reading(PLAIN),),
    )
    yield Case(
        "two-amounts",
        text([["Customer", "Month", "MRR", "MRR"], *([n, m, a, a * 2] for n, m, a in rows)]).encode(),
        allowed=("needs_answer", "refused"),
        says=("column",),
        readings=(reading(PLAIN, choosing="amount in MRR"),),
    )
    yield from shapes(rows)
    yield Case(
        "no-amount",
        text([["Customer", "Month", "Notes"], ["A", "2023-01-01", "x"], ["B", "2023-02-01", "y"]]).encode(),
        allowed=("refused", "needs_answer"),
        says=("amount|column",),
    )
    yield Case("header-only", text([HEAD]).encode(), allowed=("refused",), says=("empty|no data|row",))
    yield Case(
        "zeros",
        text([HEAD, *([n, m, 0] for n, m, _ in rows)]).encode(),
        allowed=("accepted", "refused"),
        readings=(({}, {"": {}}, 0),),
    )
    yield Case(
        "zero-customers",
        text([HEAD, *rows, *(["Zero Ltd", m, 0] for _, m, _ in rows[:4])]).encode(),
        allowed=("accepted", "needs_answer"),
        readings=(reading(PLAIN),),
    )
    minus = {
        n: {m: (-a if i == 2 else a) for i, (m, a) in enumerate(row.items())} for n, row in PLAIN.items()
    }
    yield Case("negatives", long_text(minus).encode(), readings=(reading(minus),), says=("negativ|credit",))
    yield Case(
        "negatives-wide",
        workbook({"MRR": dated_wide(minus)}),
        readings=(reading(minus),),
        says=("negativ|credit",),
    )


def steady():
    return {f"Firm {i}": {(2023, m): Decimal(100 + 37 * i) for m in range(1, 13)} for i in range(8)}


def shapes(rows):
    contracts = [
        ("A", (2023, 1), (2023, 12), 1200),
        ("B", (2023, 3), (2023, 8), 600),
        ("C", (2023, 2), (2024, 1), 2400),
        ("D", (2023, 6), (2023, 6), 120),
    ]
    truth = {
        n: {shifted(s, t): Decimal(a) for t in range((e[0] - s[0]) * 12 + e[1] - s[1] + 1)}
        for n, s, e, a in contracts
    }
    head = ["Customer", "Start date", "End date", "MRR"]
    lines = [[n, date(*s, 1), end_of(e), a] for n, s, e, a in contracts]
    yield Case("periods", text([head, *lines]).encode(), readings=(reading(truth),))
    yield Case("periods-xlsx", workbook({"Subs": [head, *lines]}), readings=(reading(truth),))
    for name, months, words in (
        ("annual", 12, "Annual"),
        ("yearly", 12, "yearly"),
        ("quarterly", 3, "Quarterly"),
        ("half", 6, "Semi-annual"),
        ("monthly", 1, "monthly"),
    ):
        yield Case(
            f"periods-{name}",
            text(
                [
                    ["Customer", "Start", "End", "Amount", "Billing interval"],
                    *([n, s, e, a * months, words] for n, s, e, a in lines),
                ]
            ).encode(),
            readings=(reading(truth),),
        )
    yield Case(
        "periods-mixed",
        text(
            [
                ["Customer", "Start", "End", "Amount", "Interval"],
                *(
                    [n, s, e, a * (12, 3, 1, 6)[i], ("annual", "quarter", "month", "semiannual")[i]]
                    for i, (n, s, e, a) in enumerate(lines)
                ),
            ]
        ).encode(),
        readings=(reading(truth),),
    )
    yield Case(
        "periods-arr",
        text([["Customer", "Start", "End", "ARR"], *([n, s, e, a * 12] for n, s, e, a in lines)]).encode(),
        readings=(reading(truth),),
    )
    yield Case(
        "periods-plain-amount",
        text([["Customer", "Start", "End", "Amount"], *lines]).encode(),
        allowed=("needs_answer",),
        says=("monthly|annual",),
        readings=(reading(truth, choosing="Monthly"),),
    )
    mid = [
        ["A", "2023-01-15", "2023-04-14", 100],
        ["B", "2023-02-28", "2023-03-30", 50],
        ["C", "2023-01-01", "2023-06-30", 10],
    ]
    counted = {
        "A": {(2023, m): 100 for m in (1, 2, 3)},
        "B": {(2023, 2): 50},
        "C": {(2023, m): 10 for m in range(1, 7)},
    }
    yield Case("periods-mid-month", text([head, *mid]).encode(), readings=(reading(counted),))
    open_end = [[n, s, "" if n == "C" else e, a] for n, s, e, a in lines]
    through = {**truth, "C": {(2023, m): Decimal(2400) for m in range(2, 13)}}
    yield Case(
        "periods-open",
        text([head, *open_end]).encode(),
        allowed=("needs_answer",),
        says=("as.of|end",),
        readings=(reading(until(through, (2023, 6)), choosing="Through Jun 2023"),),
    )
    yield Case(
        "periods-open-stated",
        ("As of 2023-12-31\r\n\r\n" + text([head, *open_end])).encode(),
        readings=(reading(through),),
        says=("Dec 2023",),
    )
    yield Case(
        "periods-9999",
        (
            "As of 2023-12-31\r\n\r\n"
            + text([head, *([n, s, "9999-12-31" if n == "C" else e, a] for n, s, e, a in lines)])
        ).encode(),
        readings=(reading(through),),
    )
    backwards = [*lines[:2], ["C", "2023-08-01", "2023-02-28", 5]]
    yield Case(
        "periods-backwards", text([head, *backwards]).encode(), allowed=("refused",), says=("row 4", "end")
    )
    yield Case(
        "periods-term",
        text(
            [
                ["Customer", "Start date", "Term (months)", "MRR"],
                ["A", "2023-01-01", 12, 100],
                ["B", "2023-03-01", 3, 50],
            ]
        ).encode(),
        readings=(
            reading({"A": {(2023, m): 100 for m in range(1, 13)}, "B": {(2023, m): 50 for m in (3, 4, 5)}}),
        ),
    )
    yield Case(
        "invoices",
        text(
            [
                ["Invoice date", "Customer", "Service start", "Service end", "Amount"],
                *([s, n, s, e, a * len(truth[n])] for n, s, e, a in lines),
            ]
        ).encode(),
        readings=(reading(truth),),
        says=("service|spread|period",),
    )
    yield Case(
        "tcv",
        text(
            [
                ["Customer", "Start date", "End date", "TCV"],
                *([n, s, e, a * len(truth[n])] for n, s, e, a in lines),
            ]
        ).encode(),
        readings=(reading(truth),),
    )
    yield Case(
        "periods-total",
        text([head, *lines, ["Total", "", "", 4320]]).encode(),
        readings=(reading(truth),),
        says=("total",),
    )
    moves = [
        ["date", "customer", "type", "amount"],
        ["2023-01-10", "A", "new", 100],
        ["2023-01-11", "B", "new", 50],
        ["2023-03-02", "A", "expansion", 20],
        ["2023-04-30", "B", "churn", -50],
        ["2023-05-05", "A", "contraction", -40],
        ["2023-06-01", "B", "reactivation", 30],
    ]
    balances = {
        "A": dict(
            zip([(2023, m) for m in range(1, 8)], map(Decimal, (100, 100, 120, 120, 80, 80, 80)), strict=True)
        ),
        "B": dict(
            zip([(2023, m) for m in range(1, 8)], map(Decimal, (50, 50, 50, 0, 0, 30, 30)), strict=True)
        ),
    }
    yield Case(
        "events",
        text(moves).encode(),
        allowed=("needs_answer",),
        says=("as.of|through",),
        readings=(reading(until(balances, (2023, 6)), choosing="Through Jun 2023"),),
    )
    positive = [moves[0], *([d, c, t, abs(a)] for d, c, t, a in moves[1:])]
    yield Case(
        "events-positive",
        ("As of 2023-07-31\r\n" + text(positive)).encode(),
        readings=(reading(balances),),
        says=("type|minus",),
    )
    yield Case(
        "events-words",
        (
            "As of 2023-07-31\r\n"
            + text(
                [
                    ["Date", "Account", "Event", "MRR change"],
                    *(
                        [
                            d,
                            c,
                            {
                                "new": "New business",
                                "churn": "Cancellation",
                                "expansion": "Upgrade",
                                "contraction": "Downgrade",
                                "reactivation": "Reactivation",
                            }[t],
                            a,
                        ]
                        for d, c, t, a in moves[1:]
                    ),
                ]
            )
        ).encode(),
        readings=(reading(balances),),
    )
    yield Case(
        "events-below-zero",
        (
            "As of 2023-07-31\r\n"
            + text([moves[0], ["2023-01-10", "A", "churn", -100], ["2023-02-10", "B", "new", 10]])
        ).encode(),
        allowed=("needs_answer", "refused"),
        says=("negative|opening",),
    )
    yield Case(
        "events-mixed-signs",
        ("As of 2023-07-31\r\n" + text([*moves, ["2023-07-01", "A", "churn", 80]])).encode(),
        allowed=("refused", "needs_answer"),
        says=("sign|minus",),
    )
