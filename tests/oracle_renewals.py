"""Renewals of contracts, one term after another: the slow answer that the columns must give."""

from collections import defaultdict
from dataclasses import dataclass
from functools import cached_property

from nrr.ground import RenewalUnit
from nrr.terms import State, bound

_OPEN = 10**9
OPEN = (State.IN_GRACE, State.NOTICE, State.PENDING)


def shared(whole, weights):
    total = sum(weights)
    if not total:
        return [whole, *[0] * (len(weights) - 1)] if weights else []
    parts = [whole * weight // total for weight in weights]
    remainders = [whole * weight % total for weight in weights]
    order = sorted(range(len(weights)), key=lambda i: (-remainders[i], i))
    for index in order[: whole - sum(parts)]:
        parts[index] += 1
    return parts


@dataclass(frozen=True, slots=True)
class Successions:
    terms: object
    after: object
    back: object

    def lost_inside(self, index):
        return self.terms[index].cut_short and index not in self.after


def succeeded(terms, grace_days, unit=RenewalUnit.CUSTOMER):
    ordered = tuple(sorted(terms, key=lambda t: (t.customer, t.start, t.line, t.end or _OPEN)))
    by_customer = defaultdict(list)
    for index, term in enumerate(ordered):
        by_customer[term.customer].append(index)
    after = {}
    back = {}
    for own in by_customer.values():
        if len(own) > 1:
            _of_customer(ordered, own, grace_days, after, back, unit)
    return Successions(ordered, after, back)


def _of_customer(terms, own, grace, after, back, unit):
    ended = sorted((i for i in own if terms[i].end is not None), key=lambda i: terms[i].end or 0)
    taken = set()
    for index in ended:
        _same_line(terms, own, index, grace, after, back)
        taken.update(after.get(index, ()))
    if unit is RenewalUnit.LINE:
        return
    ended = [i for i in ended if bound(terms[i])]
    beside = set()
    for index in ended:
        if index in after:
            day, line = (terms[after[index][0]].start, terms[index].line)
            with_it = tuple(
                i for i in own if terms[i].start == day and terms[i].line != line and (i not in taken)
            )
            after[index] += with_it
            beside.update(with_it)
    for index in ended:
        if index not in after:
            _swapped(terms, own, index, grace, after, taken | beside)


def _last_day(term, grace):
    assert term.end is not None
    return max(term.end, term.due or term.end) + 1 + grace


def _same_line(terms, own, index, grace, after, back):
    term = terms[index]
    assert term.end is not None
    later = [i for i in own if i != index and terms[i].line == term.line and (terms[i].start > term.end)]
    if not later:
        return
    first = min(terms[i].start for i in later)
    if first <= _last_day(term, grace):
        after[index] = tuple(i for i in later if terms[i].start == first)
    else:
        back[index] = next(i for i in later if terms[i].start == first)


def _swapped(terms, own, index, grace, after, taken):
    term = terms[index]
    assert term.end is not None
    last = term.end + 1 if term.cut_short else _last_day(term, grace)
    others = [
        i
        for i in own
        if term.end < terms[i].start <= last and i not in taken and (terms[i].line != term.line)
    ]
    if others:
        first = min(terms[i].start for i in others)
        after[index] = tuple(i for i in others if terms[i].start == first)


@dataclass(frozen=True, slots=True)
class Renewal:
    customer: object
    due: object
    terms: object
    up: object
    state: object
    successors: object = ()
    renewed: object = 0
    gap: object = None
    churned: object = 0
    open: object = None
    returned: object = None
    now_not_under_term: object = False

    @property
    def kept(self):
        return min(self.up, self.renewed) if self.state is State.RENEWED else 0

    @property
    def expansion(self):
        return max(self.renewed - self.up, 0) if self.state is State.RENEWED else 0

    @property
    def contraction(self):
        return max(self.up - self.renewed, 0) if self.state is State.RENEWED else 0


@dataclass(frozen=True, eq=False)
class Book:
    successions: object
    as_of: object
    grace_days: object
    unit: object

    @property
    def terms(self):
        return self.successions.terms

    @cached_property
    def renewals(self):
        groups = defaultdict(list)
        for index, term in enumerate(self.terms):
            if term.due is not None and bound(term) and (not self.successions.lost_inside(index)):
                line = term.line if self.unit is RenewalUnit.LINE else ""
                groups[term.customer, term.due, line].append(index)
        parts = self._parts(groups.values())
        found = [self._renewal(tuple(own), parts) for own in groups.values()]
        return tuple(sorted(found, key=lambda one: (one.due, one.customer, self.terms[one.terms[0]].line)))

    @property
    def not_under_term(self):
        return sum(term.amount(self.as_of) for term in self.terms if not bound(term))

    def _parts(self, groups):
        claims = defaultdict(list)
        for own in groups:
            first = own[0]
            ups = defaultdict(int)
            for index in own:
                for successor in self.successions.after.get(index, ()):
                    ups[successor] += self.terms[index].up
            for successor, up in ups.items():
                claims[successor].append((first, up))
        parts = defaultdict(int)
        for successor, told in claims.items():
            told.sort(key=lambda claim: self.terms[claim[0]].due or 0)
            whole = self.terms[successor].at(self.terms[successor].start)
            for (first, _), part in zip(told, shared(whole, [up for _, up in told]), strict=True):
                parts[first] += part
        return parts

    def _renewal(self, own, parts):
        terms = [self.terms[i] for i in own]
        due, up = (terms[0].due, sum(term.up for term in terms))
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
        amounts = defaultdict(int)
        for term in terms:
            amounts[self._state(term)] += term.up
        state = next(s for s in (*OPEN, State.CHURNED) if s in amounts)
        churned = amounts.pop(State.CHURNED, 0)
        back = self._back(own, due) if state is State.CHURNED else None
        return Renewal(
            terms[0].customer, due, own, up, state, churned=churned, open=dict(amounts), returned=back
        )

    def _state(self, term):
        assert term.due is not None
        following = term.due + 1
        if self.as_of >= following + self.grace_days:
            return State.CHURNED
        if notified(term, self.as_of):
            return State.CHURNED if self.as_of >= following else State.NOTICE
        return State.IN_GRACE if self.as_of >= following else State.PENDING

    def _back(self, own, due):
        later = [self.terms[b] for i in own if (b := self.successions.back.get(i)) is not None]
        later = [term for term in later if term.start <= self.as_of]
        if not later:
            return None
        return (min(term.start for term in later) - due - 1, sum(term.at(term.start) for term in later))

    @cached_property
    def by_customer(self):
        found = defaultdict(list)
        for term in self.terms:
            found[term.customer].append(term)
        return {name: tuple(own) for name, own in found.items()}


def notified(term, day):
    return term.notice_given is not None and term.notice_given <= day


def book_of(terms, as_of, grace_days=30, unit=RenewalUnit.CUSTOMER):
    known = [term for term in terms if term.signed is None or term.signed <= as_of or term.start <= as_of]
    return Book(succeeded(known, grace_days, unit), as_of, grace_days, unit)
