"""Renewals: one customer and one due date, what was up, and what became of it."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property

from nrr.ground import RenewalUnit
from nrr.ledgers import Term
from nrr.terms.lengths import bound
from nrr.terms.shares import shared
from nrr.terms.successions import Successions, succeeded


class State(StrEnum):
    """What became of what was up."""

    RENEWED = "renewed"
    CHURNED = "churned"
    IN_GRACE = "in_grace"
    NOTICE = "notice"
    PENDING = "pending"


OPEN = (State.IN_GRACE, State.NOTICE, State.PENDING)


@dataclass(frozen=True, slots=True)
class Renewal:
    """One customer and one due day (and line, where the unit is the line); amounts in annualised minor units.

    `terms` and `successors` are positions in the successions. `renewed` is the part of the successors'
    first amounts that falls to this renewal. `gap` is the days from the day after due to the first
    successor's start. `open` is by state what is not settled. `returned` is day gap and amount of what came
    back after more than the grace.
    """

    customer: str
    due: int
    terms: tuple[int, ...]
    up: int
    state: State
    successors: tuple[int, ...] = ()
    renewed: int = 0
    gap: int | None = None
    churned: int = 0
    open: Mapping[State, int] | None = None
    returned: tuple[int, int] | None = None
    now_not_under_term: bool = False

    @property
    def kept(self) -> int:
        """Renewed, at most what was up."""
        return min(self.up, self.renewed) if self.state is State.RENEWED else 0

    @property
    def expansion(self) -> int:
        """Renewed above what was up."""
        return max(self.renewed - self.up, 0) if self.state is State.RENEWED else 0

    @property
    def contraction(self) -> int:
        """What was up and was not renewed of one that was."""
        return max(self.up - self.renewed, 0) if self.state is State.RENEWED else 0


@dataclass(frozen=True, eq=False)
class Book:
    """The terms of a book with what followed them, as they are known on `as_of` (a day)."""

    successions: Successions
    as_of: int
    grace_days: int
    unit: RenewalUnit

    @property
    def terms(self) -> tuple[Term, ...]:
        """Every term, by customer and start."""
        return self.successions.terms

    @cached_property
    def renewals(self) -> tuple[Renewal, ...]:
        """Every renewal, by due day and customer."""
        groups: dict[tuple[str, int, str], list[int]] = defaultdict(list)
        for index, term in enumerate(self.terms):
            if term.due is not None and bound(term) and not self.successions.lost_inside(index):
                line = term.line if self.unit is RenewalUnit.LINE else ""
                groups[term.customer, term.due, line].append(index)
        parts = self._parts(groups.values())
        found = [self._renewal(tuple(own), parts) for own in groups.values()]
        return tuple(sorted(found, key=lambda one: (one.due, one.customer)))

    @property
    def not_under_term(self) -> int:
        """What is in force on the as-of day on monthly and evergreen lines."""
        return sum(term.amount(self.as_of) for term in self.terms if not bound(term))

    def _parts(self, groups: Iterable[Sequence[int]]) -> dict[int, int]:
        """By first term of a group, its part of the successors: in proportion to what was up, whole minor
        units.
        """
        claims: dict[int, list[tuple[int, int]]] = defaultdict(list)
        for own in groups:
            first = own[0]
            ups: dict[int, int] = defaultdict(int)
            for index in own:
                for successor in self.successions.after.get(index, ()):
                    ups[successor] += self.terms[index].up
            for successor, up in ups.items():
                claims[successor].append((first, up))
        parts: dict[int, int] = defaultdict(int)
        for successor, told in claims.items():
            told.sort(key=lambda claim: self.terms[claim[0]].due or 0)
            whole = self.terms[successor].at(self.terms[successor].start)
            for (first, _), part in zip(told, shared(whole, [up for _, up in told]), strict=True):
                parts[first] += part
        return parts

    def _renewal(self, own: tuple[int, ...], parts: Mapping[int, int]) -> Renewal:
        terms = [self.terms[i] for i in own]
        due, up = terms[0].due, sum(term.up for term in terms)
        assert due is not None
        successors = tuple(dict.fromkeys(s for i in own for s in self.successions.after.get(i, ())))
        if successors:
            first = min(self.terms[s].start for s in successors)
            loose = all(not bound(self.terms[s]) for s in successors)
            return Renewal(
                terms[0].customer,
                due,
                own,
                up,
                State.RENEWED,
                successors,
                parts[own[0]],
                first - due - 1,
                now_not_under_term=loose,
            )
        amounts: dict[State, int] = defaultdict(int)
        for term in terms:
            amounts[self._state(term)] += term.up
        state = next(s for s in (*OPEN, State.CHURNED) if s in amounts)
        churned = amounts.pop(State.CHURNED, 0)
        back = self._back(own, due) if state is State.CHURNED else None
        return Renewal(
            terms[0].customer, due, own, up, state, churned=churned, open=dict(amounts), returned=back
        )

    def _state(self, term: Term) -> State:
        assert term.due is not None
        following = term.due + 1
        if self.as_of >= following + self.grace_days:
            return State.CHURNED
        if notified(term, self.as_of):
            return State.CHURNED if self.as_of >= following else State.NOTICE
        return State.IN_GRACE if self.as_of >= following else State.PENDING

    def _back(self, own: tuple[int, ...], due: int) -> tuple[int, int] | None:
        later = [self.terms[b] for i in own if (b := self.successions.back.get(i)) is not None]
        later = [term for term in later if term.start <= self.as_of]
        if not later:
            return None
        return min(term.start for term in later) - due - 1, sum(term.at(term.start) for term in later)

    @cached_property
    def by_customer(self) -> Mapping[str, tuple[Term, ...]]:
        """The terms of every customer."""
        found: dict[str, list[Term]] = defaultdict(list)
        for term in self.terms:
            found[term.customer].append(term)
        return {name: tuple(own) for name, own in found.items()}


def notified(term: Term, day: int) -> bool:
    """Whether notice had been given by a day; a notice without a day counts at once."""
    return term.notice_given is not None and term.notice_given <= day


def book_of(
    terms: Sequence[Term], as_of: int, grace_days: int = 30, unit: RenewalUnit = RenewalUnit.CUSTOMER
) -> Book:
    """The terms of a book; contracts known to be signed after the as-of day are left out."""
    known = [term for term in terms if term.signed is None or term.signed <= as_of or term.start <= as_of]
    return Book(succeeded(known, grace_days, unit), as_of, grace_days, unit)
