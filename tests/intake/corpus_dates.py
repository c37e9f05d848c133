"""Months and days in every notation."""

from datetime import date, datetime

from truths import (
    MONTH_NAMES,
    Case,
    book,
    dated_long,
    dated_wide,
    end_of,
    long_rows,
    long_text,
    months_of,
    reading,
    shifted,
    text,
    wide_rows,
    workbook,
)

PLAIN = book(months=10, first=(2022, 9))
LONG_NAMES = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
]
GERMAN = [
    "Januar",
    "Februar",
    "März",
    "April",
    "Mai",
    "Juni",
    "Juli",
    "August",
    "September",
    "Oktober",
    "November",
    "Dezember",
]
FRENCH = ["janv.", "févr.", "mars", "avr.", "mai", "juin", "juil.", "août", "sept.", "oct.", "nov.", "déc."]
SPANISH = ["ene", "feb", "mar", "abr", "may", "jun", "jul", "ago", "sep", "oct", "nov", "dic"]


def serial(month, base=date(1899, 12, 30)):
    return (date(month[0], month[1], 1) - base).days


WRITERS = {
    "iso": lambda m: f"{m[0]}-{m[1]:02d}-01",
    "iso-month": lambda m: f"{m[0]}-{m[1]:02d}",
    "slash-month": lambda m: f"{m[0]}/{m[1]:02d}",
    "compact": lambda m: f"{m[0]}{m[1]:02d}",
    "compact-day": lambda m: f"{m[0]}{m[1]:02d}01",
    "mm-yyyy": lambda m: f"{m[1]:02d}/{m[0]}",
    "m-yyyy": lambda m: f"{m[1]}/{m[0]}",
    "dot-mm-yyyy": lambda m: f"{m[1]:02d}.{m[0]}",
    "mon-yy": lambda m: f"{MONTH_NAMES[m[1] - 1]}-{m[0] % 100}",
    "mon yyyy": lambda m: f"{MONTH_NAMES[m[1] - 1]} {m[0]}",
    "mon'yy": lambda m: f"{MONTH_NAMES[m[1] - 1]}'{m[0] % 100}",
    "Month yyyy": lambda m: f"{LONG_NAMES[m[1] - 1]} {m[0]}",
    "Month, yyyy": lambda m: f"{LONG_NAMES[m[1] - 1]}, {m[0]}",
    "yyyy mon": lambda m: f"{m[0]} {MONTH_NAMES[m[1] - 1]}",
    "MON-YY": lambda m: f"{MONTH_NAMES[m[1] - 1].upper()}-{m[0] % 100}",
    "german": lambda m: f"{GERMAN[m[1] - 1]} {m[0]}",
    "french": lambda m: f"{FRENCH[m[1] - 1]} {m[0]}",
    "spanish": lambda m: f"{SPANISH[m[1] - 1]}-{m[0] % 100}",
    "cjk": lambda m: f"{m[0]}年{m[1]}月",
    "2023M01": lambda m: f"{m[0]}M{m[1]:02d}",
    "month-end": lambda m: end_of(m).strftime("%d.%m.%Y"),
    "us-month-end": lambda m: end_of(m).strftime("%m/%d/%Y"),
    "iso-time": lambda m: f"{m[0]}-{m[1]:02d}-01 00:00:00",
    "iso-T": lambda m: f"{m[0]}-{m[1]:02d}-01T00:00:00",
    "dd-mon-yyyy": lambda m: end_of(m).strftime("%d-%b-%Y"),
    "dd mon yy": lambda m: end_of(m).strftime("%d %b %y"),
    "Mon dd, yyyy": lambda m: end_of(m).strftime("%b %d, %Y"),
    "weekday": lambda m: end_of(m).strftime("%a %d %B %Y"),
    "us-short": lambda m: end_of(m).strftime("%m/%d/%y"),
    "yyyy.mm": lambda m: f"{m[0]}.{m[1]:02d}",
    "mm/yy": lambda m: f"{m[1]:02d}/{m[0] % 100}",
}


def cases():
    for name, write in WRITERS.items():
        yield Case(f"long-{name}", long_text(PLAIN, write_month=write).encode(), readings=(reading(PLAIN),))
        yield Case(
            f"wide-{name}", text(wide_rows(PLAIN, write_month=write)).encode(), readings=(reading(PLAIN),)
        )
        yield Case(
            f"wide-mrr-{name}",
            text(wide_rows(PLAIN, write_month=lambda m, w=write: f"MRR {w(m)}")).encode(),
            allowed=("accepted", "needs_answer"),
            readings=(reading(PLAIN),),
        )
    yield Case(
        "long-serial",
        long_text(PLAIN, write_month=lambda m: str(serial(m))).encode(),
        readings=(reading(PLAIN),),
        says=("serial|date",),
    )
    yield Case(
        "wide-serial",
        text(wide_rows(PLAIN, write_month=lambda m: str(serial(m)))).encode(),
        readings=(reading(PLAIN),),
        says=("serial|date",),
    )
    yield Case(
        "wide-serial-float",
        text(wide_rows(PLAIN, write_month=lambda m: f"{serial(m)}.0")).encode(),
        readings=(reading(PLAIN),),
    )
    yield Case(
        "long-epoch",
        long_text(
            PLAIN, write_month=lambda m: str(int(datetime(m[0], m[1], 15, tzinfo=None).timestamp()))
        ).encode(),
        readings=(reading(PLAIN),),
        says=("unix|utc|time",),
    )
    yield Case("xlsx-dates", workbook({"MRR": dated_long(PLAIN)}), readings=(reading(PLAIN),))
    yield Case("xlsx-wide-dates", workbook({"MRR": dated_wide(PLAIN)}), readings=(reading(PLAIN),))
    yield Case(
        "xlsx-wide-serials",
        workbook({"MRR": [["Customer", *map(serial, months_of(PLAIN))], *dated_wide(PLAIN)[1:]]}),
        readings=(reading(PLAIN),),
    )
    yield Case(
        "xlsx-1904", workbook({"MRR": dated_long(PLAIN)}, change=epoch_1904), readings=(reading(PLAIN),)
    )
    yield Case(
        "xlsx-1904-wide", workbook({"MRR": dated_wide(PLAIN)}, change=epoch_1904), readings=(reading(PLAIN),)
    )
    ambiguous = book(months=7, first=(2023, 2))
    swapped = one_month(ambiguous, (2023, 6))
    yield Case(
        "ambiguous-day",
        long_text(ambiguous, write_month=lambda m: f"06/{m[1]:02d}/{m[0]}").encode(),
        allowed=("needs_answer",),
        says=("day|month|date",),
        readings=(
            reading(ambiguous, choosing="Day first"),
            reading(swapped, choosing="Month first"),
        ),
    )
    yield Case(
        "ambiguous-first",
        long_text(ambiguous, write_month=lambda m: f"{m[1]:02d}/01/{m[0]}").encode(),
        allowed=("needs_answer",),
        says=("day|month|date",),
        readings=(
            reading(ambiguous, choosing="Month first"),
            reading(one_month(ambiguous, (2023, 1)), choosing="Day first"),
        ),
    )
    yield Case(
        "wide-dd/mm",
        text(wide_rows(PLAIN, write_month=lambda m: f"01/{m[1]:02d}/{m[0]}")).encode(),
        allowed=("accepted", "needs_answer"),
        readings=(reading(PLAIN),),
    )
    yield Case(
        "wide-mm/dd",
        text(wide_rows(PLAIN, write_month=lambda m: f"{m[1]:02d}/01/{m[0]}")).encode(),
        allowed=("accepted", "needs_answer"),
        readings=(reading(PLAIN),),
    )
    rows = long_rows(PLAIN, write_month=lambda m: end_of(m).strftime("%d/%m/%Y"))
    rows[6][1] = "12/25/2022"
    yield Case(
        "mixed-order",
        text([["Customer", "Month", "MRR"], *rows]).encode(),
        allowed=("refused", "needs_answer"),
        says=("row 8", "date|day"),
    )
    for name, bad in (
        ("feb30", "2023-02-30"),
        ("month13", "2023-13-01"),
        ("zero", "2023-00-10"),
        ("year0", "0000-01-01"),
        ("word", "last month"),
        ("us32", "32.01.2023"),
        ("tba", "TBA"),
    ):
        rows = long_rows(PLAIN)
        rows[4][1] = bad
        yield Case(
            f"bad-{name}",
            text([["Customer", "Month", "MRR"], *rows]).encode(),
            allowed=("refused", "needs_answer"),
            says=("row 6",),
        )
    rows = long_rows(PLAIN)
    rows[4][1] = ""
    yield Case(
        "bad-blank",
        text([["Customer", "Month", "MRR"], *rows]).encode(),
        allowed=("refused", "needs_answer"),
        says=("row 6", "month|date"),
    )
    rows[4][1] = "2203-05-01"
    yield Case(
        "far-future",
        text([["Customer", "Month", "MRR"], *rows]).encode(),
        allowed=("refused", "needs_answer"),
        says=("row 6",),
    )
    year = book(months=8, first=(2023, 2))
    yield Case(
        "no-year",
        text(wide_rows(year, write_month=lambda m: MONTH_NAMES[m[1] - 1])).encode(),
        allowed=("needs_answer",),
        says=("year",),
        readings=(reading(year, choosing="2023"),),
    )
    yield Case(
        "no-year-long",
        long_text(year, write_month=lambda m: LONG_NAMES[m[1] - 1]).encode(),
        allowed=("needs_answer",),
        says=("year",),
        readings=(reading(year, choosing="2023"),),
    )
    yield Case(
        "yy-mon",
        text(wide_rows(year, write_month=lambda m: f"{m[0] % 100}-{MONTH_NAMES[m[1] - 1]}")).encode(),
        allowed=("needs_answer", "accepted"),
        says=("year|ambig|month",),
        readings=(reading(year, choosing="The number is the year"),),
    )
    yield Case(
        "yy-mon-rolling",
        text(wide_rows(PLAIN, write_month=lambda m: f"{m[0] % 100}-{MONTH_NAMES[m[1] - 1]}")).encode(),
        allowed=("needs_answer", "accepted"),
        says=("year|ambig",),
        readings=(reading(PLAIN, choosing="The number is the year"),),
    )
    yield Case(
        "yy-mon-long",
        long_text(year, write_month=lambda m: f"{m[0] % 100}-{MONTH_NAMES[m[1] - 1]}").encode(),
        allowed=("needs_answer",),
        says=("year|ambig",),
        readings=(reading(year, choosing="The number is the year"),),
    )
    for name, months in (("years", ["2020", "2021", "2022"]), ("fy", ["FY20", "FY21", "FY22"])):
        yield Case(
            f"annual-{name}",
            text([["Customer", *months], ["A", 1200, 2400, 3600], ["B", 1, 2, 3]]).encode(),
            allowed=("refused", "needs_answer"),
            says=("year|annual|month",),
        )
    quarters = [["Customer", "Q1 2023", "Q2 2023", "Q3 2023"], ["A", 300, 330, 360], ["B", 150, 150, 0]]
    spread = {
        "A": {(2023, m): (100, 110, 120)[(m - 1) // 3] for m in range(1, 10)},
        "B": {(2023, m): 50 for m in range(1, 7)},
    }
    yield Case(
        "quarters",
        text(quarters).encode(),
        allowed=("needs_answer",),
        says=("quarter",),
        readings=(reading(spread, choosing="divided by 3"),),
    )
    fiscal = [["Customer", *(f"FY23-P{p:02d}" for p in range(1, 7))], ["A", *[100] * 6], ["B", *[50] * 6]]
    april = {
        "A": {shifted((2022, 4), t): 100 for t in range(6)},
        "B": {shifted((2022, 4), t): 50 for t in range(6)},
    }
    yield Case(
        "fiscal",
        text(fiscal).encode(),
        allowed=("needs_answer",),
        says=("fiscal",),
        readings=(reading(april, choosing="Starts in April"),),
    )
    stamps = long_rows(PLAIN, write_month=lambda m: f"{end_of(m)}T23:30:00-05:00")
    moved = {n: {shifted(m, 1): a for m, a in row.items()} for n, row in PLAIN.items()}
    yield Case(
        "timezone",
        text([["Customer", "Month", "MRR"], *stamps]).encode(),
        readings=(reading(PLAIN), reading(moved, choosing="UTC")),
        says=("time.?zone|UTC",),
    )
    yield Case(
        "year-and-month",
        text(
            [
                ["Customer", "Year", "Month", "MRR"],
                *([n, m.split("-")[0], int(m.split("-")[1]), a] for n, m, a in long_rows(PLAIN)),
            ]
        ).encode(),
        readings=(reading(PLAIN),),
    )
    yield Case(
        "year-and-name",
        text(
            [
                ["Customer", "Year", "Month", "MRR"],
                *(
                    [n, m.split("-")[0], MONTH_NAMES[int(m.split("-")[1]) - 1], a]
                    for n, m, a in long_rows(PLAIN)
                ),
            ]
        ).encode(),
        readings=(reading(PLAIN),),
    )
    shuffled = wide_rows(PLAIN)
    order = [0, 5, 1, 9, 2, 3, 10, 4, 8, 6, 7]
    yield Case(
        "unordered", text([[row[i] for i in order] for row in shuffled]).encode(), readings=(reading(PLAIN),)
    )
    twice = [[*row, row[-1]] for row in shuffled]
    yield Case(
        "duplicate-month",
        text(twice).encode(),
        allowed=("refused", "needs_answer"),
        says=("duplicate|twice|same month",),
    )
    gap = {n: {m: a for m, a in row.items() if m != (2023, 1)} for n, row in PLAIN.items()}
    yield Case("missing-month", long_text(gap).encode(), readings=(reading(gap),), says=("missing",))
    yield Case(
        "missing-month-wide", text(wide_rows(gap)).encode(), readings=(reading(gap),), says=("missing",)
    )


def one_month(made, month):
    """Every amount in one month; rows of a customer added."""
    return {name: {month: sum(row.values())} for name, row in made.items() if row}


def epoch_1904(made):
    from openpyxl.utils.datetime import CALENDAR_MAC_1904

    made.epoch = CALENDAR_MAC_1904
