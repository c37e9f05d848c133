"""Rules of thumb from published articles, kept apart from everything computed: data with its source.

Ranges stay ranges, nothing is interpolated, and the base multiple is the reader's own.
"""

from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import msgspec

from nrr.ground import compounded, doubling_periods, halving_periods


@dataclass(frozen=True, slots=True)
class Rule:
    """A published rule: its range, its claim in its source's words, and why to be careful."""

    key: str
    source: str
    low: float
    high: float
    claim: str
    caution: str


@dataclass(frozen=True, slots=True)
class MultipleBand:
    """A median revenue multiple by NRR band, from a source outside the articles."""

    label: str
    over: float | None
    under: float | None
    multiple: float


@dataclass(frozen=True, slots=True)
class Multiples:
    """The bands with their source; they show how uncertain the premium rule is."""

    source: str
    bands: tuple[MultipleBand, ...]


@dataclass(frozen=True, slots=True)
class RulesOfThumb:
    """Everything in the labelled box."""

    title: str
    rules: tuple[Rule, ...]
    multiples: Multiples
    compounding_rates: tuple[float, ...]
    compounding_years: tuple[int, ...]

    def rule(self, key: str) -> Rule:
        """The rule with this key."""
        return next(rule for rule in self.rules if rule.key == key)


@dataclass(frozen=True, slots=True)
class Replacement:
    """What replaces churned revenue: by arithmetic, and by the published estimate."""

    level_arr_minor: int
    low_arr_minor: float
    high_arr_minor: float
    rule: Rule


@dataclass(frozen=True, slots=True)
class Valuation:
    """Revenue times multiple, now and under the rule; the range is None where the rule says nothing."""

    base_value_minor: float
    multiples: tuple[float, float] | None
    values_minor: tuple[float, float] | None
    sentence: str
    rule: Rule


@dataclass(frozen=True, slots=True)
class CompoundingRow:
    """What one unit becomes at one rate, and when it has doubled or halved (None: never)."""

    rate: float
    values: tuple[float, ...]
    doubles_in_years: float | None
    halves_in_years: float | None


@cache
def rules_of_thumb() -> RulesOfThumb:
    """The box's data, checked against its schema."""
    data = files("nrr.scenarios").joinpath("rules_of_thumb.json").read_bytes()
    return msgspec.json.decode(data, type=RulesOfThumb)


def replacement(churned_arr_minor: int) -> Replacement:
    """New revenue that keeps the level after a loss, beside the published estimate of the effort."""
    rule = rules_of_thumb().rule("churn_replacement")
    low, high = rule.low * churned_arr_minor, rule.high * churned_arr_minor
    return Replacement(churned_arr_minor, low, high, rule)


def valuation(arr_minor: float, base_multiple: float, base_nrr: float, scenario_nrr: float) -> Valuation:
    """The premium rule on the reader's own multiple: only from below 100% to above 120%."""
    rule = rules_of_thumb().rule("valuation_premium")
    value = arr_minor * base_multiple
    if not (base_nrr < 1.0 and scenario_nrr > 1.2):
        words = "No figure in the source: it speaks only of a step from below 100% to above 120%."
        return Valuation(value, None, None, words, rule)
    low, high = base_multiple * (1 + rule.low), base_multiple * (1 + rule.high)
    words = f"{rule.source}: {rule.claim}."
    return Valuation(value, (low, high), (arr_minor * low, arr_minor * high), words, rule)


def compounding_table() -> tuple[CompoundingRow, ...]:
    """What one unit becomes after 1, 2, 3 and 5 years at the rates boards talk about."""
    box = rules_of_thumb()
    return tuple(_row(rate, box.compounding_years) for rate in box.compounding_rates)


def _row(rate: float, years: tuple[int, ...]) -> CompoundingRow:
    path = compounded(1.0, rate, max(years))
    values = tuple(path[year] for year in years)
    return CompoundingRow(rate, values, doubling_periods(rate), halving_periods(rate))
