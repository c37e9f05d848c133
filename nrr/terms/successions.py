"""Which terms follow which: successors of a line, what came with them, and a swap of one line for another."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from nrr.ground import RenewalUnit
from nrr.ledgers import Term
from nrr.terms.lengths import bound

_OPEN = 10**9


@dataclass(frozen=True, slots=True)
class Successions:
    """By position in `terms`: the terms that succeed it (their first days are known facts, whenever they
    are), and the later term of the same line that came back after more than the grace.
    """

    terms: tuple[Term, ...]
    after: Mapping[int, tuple[int, ...]]
    back: Mapping[int, int]

    def lost_inside(self, index: int) -> bool:
        """Cut short and not replaced: a loss inside the term, and no renewal."""
        return self.terms[index].cut_short and index not in self.after


def succeeded(
    terms: Sequence[Term], grace_days: int, unit: RenewalUnit = RenewalUnit.CUSTOMER
) -> Successions:
    """What succeeds every term; with customers as the unit also a swap, and what is added on the same day."""
    ordered = tuple(sorted(terms, key=lambda t: (t.customer, t.start, t.line, t.end or _OPEN)))
    by_customer: dict[str, list[int]] = defaultdict(list)
    for index, term in enumerate(ordered):
        by_customer[term.customer].append(index)
    after: dict[int, tuple[int, ...]] = {}
    back: dict[int, int] = {}
    for own in by_customer.values():
        if len(own) > 1:
            _of_customer(ordered, own, grace_days, after, back, unit)
    return Successions(ordered, after, back)


def _of_customer(
    terms: tuple[Term, ...],
    own: list[int],
    grace: int,
    after: dict[int, tuple[int, ...]],
    back: dict[int, int],
    unit: RenewalUnit,
) -> None:
    ended = sorted((i for i in own if terms[i].end is not None), key=lambda i: terms[i].end or 0)
    taken: set[int] = set()
    for index in ended:
        _same_line(terms, own, index, grace, after, back)
        taken.update(after.get(index, ()))
    if unit is RenewalUnit.LINE:
        return
    ended = [i for i in ended if bound(terms[i])]
    beside: set[int] = set()
    for index in ended:
        if index in after:
            day, line = terms[after[index][0]].start, terms[index].line
            with_it = tuple(
                i for i in own if terms[i].start == day and terms[i].line != line and i not in taken
            )
            after[index] += with_it
            beside.update(with_it)
    for index in ended:
        if index not in after:
            _swapped(terms, own, index, grace, after, taken | beside)


def _last_day(term: Term, grace: int) -> int:
    """The last day on which a successor may start."""
    assert term.end is not None
    return max(term.end, term.due or term.end) + 1 + grace


def _same_line(
    terms: tuple[Term, ...],
    own: list[int],
    index: int,
    grace: int,
    after: dict[int, tuple[int, ...]],
    back: dict[int, int],
) -> None:
    term = terms[index]
    assert term.end is not None
    later = [i for i in own if i != index and terms[i].line == term.line and terms[i].start > term.end]
    if not later:
        return
    first = min(terms[i].start for i in later)
    if first <= _last_day(term, grace):
        after[index] = tuple(i for i in later if terms[i].start == first)
    else:
        back[index] = next(i for i in later if terms[i].start == first)


def _swapped(
    terms: tuple[Term, ...],
    own: list[int],
    index: int,
    grace: int,
    after: dict[int, tuple[int, ...]],
    taken: set[int],
) -> None:
    """Another line that starts in the span and succeeds nothing else; of a contract cut short, on the day
    after.
    """
    term = terms[index]
    assert term.end is not None
    last = term.end + 1 if term.cut_short else _last_day(term, grace)
    others = [
        i for i in own if term.end < terms[i].start <= last and i not in taken and terms[i].line != term.line
    ]
    if others:
        first = min(terms[i].start for i in others)
        after[index] = tuple(i for i in others if terms[i].start == first)
