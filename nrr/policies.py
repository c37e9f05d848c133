"""The choices that make one book read as different retention figures, each with its sentence.

One enum a question, one member an answer: the value is its name on the command line and in the address,
`stamp` is what the definition stamp prints (empty for what goes without saying), `sentence` is what the
definitions page and the board's footnote say.
"""

from dataclasses import dataclass, fields, replace
from enum import Enum
from typing import Any, Self, get_type_hints

from nrr.errors import Refusal


class Choice(str, Enum):
    """An answer to a question of definition; a string, so that it can be written down as it is."""

    stamp: str
    sentence: str

    def __new__(cls, value: str, stamp: str, sentence: str) -> Self:
        member = str.__new__(cls, value)
        member._value_ = value
        member.stamp, member.sentence = stamp, sentence
        return member

    def __str__(self) -> str:
        return str(self.value)


class Method(Choice):
    """How a year of change becomes one rate."""

    P2P = ("p2p", "point-to-point", "Each customer of the opening month is compared with itself at the closing month.")
    SUM_COHORT = (
        "sum_cohort",
        "summed movements of the opening base",
        "The monthly movements of the customers who paid at the opening are added up and divided by the opening.",
    )
    SUM_ALL = (
        "sum_all",
        "summed movements of all customers",
        "The monthly movements of every customer, also of those won later, are added up and divided by the opening.",
    )
    CHAIN = ("chain", "chained monthly rates", "The monthly rates of the window are multiplied.")
    AVG_P2P = (
        "avg_p2p",
        "mean of 12 trailing rates",
        "The point-to-point rates of the last twelve month-ends are averaged.",
    )
    AVG_P2P_4Q = (
        "avg_p2p_4q",
        "mean of 4 quarter-end rates",
        "The point-to-point rates of the last four quarter-ends are averaged.",
    )
    MONTHLY_WEIGHTED_ANNUALIZED = (
        "monthly_weighted_annualized",
        "weighted monthly rate, annualised",
        "Retained revenue over opening revenue, added over the months of the window, to the power of twelve.",
    )
    REV_QUARTER_YOY = (
        "rev_quarter_yoy",
        "quarter against the same quarter a year before",
        "Revenue of the last quarter over revenue of the same quarter a year before, from customers of the earlier one.",
    )
    REV_TWO_YEAR = (
        "rev_two_year",
        "two-year revenue window",
        "Revenue of the second year over the first, from the customers who paid in the first month of the two years.",
    )


class Reactivation(Choice):
    """What becomes of a customer who stopped paying and came back."""

    P2P = (
        "p2p",
        "reactivation kept",
        "A customer who paid at the opening and pays at the close is retained, whatever happened in between; "
        "one who had left before the opening is shown as resurrected and stays outside NRR.",
    )
    STRICT = (
        "strict",
        "reactivation counted as lost",
        "A customer with a month at zero inside the window counts as lost even when it pays again at the close.",
    )
    IN_NUMERATOR = (
        "in_numerator",
        "reactivation in the numerator",
        "Revenue of customers who came back is added to the numerator, also of those who were gone at the opening.",
    )


class Level(Choice):
    """Who counts as one customer."""

    CUSTOMER = ("customer", "by customer", "One customer is one key in the customer column of the file.")
    PARENT = ("parent", "by parent", "Customers with the same parent count as one.")
    SUBSCRIPTION = ("subscription", "by subscription", "Every subscription counts on its own.")


class Currency(Choice):
    """How amounts in several currencies become one."""

    CONSTANT = ("constant", "constant FX", "Both ends of a window are valued at the rate of the closing month.")
    SPOT = ("spot", "spot FX", "Each month is valued at its own rate; the effect of the rates is a line of its own.")
    TABLE = ("table", "plan-rate FX", "Every month is valued at one fixed table of plan rates.")


class ChurnDate(Choice):
    """When a customer counts as gone."""

    LAST_ACTIVE = ("last_active", "", "A customer is gone in the first month at zero after its last paid month.")
    CANCELLATION = (
        "cancellation",
        "churn at cancellation",
        "A customer is gone from the month in which it cancelled, even if it pays until the term ends.",
    )
    GRACE = (
        "grace",
        "grace for past-due",
        "A past-due customer keeps its last amount for the months of grace before it counts as gone.",
    )


class Usage(Choice):
    """What becomes of metered revenue."""

    INCLUDE = ("include", "recurring+usage", "Metered revenue counts as it was billed.")
    EXCLUDE = ("exclude", "recurring only", "Metered revenue is left out.")
    SMOOTH3 = ("smooth3", "usage as 3-month mean", "Metered revenue counts as the mean of the last three months.")


class Negatives(Choice):
    """What becomes of a month below zero."""

    FLOOR = ("floor", "", "A month below zero counts as zero and is listed as a warning.")
    BRIDGE = ("bridge", "negatives bridged", "A month below zero between two paid months takes the amount before it.")
    KEEP = ("keep", "negatives kept", "A month below zero stays as it is; GRR may leave the range of 0 to 100%.")


class Pauses(Choice):
    """What becomes of a month marked as paused."""

    CHURN = ("churn", "", "A paused customer pays nothing: it churns and reactivates.")
    HOLD = ("hold", "pauses held", "A paused customer keeps its last amount for the months allowed.")


class Gaps(Choice):
    """What becomes of a single month at zero between two paid months of one customer."""

    CHURN = ("churn", "", "A month at zero is a month at zero.")
    BRIDGE1 = ("bridge1", "one-month gaps bridged", "A single month at zero takes the amount of the month before it.")


class Price(Choice):
    """Where a price increase is shown."""

    EXPANSION = ("expansion", "", "A price increase is expansion.")
    SEPARATE = ("separate", "price shown apart", "A price increase is a line of its own beside expansion.")


class PartialMonth(Choice):
    """What becomes of the month that is still running."""

    EXCLUDE_IF_CURRENT = ("exclude_if_current", "", "The running calendar month is left out until it has ended.")
    INCLUDE = ("include", "running month included", "The running calendar month counts as if it had ended.")


@dataclass(frozen=True, slots=True)
class Policy:
    """One answer to every question of definition; the defaults are the headline's.

    `min_logo_mrr` is in whole currency units of MRR and touches counts only, never money.
    `reactivation_max_gap`, `grace_months` and `hold_months` are months; no maximum gap means
    that a customer who ever paid before is never new again.
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

    @property
    def choices(self) -> tuple[Choice, ...]:
        """The enum answers, in the order of the questions."""
        return tuple(answer for field in fields(self) if isinstance(answer := getattr(self, field.name), Choice))

    @property
    def stamp(self) -> str:
        """What the definition stamp says after window, month and metric."""
        parts = [self.method.stamp, self.level.stamp, self.reactivation.stamp, self._revenue, self.currency.stamp]
        parts += [c.stamp for c in self.choices if c.stamp and c.stamp not in parts and not isinstance(c, Usage)]
        parts += [f"logos from {self.min_logo_mrr:g} MRR"] if self.min_logo_mrr else []
        parts += [f"back within {self.reactivation_max_gap} months"] if self.reactivation_max_gap is not None else []
        parts += ["cohort base month 1"] if self.cohort_base_month else []
        return " · ".join(parts)

    @property
    def _revenue(self) -> str:
        if self.revenue_types == ("recurring", "usage"):
            return self.usage.stamp
        return "+".join(kind.replace("_", "-") for kind in self.revenue_types)

    @property
    def sentences(self) -> tuple[str, ...]:
        """The whole policy in plain words, one sentence an answer."""
        return tuple(choice.sentence for choice in self.choices)

    def with_values(self, values: dict[str, str]) -> Self:
        """This policy with some answers given as text; Refusal names an unknown question or answer."""
        return replace(self, **{name: read_value(name, text) for name, text in values.items()})


def read_value(name: str, text: str) -> Any:
    """The typed answer for one question; `grace:2` and `hold:4` are read by `read_settings`."""
    hints = get_type_hints(Policy)
    if name not in hints:
        raise Refusal(f"there is no policy {name!r}; choose one of: {', '.join(sorted(hints))}")
    kind = hints[name]
    if isinstance(kind, type) and issubclass(kind, Choice):
        return _choice(name, kind, text)
    if name == "revenue_types":
        return tuple(part.strip() for part in text.split("+") if part.strip())
    return _number(name, text)


def read_settings(texts: tuple[str, ...]) -> Policy:
    """A policy from `name=value` texts as the command line and the address give them."""
    values: dict[str, str] = {}
    for text in texts:
        name, _, value = text.partition("=")
        answer, _, months = value.partition(":")
        if months and name in _MONTHS:
            values[_MONTHS[name]] = months
            value = answer
        values[name] = value
    return Policy().with_values(values)


_MONTHS = {"churn_date": "grace_months", "pauses": "hold_months"}


def _choice(name: str, kind: type[Choice], text: str) -> Choice:
    try:
        return kind(text)
    except ValueError:
        raise Refusal(f"{name} cannot be {text!r}; choose one of: {', '.join(kind)}") from None


def _number(name: str, text: str) -> int | float | None:
    if name == "reactivation_max_gap" and text in {"", "none", "null"}:
        return None
    try:
        number = float(text)
    except ValueError:
        raise Refusal(f"{name} is a number, not {text!r}") from None
    if not 0 <= number <= 1e12:
        raise Refusal(f"{name} must lie between 0 and 1e12, not {text!r}")
    return number if name == "min_logo_mrr" else int(number)
