"""What chance can do to the figures of a pack, a line each: of everybody, of segments, of cohorts."""

from collections.abc import Mapping, Sequence

from nrr.ground import percent_range
from nrr.ledgers import Ledger
from nrr.packs.shown import chosen_groups, too_few
from nrr.packs.words import text_of
from nrr.snapshots import CohortPart, Limits, Snapshot, with_chance

_FIGURES = {"nrr": "NRR", "grr": "GRR", "logo_retention": "logo retention"}
YEAR_AGE = 12
_AGES = (YEAR_AGE, 24, 36)


def with_shown_chance(snapshot: Snapshot, ledger: Ledger, wanted: Sequence[str]) -> Snapshot:
    """The snapshot with the intervals that a pack shows: of its segments, of cohorts at a year.

    `wanted` are the columns its publisher chose, `ledger` the book it was taken of.
    """
    shown = [part.attribute for part in chosen_groups(snapshot, wanted)]
    return with_chance(snapshot, ledger, shown, (YEAR_AGE,))


def everybody_said(snapshot: Snapshot) -> tuple[str, ...]:
    """The 95% intervals of the trio; nothing of a board without them, or of too few customers."""
    if snapshot.chance is None or too_few(snapshot):
        return ()
    own = snapshot.chance.everybody
    return _line("chance_everybody", {name: own.get(key) for key, name in _FIGURES.items()})


def segments_said(snapshot: Snapshot, wanted: Sequence[str]) -> tuple[str, ...]:
    """Of NRR of the groups shown, a line an attribute."""
    if snapshot.chance is None:
        return ()
    lines: tuple[str, ...] = ()
    for part in chosen_groups(snapshot, wanted):
        held = snapshot.chance.segments.get(part.attribute, {})
        spans = {one.label: held.get(one.label, {}).get("nrr") for one in part.segments}
        lines += _line("chance_segments", spans, attribute=part.attribute)
    return lines


def cohorts_said(part: CohortPart, snapshot: Snapshot) -> tuple[str, ...]:
    """Of NRR of all cohorts together at the ages people quote, and of the newest at month 12."""
    held = None if snapshot.chance is None else snapshot.chance.cohorts.get(str(part.grain))
    if held is None:
        return ()
    together = held.together.get("nrr", {})
    lines = _line("chance_cohorts", {text_of("chance_age", age=age): together.get(str(age)) for age in _AGES})
    year = {name: held.cohorts.get(name, {}).get(str(YEAR_AGE)) for name in part.cohorts[-8:]}
    return lines + _line("chance_year", year, age=YEAR_AGE)


def _line(key: str, spans: Mapping[str, Limits | None], **more: object) -> tuple[str, ...]:
    told = [
        f"{name} {said}"
        for name, limits in spans.items()
        if limits is not None and (said := percent_range(*limits))
    ]
    return (text_of(key, spans=", ".join(told), **more),) if told else ()
