"""The health of every customer of a book, now and at every month of its past."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

import numpy as np
import numpy.typing as npt

from nrr.accounts.columns import Columns, monthly
from nrr.accounts.columnsignals import column_overrides, column_signals
from nrr.accounts.health import (
    YOUNGEST_MONTHS,
    Health,
    HealthScores,
    Light,
    Scale,
    health_score,
    health_scores,
)
from nrr.accounts.signals import (
    REVENUE_CUT,
    Tenures,
    Values,
    contraction_shock,
    revenue_signals,
    tenures_of,
)
from nrr.ground import count, multiple, ratio
from nrr.ledgers import Mask
from nrr.retention import Run

_FEWEST_RED, _LEAST_RATIO = 10, 1.5


@dataclass(frozen=True, slots=True, eq=False)
class Scored:
    """Marks, scores and colours of all customers at one month; no colour for who does not pay then."""

    marks: Mapping[str, Values]
    scores: HealthScores
    overrides: Mapping[str, Mask]
    lights: npt.NDArray[np.object_]

    @property
    def forced_red(self) -> Mask:
        """Customers whom an override makes red whatever their score."""
        return _any(self.overrides, len(self.lights))

    def health(self, customer: int) -> Health:
        """One customer's score with its marks and reasons."""
        own = {key: _known(values[customer]) for key, values in self.marks.items()}
        reasons = tuple(words for words, mask in self.overrides.items() if mask[customer])
        return health_score(own, self.scores.scale, reasons)


def scored(
    run: Run, columns: Columns, scale: Scale, month: int | None = None, tenures: Tenures | None = None
) -> Scored:
    """Every customer at a month of the run (its last), from the months up to it and the columns of the book.

    Coverage is counted against every signal there could be.
    """
    at = len(run.months) - 1 if month is None else month
    marks = dict(revenue_signals(run.grid, run.first_paid, at, tenures))
    marks |= column_signals(columns, run.months[at], run.start + at)
    overrides = {REVENUE_CUT: contraction_shock(run.grid, at)}
    overrides |= column_overrides(columns, run.months[at], run.start + at)
    scores = health_scores(marks, scale)
    lights = scores.lights(_any(overrides, run.grid.shape[1]), at - run.first_paid < YOUNGEST_MONTHS)
    lights[run.grid[at] <= 0] = None
    return Scored(MappingProxyType(marks), scores, MappingProxyType(overrides), lights)


@dataclass(frozen=True, slots=True)
class ScoreProof:
    """What the score would have said in the past: customer-months and churn within the horizon, by colour.

    `customers` are the different ones ever in a colour: months of one customer are no independent cases.
    """

    horizon_months: int
    cases: Mapping[Light, int]
    churned: Mapping[Light, int]
    customers: Mapping[Light, int] = field(default_factory=dict)

    def rate(self, light: Light) -> float | None:
        """Share of a colour that was gone within the horizon."""
        return ratio(self.churned.get(light, 0), self.cases.get(light, 0))

    @property
    def times(self) -> float | None:
        """How many times as often red customers left as green ones; None where either has no rate."""
        red, green = self.rate(Light.RED), self.rate(Light.GREEN)
        return None if red is None or green is None else ratio(red, green)

    @property
    def proven(self) -> bool:
        """Whether the score has told leavers from others often enough to be believed."""
        red = self.cases.get(Light.RED, 0)
        return self.times is not None and self.times >= _LEAST_RATIO and red >= _FEWEST_RED

    @property
    def sentence(self) -> str:
        """The proof in words, or the warning that there is none."""
        red = self.cases.get(Light.RED, 0)
        if not self.proven or self.times is None:
            return "In your history this score did not predict churn. Use it as a checklist."
        return f"Red customers left {multiple(self.times)} as often as green ones ({count(red)} cases)."


@dataclass(slots=True)
class Tally:
    """Customer-months in a state, how many of them were gone within the horizon, and who was ever in it."""

    cases: int = 0
    gone: int = 0
    ever: Mask | None = None

    def add(self, inside: Mask, gone: Mask) -> None:
        """Count one month."""
        self.cases += int(inside.sum())
        self.gone += int((inside & gone).sum())
        self.ever = inside if self.ever is None else self.ever | inside

    @property
    def customers(self) -> int:
        """How many different customers were ever in the state."""
        return 0 if self.ever is None else int(self.ever.sum())


@dataclass(frozen=True, slots=True, eq=False)
class PastMonth:
    """One past month-end scored with what was known then: who paid, and who was gone within the horizon."""

    scored: Scored
    paying: Mask
    gone: Mask


def past_months(run: Run, columns: Columns, scale: Scale, horizon_months: int = 3) -> Iterator[PastMonth]:
    """Every past month-end that has the whole horizon after it.

    A column without months tells only what is known today, so it has no part in this.
    """
    known, tenures = monthly(columns), tenures_of(run.grid, run.first_paid)
    for month in range(YOUNGEST_MONTHS, len(run.grid) - horizon_months):
        gone = (run.grid[month + 1 : month + horizon_months + 1] == 0).any(axis=0)
        yield PastMonth(scored(run, known, scale, month, tenures), run.grid[month] > 0, gone)


def score_proof(run: Run, columns: Columns, scale: Scale, horizon_months: int = 3) -> ScoreProof:
    """Score every past month-end with the data known then, and count who was gone within the horizon."""
    tallies = {light: Tally() for light in (Light.GREEN, Light.AMBER, Light.RED)}
    for past in past_months(run, columns, scale, horizon_months):
        for light, tally in tallies.items():
            tally.add(past.scored.lights == light, past.gone)
    return ScoreProof(
        horizon_months,
        {light: tally.cases for light, tally in tallies.items()},
        {light: tally.gone for light, tally in tallies.items()},
        {light: tally.customers for light, tally in tallies.items()},
    )


def _any(overrides: Mapping[str, Mask], customers: int) -> Mask:
    found: npt.NDArray[np.bool_] = np.logical_or.reduce([np.zeros(customers, bool), *overrides.values()])
    return found


def _known(value: float) -> float | None:
    return None if np.isnan(value) else float(value)
