"""Agreeing an action: from its row and a book to what is frozen, with whom it leaves aside."""

import hashlib
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace

import numpy as np

from nrr.actions.agreements import Agreement, Stake
from nrr.actions.edits import NOTHING_OF_ITS_OWN, OWN_SHARE, Edited, Own, shares_of
from nrr.actions.evidence import ENDS, Ground, Valued, fired_by, valued
from nrr.actions.parts import Amounts
from nrr.actions.rows import Action, Owner
from nrr.findings import FindingPart, Subject
from nrr.ground import Month, Refusal

FEWEST_A_SIDE, FEWEST_COMPARED = 10, 5
"""In a lot, and of those left aside by choice: with fewer nothing can be told."""
_EVERY = 5


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
    part: Amounts | None = None


def agreed(one: Valued, ground: Ground, terms: Terms, stamp: str) -> Agreement:
    """The action frozen as it stands in a book; Refusal for a lot with fewer than ten customers a side, and
    where everybody is left aside.
    """
    action, subject = one.action, ground.subject
    working, compared = _sides(_stakes(one, ground), terms)
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
        worth=_worth(one, {stake.customer for stake in compared}, ground),
        part=terms.part,
        customers=working if action.worth.kind.named else (),
        compared=compared if action.worth.kind.named else (),
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


def _sides(every: tuple[Stake, ...], terms: Terms) -> tuple[tuple[Stake, ...], tuple[Stake, ...]]:
    """Those worked on, and those left aside."""
    aside = _lot(terms.id, every) if terms.by_lot else frozenset(terms.without)
    working = tuple(stake for stake in every if stake.customer not in aside)
    compared = tuple(stake for stake in every if stake.customer in aside)
    if terms.by_lot and min(len(working), len(compared)) < FEWEST_A_SIDE:
        raise Refusal("a lot needs at least ten customers a side, so fifty on the list")
    if every and not working:
        raise Refusal("leave at least one customer on the list")
    return working, compared


def agree(
    subject: Subject,
    findings: Sequence[FindingPart],
    action: str,
    terms: Terms,
    stamp: str,
    own: Own = NOTHING_OF_ITS_OWN,
) -> Agreement:
    """As `agreed`, by the id of an action on a subject and its findings, in the words of its edited row."""
    ground, one = _on(subject, findings, action, own)
    row = next((row for row in own.rows if row.action == action), Edited(action))
    made = agreed(one, ground, replace(terms, owner=terms.owner or row.owner), stamp)
    named = replace(made, title=row.title or made.title, how=row.how or made.how)
    if row.share is None:
        return named
    return replace(named, share=row.share, share_source=OWN_SHARE)


def on_list(
    subject: Subject, findings: Sequence[FindingPart], action: str, own: Own = NOTHING_OF_ITS_OWN
) -> tuple[Stake, ...]:
    """The customers that an action (by id) works on, largest first."""
    ground, one = _on(subject, findings, action, own)
    return _stakes(one, ground)


def _on(subject: Subject, findings: Sequence[FindingPart], action: str, own: Own) -> tuple[Ground, Valued]:
    ground = Ground(subject, own.notes)
    return ground, valued(ground, shares_of(own.rows), fired_by(findings))[action]


def owners_of(action: Action) -> tuple[str, ...]:
    """The row's own owner first, then the other roles."""
    return tuple(dict.fromkeys([str(action.owner), *map(str, Owner)]))


def _worth(one: Valued, aside: Collection[str], ground: Ground) -> Amounts | None:
    """Of those worked on: whom it leaves aside it is worth nothing for."""
    worked_on = one.without(aside, ground)
    low, mid, high = (worked_on.alone(end) for end in ENDS)
    return None if low is None or high is None else Amounts(low, mid, high)


def _stakes(one: Valued, ground: Ground) -> tuple[Stake, ...]:
    """Every customer the action works on, largest first."""
    on = np.zeros(len(ground.paying)) if one.on is None else one.on
    worth = np.zeros(len(on))
    for values in one.values.get("mid", {}).values():
        worth = worth + values
    rows = np.flatnonzero(on > 0)
    order = rows[np.argsort(-on[rows], kind="stable")]
    book, name = ground.subject.book, ground.subject.name
    return tuple(
        Stake(book.names[row], int(ground.paying[row]), float(worth[row]), name(row))
        for row in order.tolist()
    )


def _lot(agreement: str, stakes: tuple[Stake, ...]) -> frozenset[str]:
    """Every fifth customer in the order of a hash of agreement and customer: nobody chooses."""

    def drawn(stake: Stake) -> bytes:
        return hashlib.sha256(f"{agreement}\x1f{stake.customer}".encode()).digest()

    return frozenset(stake.customer for stake in sorted(stakes, key=drawn)[::_EVERY])
