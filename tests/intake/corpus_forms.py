"""Months, units and columns in forms of one country or one tool, each with the reading that is right."""

from decimal import Decimal

from truths import Case, book, dated_wide, long_rows, months_of, reading, text, totals, wide_rows, workbook

PLAIN = book(months=14, first=(2025, 1))
YEAR = {n: {m: a for m, a in row.items() if m[0] == 2025} for n, row in PLAIN.items()}
LARGE = {n: {m: Decimal(int(a)) * 1000 for m, a in row.items()} for n, row in PLAIN.items()}
ASKED = ("needs_answer",)
SHORT = {
    "czech": "led úno bře dub kvě čvn čvc srp zář říj lis pro",
    "catalan": "gen febr març abr maig juny jul ag set oct nov des",
    "lithuanian": "saus vas kov bal geg birž liep rugp rugs spal lapkr gruod",
    "lithuanian-three": "sau vas kov bal geg bir lie rgp rgs spa lap gru",
    "arabic": "يناير فبراير مارس أبريل مايو يونيو يوليو أغسطس سبتمبر أكتوبر نوفمبر ديسمبر",
    "hebrew": "ינואר פברואר מרץ אפריל מאי יוני יולי אוגוסט ספטמבר אוקטובר נובמבר דצמבר",
}


def cases():
    """Headings of months, zeros left out, columns that say ALL, corrections."""
    yield from month_names()
    yield from month_numbers()
    yield from zeros()
    yield from rows()


def headed(made, write, customer="Customer"):
    body = wide_rows(made)[1:]
    return text([[customer, *map(write, months_of(made))], *body]).encode()


def month_names():
    for language, words in SHORT.items():
        names = words.split()
        written = headed(PLAIN, lambda m, names=names: f"{names[m[1] - 1]} {m[0]}")
        yield Case(f"short-months-{language}", written, readings=(reading(PLAIN),))
    balances = text([["Customer", "Bal 2024", "Bal 2025"], *([n, 100, 120] for n in PLAIN)]).encode()
    yield Case("balances-are-no-april", balances, allowed=("refused", "needs_answer"))
    eras = {
        "reiwa": lambda m: f"令和{m[0] - 2018}年{m[1]}月",
        "republic": lambda m: f"{m[0] - 1911}年{m[1]}月",
    }
    for era, write in eras.items():
        yield Case(f"months-of-{era}", headed(PLAIN, write, "顧客名"), readings=(reading(PLAIN),))


def month_numbers():
    yield Case("month-before-year", headed(PLAIN, lambda m: f"{m[1]:02d}{m[0]}"), readings=(reading(PLAIN),))
    rows = [["Customer", "Period", "MRR"], *long_rows(PLAIN, lambda m: f"{m[1]:02d}{m[0]}")]
    yield Case("month-before-year-long", text(rows).encode(), readings=(reading(PLAIN),))
    head, *body = dated_wide(PLAIN)
    numbers = [[head[0], *(day.month * 10_000 + day.year for day in head[1:])], *body]
    yield Case("month-before-year-cells", workbook({"MRR": numbers}), "b.xlsx", readings=(reading(PLAIN),))
    counted = headed(YEAR, lambda m: str(m[1]))
    told = (reading(YEAR, choosing="2025"),)
    yield Case("months-counted", counted, allowed=ASKED, readings=told, says=("year",))
    titled = text([["Revenue by customer 2025"], []]).encode() + counted
    yield Case("months-counted-below-a-title", titled, allowed=ASKED, readings=told, says=("year",))
    sheets = {}
    for year in (2025, 2026):
        own = {n: {m: a for m, a in row.items() if m[0] == year} for n, row in PLAIN.items()}
        head, *body = dated_wide(own)
        sheets[str(year)] = [["Customer", *range(1, len(months_of(own)) + 1)], *body]
    sheets["2026"][0] = ["Customer", *range(1, 7)]
    more = {n: {**row, **dict.fromkeys([(2026, 3)], Decimal(0))} for n, row in PLAIN.items()}
    sheets["2026"] = [["Customer", *range(1, 7)], *([*r, *[None] * 4] for r in sheets["2026"][1:])]
    yield Case("months-counted-by-sheet", workbook(sheets), "b.xlsx", readings=(reading(more),))


def zeros():
    """Amounts in lakhs, crores and ten thousands: a hundred thousand times too small if taken as written."""
    units = {
        "lakhs": ("MRR (₹ in Lakhs)", 5, "INR"),
        "crores": ("MRR (₹ Cr)", 7, "INR"),
        "man": ("月額（万円）", 4, "JPY"),
    }
    for name, (heading, places, currency) in units.items():
        rows = long_rows(LARGE, write_amount=lambda a, places=places: f"{a.scaleb(-places):f}")
        data = text([["Customer", "Month", heading], *rows]).encode()
        yield Case(f"in-{name}", data, readings=(reading(LARGE, currency),), says=("multiplied",))
    head, *body = wide_rows(LARGE, write_amount=lambda a: f"{a.scaleb(-5):f}")
    titled = text([["Customer MRR in lakhs"], [], head, *body]).encode()
    yield Case("in-lakhs-by-title", titled, allowed=ASKED, readings=(reading(LARGE, choosing="lakh"),))
    credits = text([["Customer", "Month", "Amount EUR Cr"], *long_rows(LARGE)]).encode()
    yield Case("credit-is-no-crore", credits, readings=(reading(LARGE, "EUR"),))


def rows():
    """A column that says ALL in every row, and corrections that add to the amount."""
    for place in (0, 3):
        for word in ("ALL", "Total"):
            head = ["Customer", "Month", "MRR"]
            head.insert(place, "Region")
            body = [[*row[:place], word, *row[place:]] for row in long_rows(PLAIN)]
            data = text([head, *body]).encode()
            yield Case(f"{word.lower()}-in-every-row-{place}", data, readings=(reading(PLAIN),))
    head, *body = wide_rows(PLAIN)
    every = text([["Region", *head], *(["All", *row] for row in body)]).encode()
    yield Case("all-in-every-row-wide", every, readings=(reading(PLAIN),))
    typed = [[*row, "Subscription"] for row in long_rows(PLAIN)]
    name, month = "Aspen Works", months_of(PLAIN)[2]
    more = [name, f"{month[0]}-{month[1]:02d}-01", "150.00", "Adjustment"]
    added = {n: {m: a + 150 * ((n, m) == (name, month)) for m, a in r.items()} for n, r in PLAIN.items()}
    assert totals(added) != totals(PLAIN)
    yield Case(
        "adjustment-that-adds",
        text([["Customer", "Month", "Amount", "Type"], *typed, more]).encode(),
        allowed=ASKED,
        readings=(reading(PLAIN, choosing="Leave"), reading(added, choosing="count")),
        says=("Adjustment", "150"),
    )
