"""The health of customers at each of the last months, with what was known then."""

from collections.abc import Mapping
from dataclasses import dataclass

from nrr.accounts.columns import Columns, monthly
from nrr.accounts.health import YOUNGEST_MONTHS, Light, Scale
from nrr.accounts.scoring import Scored, scored
from nrr.accounts.signals import tenures_of
from nrr.ground import Month
from nrr.retention import Run


@dataclass(frozen=True, slots=True, eq=False)
class HealthAt:
    """All customers at one month-end; customers and annualised minor units by colour."""

    month: Month
    scored: Scored
    customers: Mapping[Light, int]
    arr_minor: Mapping[Light, int]


def health_course(run: Run, columns: Columns, scale: Scale, count: int = 12) -> tuple[HealthAt, ...]:
    """The last months, oldest first. A column without months tells only of today, so it counts in the last
    month alone.
    """
    tenures, last = tenures_of(run.grid, run.first_paid), len(run.grid) - 1
    first = max(YOUNGEST_MONTHS, last - count + 1)
    return tuple(
        _at(run, scored(run, columns if at == last else monthly(columns), scale, at, tenures), at)
        for at in range(first, last + 1)
    )


def _at(run: Run, found: Scored, at: int) -> HealthAt:
    inside = {light: found.lights == light for light in (Light.GREEN, Light.AMBER, Light.RED)}
    return HealthAt(
        run.months[at],
        found,
        {light: int(mask.sum()) for light, mask in inside.items()},
        {light: int(run.grid[at][mask].sum()) for light, mask in inside.items()},
    )
