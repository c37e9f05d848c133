"""The cohorts of a pack: the newest by age in quarters, all together, and each at twelve months."""

from nrr.charts import Look, Measure, Tone, unknown_starts_sentence
from nrr.charts.cohortcells import MeasuredCohorts, measured
from nrr.charts.colours import colour_of
from nrr.ground import count, plural
from nrr.packs.chances import cohorts_said
from nrr.packs.heat import ink_on, shade_of
from nrr.packs.pictures import Bars, Group
from nrr.packs.tables import Note, Role, Row, Table
from nrr.packs.words import text_of
from nrr.snapshots import CohortPart, Snapshot

_MOST_COHORTS, _AGE_STEP, _PHONE_STEP, _LAST_AGE = 12, 3, 6, 24


def _rows_shown(part: CohortPart, least: int) -> list[int]:
    return [row for row, size in enumerate(part.sizes) if size >= least][-_MOST_COHORTS:]


def cohort_table(part: CohortPart, snapshot: Snapshot, look: Look, title: str) -> Table:
    """Net retention in whole percent, in the colours of the heatmap."""
    cells, least = measured(part, Measure.NRR, look), snapshot.view.policy.smallest_group
    shown = _rows_shown(part, least)
    ages = _ages(cells, shown)
    rows = [_row(part.cohorts[row], part.sizes[row], [cells.rows[row][age] for age in ages]) for row in shown]
    together = [cells.weighted[age] if part.observed_customers[age] >= least else None for age in ages]
    rows.append(_row(text_of("all_cohorts"), sum(part.sizes), together, Role.TOTAL))
    return Table(
        heads=(text_of("cohort"), text_of("customers"), *(f"M{age}" for age in ages)),
        rows=tuple(rows),
        widths=(1.7, 1.5, *(1.0 for _ in ages)),
        alt=f"{title}. Table of {plural(len(shown), 'cohort')} by months since first payment.",
        wide_only=tuple(place for place, age in enumerate(ages, start=2) if age % _PHONE_STEP),
    )


def _ages(cells: MeasuredCohorts, shown: list[int]) -> list[int]:
    """Every third month that any cohort shown has reached, up to two years."""
    reached = [age for row in shown for age, rate in enumerate(cells.rows[row]) if rate is not None]
    return list(range(0, min(max(reached, default=0), _LAST_AGE) + 1, _AGE_STEP))


def _row(name: str, size: int, rates: list[float | None], role: Role = Role.PLAIN) -> Row:
    fills = ["" if rate is None or role is Role.TOTAL else shade_of(rate) for rate in rates]
    cells = (name, count(size), *("" if rate is None else f"{100 * rate:.0f}" for rate in rates))
    return Row(
        cells,
        role,
        fills=("", "", *fills),
        inks=("", "", *(ink_on(fill) if fill else "" for fill in fills)),
        rates=(None, None, *rates),
    )


def cohort_bars(part: CohortPart, snapshot: Snapshot, look: Look, title: str) -> Bars | None:
    """Every cohort shown at month 12, or the last age that two have reached; None where none has."""
    cells = measured(part, Measure.NRR, look)
    shown = _rows_shown(part, snapshot.view.policy.smallest_group)
    reached = [age for age in (12, 9, 6, 3) if sum(_at(cells, row, age) is not None for row in shown) > 1]
    if not reached:
        return None
    age = reached[0]
    known = [(part.cohorts[row], rate) for row in shown if (rate := _at(cells, row, age)) is not None]
    group = Group(
        name=text_of("at_month", age=age),
        values=tuple(rate for _, rate in known),
        texts=tuple(f"{rate:.0%}" for _, rate in known),
        colours=tuple(colour_of("contraction" if rate < 1 else "expansion", Tone.LIGHT) for _, rate in known),
    )
    told = ", ".join(f"{name} {text}" for (name, _), text in zip(known, group.texts, strict=True))
    return Bars(tuple(name for name, _ in known), (group,), f"{title}. {group.name}: {told}.", group.name)


def _at(cells: MeasuredCohorts, row: int, age: int) -> float | None:
    return cells.rows[row][age] if age < len(cells.rows[row]) else None


def cohort_note(part: CohortPart, snapshot: Snapshot) -> Note:
    """What is not in the table, and where the row of all cohorts ends."""
    least = snapshot.view.policy.smallest_group
    large = sum(size >= least for size in part.sizes)
    newest = text_of("newest", count=_MOST_COHORTS, all=large) if large > _MOST_COHORTS else ""
    small = text_of("gap", least=least) if large < len(part.sizes) else ""
    said = cohorts_said(part, snapshot)
    lines = (newest, small, text_of("half"), unknown_starts_sentence(snapshot), *said)
    return Note(tuple(line for line in lines if line))
