"""A Policy: one answer to every question of definition, its stamp and its sentences."""

from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from typing import Any, Self, get_type_hints

from nrr.definitions.criteria import Chosen, criteria, read_criterion, with_criteria
from nrr.ground import (
    Basis,
    Choice,
    ChurnDate,
    Currency,
    FiscalName,
    FiscalYear,
    Gaps,
    Level,
    Method,
    Negatives,
    PartialMonth,
    Pauses,
    Price,
    Reactivation,
    Refusal,
    RenewalUnit,
    Usage,
    plural,
)

__all__ = [
    "Choice",
    "ChurnDate",
    "Currency",
    "FiscalName",
    "Gaps",
    "Level",
    "Method",
    "Negatives",
    "PartialMonth",
    "Pauses",
    "Policy",
    "Price",
    "Reactivation",
    "Usage",
    "read_settings",
    "read_value",
]


@dataclass(frozen=True, slots=True)
class Policy:
    """One answer to every question of definition; the defaults are the headline's.

    `min_logo_mrr` is in whole currency units of MRR and touches counts only, never money.
    `reactivation_max_gap`, `grace_months` and `hold_months` are months; no maximum gap means
    that a customer who ever paid before is never new again. `fiscal_start` is the month, 1 to 12, in which
    the year begins, `wall_from` the share of a quarter from which renewals are a wall. `criteria` are the
    thresholds of rules, weights of health and limits of the watch that differ from the standard, by key.
    """

    method: Method = Method.P2P
    reactivation: Reactivation = Reactivation.P2P
    reactivation_max_gap: int | None = None
    level: Level = Level.CUSTOMER
    currency: Currency = Currency.CONSTANT
    churn_date: ChurnDate = ChurnDate.LAST_ACTIVE
    grace_months: int = 1
    min_logo_mrr: float = 0
    revenue_types: tuple[str, ...] = ("recurring", "usage")
    usage: Usage = Usage.INCLUDE
    negatives: Negatives = Negatives.FLOOR
    pauses: Pauses = Pauses.CHURN
    hold_months: int = 3
    gaps: Gaps = Gaps.CHURN
    price: Price = Price.EXPANSION
    partial_month: PartialMonth = PartialMonth.EXCLUDE_IF_CURRENT
    cohort_base_month: int = 0
    smallest_group: int = 5
    small_sample: int = 20
    small_effective_sample: int = 10
    fiscal_start: int = 1
    fiscal_name: FiscalName = FiscalName.END
    renewal_grace_days: int = 30
    renewal_unit: RenewalUnit = RenewalUnit.CUSTOMER
    wall_from: float = 0.4
    criteria: Chosen = ()

    @property
    def choices(self) -> tuple[Choice, ...]:
        """The enum answers, in the order of the questions; how a fiscal year is named where there is one."""
        answers = (getattr(self, field.name) for field in fields(self))
        plain = (FiscalName, RenewalUnit) if self.fiscal.calendar else (RenewalUnit,)
        return tuple(a for a in answers if isinstance(a, Choice) and not isinstance(a, plain))

    @property
    def fiscal(self) -> FiscalYear:
        """The year by which quarters and years are counted and named."""
        return FiscalYear(self.fiscal_start, self.fiscal_name)

    @property
    def least_logo_arr_minor(self) -> int:
        """The annualised minor units from which a customer counts as one: anything above zero if not set."""
        return max(round(self.min_logo_mrr * Basis.MRR.per_unit), 1)

    @property
    def stamp(self) -> str:
        """What the definition stamp says after window, month and metric."""
        parts = [
            self.method.stamp,
            self.level.stamp,
            self.reactivation.stamp,
            self._revenue,
            self.currency.stamp,
        ]
        others = (c for c in self.choices if not isinstance(c, (Usage, FiscalName)))
        parts += [c.stamp for c in others if c.stamp and c.stamp not in parts]
        parts += [f"customers from {self.min_logo_mrr:g} MRR"] if self.min_logo_mrr else []
        parts += (
            [f"back within {plural(self.reactivation_max_gap, 'month')}"]
            if self.reactivation_max_gap is not None
            else []
        )
        parts += ["cohort base month 1"] if self.cohort_base_month else []
        parts += [self.fiscal.said] if self.fiscal.said else []
        return " · ".join(parts)

    def criterion(self, key: str) -> float:
        """A threshold in force: what was set, or the standard."""
        return dict(self.criteria).get(key, criteria()[key].standard)

    def with_criteria(self, values: Mapping[str, float]) -> Self:
        """The same with other thresholds; Refusal for values that may not be set."""
        return replace(self, criteria=with_criteria(self.criteria, values))

    @property
    def changed_criteria(self) -> tuple[str, ...]:
        """What was set otherwise than the standard, a line each; stands beside findings and colours."""
        return tuple(criteria()[key].changed_said(value) for key, value in self.criteria)

    @property
    def renewal_stamp(self) -> str:
        """What stands beside figures of renewals."""
        within = f"renewals within {plural(self.renewal_grace_days, 'day')}"
        return " · ".join([within, *filter(None, [self.renewal_unit.stamp])])

    @property
    def _revenue(self) -> str:
        if self.revenue_types == ("recurring", "usage"):
            return self.usage.stamp
        return " and ".join(kind.replace("_", "-") for kind in self.revenue_types)

    @property
    def sentences(self) -> tuple[str, ...]:
        """The whole policy in plain words, one sentence an answer."""
        return tuple(choice.sentence for choice in self.choices)

    def with_values(self, values: dict[str, str]) -> Self:
        """This policy with some answers given as text; Refusal names an unknown question or answer."""
        plain = {name: read_value(name, text) for name, text in values.items() if "." not in name}
        told = {name: read_criterion(name, text) for name, text in values.items() if "." in name}
        return replace(self, **plain, criteria=with_criteria(self.criteria, told))


def read_value(name: str, text: str) -> Any:
    """The typed answer for one question; `grace:2` and `hold:4` are read by `read_settings`."""
    hints = {key: kind for key, kind in get_type_hints(Policy).items() if key != "criteria"}
    if name not in hints:
        raise Refusal(f"there is no policy {name!r}; choose one of: {', '.join(sorted(hints))}")
    kind = hints[name]
    if isinstance(kind, type) and issubclass(kind, Choice):
        return _choice(name, kind, text)
    if name == "revenue_types":
        return tuple(part.strip() for part in text.split("+") if part.strip())
    return _number(name, text)


def read_settings(texts: tuple[str, ...], usual: Policy = Policy()) -> Policy:
    """A policy from `name=value` texts as the command line and the address give them; `usual` is what they do
    not say.
    """
    values: dict[str, str] = {}
    for text in texts:
        name, _, value = text.partition("=")
        answer, _, months = value.partition(":")
        if months and name in _MONTHS:
            values[_MONTHS[name]] = months
            value = answer
        values[name] = value
    return usual.with_values(values)


_BOUNDS = {"fiscal_start": (1, 12), "renewal_grace_days": (0, 180), "wall_from": (0.4, 1)}
_FRACTIONAL = ("min_logo_mrr", "wall_from")
_MONTHS = {"churn_date": "grace_months", "pauses": "hold_months"}


def _choice(name: str, kind: type[Choice], text: str) -> Choice:
    for answer in kind:
        if answer.value == text:
            return answer
    raise Refusal(f"{name} cannot be {text!r}; choose one of: {', '.join(kind)}")


def _number(name: str, text: str) -> int | float | None:
    if name == "reactivation_max_gap" and text in {"", "none", "null"}:
        return None
    try:
        number = float(text)
    except ValueError:
        raise Refusal(f"{name} is a number, not {text!r}") from None
    least, most = _BOUNDS.get(name, (0, 1e12))
    if not least <= number <= most:
        raise Refusal(f"{name} must lie between {least:g} and {most:g}, not {text!r}")
    return number if name in _FRACTIONAL else int(number)
