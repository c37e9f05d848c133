"""Where the table stands and what stands around it."""

from datetime import date
from decimal import Decimal

from truths import (
    Case,
    book,
    dated_long,
    dated_wide,
    long_rows,
    long_text,
    months_of,
    reading,
    text,
    wide_rows,
    workbook,
)

PLAIN = book()


def total_row(made, label="Total", pad=0):
    return [
        label,
        *[""] * pad,
        *(sum((row.get(m, Decimal(0)) for row in made.values()), Decimal(0)) for m in months_of(made)),
    ]


def cases():
    head, *body = wide_rows(PLAIN)
    for label in (
        "Total",
        "TOTAL:",
        "Grand Total",
        "Total MRR",
        "Summe",
        "Gesamtsumme",
        "Totale",
        "Total général",
        "合計",
        "Sum",
        "Total (8 customers)",
        "Итого",
        "Totals",
        "Total USD",
    ):
        yield Case(
            f"total-{label}",
            text([head, *body, total_row(PLAIN, label)]).encode(),
            readings=(reading(PLAIN),),
            says=("total",),
        )
    wrong = total_row(PLAIN)
    wrong[2] += 100
    yield Case(
        "total-off",
        text([head, *body, wrong]).encode(),
        allowed=("accepted", "needs_answer"),
        readings=(reading(PLAIN),),
        says=("total", "differ|foot|tie|match"),
    )
    yield Case(
        "total-first",
        text([head, total_row(PLAIN), *body]).encode(),
        readings=(reading(PLAIN),),
        says=("total",),
    )
    yield Case(
        "total-unlabelled",
        text([head, *body, total_row(PLAIN, "")]).encode(),
        readings=(reading(PLAIN),),
        says=("total",),
    )
    yield Case(
        "total-blank-above",
        text([head, *body, [], total_row(PLAIN)]).encode(),
        readings=(reading(PLAIN),),
        says=("total",),
    )
    trap = book(
        customers=[
            "Total Energies",
            "Sum Up Ltd",
            "Grand Hotel",
            "Summit",
            "Totally Spies",
            "All Saints",
            "Subtotal Systems",
        ]
    )
    yield Case("total-names", text(wide_rows(trap)).encode(), readings=(reading(trap),), names=tuple(trap))
    yield Case("total-names-long", long_text(trap).encode(), readings=(reading(trap),), names=tuple(trap))
    # in February Total Energies pays what May pays alone: two equal amounts, no sum
    few = {
        "May": {(2020, 1): Decimal("7208.97"), (2020, 2): Decimal("0.73")},
        "Elm": {(2020, 1): Decimal("82.04")},
        "Total Energies": {(2020, 1): Decimal("7.25"), (2020, 2): Decimal("0.73")},
        "Ash": {(2020, 1): Decimal("3229.12"), (2020, 2): Decimal("0.43")},
    }
    yield Case("total-name-pays-alike", long_text(few).encode(), readings=(reading(few),), names=tuple(few))
    split = list(PLAIN.items())
    first, second = dict(split[:4]), dict(split[4:])
    months = months_of(PLAIN)
    sub = [
        ["Segment", "Customer", *head[1:]],
        *(["Big", *r] for r in body[:4]),
        ["Big Total", "", *padded(first, months)],
        *(["Small", *r] for r in body[4:]),
        ["Small Total", "", *padded(second, months)],
        ["Grand Total", "", *padded(PLAIN, months)],
    ]
    yield Case("subtotals", text(sub).encode(), readings=(reading(PLAIN),), says=("total",))
    named = [
        head,
        *body[:4],
        ["Subtotal Enterprise", *padded(first, months)],
        *body[4:],
        ["Subtotal SMB", *padded(second, months)],
        ["All customers", *padded(PLAIN, months)],
    ]
    yield Case("subtotals-named", text(named).encode(), readings=(reading(PLAIN),), says=("total",))
    section = [head, ["Enterprise"], *body[:4], ["SMB"], *body[4:]]
    yield Case("sections", text(section).encode(), readings=(reading(PLAIN),))
    rows = [["Customer", "Month", "MRR"], *long_rows(PLAIN)]
    whole = sum((a for row in PLAIN.values() for a in row.values()), Decimal(0))
    yield Case(
        "long-total",
        text([*rows, ["Total", "", whole]]).encode(),
        readings=(reading(PLAIN),),
        says=("total",),
    )
    yield Case(
        "long-total-unlabelled",
        text([*rows, ["", "", whole]]).encode(),
        readings=(reading(PLAIN),),
        says=("total",),
    )
    yield Case(
        "long-month-totals",
        text(
            [
                *rows,
                *(
                    [
                        "Total",
                        f"{y}-{m:02d}-01",
                        sum((r.get((y, m), Decimal(0)) for r in PLAIN.values()), Decimal(0)),
                    ]
                    for y, m in months
                ),
            ]
        ).encode(),
        readings=(reading(PLAIN),),
        says=("total",),
    )
    subtotals = []
    for name, row in PLAIN.items():
        subtotals += [[name, f"{y}-{m:02d}-01", a] for (y, m), a in row.items()]
        subtotals.append([f"{name} Total", "", sum(row.values())])
    yield Case(
        "long-customer-subtotals",
        text([rows[0], *subtotals]).encode(),
        readings=(reading(PLAIN),),
        says=("total",),
    )
    yield Case(
        "preamble",
        ("MRR by customer\r\nAcme Inc, Finance\r\n\r\nCurrency: USD\r\n\r\n" + text(rows)).encode(),
        readings=(reading(PLAIN),),
        says=("title|header|skip",),
    )
    yield Case(
        "preamble-long",
        ("Report\r\n" * 30 + text(rows)).encode(),
        readings=(reading(PLAIN),),
        says=("title|header|skip",),
    )
    yield Case(
        "preamble-keyed",
        ("Report,MRR\r\nPeriod,2023\r\nRun date,2023-11-02\r\n" + text(rows)).encode(),
        readings=(reading(PLAIN),),
    )
    yield Case(
        "footnotes",
        (text(rows) + "\r\n* unaudited\r\nSource: billing, see note 3\r\nPage 1 of 1\r\n").encode(),
        readings=(reading(PLAIN),),
        says=("foot|note|remark|skip",),
    )
    yield Case(
        "footnotes-wide",
        (text([head, *body]) + "\r\nNotes: figures in USD\r\n").encode(),
        readings=(reading(PLAIN),),
        says=("foot|note|remark|skip",),
    )
    broken = [*rows[:12], [], *rows[12:24], [], [], *rows[24:]]
    yield Case("blank-rows", text(broken).encode(), readings=(reading(PLAIN),))
    yield Case(
        "blank-comma-rows", text([*rows[:9], ["", "", ""], *rows[9:]]).encode(), readings=(reading(PLAIN),)
    )
    yield Case(
        "repeated-header",
        text([*rows[:12], rows[0], *rows[12:30], rows[0], *rows[30:]]).encode(),
        readings=(reading(PLAIN),),
        says=("header",),
    )
    yield Case(
        "repeated-header-wide",
        text([head, *body[:3], head, *body[3:]]).encode(),
        readings=(reading(PLAIN),),
        says=("header",),
    )
    serials = long_rows(
        PLAIN,
        write_month=lambda m: (date(*m, 1) - date(1899, 12, 30)).days,
        write_amount="USD {}".format,
    )
    noted = [["Customer", "Period", "MRR", "Notes"], *([*row, "renewed"] for row in serials)]
    yield Case(
        "repeated-header-under-serial-days",
        text([*noted[:3], noted[0], *noted[3:]]).encode(),
        readings=(reading(PLAIN),),
        says=("header",),
    )
    dated, first, *others = wide_rows(PLAIN, write_month=lambda m: f"28.{m[1]:02d}.{m[0]}")
    yield Case(
        "repeated-header-of-days",
        text([dated, first, dated, *others]).encode(),
        readings=(reading(PLAIN),),
        says=("header",),
    )
    yield Case(
        "blank-columns", text([["", r[0], "", *r[1:], ""] for r in rows]).encode(), readings=(reading(PLAIN),)
    )
    yield Case(
        "index-column",
        text([["", *rows[0]], *([i, *r] for i, r in enumerate(rows[1:]))]).encode(),
        readings=(reading(PLAIN),),
    )
    yield Case(
        "row-number-column",
        text([["#", *rows[0]], *([i + 1, *r] for i, r in enumerate(rows[1:]))]).encode(),
        readings=(reading(PLAIN),),
    )
    yield Case(
        "headless",
        text(rows[1:]).encode(),
        allowed=("needs_answer", "accepted"),
        readings=(reading(PLAIN, choosing="customer in column A, month in column B, amount in column C"),),
        says=("column|header",),
    )
    yield Case(
        "unknown-heads",
        text([["Foo", "Bar", "Baz"], *rows[1:]]).encode(),
        allowed=("needs_answer", "accepted"),
        readings=(reading(PLAIN, choosing="customer in Foo .*, month in Bar .*, amount in Baz"),),
        says=("column",),
    )
    yield Case(
        "unnamed-first",
        text([["", *head[1:]], *body]).encode(),
        allowed=("accepted", "needs_answer"),
        readings=(reading(PLAIN),),
    )
    yield Case("reordered", text([[r[2], r[0], r[1]] for r in rows]).encode(), readings=(reading(PLAIN),))
    extra = [
        ["Region", "Customer", "Plan", "Month", "MRR", "Notes"],
        *(["EU" if i % 2 else "US", n, "Pro", m, a, ""] for i, (n, m, a) in enumerate(long_rows(PLAIN))),
    ]
    yield Case("extra-columns", text(extra).encode(), readings=(reading(PLAIN),))
    wide_total = [[*head, "Total"], *([*r, sum(PLAIN[r[0]].values())] for r in body)]
    yield Case("total-column", text(wide_total).encode(), readings=(reading(PLAIN),))
    with_quarter = [
        [*head[:4], "Q1 2023 Total", *head[4:], "FY2023"],
        *([*r[:4], 1, *r[4:], 2] for r in body),
    ]
    yield Case("quarter-columns", text(with_quarter).encode(), readings=(reading(PLAIN),))
    merged = [
        ["Customer", *(2023 if i == 0 or m[1] == 1 else None for i, m in enumerate(months))],
        [
            "",
            *(
                ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"][m[1] - 1]
                for m in months
            ),
        ],
        *dated_wide(PLAIN)[1:],
    ]
    yield Case("two-row-header", workbook({"MRR": merged}), readings=(reading(PLAIN),))
    yield Case(
        "two-row-header-csv",
        text([["" if c is None else c for c in r] for r in merged]).encode(),
        readings=(reading(PLAIN),),
    )
    yield Case(
        "two-row-header-title",
        workbook({"MRR": [["Monthly recurring revenue"], [], *merged]}),
        readings=(reading(PLAIN),),
        says=("title|header|skip",),
    )
    pairs = [
        ["", *(c for m in months for c in (date(m[0], m[1], 1), None))],
        ["Customer", *("MRR", "Seats") * len(months)],
        *([n, *(c for m in months for c in (row.get(m), 3))] for n, row in PLAIN.items()),
    ]
    yield Case("measures", workbook({"MRR": pairs}), readings=(reading(PLAIN),))
    flat = [
        ["Customer", *(c for m in months for c in (f"{m[0]}-{m[1]:02d} MRR", f"{m[0]}-{m[1]:02d} Users"))],
        *([n, *(c for m in months for c in (row.get(m, ""), 3))] for n, row in PLAIN.items()),
    ]
    yield Case("measures-flat", text(flat).encode(), readings=(reading(PLAIN),))
    outline, last = [rows[0]], None
    for n, m, a in long_rows(PLAIN):
        outline.append(["" if n == last else n, m, a])
        last = n
    yield Case(
        "outline",
        text(outline).encode(),
        allowed=("accepted", "needs_answer"),
        readings=(reading(PLAIN),),
        says=("blank|merged|filled",),
    )
    lost = [list(r) for r in rows]
    lost[7][0] = ""
    yield Case(
        "name-missing",
        text(lost).encode(),
        allowed=("refused", "needs_answer"),
        says=("row 8", "customer|name"),
    )
    silent = [list(r) for r in rows]
    silent[7][2] = ""
    gone = {n: dict(row.items()) for n, row in PLAIN.items()}
    name, month = silent[7][0], tuple(map(int, silent[7][1].split("-")[:2]))
    del gone[name][month]
    yield Case(
        "amount-missing",
        text(silent).encode(),
        allowed=("accepted", "refused", "needs_answer"),
        readings=(reading(gone),),
        says=("blank|missing|empty",),
    )
    across = [
        ["Month", *PLAIN],
        *([f"{y}-{m:02d}", *(row.get((y, m), "") for row in PLAIN.values())] for y, m in months),
    ]
    yield Case(
        "transposed",
        text(across).encode(),
        allowed=("accepted", "needs_answer", "refused"),
        readings=(reading(PLAIN),),
    )
    yield Case(
        "xlsx-offset",
        workbook({"MRR": [[], [], *([None, None, *r] for r in dated_long(PLAIN))]}),
        readings=(reading(PLAIN),),
    )
    yield Case(
        "xlsx-sheets",
        workbook({"Cover": [["Board pack"]], "Data": dated_long(PLAIN), "Chart": [["x", 1]]}),
        readings=(reading(PLAIN),),
        says=("Data",),
    )
    halves = (
        {n: {m: a for m, a in row.items() if m <= (2023, 6)} for n, row in PLAIN.items()},
        {n: {m: a for m, a in row.items() if m > (2023, 6)} for n, row in PLAIN.items()},
    )
    yield Case(
        "xlsx-two-sheets",
        workbook({"H1": dated_long(halves[0]), "H2": dated_long(halves[1])}),
        allowed=("needs_answer",),
        says=("sheet",),
        readings=(
            reading(PLAIN, choosing="All of them together"),
            reading(halves[0], choosing="^H1$"),
        ),
    )
    other = {n: {m: a + 1 for m, a in row.items()} for n, row in PLAIN.items()}
    yield Case(
        "xlsx-hidden-sheet",
        workbook(
            {"MRR": dated_long(PLAIN), "old": dated_long(other)},
            change=lambda b: setattr(b["old"], "sheet_state", "hidden"),
        ),
        readings=(reading(PLAIN),),
        says=("MRR|sheet",),
    )
    yield Case(
        "xlsx-only-hidden",
        workbook(
            {"Cover": [["x"]], "data": dated_long(PLAIN)},
            change=lambda b: setattr(b["data"], "sheet_state", "veryHidden"),
        ),
        allowed=("accepted", "needs_answer"),
        readings=(reading(PLAIN),),
        says=("hidden",),
    )
    shown = {
        n: {m: a for j, (m, a) in enumerate(row.items())} for n, row in PLAIN.items() if n != "Aspen Works"
    }
    count = len(PLAIN["Aspen Works"])
    yield Case(
        "xlsx-hidden-rows",
        workbook(
            {"MRR": dated_long(PLAIN)},
            change=lambda b: [setattr(b["MRR"].row_dimensions[i + 2], "hidden", True) for i in range(count)],
        ),
        allowed=("needs_answer", "accepted"),
        says=("hidden",),
        readings=(
            reading(PLAIN, choosing="Include hidden rows"),
            reading(shown, choosing="Leave them out"),
        ),
    )
    yield Case(
        "xlsx-merged-names",
        workbook(
            {
                "MRR": [
                    ["Customer", "Month", "MRR"],
                    *(
                        [None if i else n, date(m[0], m[1], 1), a]
                        for n, row in PLAIN.items()
                        for i, (m, a) in enumerate(row.items())
                    ),
                ]
            },
            change=merge_names,
        ),
        readings=(reading(PLAIN),),
    )


def merge_names(made):
    sheet = made["MRR"]
    top = 2
    for row in range(3, sheet.max_row + 2):
        if row > sheet.max_row or sheet.cell(row, 1).value is not None:
            if row - 1 > top:
                sheet.merge_cells(start_row=top, end_row=row - 1, start_column=1, end_column=1)
            top = row


def padded(made, months):
    return [sum((row.get(m, Decimal(0)) for row in made.values()), Decimal(0)) for m in months]
