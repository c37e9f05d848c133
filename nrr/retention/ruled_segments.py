"""Segments by rule: a name for customers above a contract value or with some values, kept and used by name.

A rule becomes an attribute of the prepared book, so that filters, levers and comparisons need to know nothing
of it. Everything is read at the opening of the window, as every other group of customers is.
"""

from dataclasses import dataclass, replace
from enum import StrEnum

import numpy as np

from nrr.ground import Refusal, Window
from nrr.ledgers import Attribute, Ledger, Mask
from nrr.retention.bands import opening_values
from nrr.retention.customer_movements import holding

OTHERS = "All others"


class Joined(StrEnum):
    """How the conditions of a rule are joined."""

    ALL = "and"
    ANY = "or"


@dataclass(frozen=True, slots=True)
class Condition:
    """A contract value above an amount of annualised minor units, or a column with one of some values."""

    above_arr_minor: int | None = None
    column: str = ""
    values: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class SegmentRule:
    """A segment by its name and at least one condition."""

    name: str
    conditions: tuple[Condition, ...]
    joined: Joined = Joined.ALL

    @property
    def columns(self) -> tuple[str, ...]:
        """The columns it asks of a book."""
        return tuple(one.column for one in self.conditions if one.above_arr_minor is None)


def ruled(book: Ledger, rules: tuple[SegmentRule, ...], window: Window) -> Ledger:
    """The prepared book with every rule as an attribute of two groups: its name, and all others.

    Refusal for a rule that bears the name of a column, asks nothing, or asks for a column or value the book
    has not.
    """
    fresh = {rule.name: _attribute(book, rule, window) for rule in rules}
    return replace(book, attributes={**book.attributes, **fresh})


def _attribute(book: Ledger, rule: SegmentRule, window: Window) -> Attribute:
    if rule.name in book.attributes:
        raise Refusal(f"the data already has a column {rule.name!r}; give the segment another name")
    if not rule.conditions:
        raise Refusal(f"the segment {rule.name!r} has no condition")
    masks = np.stack([_held(book, one, window) for one in rule.conditions])
    inside = masks.all(axis=0) if rule.joined is Joined.ALL else masks.any(axis=0)
    return Attribute(rule.name, (rule.name, OTHERS), np.where(inside, 0, 1).astype(np.int32))


def _held(book: Ledger, condition: Condition, window: Window) -> Mask:
    if condition.above_arr_minor is None:
        return holding(book, window, condition.column, condition.values)
    above: Mask = opening_values(book, window) > condition.above_arr_minor
    return above
