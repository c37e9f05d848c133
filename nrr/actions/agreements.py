"""Agreed actions: frozen with what was expected of them; after that only dated events are added."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum

from nrr.actions.parts import Amounts
from nrr.actions.rows import Kind, Pot
from nrr.ground import Month, Refusal


class EventKind(StrEnum):
    """What may happen to an agreed action."""

    DONE = "done"
    MOVED = "moved"
    DROPPED = "dropped"
    COMMENT = "comment"
    RENAMED = "renamed"


@dataclass(frozen=True, slots=True)
class Event:
    """A dated event: `on` is an ISO date, `due` the new month of a moved one, `names` which customers are
    called otherwise since (then, now).
    """

    kind: EventKind
    on: str
    text: str = ""
    due: Month | None = None
    names: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Stake:
    """A customer of an agreement: by its name in the book, what it paid, its worth at the middle, and as
    what it is `shown` where names are ids.
    """

    customer: str
    arr_minor: int
    worth_arr_minor: float = 0.0
    shown: str = ""


@dataclass(frozen=True, slots=True)
class Agreement:
    """An action as agreed: its worth, its part of what was agreed with it, whom it is about, and whom they
    are compared with. Nothing of it changes; `events` are added. `unvalued` is why it had no worth, `needs`
    the column that would give it one.
    """

    id: str
    action: str
    title: str
    how: str
    owner: str
    due: Month
    agreed_on: str
    as_of: Month
    kind: Kind
    pot: Pot
    lever: str | None
    scope: str
    base_arr_minor: int
    worth: Amounts | None
    part: Amounts | None
    customers: tuple[Stake, ...]
    compared: tuple[Stake, ...]
    by_lot: bool
    horizon_months: int
    share: tuple[float, float] | None
    share_source: str
    stamp: str
    fingerprint: str
    comment: str = ""
    events: tuple[Event, ...] = ()
    version: int = 1
    unvalued: str = ""
    needs: str = ""

    @property
    def worth_known(self) -> bool:
        """Whether it was agreed with a worth that a result can be compared with."""
        return self.worth is not None and self.worth.mid_arr_minor is not None

    @property
    def named(self) -> bool:
        """Whether it is about customers of a list, not a lever of the whole book."""
        return self.kind.named

    @property
    def due_now(self) -> Month:
        """The month it is due, as last moved."""
        moved = [one.due for one in self.events if one.due is not None]
        return moved[-1] if moved else self.due

    @property
    def standing(self) -> EventKind | None:
        """Done or dropped; None while it is under way."""
        ends = [one.kind for one in self.events if one.kind in (EventKind.DONE, EventKind.DROPPED)]
        return ends[-1] if ends else None

    @property
    def under_way(self) -> bool:
        """Whether it is still to be done: what is done stands in the figures, what was dropped never will."""
        return self.standing is None

    def name_now(self, stake: Stake) -> str:
        """What a customer of its lists is called since the last event."""
        name = stake.customer
        for event in self.events:
            name = dict(event.names).get(name, name)
        return name

    def with_names(self, names: Mapping[str, str], on: str) -> "Agreement":
        """With an event where customers of its lists are called otherwise by now."""
        mine = {self.name_now(stake) for stake in (*self.customers, *self.compared)}
        told = tuple((then, now) for then, now in names.items() if then in mine)
        event = Event(EventKind.RENAMED, on, names=told)
        return replace(self, events=(*self.events, event)) if told else self

    def after(self, event: Event) -> "Agreement":
        """With an event added; Refusal for a dropped one: agree anew."""
        if self.standing is EventKind.DROPPED:
            raise Refusal("this action was dropped; agree it anew")
        return replace(self, events=(*self.events, event))


@dataclass(frozen=True, slots=True)
class UnderWay:
    """An action (by id) that is agreed and still to be done, and the customers it leaves aside."""

    action: str
    aside: tuple[str, ...] = ()


def under_way(agreements: Iterable[Agreement]) -> tuple[UnderWay, ...]:
    """Each action once; agreed twice, it leaves aside whom both do."""
    found: dict[str, set[str]] = {}
    for one in agreements:
        if one.under_way:
            aside = {one.name_now(stake) for stake in one.compared}
            found[one.action] = found.get(one.action, aside) & aside
    return tuple(UnderWay(key, tuple(sorted(found[key]))) for key in sorted(found))
