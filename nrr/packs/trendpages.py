"""The trend of a pack: three lines, and the last five quarter-ends with the change on a year before."""

from math import floor

from nrr.charts import Look, Tone, colour_of
from nrr.charts.colours import ink
from nrr.charts.layouts import round_step
from nrr.ground import percent, plural, points
from nrr.packs.pictures import BAD, GOOD, Line, Lines
from nrr.packs.shown import trend_shown
from nrr.packs.tables import Row, Table
from nrr.packs.words import text_of
from nrr.snapshots import Snapshot, TrendPoint

_TRIO = (("nrr", "NRR"), ("grr", "GRR"), ("logo_retention", "Logos"))
_STEPS = (0.005, 0.01, 0.02, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0)
_MOST_MARKS, _QUARTERS = 6, 5


def trend_lines(snapshot: Snapshot, title: str) -> Lines:
    """The trio by closing month, 100% always in sight."""
    drawn = trend_shown(snapshot)
    known = [v for point in drawn for key, _ in _TRIO if (v := getattr(point.rates, key)) is not None]
    low, high, marks = rate_marks([*known, 1.0])
    lines = tuple(
        Line(
            name=label,
            values=tuple(getattr(point.rates, key) for point in drawn),
            colour=colour_of(key, Tone.LIGHT),
            end=f"{label} {percent(_last(drawn, key))}",
            heavy=key == "nrr",
            dashed=key == "logo_retention",
        )
        for key, label in _TRIO
        if _last(drawn, key) is not None
    )
    told = ", ".join(line.end for line in lines)
    alt = f"{title}. Line chart of {plural(len(drawn), 'month')}: {told}."
    places = tuple(point.month.label for point in drawn)
    months = tuple(point.month for point in drawn)
    return Lines(places, lines, marks, low, high, "0%", alt, level=1.0, months=months)


def rate_marks(values: list[float]) -> tuple[float, float, tuple[tuple[float, str], ...]]:
    """The ends of an axis of rates on round values, and the marks between them."""
    least, most = min(values), max(values)
    room = max((most - least) * 0.08, 0.01)
    low, high = least - room, most + room
    step = next((one for one in _STEPS if (high - low) / one <= _MOST_MARKS), 0.0)
    step = step or round_step((high - low) / _MOST_MARKS)
    first, last = floor(low / step), -floor(-high / step)
    return first * step, last * step, tuple((n * step, _mark(n * step, step)) for n in range(first, last + 1))


def _mark(value: float, step: float) -> str:
    return f"{value:.1%}" if step < 0.01 else f"{value:.0%}"


def _last(drawn: tuple[TrendPoint, ...], key: str) -> float | None:
    known = [v for point in drawn if (v := getattr(point.rates, key)) is not None]
    return known[-1] if known else None


def quarter_table(snapshot: Snapshot, look: Look, title: str) -> Table | None:
    """Every third month back from the closing one; None where there is only one."""
    at = {point.month: point for point in snapshot.trend}
    closing = snapshot.view.window.closing
    shown = [at[month] for n in reversed(range(_QUARTERS)) if (month := closing - 3 * n) in at]
    if len(shown) < 2:
        return None
    span = plural(snapshot.view.window.months, "month")
    rows = tuple(_row(label, [getattr(point.rates, key) for point in shown], look) for key, label in _TRIO)
    return Table(
        heads=(
            text_of("trend_head", months=span),
            *(point.month.label for point in shown),
            text_of("change_on", month=shown[0].month.label),
        ),
        rows=rows,
        widths=(1.5, *(1.0 for _ in shown), 1.4),
        alt=f"{title}. Table of {plural(len(shown), 'quarter-end')}.",
        wide_only=tuple(range(2, len(shown), 2)),
    )


def _row(label: str, values: list[float | None], look: Look) -> Row:
    first, last = values[0], values[-1]
    moved = None if first is None or last is None else last - first
    ink_of_change = ink(look.tone)
    if moved is not None and round(moved * 100, 1):
        ink_of_change = GOOD if moved > 0 else BAD
    cells = (label, *(percent(value) for value in values), points(moved))
    return Row(cells, inks=(*("" for _ in cells[1:]), ink_of_change))
