"""Which definition is this number? A figure from elsewhere, and the conventions that give it on the book
at hand.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from itertools import product

import pandas as pd

from nrr.comparisons.conventions import CONVENTIONS, Convention, offered
from nrr.comparisons.lens import LensRow, difference_between, lens_row
from nrr.definitions import Policy
from nrr.ground import Choice, Currency, Level, Method, Reactivation, Refusal, Usage
from nrr.ledgers import Ledger
from nrr.retention import View

_FIGURE = re.compile(r"(?P<digits>\d{1,4}(?:[.,]\d{1,6})?)\s*(?P<sign>%?)", re.ASCII)
_MOST_AS_RATIO = Decimal(5)
"""`1.034` is a ratio and `103.4` a percentage: no NRR of a company is 500 %, or below 5 %."""


@dataclass(frozen=True, slots=True)
class StatedRate:
    """A rate as somebody wrote it, as a fraction, and half a unit of its last digit."""

    rate: Decimal
    half_step: Decimal

    def gap(self, found: float) -> float:
        """How far a rate lies from everything that is written like this one; 0 within its rounding."""
        return max(0.0, float(abs(Decimal(found) - self.rate) - self.half_step))


@dataclass(frozen=True, slots=True)
class Match:
    """One way to compute NRR, what it gives here, and its `gap` to the stated rate, 0 within its rounding."""

    convention: Convention
    row: LensRow
    gap: float

    @property
    def distance(self) -> str:
        """The gap in words."""
        return f"{100 * self.gap:.2f} points away" if self.gap else "within its rounding"

    @property
    def plain(self) -> dict[str, object]:
        """As plain data, rates as fractions."""
        row = self.row
        return {
            "label": row.label,
            "used_by": row.used_by,
            "stamp": row.stamp,
            "nrr": row.nrr,
            "gap": self.gap,
        }


def stated_rate(text: str) -> StatedRate:
    """`103.4%`, `103,4` or `1.034` as a rate; Refusal for anything else."""
    written = _FIGURE.fullmatch(text.strip().replace("\u00a0", " "))
    if written is None:
        raise Refusal("Write the figure as the other tool shows it, such as 103.4% or 1.034.")
    number = Decimal(written["digits"].replace(",", "."))
    last_digit = Decimal(1).scaleb(int(number.as_tuple().exponent))
    scale = Decimal(1) if not written["sign"] and number < _MOST_AS_RATIO else Decimal(100)
    return StatedRate(number / scale, last_digit / 2 / scale)


def matches(ledger: Ledger, view: View, stated: StatedRate) -> tuple[Match, ...]:
    """Every way to compute NRR that has a figure on this view's window and filter, the nearest first.

    Ways are the conventions of the lens, then every method under every answer the book's columns can tell
    apart. Of two ways with one gap the one in use comes first.
    """
    found: list[Match] = []
    for convention in (*offered(ledger), *_further(ledger)):
        row = lens_row(ledger, view, convention)
        if row.nrr is not None and (convention.used_by or _moves(found, row, _method(convention))):
            found.append(Match(convention, row, stated.gap(row.nrr)))
    return tuple(sorted(found, key=lambda match: match.gap))


def difference_to_ours(ledger: Ledger, view: View, match: Match) -> pd.DataFrame:
    """The customers that make the match differ from the definition in force; columns as of `difference`."""
    return difference_between(ledger, view, _OURS, match.convention)


_OURS = Convention("ours", "Your definition", "")
_QUESTIONS: dict[str, tuple[tuple[Choice, str], ...]] = {
    "method": tuple((answer, "") for answer in Method),
    "reactivation": tuple((answer, "") for answer in Reactivation),
    "level": ((Level.CUSTOMER, ""), (Level.PARENT, "parent"), (Level.SUBSCRIPTION, "subscription")),
    "usage": ((Usage.INCLUDE, ""), (Usage.EXCLUDE, "revenue_type")),
    "currency": ((Currency.CONSTANT, ""), (Currency.SPOT, "currency")),
}
"""What a tool may have answered otherwise, each answer with the role of the column it needs."""


def _further(ledger: Ledger) -> tuple[Convention, ...]:
    """Methods x answers beyond the conventions in use: what somebody may have computed without a name for
    it.
    """
    known = {_answers(dict(one.settings)) for one in CONVENTIONS if one.is_policy}
    possible = [[a for a, role in told if not role or role in ledger.roles] for told in _QUESTIONS.values()]
    ways = (dict(zip(_QUESTIONS, way, strict=True)) for way in product(*possible))
    return tuple(_convention(way) for way in ways if _answers(way) not in known)


def _answers(settings: Mapping[str, str]) -> tuple[str, ...]:
    """An answer to every question, the default where none is given."""
    usual = Policy()
    return tuple(str(settings.get(name, getattr(usual, name))) for name in _QUESTIONS)


def _convention(way: Mapping[str, Choice]) -> Convention:
    usual = Policy()
    told = [a.stamp for name, a in way.items() if name == "method" or a is not getattr(usual, name)]
    label = ", ".join(told)
    label = label[:1].upper() + label[1:]
    settings = tuple((name, str(answer)) for name, answer in way.items())
    return Convention(";".join(f"{name}={value}" for name, value in settings), label, "", settings)


def _moves(found: list[Match], row: LensRow, method: str) -> bool:
    """Whether a way has a figure of its own: where an answer changes nothing here, the way with a name
    speaks.
    """
    return all(match.row.nrr != row.nrr or _method(match.convention) != method for match in found)


def _method(convention: Convention) -> str:
    return dict(convention.settings).get("method", "")
