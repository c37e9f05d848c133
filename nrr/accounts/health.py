"""The health score: weighted marks of the signals that exist, with how many of them did.

Score = 100 x sum(weight x mark) / sum(weight) over the signals present; coverage = their share of all
selected weight. Green from 70, amber from 40. No probability is attached: `score_proof` shows on the
book's own past whether the score separated leavers at all.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

import numpy as np
import numpy.typing as npt

from nrr.accounts.signals import (
    SIGNALS,
    WEIGHTS,
    Grid,
    Values,
    contraction_shock,
    revenue_signals,
    tenures_of,
)
from nrr.formats import count, multiple
from nrr.ratios import ratio

GREEN_FROM, AMBER_FROM = 70.0, 40.0
YOUNGEST_MONTHS = 3
_FEWEST_RED, _LEAST_RATIO = 10, 1.5


class Light(StrEnum):
    """The colour of a score."""

    GREEN = "green"
    AMBER = "amber"
    RED = "red"
    TOO_NEW = "too new"


@dataclass(frozen=True, slots=True)
class Health:
    """One customer's score (None without any signal), coverage, marks and why it was forced to red."""

    score: float | None
    light: Light | None
    coverage: float
    marks: Mapping[str, float]
    overrides: tuple[str, ...] = ()

    def weakest(self, signals: int = 2) -> tuple[str, ...]:
        """Labels of the signals that cost most, worst first; full marks are no weakness."""
        cost = {key: WEIGHTS.get(key, 1.0) * (1 - mark) for key, mark in self.marks.items() if mark < 1}
        labels = {signal.key: signal.label for signal in SIGNALS}
        return tuple(labels.get(key, key) for key in sorted(cost, key=lambda key: -cost[key])[:signals])


@dataclass(frozen=True, slots=True)
class HealthScores:
    """Scores of many customers; NaN inside `score` is a customer without any signal."""

    score: Values
    coverage: Values

    def lights(self, forced_red: npt.NDArray[np.bool_], too_new: npt.NDArray[np.bool_]) -> list[Light | None]:
        """The colour of every customer."""
        return [
            Light.TOO_NEW if new else Light.RED if forced else light_of(score)
            for score, forced, new in zip(self.score.tolist(), forced_red, too_new, strict=True)
        ]


@dataclass(frozen=True, slots=True)
class ScoreProof:
    """What the score would have said in the past: customer-months and churn within the horizon, by colour."""

    horizon_months: int
    cases: Mapping[Light, int]
    churned: Mapping[Light, int]

    def rate(self, light: Light) -> float | None:
        """Share of a colour that was gone within the horizon."""
        return ratio(self.churned.get(light, 0), self.cases.get(light, 0))

    @property
    def times(self) -> float | None:
        """How many times as often red customers left as green ones; None where either has no rate."""
        red, green = self.rate(Light.RED), self.rate(Light.GREEN)
        return None if red is None or green is None else ratio(red, green)

    @property
    def sentence(self) -> str:
        """The proof in words, or the warning that there is none."""
        red = self.cases.get(Light.RED, 0)
        if self.times is None or self.times < _LEAST_RATIO or red < _FEWEST_RED:
            return "The score has not separated leavers in your data; use it as a checklist."
        return f"Red customers left {multiple(self.times)} as often as green ones ({count(red)} cases)."


def light_of(score: float | None) -> Light | None:
    """Green from 70, amber from 40, red below; None without a score."""
    if score is None or np.isnan(score):
        return None
    return Light.GREEN if score >= GREEN_FROM else Light.AMBER if score >= AMBER_FROM else Light.RED


def health_scores(marks: Mapping[str, Values], weights: Mapping[str, float] = WEIGHTS) -> HealthScores:
    """Scores from marks in [0, 1], one array a signal; NaN is missing. `weights` names the selected signals."""
    used = {key: values for key, values in marks.items() if key in weights}
    if not used:
        raise ValueError("no signal has a weight")
    table = np.stack(list(used.values()))
    weight = np.array([weights[key] for key in used])[:, None] * ~np.isnan(table)
    present = weight.sum(axis=0)
    earned = (weight * np.nan_to_num(table)).sum(axis=0)
    score = np.divide(100 * earned, present, out=np.full(len(present), np.nan), where=present > 0)
    return HealthScores(score, present / sum(weights.values()))


def health_score(
    marks: Mapping[str, float | None],
    weights: Mapping[str, float] = WEIGHTS,
    overrides: Sequence[str] = (),
) -> Health:
    """One customer's score; None is a missing signal. Any override makes it red, whatever the score."""
    known = {key: mark for key, mark in marks.items() if mark is not None and key in weights}
    if not known:
        return Health(None, None, 0.0, {}, tuple(overrides))
    scores = health_scores({key: np.array([mark]) for key, mark in known.items()}, weights)
    score = float(scores.score[0])
    light = Light.RED if overrides else light_of(score)
    return Health(score, light, float(scores.coverage[0]), known, tuple(overrides))


def red_overrides(
    payment_failures_60d: float, usage_change: float, revenue_change_3m: float
) -> tuple[str, ...]:
    """The reasons that force red; give 0 for what is unknown."""
    found = (
        (payment_failures_60d >= 2, "two payment failures in 60 days"),
        (usage_change <= -0.5, "usage halved"),
        (revenue_change_3m <= -0.3, "revenue cut by 30% in 3 months"),
    )
    return tuple(words for fires, words in found if fires)


def score_proof(grid: Grid, first_paid: npt.NDArray[np.int64], horizon_months: int = 3) -> ScoreProof:
    """Score every past month-end with the data known then, and count who was gone within the horizon."""
    cases = dict.fromkeys((Light.GREEN, Light.AMBER, Light.RED), 0)
    churned = dict(cases)
    weights = {signal.key: signal.weight for signal in SIGNALS[:5]}
    tenures = tenures_of(grid, first_paid)
    for month in range(YOUNGEST_MONTHS, len(grid) - horizon_months):
        scores = health_scores(revenue_signals(grid, first_paid, month, tenures), weights).score
        scores[contraction_shock(grid, month)] = 0.0
        old = (grid[month] > 0) & (month - first_paid >= YOUNGEST_MONTHS) & ~np.isnan(scores)
        gone = (grid[month + 1 : month + horizon_months + 1] == 0).any(axis=0)
        edges = np.digitize(scores, (AMBER_FROM, GREEN_FROM))
        for code, light in enumerate((Light.RED, Light.AMBER, Light.GREEN)):
            picked = old & (edges == code)
            cases[light] += int(picked.sum())
            churned[light] += int((picked & gone).sum())
    return ScoreProof(horizon_months, cases, churned)
