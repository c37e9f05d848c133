"""The health score: weighted marks of the signals that exist, with how many of them did.

Score = 100 x sum(weight x mark) / sum(weight) over the signals present; coverage = their share of all
selected weight. Weights and colours stand in the policy. No probability is attached.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

import numpy as np
import numpy.typing as npt

from nrr.accounts.signals import SIGNALS, Values
from nrr.definitions import HEALTH, Policy
from nrr.ledgers import Mask

YOUNGEST_MONTHS = 3


@dataclass(frozen=True, slots=True)
class Scale:
    """What makes a score and its colour: the weight of every signal, and from where it is green and amber."""

    weights: Mapping[str, float]
    green_from: float
    amber_from: float


def scale_of(policy: Policy) -> Scale:
    """The weights and colours of a policy."""
    weights = {one.key: policy.criterion(f"{HEALTH}.{one.key}") for one in SIGNALS}
    green, amber = (policy.criterion(f"{HEALTH}.{name}") for name in ("green_from", "amber_from"))
    return Scale(weights, green, amber)


STANDARD = scale_of(Policy())
"""The scale of who has not set another."""


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
    scale: Scale = STANDARD

    def weakest(self, signals: int = 2) -> tuple[str, ...]:
        """Labels of the signals that cost most, worst first; full marks are no weakness."""
        weights = self.scale.weights
        cost = {key: weights[key] * (1 - m) for key, m in self.marks.items() if m < 1 and weights[key] > 0}
        labels = {signal.key: signal.label for signal in SIGNALS}
        return tuple(labels.get(key, key) for key in sorted(cost, key=lambda key: -cost[key])[:signals])


@dataclass(frozen=True, slots=True)
class HealthScores:
    """Scores of many customers; NaN inside `score` is a customer without any signal."""

    score: Values
    coverage: Values
    scale: Scale

    def lights(self, forced_red: Mask, too_new: Mask) -> npt.NDArray[np.object_]:
        """The colour of every customer; None without a score."""
        edges = np.digitize(np.nan_to_num(self.score), (self.scale.amber_from, self.scale.green_from))
        codes = np.where(forced_red, 0, np.where(np.isnan(self.score), 4, edges))
        return _LIGHTS[np.where(too_new, 3, codes)]


_LIGHTS = np.array([Light.RED, Light.AMBER, Light.GREEN, Light.TOO_NEW, None], object)


def light_of(score: float | None, scale: Scale) -> Light | None:
    """Green, amber, or red below; None without a score."""
    if score is None or np.isnan(score):
        return None
    return (
        Light.GREEN if score >= scale.green_from else Light.AMBER if score >= scale.amber_from else Light.RED
    )


def health_scores(marks: Mapping[str, Values], scale: Scale) -> HealthScores:
    """Scores from marks in [0, 1], one array a signal; NaN is missing. The scale names the signals."""
    weights = scale.weights
    used = {key: values for key, values in marks.items() if key in weights}
    if not used:
        raise ValueError("no signal has a weight")
    table = np.stack(list(used.values()))
    weight = np.array([weights[key] for key in used])[:, None] * ~np.isnan(table)
    present = weight.sum(axis=0)
    earned = (weight * np.nan_to_num(table)).sum(axis=0)
    score = np.divide(100 * earned, present, out=np.full(len(present), np.nan), where=present > 0)
    return HealthScores(score, present / sum(weights.values()), scale)


def health_score(
    marks: Mapping[str, float | None],
    scale: Scale = STANDARD,
    overrides: Sequence[str] = (),
) -> Health:
    """One customer's score; None is a missing signal. Any override makes it red, whatever the score."""
    known = {key: mark for key, mark in marks.items() if mark is not None and key in scale.weights}
    if not known:
        return Health(None, None, 0.0, {}, tuple(overrides), scale)
    scores = health_scores({key: np.array([mark]) for key, mark in known.items()}, scale)
    found = float(scores.score[0])
    score = None if np.isnan(found) else found
    light = Light.RED if overrides else light_of(score, scale)
    return Health(score, light, float(scores.coverage[0]), known, tuple(overrides), scale)
