"""Actions as rows of data: what to do next, who does it, what it takes, and what its worth rests on.

The rows stand in `actions.json`. A source is an article with its line; a share is what of the revenue an
action works on it keeps or adds, as published. No share is ours.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cache
from importlib.resources import files
from types import MappingProxyType

import msgspec


class Kind(StrEnum):
    """How an action's worth is found."""

    LOSS_RATE = "loss_rate"
    STATE = "state"
    CONVERT = "convert"
    ROOM = "room"
    WIN_BACK = "win_back"
    PRICE = "price"
    GAP_NEW = "gap_new"
    YOUNG_LOSS = "young_loss"
    UMBRELLA = "umbrella"
    NONE = "none"

    @property
    def named(self) -> bool:
        """Whether it works on customers of a list, not on a lever of the whole book."""
        return self in (Kind.STATE, Kind.CONVERT, Kind.ROOM)


class Pot(StrEnum):
    """What of a customer's revenue an action works on: pots add up, actions within one do not."""

    PAYMENT = "payment"
    CHOICE = "choice"
    GROW = "grow"
    OUTSIDE = "outside"
    READING = "reading"


INSIDE = (Pot.PAYMENT, Pot.CHOICE, Pot.GROW)
"""The pots of customers paying today: what lies outside is no part of their NRR."""


class Owner(StrEnum):
    """Who does it."""

    CS = "CS"
    SALES = "Sales"
    PRODUCT = "Product"
    FINANCE = "Finance/Billing"
    DATA = "Data"


class Effort(StrEnum):
    """How much it takes."""

    LOW = "low"
    MEDIUM = "medium"
    HIGH = "high"

    @property
    def rank(self) -> int:
        """Lower effort first."""
        return (Effort.LOW, Effort.MEDIUM, Effort.HIGH).index(self)


@dataclass(frozen=True, slots=True)
class Target:
    """What an action answers: a diagnostic rule, a health signal or colour, a reason for leaving, a
    candidate, a lever.
    """

    kind: str
    key: str


@dataclass(frozen=True, slots=True)
class Cited:
    """An article by the name it goes by here, and its line."""

    article: str
    line: int | None


@dataclass(frozen=True, slots=True)
class Share:
    """What of the revenue worked on is kept or added: the ends of what is published, as fractions."""

    low: float
    high: float

    @property
    def mid(self) -> float:
        """The middle of the ends."""
        return (self.low + self.high) / 2


@dataclass(frozen=True, slots=True)
class Basis:
    """What a worth rests on. `scope` is whose revenue, `over` the same in words, `not_valued` why there may
    be no worth; an umbrella is worth what its `children` are together.
    `effect_said` tells what a caveat does to the figure.
    """

    kind: Kind
    pot: Pot
    not_valued: str
    scope: str = ""
    horizon_months: int | None = None
    share: tuple[float, float] | None = None
    share_source: str = ""
    over: str = ""
    children: tuple[str, ...] = ()
    effect_said: str = "It changes how the figure reads by {effect}."

    @property
    def published(self) -> Share | None:
        """The share as published."""
        return None if self.share is None else Share(*self.share)


@dataclass(frozen=True, slots=True)
class Action:
    """One row: imperative `title`, `how` in one sentence, and what of it a company may edit."""

    id: str
    title: str
    how: str
    owner: Owner
    effort: Effort
    effort_source: str
    applies_to: tuple[Target, ...]
    source: tuple[Cited, ...]
    lever: str | None
    worth: Basis
    edit: frozenset[str] = field(default_factory=frozenset)

    def answers(self, kind: str, key: str) -> bool:
        """Whether it is a next step for this rule, signal, colour, reason, candidate or lever."""
        return Target(kind, key) in self.applies_to


@cache
def actions() -> Mapping[str, Action]:
    """Every action by id, checked against the schema, in the order of the list."""
    data = files("nrr.actions").joinpath("actions.json").read_bytes()
    rows = msgspec.json.decode(data, type=tuple[Action, ...])
    return MappingProxyType({row.id: row for row in rows})


def answering(kind: str, key: str) -> Action:
    """The first row that answers a rule, signal, colour or reason; KeyError where none does."""
    for row in actions().values():
        if row.answers(kind, key):
            return row
    raise KeyError(key)


def leaves(action: Action) -> tuple[Action, ...]:
    """The actions an umbrella stands for; any other one stands for itself."""
    return tuple(actions()[child] for child in action.worth.children) or (action,)
