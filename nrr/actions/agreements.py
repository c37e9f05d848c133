"""Agreed actions: frozen with what was expected of them; after that only dated events are added."""

import hashlib
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

import numpy as np

from nrr.actions.edits import OWN_SHARE, Edited, shares_of
from nrr.actions.evidence import Ground, Valued, fired_by, valued
from nrr.actions.parts import Amounts
from nrr.actions.rows import Action, Kind, Owner, Pot
from nrr.findings import FindingPart, Subject
from nrr.ground import Month, Refusal

FEWEST_A_SIDE = 10
_EVERY = 5
_NAMED = (Kind.STATE, Kind.CONVERT, Kind.ROOM)


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
    """A customer of an agreement: by the name it goes by, what it paid, and its worth at the middle."""

    customer: str
    arr_minor: int
    worth_arr_minor: float = 0.0


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
        return self.kind in _NAMED

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
class Terms:
    """What is said when an action is agreed: who, until when, without whom, and whether by lot."""

    id: str
    on: str
    due: Month
    owner: str = ""
    without: Collection[str] = ()
    by_lot: bool = False
    comment: str = ""


def agreed(one: Valued, ground: Ground, terms: Terms, stamp: str, part: Amounts | None = None) -> Agreement:
    """The action frozen as it stands in a book; Refusal for a lot with fewer than ten customers a side."""
    action, subject = one.action, ground.subject
    every = _stakes(one, ground)
    aside = _lot(terms.id, every) if terms.by_lot else frozenset(terms.without)
    working = tuple(stake for stake in every if stake.customer not in aside)
    compared = tuple(stake for stake in every if stake.customer in aside)
    if terms.by_lot and min(len(working), len(compared)) < FEWEST_A_SIDE:
        raise Refusal("a lot needs at least ten customers a side, so fifty on the list")
    return Agreement(
        id=terms.id,
        action=action.id,
        title=action.title,
        how=action.how,
        owner=terms.owner or str(action.owner),
        due=terms.due,
        agreed_on=terms.on,
        as_of=subject.window.closing,
        kind=action.worth.kind,
        pot=action.worth.pot,
        lever=action.lever,
        scope=action.worth.scope,
        base_arr_minor=int(ground.paying.sum()),
        worth=_worth(one),
        part=part,
        customers=working if action.worth.kind in _NAMED else (),
        compared=compared if action.worth.kind in _NAMED else (),
        by_lot=terms.by_lot,
        horizon_months=action.worth.horizon_months or 12,
        share=action.worth.share,
        share_source=action.worth.share_source,
        stamp=stamp,
        fingerprint=subject.ledger.fingerprint,
        comment=terms.comment,
        unvalued="" if one.reason is None else str(one.reason),
        needs=one.needs,
    )


def agree(
    subject: Subject,
    findings: Sequence[FindingPart],
    action: str,
    terms: Terms,
    stamp: str,
    rows: Sequence[Edited] = (),
) -> Agreement:
    """As `agreed`, by the id of an action on a subject and its findings, in the words of its edited row."""
    ground = Ground(subject)
    one = valued(ground, shares_of(rows), fired_by(findings))[action]
    own = next((row for row in rows if row.action == action), Edited(action))
    made = agreed(one, ground, replace(terms, owner=terms.owner or own.owner), stamp)
    named = replace(made, title=own.title or made.title, how=own.how or made.how)
    if own.share is None:
        return named
    return replace(named, share=own.share, share_source=OWN_SHARE)


def owners_of(action: Action) -> tuple[str, ...]:
    """The row's own owner first, then the other roles."""
    return tuple(dict.fromkeys([str(action.owner), *map(str, Owner)]))


def _worth(one: Valued) -> Amounts | None:
    low, mid, high = (one.alone(end) for end in ("low", "mid", "high"))
    return None if low is None or high is None else Amounts(low, mid, high)


def _stakes(one: Valued, ground: Ground) -> tuple[Stake, ...]:
    """Every customer the action works on, largest first."""
    on = np.zeros(len(ground.paying)) if one.on is None else one.on
    worth = np.zeros(len(on))
    for values in one.values.get("mid", {}).values():
        worth = worth + values
    rows = np.flatnonzero(on > 0)
    order = rows[np.argsort(-on[rows], kind="stable")]
    return tuple(
        Stake(ground.subject.name(row), int(ground.paying[row]), float(worth[row])) for row in order.tolist()
    )


def _lot(agreement: str, stakes: tuple[Stake, ...]) -> frozenset[str]:
    """Every fifth customer in the order of a hash of agreement and customer: nobody chooses."""

    def drawn(stake: Stake) -> bytes:
        return hashlib.sha256(f"{agreement}\x1f{stake.customer}".encode()).digest()

    return frozenset(stake.customer for stake in sorted(stakes, key=drawn)[::_EVERY])
