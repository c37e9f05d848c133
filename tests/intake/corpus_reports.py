"""Reports as finance teams keep them: forecasts beside actuals, several measures, sheets by period,
pivots, deals.
"""

from decimal import Decimal

from truths import (
    MONTH_NAMES,
    Case,
    book,
    dated_long,
    long_rows,
    months_of,
    reading,
    text,
    until,
    wide_rows,
    workbook,
)

PLAIN = book()
HEAD = ["Customer", "Month", "MRR"]
MONTHS = months_of(PLAIN)
PAST = {name: {m: a for m, a in row.items() if m in MONTHS[:5]} for name, row in PLAIN.items()}
EITHER = ("accepted", "needs_answer")
CAREFUL = ("refused", "needs_answer")


def cases():
    for part in (scenarios, measures, amounts, periods_of_sheets, layouts, not_customers, texts):
        yield from part()


def scenarios():
    head, *body = wide_rows(PLAIN)
    past, later = head[1:6], head[6:]
    for name, top in (
        ("letters", ["Customer", *(f"{m} (A)" for m in past), *(f"{m} (F)" for m in later)]),
        ("words", ["Customer", *(f"{m} Actual" for m in past), *(f"{m} Forecast" for m in later)]),
        ("budget", ["Customer", *past, *(f"Budget {m}" for m in later)]),
    ):
        yield Case(
            f"forecast-{name}", text([top, *body]).encode(), readings=(reading(PAST),), says=("forecast",)
        )
    upper = ["", *["Actual"] * len(past), *["Forecast"] * len(later)]
    yield Case(
        "forecast-upper-row",
        text([upper, head, *body]).encode(),
        readings=(reading(PAST),),
        says=("forecast",),
    )
    rows = [[*HEAD, "Version"], *([*row, "Actual"] for row in long_rows(PAST))]
    extra = [[name, "2023-08-01", "900.00", "Budget"] for name in PLAIN]
    yield Case("forecast-rows", text([*rows, *extra]).encode(), readings=(reading(PAST),), says=("budget",))
    tiers = [[*HEAD, "Plan"], *([*row, "F" if i % 2 else "A"] for i, row in enumerate(long_rows(PLAIN)))]
    yield Case("plans-called-a-and-f", text(tiers).encode(), allowed=EITHER, readings=(reading(PLAIN),))


def measures():
    months = [f"{MONTH_NAMES[m - 1]}-{y % 100:02d}" for y, m in MONTHS]
    upper = ["", "MRR", *[""] * (len(months) - 1), "ARR"]
    both = [
        [n, *(r.get(m, "") for m in MONTHS), *(r[m] * 12 if m in r else "" for m in MONTHS)]
        for n, r in PLAIN.items()
    ]
    yield Case(
        "arr-block-beside",
        text([upper, ["Customer", *months, *months], *both]).encode(),
        readings=(reading(PLAIN),),
        says=("ARR",),
    )
    rows = [["Customer", "Metric", *months]]
    for name, row in PLAIN.items():
        rows += [[name, "MRR", *(row.get(m, "") for m in MONTHS)], ["", "Seats", *[7] * len(MONTHS)]]
    yield Case("metric-rows", text(rows).encode(), readings=(reading(PLAIN),), says=("measure", "row above"))
    title, head, *body = [
        ["MRR"],
        ["Customer", *months],
        *([n, *(r.get(m, "") for m in MONTHS)] for n, r in PLAIN.items()),
    ]
    second = [[n, *(r[m] * 12 if m in r else "" for m in MONTHS)] for n, r in PLAIN.items()]
    stacked = [title, head, *body, [], ["ARR"], head, *second]
    yield Case(
        "stacked-mrr-arr",
        text(stacked).encode(),
        allowed=("needs_answer",),
        says=("ARR",),
        readings=(reading(PLAIN, choosing="^MRR$"),),
    )


def amounts():
    rows = long_rows(PLAIN, write_amount=lambda a: a)
    priced = [["Customer", "Month", "Quantity", "Unit price"], *([n, m, 3, a] for n, m, a in rows)]
    tripled = {n: {m: a * 3 for m, a in row.items()} for n, row in PLAIN.items()}
    yield Case("unit-price", text(priced).encode(), readings=(reading(tripled),), says=("product",))
    lines = [
        ["Customer", "Month", "Quantity", "Unit price", "Line total"],
        *([n, m, 3, a, a * 3] for n, m, a in rows),
    ]
    yield Case("line-total", text(lines).encode(), readings=(reading(tripled),), says=("Unit price",))
    taxed = [["Customer", "Month", "Net amount", "Gross amount"], *([n, m, a, a * 2] for n, m, a in rows)]
    yield Case("net-and-gross", text(taxed).encode(), readings=(reading(PLAIN),), says=("Gross amount",))
    change = [
        ["Date", "Account", "Old MRR", "New MRR"],
        ["2023-03-04", "Acme", "0", "100"],
        ["2023-05-04", "Acme", "100", "150"],
    ]
    yield Case("old-and-new-mrr", text(change).encode(), allowed=CAREFUL, says=("before and after",))
    billed = [["Customer", "Month", "Amount", "Billing interval"]]
    billed += [[n, m, a * (12 if n < "C" else 1), "annual" if n < "C" else "monthly"] for n, m, a in rows]
    yield Case("interval-said", text(billed).encode(), readings=(reading(PLAIN),), says=("divided by 12",))
    both = [HEAD, *([n, m, f"${a:,} USD"] for n, m, a in rows)]
    yield Case("currency-on-both-sides", text(both).encode(), readings=(reading(PLAIN, "USD"),))


def sheets_by_month(name, extra=()):
    return {
        name(month): [
            ["Customer", "Plan", "MRR"],
            *([n, "Pro", row[month]] for n, row in PLAIN.items() if month in row),
            *extra,
        ]
        for month in MONTHS
    }


def periods_of_sheets():
    full = sheets_by_month(lambda m: f"{MONTH_NAMES[m[1] - 1]} {m[0]}")
    yield Case(
        "sheet-per-month",
        workbook(full),
        name="tabs.xlsx",
        readings=(reading(PLAIN),),
        says=("sheets named after",),
    )
    bare = sheets_by_month(lambda m: MONTH_NAMES[m[1] - 1])
    yield Case(
        "sheet-per-month-no-year",
        workbook(bare),
        name="tabs.xlsx",
        allowed=("needs_answer",),
        says=("year",),
        readings=(reading(PLAIN, choosing="2023"),),
    )
    summed = {
        name: [["MRR at month end"], [], *rows, ["Total", "", sum((r[2] for r in rows[1:]), Decimal(0))]]
        for name, rows in sheets_by_month(lambda m: f"{m[0]}-{m[1]:02d}").items()
    }
    notes = {"Cover": [["MRR report"], ["Finance"]], **summed}
    yield Case(
        "sheet-per-month-totals",
        workbook(notes),
        name="tabs.xlsx",
        readings=(reading(PLAIN),),
        says=("total",),
    )
    long = book(months=20, first=(2022, 5), seed=4)
    years = {
        str(year): [
            ["Customer", *(MONTH_NAMES[m - 1] for y, m in months_of(long) if y == year)],
            *([n, *(row.get((y, m)) for y, m in months_of(long) if y == year)] for n, row in long.items()),
        ]
        for year in (2022, 2023)
    }
    yield Case(
        "sheet-per-year",
        workbook(years),
        name="years.xlsx",
        readings=(reading(long),),
        says=("sheets named after",),
    )
    regions = {
        "EMEA": dated_long({n: r for n, r in PLAIN.items() if n < "E"}),
        "AMER": dated_long({n: r for n, r in PLAIN.items() if n >= "E"}),
    }
    with_plan = {
        name: [[*row, "Plan" if i == 0 else "Pro"] for i, row in enumerate(rows)]
        for name, rows in regions.items()
    }
    yield Case(
        "sheets-with-products-together",
        workbook(with_plan),
        name="regions.xlsx",
        allowed=("needs_answer",),
        says=("sheet",),
        readings=(reading(PLAIN, choosing="All of them together"),),
    )


def layouts():
    months = [f"{y}-{m:02d}" for y, m in MONTHS]
    rows = [["Customer", "Product", *months]]
    for name, row in PLAIN.items():
        first = {m: (a / 3).quantize(Decimal("0.01")) for m, a in row.items()}
        rows += [
            [name, "Core", *(first.get(m, "") for m in MONTHS)],
            ["", "Add-on", *(row[m] - first[m] if m in row else "" for m in MONTHS)],
            [f"{name} Total", "", *(row.get(m, "") for m in MONTHS)],
        ]
    yield Case(
        "product-rows-and-customer-totals",
        text(rows).encode(),
        readings=(reading(PLAIN),),
        says=("row above", "total"),
    )
    single = [["Customer", "Product", *months]]
    for name, row in PLAIN.items():
        single += [
            [name, "Core", *(row.get(m, "") for m in MONTHS)],
            [f"{name} Total", "", *(row.get(m, "") for m in MONTHS)],
        ]
    yield Case(
        "totals-of-single-products", text(single).encode(), readings=(reading(PLAIN),), says=("total",)
    )
    wide = [
        [*row, "", *side]
        for row, side in zip(
            wide_rows(PLAIN), [["Team", "Heads"], ["Sales", 4], *[["", ""]] * 9], strict=False
        )
    ]
    said = ("stand separately",)
    yield Case("second-table-beside", text(wide).encode(), readings=(reading(PLAIN),), says=said)
    pairs = [
        ["MRR 2023"],
        ["", *(x for _, m in MONTHS for x in (MONTH_NAMES[m - 1], ""))],
        ["Customer", *["MRR", "Var %"] * len(MONTHS)],
        *([n, *(x for m in MONTHS for x in (row.get(m, ""), "1.2%"))] for n, row in PLAIN.items()),
    ]
    yield Case(
        "month-above-measures",
        text(pairs).encode(),
        allowed=EITHER,
        readings=(reading(PLAIN, choosing="2023"),),
    )
    days = ["Customer", *(f"01/{m:02d}/{y}" for y, m in MONTHS)]
    yield Case(
        "headings-in-one-order-only",
        text([days, *wide_rows(PLAIN)[1:]]).encode(),
        readings=(reading(PLAIN),),
        says=("day first or month first",),
    )


def not_customers():
    months = ["2023-01", "2023-02", "2023-03", "2023-04"]
    lines = [
        ["Account", *months],
        ["Revenue", 100, 110, 120, 130],
        ["Cost of sales", 30, 31, 32, 33],
        ["Gross profit", 70, 79, 88, 97],
        ["Rent", 5, 5, 5, 5],
    ]
    yield Case("profit-and-loss", text(lines).encode(), allowed=CAREFUL, says=("not customers",))
    bridge = [
        ["", *months],
        ["Opening MRR", 100, 120, 130, 125],
        ["New", 30, 20, 10, 9],
        ["Churn", -10, -10, -15, -3],
        ["Closing MRR", 120, 130, 125, 131],
    ]
    yield Case("movements-down-the-rows", text(bridge).encode(), allowed=CAREFUL, says=("not customers",))
    deals = [
        ["Account", "Deal", "Close Date", "MRR"],
        *([f"Co {i}", f"D{i}", f"2023-0{i}-14", 100 * i] for i in range(1, 9)),
    ]
    yield Case("deals-by-close-date", text(deals).encode(), allowed=CAREFUL, says=("dates a deal",))
    hubspot = [
        [
            "Record ID",
            "Deal Name",
            "Deal Stage",
            "Associated Company",
            "Monthly recurring revenue",
            "Recurring revenue inactive date",
            "Close Date",
        ],
        ["1", "A", "Closed Won", "Acme", "100.00", "2023-04-30", "2023-01-10 10:11"],
        ["2", "B", "Closed Won", "Birch", "50.00", "", "2023-02-03 09:00"],
    ]
    through = {
        "Acme": {(2023, m): Decimal(100) for m in range(1, 5)},
        "Birch": {(2023, m): Decimal(50) for m in range(2, 7)},
    }
    yield Case(
        "hubspot-deals",
        text(hubspot).encode(),
        allowed=("needs_answer",),
        readings=(reading(until(through, (2023, 2)), choosing="Through Feb 2023"),),
    )
    tested = [
        HEAD,
        *long_rows(PLAIN),
        ["TEST - do not use", "2023-03-01", "1.00"],
        ["Internal demo account", "2023-03-01", "2.00"],
    ]
    yield Case("test-names", text(tested).encode(), allowed=("needs_answer",), says=("test or demo",))


def texts():
    spaced = "\n".join(
        ", ".join(f'"{cell}"' for cell in row)
        for row in [HEAD, *long_rows({"Comma, Inc": PLAIN["Elm Studios"]})]
    )
    yield Case(
        "blank-before-quote",
        spaced.encode(),
        readings=(reading({"Comma, Inc": PLAIN["Elm Studios"]}),),
        names=("Comma, Inc",),
    )
    for name in ("mm_yyyy.csv", "space_thousands.csv", "million.csv"):
        yield Case(
            f"file-called-{name}",
            text([HEAD, *long_rows(PLAIN)]).encode(),
            name=name,
            readings=(reading(PLAIN),),
        )
    titled = [["MRR by customer, in thousands"], [], HEAD, *long_rows(PLAIN)]
    scaled = {n: {m: a * 1000 for m, a in row.items()} for n, row in PLAIN.items()}
    yield Case(
        "thousands-in-title",
        text(titled).encode(),
        allowed=("needs_answer",),
        says=("thousand",),
        readings=(reading(scaled, choosing="in thousands"), reading(PLAIN, choosing="as written")),
    )
    taiwan = {"台灣雲端公司": PLAIN["Elm Studios"], "高雄軟體": PLAIN["Fir Supply"]}
    yield Case(
        "big5",
        text([HEAD, *long_rows(taiwan)]).encode("big5"),
        allowed=EITHER,
        readings=(reading(taiwan),),
        names=tuple(taiwan),
        says=("big5",),
    )
    bells = {"Bell\x07 Co": PLAIN["Elm Studios"], "Esc\x1b[31m": PLAIN["Fir Supply"]}
    yield Case(
        "control-signs-in-names",
        text([HEAD, *long_rows(bells)]).encode(),
        allowed=EITHER,
        readings=(reading(bells),),
    )
