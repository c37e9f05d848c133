"""Months, units and columns in forms of one country or one tool, each with the reading that is right."""

from datetime import date
from decimal import Decimal

from truths import (
    Case,
    book,
    dated_wide,
    end_of,
    long_rows,
    months_of,
    reading,
    shifted,
    text,
    totals,
    wide_rows,
    workbook,
)

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
    yield from free_months()
    yield from several_columns()
    yield from logs_and_weeks()
    yield from bills_across()
    yield from beside_contracts()


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
    quarters = [[n, f"Q{q} 2025", a] for q in (1, 2, 3, 4) for n, a in zip(PLAIN, (360, 750), strict=False)]
    held = {n: {(2025, 3 * q): Decimal(a) for q in (1, 2, 3, 4)} for n, _, a in quarters[:2]}
    below = text([["Customer", "Quarter", "Revenue"], *quarters]).encode()
    ends = reading(held, choosing="MRR at the end")
    yield Case("a-whole-number-is-no-heading", below, allowed=ASKED, readings=(ends,), says=("quarter",))
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


CONTRACTS = [
    ("Aspen Works", (2025, 1), (2025, 12), 100, 2),
    ("Birch Legal", (2025, 2), (2026, 1), 240, 0),
    ("Cedar Motors", (2025, 2), (2026, 1), 90, 3),
]


def terms(free):
    """The contracts month by month, from the first or from the first that is charged."""
    return {
        n: {shifted(first, k): Decimal(a) for k in range(f if free else 0, 12)}
        for n, first, _, a, f in CONTRACTS
    }


def contracts(heading, say):
    """A row a contract, with what a column says of its free months."""
    rows = [
        [n, date(*first, 1), end_of(last), a, say(first, f) if f else ""]
        for n, first, last, a, f in CONTRACTS
    ]
    return text([["Customer", "Start", "End", "MRR", heading], *rows]).encode()


def free_months():
    """Months in which nothing is charged, as a number, a length of days, or the day on which a trial ends."""
    said = {
        "Free months": lambda first, f: f,
        "Freimonate": lambda first, f: f"{f} Monate",
        "Trial days": lambda first, f: f * 31,
        "Trial end": lambda first, f: end_of(shifted(first, f - 1)),
    }
    both = (reading(terms(True), choosing="Once"), reading(terms(False), choosing="With the contract"))
    for heading, say in said.items():
        data = contracts(heading, say)
        yield Case(f"free-{heading.lower()}", data, allowed=ASKED, readings=both, says=("free at first",))
    short = contracts("Trial days", lambda first, f: 14)
    yield Case("a-trial-within-its-month", short, readings=(reading(terms(False)),))


def several_columns():
    """Rates beside amounts, bills beside revenue, usage beside subscriptions."""
    rates = {"USD": Decimal("0.9"), "EUR": Decimal(1), "GBP": Decimal("1.2")}
    codes = dict(zip(PLAIN, [*rates] * 3, strict=False))
    for heading in ("FX rate to EUR", "Exchange rate"):
        rows = [[*row, codes[row[0]], rates[codes[row[0]]]] for row in long_rows(PLAIN)]
        made = {n: {m: a * rates[codes[n]] for m, a in row.items()} for n, row in PLAIN.items()}
        yield Case(
            f"rates-beside-amounts-{heading.split()[0].lower()}",
            text([["Customer", "Month", "MRR", "Currency", heading], *rows]).encode(),
            allowed=ASKED,
            readings=(reading(made, "EUR", choosing="×"),),
        )
    rows = [[n, m, a * 12 * (m[-5:-3] == "01"), a] for n, m, a in long_rows(PLAIN, write_amount=Decimal)]
    yield Case(
        "billings-beside-revenue",
        text([["Customer", "Month", "Billings", "Revenue recognised"], *rows]).encode(),
        allowed=ASKED,
        readings=(reading(PLAIN, choosing="^Revenue"),),
    )
    rows = [[*row, "12.50"] for row in long_rows(PLAIN)]
    yield Case(
        "usage-beside-subscription",
        text([["Customer", "Month", "Subscription", "Usage"], *rows]).encode(),
        allowed=ASKED,
        readings=(reading(PLAIN, choosing="amount in Subscription"),),
    )


def logs_and_weeks():
    """Changes without a type, levels of ARR named in rows, weeks, and prices by the year of a contract."""
    months, rows, held = months_of(PLAIN), [], {}
    for name, row in PLAIN.items():
        for before, month in zip([None, *months], months, strict=False):
            change = row.get(month, 0) - row.get(before, 0)
            if change:
                rows.append([name, f"{month[0]}-{month[1]:02d}-01", change])
    last = max(r[1] for r in rows)
    for name, row in PLAIN.items():
        held[name] = {m: a for m, a in row.items() if f"{m[0]}-{m[1]:02d}-01" <= last}
    for heading in ("MRR change", "Amount"):
        yield Case(
            f"changes-without-a-type-{heading.split()[0].lower()}",
            text([["Customer", "Date", heading], *rows]).encode(),
            allowed=ASKED,
            readings=(reading(held, choosing=("Changes", "last month in which")),),
        )
    head, *body = wide_rows({n: {m: a * 12 for m, a in row.items()} for n, row in PLAIN.items()})
    levels = text([[head[0], "Line", *head[1:]], *([r[0], "Ending ARR", *r[1:]] for r in body)]).encode()
    yield Case("levels-of-arr-by-row", levels, allowed=ASKED, readings=(reading(PLAIN, choosing="ARR"),))
    weeks = [f"2025-W{n:02d}" for n in range(1, 53)]
    table = text([["Customer", *weeks], *([n, *[70] * 52] for n in PLAIN)]).encode()
    yield Case("weeks-across", table, allowed=("refused",), says=("weeks",))
    listed = text([["Customer", "Week", "Amount"], *([n, w, 70] for n in PLAIN for w in weeks)]).encode()
    yield Case("weeks-listed", listed, allowed=ASKED, says=("weekly",))
    years = [
        [n, date(*first, 1), date(first[0] + 3, 1, 1), a, a + 10, a + 20] for n, first, _, a, _ in CONTRACTS
    ]
    ramp = text([["Customer", "Start", "End", "Year 1 ACV", "Year 2 ACV", "Year 3 ACV"], *years]).encode()
    yield Case("prices-by-year-of-contract", ramp, allowed=("refused",), says=("row of its own",))


def bills_across():
    """Bills of a year in months across, and amounts at the ends of quarters, which are none."""
    firsts = {"Aspen Works": (2024, 11), "Birch Legal": (2025, 2), "Cedar Motors": (2025, 5)}
    across = [shifted((2024, 11), k) for k in range(21)]
    rows = [
        [n, *(1200 if m in (first, shifted(first, 12)) else "" for m in across)]
        for n, first in firsts.items()
    ]
    table = text([["Customer", *(f"{y}-{m:02d}" for y, m in across)], *rows]).encode()
    spread = {
        n: dict.fromkeys([m for m in across if m >= first], Decimal(100)) for n, first in firsts.items()
    }
    yield Case(
        "bills-of-a-year-across",
        table,
        allowed=ASKED,
        readings=(reading(spread, choosing=("Spread",)),),
        says=("12 months",),
    )


def beside_contracts():
    """Columns that change what a contract pays: a later price, a pause, a share of the amount."""
    said = {
        "later-price": (["New MRR"], lambda a, f: [a + 10], "two prices"),
        "pauses": (["Pause start", "Pause end"], lambda a, f: ["2025-05-01", "2025-06-30"], "pause"),
        "a-share": (["Our share"], lambda a, f: [f"{50 + f * 10}%"], "percentage"),
    }
    for name, (heads, cells, words) in said.items():
        rows = [[n, date(*first, 1), end_of(last), a, *cells(a, f)] for n, first, last, a, f in CONTRACTS]
        data = text([["Customer", "Start", "End", "MRR", *heads], *rows]).encode()
        label = "amount in MRR|runs on|in full"
        plain = reading(terms(False), choosing=label)
        share = {n: Decimal(50 + f * 10) / 100 for n, _, _, _, f in CONTRACTS}
        part = {n: {m: a * share[n] for m, a in row.items()} for n, row in terms(False).items()}
        more = (reading(part, choosing="Only the percentage"),) if name == "a-share" else ()
        yield Case(f"contracts-with-{name}", data, allowed=ASKED, readings=(plain, *more), says=(words,))
    rows = [[n, m, Decimal(a) + 10, 10] for n, m, a in long_rows(PLAIN)]
    yield Case(
        "credited-beside-invoiced",
        text([["Customer", "Month", "Invoiced", "Credited"], *rows]).encode(),
        allowed=ASKED,
        readings=(reading(PLAIN, choosing="less|minus"),),
    )
