"""Every renewal of a book as columns: who, when, how much, and what became of it."""

from dataclasses import dataclass
from functools import cached_property

import numpy as np
import numpy.typing as npt

from nrr.ground import RenewalUnit
from nrr.ledgers import Ints, Mask, TermTable
from nrr.terms.groups import bounds, ranges, shared_in_groups, sums
from nrr.terms.states import OPEN, STATES, State
from nrr.terms.successions import Successions

_DAYS = 2**22
CHURNED, RENEWED = STATES.index(State.CHURNED), STATES.index(State.RENEWED)
_NEVER = 2**40


@dataclass(frozen=True, eq=False)
class RenewalTable:
    """Renewals by due day, customer and (where it is the unit) line; amounts in annualised minor units.

    Renewal r has the terms `members[first[r]:first[r + 1]]` and the successors
    `later[later_first[r]:later_first[r + 1]]`. `state` is a position in STATES. `open_minor` is by state of
    OPEN what is not settled. `gap` counts where it is renewed, `back_gap` where `came_back`. `loose`:
    renewed, and now not under term.
    """

    who: Ints
    due: Ints
    first: Ints
    members: Ints
    later_first: Ints
    later: Ints
    up: Ints
    renewed: Ints
    state: Ints
    gap: Ints
    churned: Ints
    open_minor: npt.NDArray[np.int64]
    came_back: Mask
    back_gap: Ints
    back_minor: Ints
    loose: Mask

    def __len__(self) -> int:
        return len(self.due)

    @property
    def of_member(self) -> Ints:
        """Which renewal each of the members belongs to."""
        return np.repeat(np.arange(len(self)), np.diff(self.first))

    @cached_property
    def is_renewed(self) -> Mask:
        """Whether it was renewed."""
        return np.asarray(self.state == RENEWED)

    @cached_property
    def is_open(self) -> Mask:
        """Whether any of it is not settled."""
        return np.asarray(self.state < CHURNED)

    @cached_property
    def kept(self) -> Ints:
        """Renewed, at most what was up."""
        return np.asarray(np.minimum(self.up, self.renewed) * self.is_renewed)

    @cached_property
    def expansion(self) -> Ints:
        """Renewed above what was up."""
        return np.asarray(np.maximum(self.renewed - self.up, 0) * self.is_renewed)

    @cached_property
    def contraction(self) -> Ints:
        """What was up and was not renewed of one that was."""
        return np.asarray(np.maximum(self.up - self.renewed, 0) * self.is_renewed)


@dataclass(frozen=True, slots=True, eq=False)
class Known:
    """What renewals are made from: the terms, what follows them, and the day on which it is known."""

    table: TermTable
    bound: Mask
    up: Ints
    successions: Successions
    as_of: int
    grace_days: int
    unit: RenewalUnit


def renewal_table(known: Known) -> RenewalTable:
    """The renewals of all terms that came to their end under contract."""
    table = known.table
    members, group = _groups(known)
    first = bounds(group, int(group[-1]) + 1 if len(group) else 0)
    due = table.due[members[first[:-1]]]
    up = sums(group, known.up[members], len(due))
    pairs = _pairs(known, members, group)
    later_first = bounds(pairs[0], len(due))
    renewed = np.diff(later_first) > 0
    states, opened, churned = _states(known, members, group, renewed)
    back = _back(known, members, group, due, states)
    starts = np.append(table.start[pairs[1]], _NEVER)
    gap = np.minimum.reduceat(starts, later_first[:-1]) - due - 1 if len(due) else due
    tied = sums(pairs[0], known.bound[pairs[1]].astype(np.int64), len(due))
    return RenewalTable(
        table.who[members[first[:-1]]],
        due,
        first,
        members,
        later_first,
        pairs[1],
        up,
        _parts(known, members, group, len(due)),
        states,
        gap,
        churned,
        opened,
        *back,
        renewed & (tied == 0),
    )


def _groups(known: Known) -> tuple[Ints, Ints]:
    """Terms that came to an end, those of one renewal together, and the number of their renewal."""
    table = known.table
    inside = (table.end < table.due) & ~known.successions.succeeded
    own = np.flatnonzero((table.due >= 0) & known.bound & ~inside)
    line = table.line[own] if known.unit is RenewalUnit.LINE else np.zeros(len(own), np.int64)
    order = np.lexsort((own, line, table.who[own], table.due[own]))
    own, line = own[order], line[order]
    fresh = np.ones(len(own), bool)
    for column in (table.due[own], table.who[own], line):
        fresh[1:] &= column[1:] == column[:-1]
    fresh[1:] = ~fresh[1:]
    return own, np.cumsum(fresh) - 1


def _pairs(known: Known, members: Ints, group: Ints) -> tuple[Ints, Ints]:
    """Renewals and their successors, each once."""
    found = known.successions
    which, places = ranges(found.first[members], found.first[members + 1])
    renewal, later = group[which], found.later[places]
    _, at = np.unique(renewal * max(len(known.table), 1) + later, return_index=True)
    at.sort()
    return renewal[at], later[at]


def _parts(known: Known, members: Ints, group: Ints, count: int) -> Ints:
    """By renewal its part of what its successors begin with: in proportion to what was up, whole minor
    units.
    """
    found = known.successions
    which, places = ranges(found.first[members], found.first[members + 1])
    keys, claim = np.unique(found.later[places] * max(count, 1) + group[which], return_inverse=True)
    ups = sums(claim.reshape(-1), known.up[members[which]], len(keys))
    later, renewal = keys // max(count, 1), keys % max(count, 1)
    successors, at = np.unique(later, return_index=True)
    wholes = known.table.at(successors, known.table.start[successors])
    parts = shared_in_groups(wholes, ups, np.append(at, len(keys)))
    return sums(renewal, parts, count)


def _states(
    known: Known, members: Ints, group: Ints, renewed: Mask
) -> tuple[Ints, npt.NDArray[np.int64], Ints]:
    """The state of every renewal, what of it is open by state, and what is lost."""
    table, day = known.table, known.as_of
    following = table.due[members] + 1
    over, notice = day >= following, table.notice[members]
    told = (notice >= 0) & (notice <= day)
    grace = np.where(over, OPEN.index(State.IN_GRACE), OPEN.index(State.PENDING))
    noted = np.where(over, CHURNED, OPEN.index(State.NOTICE))
    state = np.where(day >= following + known.grace_days, CHURNED, np.where(told, noted, grace))
    decided = np.full(len(renewed), RENEWED, np.int64)
    np.minimum.at(decided, group, state)
    amounts = np.zeros((len(OPEN) + 1, len(renewed)), np.int64)
    np.add.at(amounts, (state, group), known.up[members])
    amounts[:, renewed] = 0
    return np.where(renewed, RENEWED, decided), amounts[:-1], amounts[-1]


def _back(known: Known, members: Ints, group: Ints, due: Ints, states: Ints) -> tuple[Mask, Ints, Ints]:
    """Which renewals that were lost came back later, after how many days and at what amount."""
    table, back = known.table, known.successions.back[members]
    some = np.flatnonzero((back >= 0) & (states[group] == CHURNED))
    some = some[table.start[back[some]] <= known.as_of]
    start = np.full(len(due), _NEVER, np.int64)
    np.minimum.at(start, group[some], table.start[back[some]])
    amount = sums(group[some], table.at(back[some], table.start[back[some]]), len(due))
    came = start < _NEVER
    return came, np.where(came, start - due - 1, 0), amount
