"""Every retention figure as a row of data.

A Metric is two lists of signed terms, numerator and denominator, named after fields of a record: a Bridge
for the point-to-point figures, a RollForward for the movement figures. From that one row follow the number,
its sentence, its worked line, its Excel formula and its entry in the glossary.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any


class Better(StrEnum):
    """Which way is good news."""

    HIGHER = "higher"
    LOWER = "lower"
    NEITHER = "neither"


class Unit(StrEnum):
    """What the quotient is: a rate shown in percent, a multiple, or money per customer."""

    RATE = "rate"
    MULTIPLE = "multiple"
    MONEY = "money"


@dataclass(frozen=True, slots=True)
class Metric:
    """One figure: `over` and `under` are terms such as `opening`, `+expansion`, `-churn`.

    `comparable` says whether a published benchmark may be put beside it. `undefined` is what is shown
    where the denominator is zero.
    """

    key: str
    label: str
    meaning: str
    over: tuple[str, ...]
    under: tuple[str, ...]
    better: Better = Better.HIGHER
    unit: Unit = Unit.RATE
    comparable: bool = False
    undefined: str = "nobody paid at the opening"
    synonyms: tuple[str, ...] = ()

    def of(self, record: Any) -> float | None:
        """The number, or None where the denominator is zero."""
        under = _total(self.under, record)
        return None if under == 0 else _total(self.over, record) / under

    @property
    def sentence(self) -> str:
        """The formula in words."""
        return f"({_words(self.over)}) ÷ {_bracketed(_words(self.under), self.under)}"

    def worked(self, record: Any, show: Callable[[str, int], str]) -> str:
        """The formula with this record's terms; `show(field, value)` formats one of them."""
        over = _joined(self.over, lambda name: show(name, getattr(record, name)))
        under = _joined(self.under, lambda name: show(name, getattr(record, name)))
        return f"({over}) ÷ {_bracketed(under, self.under)}"

    def formula(self, cells: Mapping[str, str]) -> str:
        """The Excel formula, blank where the denominator is zero; `cells` maps a field to its cell."""
        over, under = _excel(self.over, cells), _excel(self.under, cells)
        return f'=IF(({under})=0,"",({over})/({under}))'

    @property
    def fields(self) -> tuple[str, ...]:
        """Every field the figure is made of, each once, in order."""
        return tuple(dict.fromkeys(term.lstrip("+-") for term in self.over + self.under))


LABELS = {
    "opening": "opening",
    "new": "new",
    "resurrected": "resurrected",
    "reactivation": "reactivation",
    "expansion": "expansion",
    "contraction": "contraction",
    "churn": "churn",
    "fx": "currency effect",
    "transferred_in": "moved in",
    "transferred_out": "moved out",
    "returned": "returned within the window",
    "closing": "closing",
    "opening_logos": "customers at the opening",
    "new_logos": "new customers",
    "resurrected_logos": "resurrected customers",
    "reactivated_logos": "reactivated customers",
    "expanded_logos": "customers who pay more",
    "contracted_logos": "customers who pay less",
    "churned_logos": "customers lost",
    "returned_logos": "customers who returned within the window",
    "closing_logos": "customers at the close",
}

NRR = Metric(
    "nrr",
    "Net revenue retention",
    "What the customers of the opening month pay at the close, for each unit they paid at the opening.",
    ("opening", "+fx", "+expansion", "-contraction", "-churn"),
    ("opening",),
    comparable=True,
    synonyms=("NRR", "NDR", "NDRR", "net dollar retention", "DBNER", "net expansion"),
)
GRR = Metric(
    "grr",
    "Gross revenue retention",
    "The same with every customer counted at most at its opening amount: growth cannot hide a loss.",
    ("opening", "-contraction", "-churn"),
    ("opening",),
    comparable=True,
    synonyms=("GRR", "GDR", "gross dollar retention"),
)
LOGO_RETENTION = Metric(
    "logo_retention",
    "Logo retention",
    "The share of the opening customers who still pay at the close, large or small.",
    ("opening_logos", "-churned_logos"),
    ("opening_logos",),
    synonyms=("customer retention",),
)
NRR_IN_NUMERATOR = Metric(
    "nrr_in_numerator",
    "Net revenue retention with reactivation",
    "NRR with the revenue of customers who had left before the opening added to the numerator.",
    ("opening", "+fx", "+expansion", "-contraction", "-churn", "+resurrected"),
    ("opening",),
)
EXPANSION_RATE = Metric(
    "expansion_rate", "Expansion rate", "Expansion for each unit of opening revenue.", ("expansion",), ("opening",)
)
CONTRACTION_RATE = Metric(
    "contraction_rate",
    "Contraction rate",
    "Contraction for each unit of opening revenue.",
    ("contraction",),
    ("opening",),
    Better.LOWER,
    synonyms=("downgrade rate",),
)
CHURN_RATE = Metric(
    "churn_rate",
    "Revenue churn rate",
    "Revenue of lost customers for each unit of opening revenue.",
    ("churn",),
    ("opening",),
    Better.LOWER,
)
LOGO_CHURN = Metric(
    "logo_churn",
    "Logo churn",
    "The share of the opening customers who no longer pay at the close.",
    ("churned_logos",),
    ("opening_logos",),
    Better.LOWER,
)
GROSS_CHURN = Metric(
    "gross_churn",
    "Gross revenue churn",
    "All losses of the opening base for each unit of opening revenue.",
    ("contraction", "+churn"),
    ("opening",),
    Better.LOWER,
)
NET_CHURN = Metric(
    "net_churn",
    "Net revenue churn",
    "Losses less expansion for each unit of opening revenue; below zero the base grows.",
    ("contraction", "+churn", "-expansion"),
    ("opening",),
    Better.LOWER,
)
EXPANSION_COVER = Metric(
    "expansion_cover",
    "Expansion cover",
    "Expansion for each unit lost: above one, growth inside the base outweighs its losses.",
    ("expansion",),
    ("contraction", "+churn"),
    unit=Unit.MULTIPLE,
    undefined="no losses",
)
ARPA = Metric(
    "arpa",
    "Average revenue per account",
    "Closing revenue for each customer at the close.",
    ("closing",),
    ("closing_logos",),
    Better.NEITHER,
    Unit.MONEY,
    undefined="nobody pays at the close",
)
GROWTH = Metric(
    "growth",
    "Total growth",
    "Closing revenue for each unit of opening revenue, new customers included. Growth, never NRR.",
    ("closing", "-opening"),
    ("opening",),
)
RETURNED_SHARE = Metric(
    "returned_share",
    "Returned within the window",
    "The part of NRR that comes from customers who had stopped paying inside the window and are back.",
    ("returned",),
    ("opening",),
    Better.NEITHER,
)

BRIDGE_METRICS = (
    NRR,
    GRR,
    LOGO_RETENTION,
    EXPANSION_RATE,
    CONTRACTION_RATE,
    CHURN_RATE,
    LOGO_CHURN,
    GROSS_CHURN,
    NET_CHURN,
    EXPANSION_COVER,
    RETURNED_SHARE,
    NRR_IN_NUMERATOR,
    ARPA,
    GROWTH,
)

MOVEMENT_NRR = Metric(
    "movement_nrr",
    "NRR from movements",
    "One plus expansion less losses, added up from monthly movements, reactivation left out.",
    ("opening", "+fx", "+expansion", "-contraction", "-churn"),
    ("opening",),
)
MOVEMENT_NRR_WITH_REACTIVATION = Metric(
    "movement_nrr_with_reactivation",
    "NRR from movements, reactivation included",
    "The same with the revenue of returning customers in the numerator.",
    ("opening", "+fx", "+expansion", "-contraction", "-churn", "+reactivation"),
    ("opening",),
)
MOVEMENT_GRR = Metric(
    "movement_grr",
    "GRR from movements",
    "One less all monthly losses. Ups and downs of one customer do not net, so it lies at or below GRR.",
    ("opening", "-contraction", "-churn"),
    ("opening",),
)
QUICK_RATIO = Metric(
    "quick_ratio",
    "SaaS quick ratio",
    "Revenue gained for each unit lost, over the monthly movements. Not the accounting quick ratio.",
    ("new", "+reactivation", "+expansion"),
    ("contraction", "+churn"),
    unit=Unit.MULTIPLE,
    undefined="no losses",
)
QUICK_RATIO_WITHOUT_REACTIVATION = Metric(
    "quick_ratio_without_reactivation",
    "SaaS quick ratio without reactivation",
    "The same with returning customers left out.",
    ("new", "+expansion"),
    ("contraction", "+churn"),
    unit=Unit.MULTIPLE,
    undefined="no losses",
)

MOVEMENT_METRICS = (
    MOVEMENT_NRR,
    MOVEMENT_NRR_WITH_REACTIVATION,
    MOVEMENT_GRR,
    GROSS_CHURN,
    NET_CHURN,
    QUICK_RATIO,
    QUICK_RATIO_WITHOUT_REACTIVATION,
)


def _total(terms: tuple[str, ...], record: Any) -> int:
    return sum(_sign(term) * getattr(record, term.lstrip("+-")) for term in terms)


def _sign(term: str) -> int:
    return -1 if term.startswith("-") else 1


def _joined(terms: tuple[str, ...], show: Callable[[str], str]) -> str:
    first, *rest = terms
    return show(first.lstrip("+-")) + "".join(
        f" {'−' if term.startswith('-') else '+'} {show(term.lstrip('+-'))}" for term in rest
    )


def _words(terms: tuple[str, ...]) -> str:
    return _joined(tuple(term for term in terms if term != "+fx"), LABELS.__getitem__)


def _bracketed(text: str, terms: tuple[str, ...]) -> str:
    return f"({text})" if len(terms) > 1 else text


def _excel(terms: tuple[str, ...], cells: Mapping[str, str]) -> str:
    return "".join(f"{'-' if term.startswith('-') else '+'}{cells[term.lstrip('+-')]}" for term in terms).lstrip("+")
