"""What a Metric is.

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
    undefined: str = "no opening customers"
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
        present = tuple(term for term in self.over if term != "+fx" or record.fx)
        over = _joined(present, lambda name: show(name, getattr(record, name)))
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
    "resurrected": "returned",
    "reactivation": "reactivation",
    "expansion": "expansion",
    "contraction": "contraction",
    "churn": "churn",
    "fx": "currency effect",
    "transferred_in": "moved in",
    "transferred_out": "moved out",
    "retained": "retained",
    "returned": "paused and back",
    "closing": "closing",
    "opening_logos": "opening customers",
    "new_logos": "new customers",
    "resurrected_logos": "returned customers",
    "reactivated_logos": "reactivated customers",
    "expanded_logos": "customers paying more",
    "contracted_logos": "customers paying less",
    "churned_logos": "lost customers",
    "retained_logos": "retained customers",
    "returned_logos": "customers paused and back",
    "closing_logos": "closing customers",
}
"""Three ways of coming back have three names: Returned had left before the period and is outside NRR,
Reactivation is a monthly movement, Paused and back paid at both ends and is inside NRR.
"""


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
    return "".join(
        f"{'-' if term.startswith('-') else '+'}{cells[term.lstrip('+-')]}" for term in terms
    ).lstrip("+")
