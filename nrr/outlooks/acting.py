"""From what actions are worth, by lever, to a scenario: NRR after is NRR before plus their points."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from nrr.actions import Applied, levers_of_parts
from nrr.outlooks.records import Outlook
from nrr.scenarios import Levers, Shift, whole

SCENARIO_NAME = "Agreed actions"


@dataclass(frozen=True, slots=True)
class Acted:
    """The levers that actions set on an outlook by year, and what they do to its rates."""

    levers: Levers
    applied: Applied


def acted(own: Outlook, by_lever: Mapping[str, float]) -> Acted:
    """The outlook with the parts of actions (annualised minor units by lever) applied.

    Assertion for an outlook without revenue, which there is none of.
    """
    flow = whole(own.segments)
    assert flow is not None
    now = sum(segment.arr_minor for segment in own.segments)
    found = levers_of_parts(flow, now, by_lever)
    back = (own.today.returning_arr_minor or 0.0) + found.returning
    levers = replace(own.today, everywhere=found.shift, returning_arr_minor=back)
    return Acted(levers, found)


def acted_apart(own: Outlook, by_segment: Mapping[str, Mapping[str, float]]) -> Levers:
    """The levers of an outlook that is split, each segment with its own parts; what returns is of all."""
    shifts: dict[str, Shift] = {}
    back = own.today.returning_arr_minor or 0.0
    for one in own.segments:
        parts = by_segment.get(one.name, {})
        if any(parts.values()):
            found = levers_of_parts(one.flow, one.arr_minor, parts)
            shifts[one.name] = found.shift
            back += found.returning
    return replace(own.today, by_segment=shifts, returning_arr_minor=back)


@dataclass(frozen=True, slots=True)
class WouldRead:
    """NRR as it is and as it would be with the agreed actions, as fractions."""

    before: float
    after: float


def would_read(own: Outlook, agreed: Mapping[str, float]) -> WouldRead | None:
    """What agreed actions (annualised minor units by lever) do to NRR; None where none has a worth."""
    if not any(agreed.values()):
        return None
    found = acted(own, agreed).applied
    return WouldRead(found.before.nrr, found.flow.nrr)
