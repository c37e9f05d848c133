"""Files that stand next to the known ones: second tables, lost quotes, lines of tax, series of public
figures.
"""

from decimal import Decimal

from truths import Case, book, end_of, long_rows, long_text, months_of, reading, text, wide_rows

PLAIN = book(months=8, first=(2023, 3))
HEAD = ["Customer", "Month", "MRR"]
ROWS = long_rows(PLAIN)
ASKED = ("needs_answer", "refused")


def cases():
    yield from torn()
    yield from lines()
    yield from units_and_days()
    yield from partial()
    yield from public_figures()
    yield from no_customers()
    yield from told_beside()
    yield from blocks()
    yield from annotated()


def csv(rows):
    return text(rows).encode()


def torn():
    """A quotation mark that closes a row too late, and another table below the first."""
    quoted = [f'"{name}",{month},{amount}' for name, month, amount in ROWS]
    quoted[18] = quoted[18].replace('",', ",", 1)
    yield Case(
        "quote-lost-at-the-end",
        "\r\n".join(["Customer,Month,MRR", *quoted]).encode(),
        allowed=ASKED,
        says=("quot", "20"),
    )
    below = [["Region", "Month", "MRR"], *(["EMEA", row[1], 100] for row in ROWS[:4])]
    yield Case("second-table-below", csv([HEAD, *ROWS, [], *below]), allowed=ASKED, says=("table", "51"))
    churned = [["Customer", "Month", "Churned MRR"], ["Aspen Works", "2023-05-01", 100]]
    yield Case("second-measure-below", csv([HEAD, *ROWS, [], *churned]), allowed=ASKED, says=("table",))


def lines():
    """Lines that are no recurring revenue, or may be none."""
    typed = [["Customer", "Month", "Amount", "Type"], *([*row, "subscription"] for row in ROWS)]
    tax = [[name, month, "19.00", "VAT 20%"] for name, month, _ in ROWS]
    yield Case(
        "tax-in-type", csv([*typed, *tax]), readings=(reading(PLAIN),), says=("tax", "49 rows|48 rows")
    )
    usage = {n: {m: a + 7 for m, a in row.items()} for n, row in PLAIN.items()}
    used = [[name, month, "7.00", "usage"] for name, month, _ in ROWS]
    yield Case("usage-counted", csv([*typed, *used]), readings=(reading(usage),), says=("usage", "336"))
    items = [["Customer", "Month", "Amount", "Item"], *([*row, "Licence"] for row in ROWS)]
    day = ["Birch Legal", "2023-04-01", "500.00", "Training day"]
    more = {n: dict(row) for n, row in PLAIN.items()}
    more["Birch Legal"][2023, 4] += Decimal(500)
    yield Case("training-counted", csv([*items, day]), readings=(reading(more),), says=("one-time", "row 50"))
    own = [["Internal - demo", "2023-04-01", "99.00"]]
    yield Case("internal-demo", csv([HEAD, *ROWS, *own]), allowed=ASKED, says=("test|demo",))
    codes = [
        ["Customer", "Month", "MRR", "Currency"],
        *([*row, "USD" if i else ""] for i, row in enumerate(ROWS)),
    ]
    yield Case("currency-blank", csv(codes), readings=(reading(PLAIN, "USD"),), says=("currency", "row 2"))


def units_and_days():
    """Millions after a currency, two digits of the year first, one date in another order, accents."""
    millions = {n: {m: Decimal(int(a)) * 1000 for m, a in row.items()} for n, row in PLAIN.items()}
    for heading in ("MRR in EUR m", "MRR (€m)"):
        made = long_text(millions, ("Customer", "Month", heading), write_amount=lambda a: str(a / 1_000_000))
        yield Case(
            f"millions-{heading[-3:-1]}",
            made.encode(),
            readings=(reading(millions, "EUR"),),
            says=("million",),
        )
    short = long_text(PLAIN, write_month=lambda m: end_of(m).strftime("%y/%m/%d"))
    yield Case("short-year-first", short.encode(), readings=(reading(PLAIN),), says=("year first",))
    dated = [[name, f"{month[5:7]}/28/{month[:4]}", amount] for name, month, amount in ROWS]
    dated[8][1] = "15/09/2023"
    yield Case("one-date-day-first", csv([HEAD, *dated]), allowed=ASKED, says=("month first", "row 10"))
    accents = [[n.replace("Birch", "Bírch") if m < "2023-06" else n, m, a] for n, m, a in ROWS]
    yield Case(
        "accents",
        csv([HEAD, *accents]),
        allowed=ASKED,
        readings=(
            reading(PLAIN, choosing="One customer under a new name"),
            reading(PLAIN, choosing="A loss and a new customer", customers=9),
        ),
        says=("accent",),
    )
    growth = wide_rows(PLAIN)
    sums = [sum(row.get(m, Decimal(0)) for row in PLAIN.values()) for m in months_of(PLAIN)]
    growth += [["Total", *sums], ["MoM %", "", *["1.2%"] * (len(sums) - 1)]]
    yield Case("growth-below", csv(growth), readings=(reading(PLAIN),), says=("total",))


def partial():
    """A last month in which everybody pays a part; invoices for a quarter in the same months for all."""
    last = [
        [name, "2023-11-01", f"{row[2023, 10] / 4:.2f}"] for name, row in PLAIN.items() if (2023, 10) in row
    ]
    yield Case(
        "last-month-part",
        csv([HEAD, *ROWS, *last]),
        allowed=ASKED,
        says=("partial",),
        readings=(reading(PLAIN, choosing="Leave the last month out"),),
    )
    bills = [[n, f"{y}-{m:02d}-05", 300] for n in PLAIN for y in (2021, 2022) for m in (1, 4, 7, 10)]
    quarterly = {
        n: {(y, m): Decimal(100) for y in (2021, 2022) for m in range(1, 13) if (y, m) < (2022, 11)}
        for n in PLAIN
    }
    yield Case(
        "quarterly-bills",
        csv([["Customer", "Invoice date", "Amount"], *bills]),
        allowed=ASKED,
        says=("invoice",),
        readings=(reading(quarterly, choosing="own rhythm"),),
    )


def public_figures():
    """Series of public figures are no revenue of customers."""
    weather = [
        ["datetime", "season", "temp", "count"],
        *([f"2011-{m:02d}-01", 1, 9.84, 16 + m] for m in range(1, 13)),
    ]
    yield Case("weather", csv(weather), allowed=ASKED)
    rates = [
        ["Date", "USD", "GBP", "JPY"],
        *([f"2023-{m:02d}-01", 1.08, 0.87, 140 + m] for m in range(1, 13)),
    ]
    yield Case("exchange-rates", csv(rates), allowed=ASKED)
    for heading in ("Station", "Kind of business", "Industry"):
        made = wide_rows({"Oslo": PLAIN["Birch Legal"], "Kew": PLAIN["Cedar Motors"]})
        made[0][0] = heading
        yield Case(f"series-by-{heading.split()[0].lower()}", csv(made), allowed=ASKED)


def no_customers():
    """Rows that name no one customer: sums under any name, the rest of a list, other revenue."""
    made = wide_rows(PLAIN)
    sums = [sum(row.get(m, Decimal(0)) for row in PLAIN.values()) for m in months_of(PLAIN)]
    yield Case(
        "sum-called-mrr",
        csv([*made, ["MRR", *sums], ["MoM %", "", *["1.2%"] * 7]]),
        readings=(reading(PLAIN),),
        says=("total", "row 10"),
    )
    whole = [
        ["Portfolio", f"{y}-{m:02d}-01", amount]
        for (y, m), amount in zip(months_of(PLAIN), sums, strict=True)
    ]
    yield Case(
        "sum-of-all-rows", csv([HEAD, *ROWS, *whole]), readings=(reading(PLAIN),), says=("Portfolio", "total")
    )
    others = {**PLAIN, "Other customers (12)": dict.fromkeys(months_of(PLAIN), Decimal(500))}
    yield Case(
        "others-as-one",
        csv([*made, ["Other customers (12)", *[500] * 8]]),
        readings=(reading(others),),
        says=("Other customers", "row 10"),
    )
    yield Case(
        "deferred-row",
        csv([*made, ["Deferred revenue", *[900] * 8]]),
        allowed=ASKED,
        says=("Deferred", "row 10"),
    )
    summed = [
        [*row, sum(Decimal(x) for x in row[1:] if x) + (50 if i == 2 else 0)]
        for i, row in enumerate(made[1:])
    ]
    yield Case(
        "row-total-apart",
        csv([[*made[0], "Total"], *summed]),
        readings=(reading(PLAIN),),
        says=("differs", "row 4"),
    )
    blank = [list(row) for row in made]
    blank[0][4] = ""
    yield Case("month-heading-blank", csv(blank), allowed=ASKED, says=("no heading", "month is missing"))


def told_beside():
    """Flags, units in titles, and movements entered twice or of an unknown kind."""
    gone = [
        ["Customer", "Month", "MRR", "is_deleted"],
        *([*row, "0"] for row in ROWS),
        ["Gone", "2023-05-01", 50, "1"],
    ]
    yield Case("deleted-rows", csv(gone), readings=(reading(PLAIN),), says=("deleted", "row 50"))
    late = [
        ["Customer", "Month", "MRR", "Status"],
        *([*row, "past_due" if i == 5 else "active"] for i, row in enumerate(ROWS)),
    ]
    yield Case("past-due-counted", csv(late), readings=(reading(PLAIN),), says=("past due", "row 7"))
    cents = wide_rows(PLAIN, write_amount=lambda a: str(int(a * 100)))
    yield Case(
        "cents-in-title",
        csv([["Amounts in cents"], *cents]),
        allowed=ASKED,
        readings=(reading(PLAIN, choosing="in cents"),),
        says=("cents",),
    )
    yield Case(
        "users-in-name", csv(wide_rows(PLAIN)), name="active_users.csv", allowed=ASKED, says=("users",)
    )
    units = [
        ["Customer", "Month", "Amount", "Unit"],
        *([n, m, a, "MRR" if i % 2 else "ARR"] for i, (n, m, a) in enumerate(ROWS)),
    ]
    yield Case("unit-by-row", csv(units), allowed=ASKED, says=("measures",))
    moves = [
        ["date", "customer", "type", "amount"],
        ["2023-01-01", "A", "new", 100],
        ["2023-02-01", "B", "new", 50],
    ]
    moves += [["2023-03-01", "A", "expansion", 20]] * 2
    once, twice = ({"A": steps(100, 100, last), "B": steps(0, 50, 50)} for last in (120, 140))
    yield Case(
        "movement-twice",
        csv(moves),
        allowed=ASKED,
        says=("duplicate", "row 5"),
        readings=(
            reading(once, choosing=("Through Mar 2023", "Drop the repeated rows")),
            reading(twice, choosing=("Through Mar 2023", "Add them")),
        ),
    )
    moves[-1] = ["2023-03-05", "A", "transfer", 20]
    yield Case(
        "movement-unknown",
        csv(moves),
        allowed=ASKED,
        readings=(reading(twice, choosing="Through Mar 2023"),),
        says=("transfer", "row 5"),
    )


def steps(*amounts):
    return {(2023, month): Decimal(amount) for month, amount in enumerate(amounts, 1)}


def blocks():
    """A table a year, one below the other."""
    truth = book(months=24, first=(2023, 1))
    names = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split()  # noqa: SIM905

    def block(year, title, headings):
        rows = [[n, *(row.get((year, m), 0) for m in range(1, 13))] for n, row in truth.items()]
        total = ["Total", *map(sum, list(zip(*rows, strict=True))[1:])]
        return [[title], ["Customer", *headings], *rows, total, []]

    said = ("below each other", "2 tables")
    dated = [
        block(year, f"Revenue of {year}", [f"{name}-{year % 100}" for name in names]) for year in (2023, 2024)
    ]
    yield Case("blocks-of-years", csv([*dated[0], *dated[1]]), readings=(reading(truth),), says=said)
    bare = [block(year, f"FY{year}", names) for year in (2023, 2024)]
    yield Case("blocks-titled-by-year", csv([*bare[0], *bare[1]]), readings=(reading(truth),), says=said)
    planned = [*dated[0], ["Forecast 2024"], *dated[1][1:]]
    yield Case("block-of-a-forecast", csv(planned), allowed=ASKED, says=("sheet",))


def annotated():
    """Amounts that point to a footnote, and rows of percentages between the rows of money."""
    head, *rows = wide_rows(PLAIN)
    for mark in ("*", "**", "\u2020", "\u00b9", " (1)", "[2]"):
        noted = [[*row[:3], f"{row[3]}{mark}" if row[3] else "", *row[4:]] for row in rows]
        foot = [f"{mark.strip()} includes a credit of an earlier month"]
        yield Case(
            f"footnoted-{mark.strip()}",
            csv([head, *noted, foot]),
            readings=(reading(PLAIN),),
            says=("footnote",),
        )
    for label in ("% change", "Growth", "MoM %"):
        between = [line for row in rows for line in (row, [label, *["0%"] * (len(row) - 1)])]
        yield Case(
            f"percentages-between-{label}",
            csv([head, *between]),
            readings=(reading(PLAIN),),
            says=("without any amount",),
        )
    unsaid = [[f"{row[0]} again", *["5%"] * (len(row) - 1)] for row in rows]
    yield Case("percentages-of-customers", csv([head, *rows, *unsaid]), allowed=ASKED, says=("percent",))
