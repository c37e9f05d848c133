"""What the rules are asked about, and what a fired rule says.

Rules run on unrounded values of the headline policy. Every function evaluates always and
says whether it fires; muting small samples is left to `arranged`.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from types import MappingProxyType

from nrr.findings.rules import DiagnosticRule
from nrr.ground import Basis, SampleLabel, SampleLadder, compact, percent_said, points_said

_LADDER = SampleLadder()
_NOBODY: Mapping[str, int] = MappingProxyType({})


class Alert(StrEnum):
    """How urgent a finding is."""

    RED = "red"
    AMBER = "amber"
    INFO = "info"


@dataclass(frozen=True, slots=True)
class Facts:
    """The headline window: rates, money in annualised minor units, customers of the opening base.

    `lost_arr_minor` is what the lost customers paid more at the opening than at the close: churn, unless a
    least MRR decides who counts. Nothing is told about fewer customers than `fewest`.
    """

    nrr: float | None
    grr: float | None = None
    logo_retention: float | None = None
    opening_arr_minor: int = 0
    expansion_arr_minor: int = 0
    contraction_arr_minor: int = 0
    churn_arr_minor: int = 0
    customers: int = 0
    lost_customers: int = 0
    effective: float | None = None
    currency: str = ""
    basis: Basis = Basis.MRR
    ladder: SampleLadder = _LADDER
    lost_arr_minor: int | None = None
    fewest: int = 1

    @property
    def losses_arr_minor(self) -> int:
        """Contraction and churn together."""
        return self.contraction_arr_minor + self.churn_arr_minor

    @property
    def sample(self) -> SampleLabel:
        """What so many customers allow."""
        return self.ladder.label(self.customers, self.effective)

    def money(self, arr_minor: float) -> str:
        """An amount as the reader chose to see it."""
        return compact(round(arr_minor), self.currency, self.basis)


@dataclass(frozen=True, slots=True)
class Finding:
    """The outcome of one rule. `severity` is None and `sentence` empty where it does not fire.

    `at_stake_arr_minor` is the sum the sentence speaks of, `affected` what that sum is in words; both are
    empty where it speaks of none. `evidence` are the customers, months or amounts behind it, one line of
    words each. What is measured of so few customers that they could be told apart is in `hidden`;
    `variant` is the key of the wording, `customers` how many it speaks of where it may be told.
    """

    rule: DiagnosticRule
    severity: Alert | None
    measured: Mapping[str, float | None]
    sample: SampleLabel
    at_stake_arr_minor: int = 0
    evidence: tuple[str, ...] = ()
    sentence: str = ""
    affected: str = ""
    hidden: frozenset[str] = frozenset()
    variant: str = ""
    customers: int | None = None

    @property
    def fires(self) -> bool:
        """Whether the rule has something to say."""
        return self.severity is not None

    @property
    def effect(self) -> float | None:
        """By how much the finding changes how NRR reads, a fraction; None where it does not, or may not be
        told.
        """
        name = self.rule.effect
        return None if name in self.hidden else self.measured.get(name)

    @property
    def why(self) -> str:
        """The trigger in words with the measured numbers."""
        edges = (1.0, *self.rule.thresholds.values())
        shown = ", ".join(
            f"{self.rule.measures[name]} {_HIDDEN if name in self.hidden else _shown(name, value, edges)}"
            for name, value in self.measured.items()
        )
        amount = f" Amount affected: {self.affected}." if self.affected else ""
        changed = f" Changed: {self.rule.changed}." if self.rule.changed else ""
        return f"{self.rule.trigger}. Measured: {shown}.{amount} Thresholds: {self.rule.source}.{changed}"


_HIDDEN = "hidden (too few customers)"


_COUNTS = frozenset(
    {
        "months",
        "p2p_observations",
        "customers",
        "effective",
        "events",
        "spikes",
        "severe",
        "mild",
        "acv",
        "lift",
        "p",
    }
)
"""Measured values that are no share of anything."""


def _shown(name: str, value: float | None, edges: tuple[float, ...]) -> str:
    """A share with one decimal, or two beside a threshold, so that what fires never reads as what does
    not.
    """
    if value is None:
        return "not defined"
    if name not in _COUNTS:
        return percent_said(value, edges)
    return format(value, ".2g" if name == "p" else ",.4g")


@dataclass(slots=True)
class Draft:
    """A finding in the making: what was measured, before anything fired.

    `behind` says of how many customers a measured value is, where it is not of the whole base; nothing is
    told about fewer than `fewest`.
    """

    rule: DiagnosticRule
    sample: SampleLabel
    measured: Mapping[str, float | None] = field(default_factory=dict)
    fewest: int = 1
    behind: Mapping[str, int] = field(default_factory=dict)

    def __post_init__(self) -> None:
        assert {*self.measured, *self.behind} <= set(self.rule.measures), self.rule.id

    def quiet(self) -> Finding:
        """The rule was evaluated and does not fire."""
        return Finding(self.rule, None, self.measured, self.sample)

    def fired(
        self,
        severity: Alert,
        words: Mapping[str, object],
        *,
        variant: str = "main",
        at_stake_arr_minor: float = 0,
        customers: int | None = None,
        evidence: tuple[str, ...] = (),
    ) -> Finding:
        """The rule fires with one of its wordings filled in.

        `customers` is how many the sentence speaks of, None where it is about the whole base: of too few
        neither the sentence nor the finding tells an amount.
        """
        told = customers is None or customers >= self.fewest
        affected = self.rule.affected.get(variant, "") if told else ""
        wording = self.rule.wording if told else self.rule.withheld
        return Finding(
            self.rule,
            severity,
            self.measured,
            self.sample,
            round(at_stake_arr_minor) if affected else 0,
            evidence,
            wording[variant].format(**words),
            affected.format(**words),
            frozenset(name for name, count in self.behind.items() if count < self.fewest),
            variant,
            customers if told else None,
        )


def drafted(
    rule: DiagnosticRule,
    facts: Facts,
    measured: Mapping[str, float | None],
    behind: Mapping[str, int] = _NOBODY,
) -> Draft:
    """A draft about the customers of the facts."""
    return Draft(rule, facts.sample, measured, facts.fewest, behind)


def unsigned_points(difference: float) -> str:
    """A size in points for sentences that already say which way: `6.1 points`."""
    return points_said(difference)
