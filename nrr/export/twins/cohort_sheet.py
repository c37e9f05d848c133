"""Cohorts and segments: the same figures for customers who came together, and for groups of them."""

from collections.abc import Sequence

from nrr.charts import Measure, look_of
from nrr.charts.cohortcells import measured
from nrr.charts.sentences import unknown_starts_sentence
from nrr.export.twins.calcs import observed
from nrr.export.twins.chartings import bars_chart, bars_rows
from nrr.export.twins.looks import COUNT, FORMULA, LINE, QUIET, WHOLE_RATE
from nrr.export.twins.sheets import FIRST, Sheet, letter
from nrr.export.twins.twin import COHORTS, Twin
from nrr.packs import Part, shade_of
from nrr.retention import Grain, half_observed
from nrr.snapshots import CohortPart, Snapshot

_EVERY, _YEAR = 3, 12
_PRINTED_AGES, _ONE_PAGE = 17, 60
"""Four years are read on paper; the sheet goes on."""
Born = tuple[str, tuple[int, ...]]


def cohort_part(snapshot: Snapshot) -> CohortPart | None:
    """Cohorts by quarter, where there are any."""
    found = [part for part in snapshot.cohorts if part.grain is Grain.QUARTER and part.cohorts]
    return found[0] if found else None


def put_cohorts(sheet: Sheet, twin: Twin, part: CohortPart) -> None:
    """Net retention of every cohort by age, and of all together while half of the customers are observed."""
    cells = measured(part, Measure.NRR, look_of(twin.snapshot))
    least = twin.snapshot.view.policy.smallest_group
    ages = list(range(0, len(cells.weighted), _EVERY))
    unknown = unknown_starts_sentence(twin.snapshot)
    words = "Net revenue retention by quarter of first payment"
    below = "% of starting revenue by months since first payment"
    title, below = twin.head(Part.COHORTS, words, below)
    sheet.title(title, f"{below}. Blank under {least} customers")
    sheet.heads(["Cohort", "Customers", *(f"M{age}" for age in ages)])
    rows = _cohort_rows(twin, part)
    for place, (name, born) in enumerate(rows):
        _put_cohort(sheet, twin, part, cells.rows, ages, FIRST + place, name, born)
    _put_together(sheet, twin, part, cells.weighted, ages, len(rows))
    last = FIRST + len(rows)
    area = f"D{FIRST}:{letter(3 + len(ages))}{last}"
    _shade(sheet, area)
    sheet.widths([24, 11, *([7.5] * len(ages))])
    sheet.raw.freeze_panes(FIRST - 1, 3)
    _put_limits(sheet, twin, part, ages, last + 2)
    sheet.text(last + 3, 2, unknown, font_color=QUIET)
    bottom = last + 3 + _put_bars(sheet, [name for name, _ in rows], part, least, last + 3)
    printed = min(len(ages), _PRINTED_AGES)
    tops = [*range(FIRST, last), last + 4] if bottom > last + 3 else list(range(FIRST, last))
    sheet.printed(twin.foot, bottom, 3 + printed, tops if bottom > _ONE_PAGE else None)
    sheet.flush()


def _put_limits(sheet: Sheet, twin: Twin, part: CohortPart, ages: Sequence[int], row: int) -> None:
    """What chance can do to the row of all cohorts, in whole percent, as published."""
    held = None if twin.snapshot.chance is None else twin.snapshot.chance.cohorts.get(str(part.grain))
    limits = {} if held is None else held.together.get("nrr", {})
    if limits:
        sheet.text(row, 2, "95% interval", font_color=QUIET)
    for column, age in enumerate(ages, start=4):
        if str(age) in limits:
            low, high = limits[str(age)]
            said = f"{100 * low:.0f}–{100 * high:.0f}"
            sheet.text(row, column, said, align="center", font_color=QUIET, font_size=9)


def _put_bars(sheet: Sheet, names: Sequence[str], part: CohortPart, least: int, below: int) -> int:
    """Bars of the cohorts at twelve months, and the rows they take; none before two have reached it."""
    reached = [
        FIRST + names.index(name)
        for name, cells, size in zip(part.cohorts, part.net, part.sizes, strict=True)
        if size >= least and len(cells) > _YEAR and cells[_YEAR] is not None and name in names
    ]
    if len(reached) < 2:
        return 0
    ends, column = (min(reached), max(reached)), 4 + _YEAR // _EVERY
    chart = bars_chart(sheet, COHORTS, f"NRR at month {_YEAR}", *ends, column)
    sheet.raw.insert_chart(below + 1, 1, chart, {"object_position": 2})
    return bars_rows(*ends) + 3


def _cohort_rows(twin: Twin, part: CohortPart) -> list[Born]:
    """Every quarter with its months; of a live twin also those without customers yet."""
    if twin.ground is None:
        return [(name, ()) for name in part.cohorts]
    months, fiscal = twin.ground.book.months, twin.snapshot.view.policy.fiscal
    found: dict[str, list[int]] = {}
    for t, month in enumerate(months[1:], start=1):
        found.setdefault(fiscal.label(month), []).append(t)
    return [
        (name, tuple(born)) for name, born in found.items() if twin.calc is not None or name in part.cohorts
    ]


def _put_cohort(
    sheet: Sheet,
    twin: Twin,
    part: CohortPart,
    rates: Sequence[Sequence[float | None]],
    ages: Sequence[int],
    row: int,
    name: str,
    born: tuple[int, ...],
) -> None:
    held = part.cohorts.index(name) if name in part.cohorts else None
    least = twin.snapshot.view.policy.smallest_group
    size = 0 if held is None else part.sizes[held]
    counted = _size_formula(twin, born)
    if counted and not size:
        # A quarter in which nobody has begun to pay: it shows once somebody has.
        sheet.figure(row, 2, f'=IF(C{row}=0,"","{name}")', "", align="left")
    else:
        sheet.text(row, 2, name)
    sheet.figure(row, 3, counted, size, "#,##0;;")
    for column, age in enumerate(ages, start=4):
        value = rates[held][age] if held is not None and size >= least else None
        formula = _cell_formula(twin, born, age, part.base_age, f"$C{row}", least)
        if formula or value is not None:
            sheet.figure(row, column, formula, value, WHOLE_RATE, align="center", font_color=FORMULA)


def _size_formula(twin: Twin, born: tuple[int, ...]) -> str:
    if twin.calc is None:
        return ""
    return "=" + "+".join(twin.calc.births.cell(c - 1, "customers") for c in born)


def _cell_formula(twin: Twin, born: tuple[int, ...], age: int, base: int, size: str, least: int) -> str:
    """Blank for few customers, and while a month of the cohort has not reached the age."""
    calc = twin.calc
    if calc is None or age < base:
        return ""
    reached = [c for c in born if observed(calc, c, age) and observed(calc, c, base)]
    if not reached:
        return ""
    paid = "+".join(calc.births.cell(c - 1, f"age {age}") for c in reached)
    start = "+".join(calc.births.cell(c - 1, f"age {base}") for c in reached)
    late = [calc.births.cell(c - 1, "customers") for c in born if c not in reached]
    blank = ",".join([f"{size}<{least}", *(f"{one}>0" for one in late), f"({start})=0"])
    return f'=IF(OR({blank}),"",({paid})/({start}))'


def _put_together(
    sheet: Sheet,
    twin: Twin,
    part: CohortPart,
    weighted: Sequence[float | None],
    ages: Sequence[int],
    rows: int,
) -> None:
    """All cohorts observed at an age over their start, and how many customers those are."""
    row, last = FIRST + rows, FIRST + rows - 1
    style = {"bold": True, "top": 1, "top_color": LINE}
    least = twin.snapshot.view.policy.smallest_group
    sheet.text(row, 2, "All cohorts", **style)
    sheet.figure(row, 3, f"=SUM(C{FIRST}:C{last})", sum(part.sizes), COUNT, **style)
    sheet.text(row + 1, 2, "Customers at that age", font_color=QUIET)
    half = half_observed(part.observed_customers)
    for column, age in enumerate(ages, start=4):
        behind, own = part.observed_customers[age], letter(column)
        value = weighted[age] if half[age] and behind >= least else None
        formula, counted = _together_formulas(twin, age, part.base_age, row, own, least)
        sheet.figure(row, column, formula, value, WHOLE_RATE, align="center", font_color=FORMULA, **style)
        sheet.figure(row + 1, column, counted, behind, COUNT, align="center", font_color=QUIET)


def _together_formulas(twin: Twin, age: int, base: int, row: int, own: str, least: int) -> tuple[str, str]:
    """A quarter counts at an age where every month of it that has customers has reached the age."""
    calc = twin.calc
    if calc is None or twin.ground is None or age < base:
        return "", ""
    paid: list[str] = []
    start: list[str] = []
    counted: list[str] = []
    quarters: dict[str, list[int]] = {}
    fiscal = twin.snapshot.view.policy.fiscal
    for t, month in enumerate(twin.ground.book.months[1:], start=1):
        quarters.setdefault(fiscal.label(month), []).append(t)
    for born in quarters.values():
        reached = [c for c in born if observed(calc, c, age) and observed(calc, c, base)]
        late = [calc.births.cell(c - 1, "customers") for c in born if c not in reached]
        if not reached:
            continue
        for parts, name in ((paid, f"age {age}"), (start, f"age {base}"), (counted, "customers")):
            total = "+".join(calc.births.cell(c - 1, name) for c in reached)
            parts.append(f"IF({'+'.join(late)}>0,0,{total})" if late else f"({total})")
    if not paid:
        return "", ""
    customers = f"{own}{row + 1}"
    blank = f"OR({customers}<{least},{customers}*2<$C{row},({'+'.join(start)})=0)"
    return f'=IF({blank},"",({"+".join(paid)})/({"+".join(start)}))', f"={'+'.join(counted)}"


def _shade(sheet: Sheet, area: str) -> None:
    """The colours of the heatmap around 100%, as on the board; white on the dark ends."""
    for criteria, edge in (("<=", 0.7), (">=", 1.3)):
        white = sheet.formats.book.add_format({"font_color": "#FFFFFF", "bold": True})
        sheet.raw.conditional_format(
            area, {"type": "cell", "criteria": criteria, "value": edge, "format": white}
        )
    sheet.raw.conditional_format(
        area,
        {
            "type": "3_color_scale",
            "min_type": "num",
            "mid_type": "num",
            "max_type": "num",
            "min_value": 0.6,
            "mid_value": 1.0,
            "max_value": 1.4,
            "min_color": shade_of(0.6),
            "mid_color": shade_of(1.0),
            "max_color": shade_of(1.4),
        },
    )
