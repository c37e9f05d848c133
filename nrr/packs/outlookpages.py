"""The outlook of a pack: today's rates and each scenario, as lines and year by year."""

from collections.abc import Sequence

from nrr.charts import Look, Tone
from nrr.charts.colours import colour_of, quiet, series_colour
from nrr.charts.layouts import round_step
from nrr.ground import Month, percent
from nrr.packs.pictures import Line, Lines
from nrr.packs.records import ScenarioStep
from nrr.packs.tables import Note, Role, Row, Table
from nrr.packs.words import text_of
from nrr.scenarios import Course, Mode

MOST_SCENARIOS, _MOST_MARKS, _FEW = 4, 5, 3


def _shown(steps: Sequence[ScenarioStep]) -> list[ScenarioStep]:
    """Those in the mode of the first: a year of one beside a month of another would not line up."""
    return [one for one in steps if one.mode is steps[0].mode][:MOST_SCENARIOS]


def steps_a_year(mode: Mode) -> int:
    """Steps of a course in a year."""
    return 1 if mode is Mode.ANNUAL else 12


def courses_of(steps: Sequence[ScenarioStep]) -> list[tuple[str, Course]]:
    """Today's rates first; a scenario that changes nothing is today's rates."""
    today = steps[0].today
    others = [(one.name, one.scenario) for one in _shown(steps)]
    return [(text_of("today"), today), *(pair for pair in others if pair[1].arr_minor != today.arr_minor)]


def outlook_lines(steps: Sequence[ScenarioStep], closing: Month, look: Look, title: str) -> Lines:
    """Revenue year by year; the axis does not begin at zero."""
    every = steps_a_year(steps[0].mode)
    courses = [(name, course.arr_minor[::every]) for name, course in courses_of(steps)]
    units = [look.units(value) for _, values in courses for value in values]
    low, high, marks = money_marks(min(units), max(units), look)
    lines = tuple(
        Line(
            name=name,
            values=tuple(look.units(value) for value in values),
            colour=_colour(place, values[-1] - courses[0][1][-1], len(courses)),
            end=f"{name} {look.short(values[-1])}",
            heavy=not place,
        )
        for place, (name, values) in enumerate(courses)
    )
    places = tuple((closing + 12 * n).label for n in range(len(courses[0][1])))
    alt = f"{title}. Line chart by year: {', '.join(line.end for line in lines)}."
    return Lines(places, lines, marks, low, high, "#,##0", alt)


def _colour(place: int, above: float, every: int) -> str:
    """Today's rates are grey; of one scenario on either side the worse is orange, the better blue."""
    if not place:
        return quiet(Tone.LIGHT)
    if every > _FEW:
        return series_colour(place, Tone.LIGHT)
    return colour_of("expansion" if above > 0 else "contraction", Tone.LIGHT)


def money_marks(least: float, most: float, look: Look) -> tuple[float, float, tuple[tuple[float, str], ...]]:
    """The ends of an axis of amounts in whole units on round values, and the marks between them."""
    step = round_step(max(most - least, most * 0.05, 1.0) / (_MOST_MARKS - 2))
    first, last = int(least // step), int(-(-most // step))
    first = max(first - (least - first * step < 0.2 * step), 0)
    marks = [n * step for n in range(first, last + 1)]
    return marks[0], marks[-1], tuple((at, look.short(at * look.basis.per_unit)) for at in marks)


def outlook_table(steps: Sequence[ScenarioStep], closing: Month, look: Look, title: str) -> Table:
    """NRR of a year, revenue of each, and the distance to today's rates."""
    every, named = steps_a_year(steps[0].mode), courses_of(steps)
    today = named[0][1]
    years = range(1, (len(today.arr_minor) - 1) // every + 1)
    rows = [Row((text_of("nrr_year"), *(percent(course.base_nrr(every)) for _, course in named)), Role.TOTAL)]
    rows += [
        Row(
            (
                text_of("amount_in", basis=look.basis, month=(closing + 12 * year).label),
                *(look.short(course.arr_minor[year * every]) for _, course in named),
            )
        )
        for year in years
    ]
    apart = [course.arr_minor[-1] - today.arr_minor[-1] for _, course in named]
    rows.append(Row((text_of("against_today"), "–", *map(look.signed, apart[1:])), Role.TOTAL))
    return Table(
        heads=(text_of("scenario_rates"), *(name for name, _ in named)),
        rows=tuple(rows),
        widths=(2.0, *(1.25 for _ in named)),
        alt=f"{title}. Table of {len(named)} courses.",
    )


def outlook_note(steps: Sequence[ScenarioStep]) -> Note:
    """What each assumes."""
    lines = tuple(one.terms for one in _shown(steps) if one.terms)
    return Note(lines, text_of("terms") if lines else "")
