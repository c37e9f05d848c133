"""From what actions are worth, by lever, to a scenario: NRR after is NRR before plus their points."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from nrr.actions import Applied, levers_of_parts
from nrr.outlooks.records import Outlook
from nrr.scenarios import Levers, whole

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
