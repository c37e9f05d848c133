"""NRR as the sum of what came up for renewal and of everything else; exact."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from nrr.ground import Window
from nrr.terms.renewals import Book, Renewal, notified
from nrr.terms.shares import shared
from nrr.terms.threads import CLASSES, Line, Revenue, Threads, Weights, class_at, threads


@dataclass(frozen=True, slots=True)
class UpChange:
    """What happened inside the class that came up for renewal, in minor units: losses are positive
    magnitudes.
    """

    between_renewals: int
    expansion: int
    contraction: int
    churned: int
    open_at_close: int
    returned: int


@dataclass(frozen=True, slots=True)
class Link:
    """From the renewals of the months to what was up in the window: a due day shows its effect the day
    after.
    """

    atr_of_the_months: int
    ended_on_opening_day: int
    ends_on_closing_day: int
    outside_the_base: int


@dataclass(frozen=True, slots=True)
class RenewalReconciliation:
    """Opening and closing of the base by class, in annualised minor units; they add up to those of the
    base.
    """

    window: Window
    opening: Mapping[Line, int]
    closing: Mapping[Line, int]
    up_change: UpChange
    up_amount: int
    link: Link
    losses: Mapping[Line, int]

    @property
    def opening_total(self) -> int:
        """All classes at the opening."""
        return sum(self.opening.values())

    @property
    def closing_total(self) -> int:
        """All classes at the close."""
        return sum(self.closing.values())

    @property
    def nrr(self) -> float | None:
        """Closing over opening of the base."""
        return self.closing_total / self.opening_total if self.opening_total else None

    @property
    def contribution(self) -> Mapping[Line, float] | None:
        """What each class adds to NRR - 1."""
        whole = self.opening_total
        if not whole:
            return None
        return {line: (self.closing[line] - self.opening[line]) / whole for line in CLASSES}


def reconciled(book: Book, window: Window, revenue: Revenue | None = None) -> RenewalReconciliation:
    """The base of a window by class. With `revenue` both totals are the revenue's: what is above the terms
    of a customer is not under term, and terms above its revenue are scaled to it.
    """
    found = threads(book, window, revenue)
    opening = _opening(found)
    closing, by_customer = _closing(found)
    change = _up_change(found, opening[Line.UP], closing[Line.UP])
    inside = [one for one in book.renewals if found.opens <= one.due < found.closes]
    return RenewalReconciliation(
        window,
        opening,
        closing,
        change,
        sum(one.up for one in inside if one.customer in found.base),
        _link(found, inside),
        losses_by_class(by_customer),
    )


def _parted(amount: int, weights: Weights) -> dict[Line, int]:
    """An amount by class, whole minor units by largest remainder, ties to the earlier class."""
    lines = [line for line in CLASSES if weights.get(line)]
    denominator = 1
    for line in lines:
        denominator *= weights[line].denominator
    counts = [int(weights[line] * denominator) for line in lines]
    return dict(zip(lines, shared(amount, counts), strict=True))


def _opening(found: Threads) -> dict[Line, int]:
    sums = dict.fromkeys(CLASSES, 0)
    for term, amount in zip(found.book.terms, found.at_open, strict=True):
        if amount:
            sums[class_at(term, found.closes)] += amount
    sums[Line.EVERGREEN] += sum(rest for rest, _ in found.rests.values())
    return sums


Lines = dict[str, list[tuple[Line, int, int]]]


def _closing(found: Threads) -> tuple[dict[Line, int], Lines]:
    """The close by class, and by customer every line with both ends."""
    sums = dict.fromkeys(CLASSES, 0)
    both: dict[tuple[str, str, Line], list[int]] = defaultdict(lambda: [0, 0])
    for index, weights in found.weights.items():
        term = found.book.terms[index]
        if opened := found.at_open[index]:
            both[term.customer, term.line, class_at(term, found.closes)][0] += opened
        for line, part in _parted(found.at_close[index], weights).items():
            sums[line] += part
            both[term.customer, term.line, line][1] += part
    for name, (before, after) in found.rests.items():
        if name in found.base:
            sums[Line.EVERGREEN] += after
            own = both[name, "", Line.EVERGREEN]
            own[0], own[1] = own[0] + before, own[1] + after
    by_customer: Lines = defaultdict(list)
    for (name, _, line), (before, after) in both.items():
        by_customer[name].append((line, before, after))
    return sums, by_customer


def losses_by_class(by_customer: Mapping[str, Iterable[tuple[str, int, int]]]) -> dict[Line, int]:
    """A customer's loss shared over its lines that fell, in proportion to their falls; ties to the earlier
    class.

    Every line is its class, its opening and its closing amount. The losses add to the base less GRR's
    numerator.
    """
    found = dict.fromkeys(CLASSES, 0)
    for told in by_customer.values():
        lines = sorted(told, key=lambda line: CLASSES.index(Line(line[0])))
        loss = max(sum(a for _, a, _ in lines) - sum(z for _, _, z in lines), 0)
        falls = [max(a - z, 0) for _, a, z in lines]
        for (name, _, _), part in zip(lines, shared(loss, falls), strict=True):
            found[Line(name)] += part
    return found


def _up_share(found: Threads, index: int) -> Fraction:
    return found.weights.get(index, {}).get(Line.UP, Fraction(0))


def _up_change(found: Threads, opening: int, closing: int) -> UpChange:
    sums: dict[str, Fraction] = defaultdict(Fraction)
    for one in found.book.renewals:
        if found.opens <= one.due < found.closes and one.customer in found.base:
            _add_renewal(found, one, sums)
    parts = {name: round(value) for name, value in sums.items()}
    named = {
        name: parts.get(name, 0)
        for name in ("expansion", "contraction", "churned", "open_at_close", "returned")
    }
    explained = named["expansion"] - named["contraction"] - named["churned"]
    explained += named["returned"] - named["open_at_close"]
    return UpChange(between_renewals=closing - opening - explained, **named)


def _add_renewal(found: Threads, one: Renewal, sums: dict[str, Fraction]) -> None:
    terms = found.book.terms
    ups = [(terms[i].up, _up_share(found, i)) for i in one.terms]
    share = sum((up * part for up, part in ups), Fraction(0)) / one.up if one.up else Fraction(0)
    if not share:
        return
    started = sum(terms[s].at(terms[s].start) for s in one.successors if terms[s].start <= found.closes)
    later = sum(terms[s].at(terms[s].start) for s in one.successors if terms[s].start > found.closes)
    if one.successors and started:
        sums["expansion"] += share * one.expansion
        sums["contraction"] += share * one.contraction
        sums["open_at_close"] += share * Fraction(one.renewed * later, started + later)
        return
    gone = found.closes >= one.due + 1 + found.book.grace_days
    left = [i for i in one.terms if gone or notified(terms[i], found.closes)]
    churned = 0 if one.successors else sum(terms[i].up for i in left)
    sums["churned"] += share * churned
    sums["open_at_close"] += share * (one.up - churned)
    for index in one.terms:
        back = found.book.successions.back.get(index)
        if back is not None and terms[back].start <= found.closes:
            sums["returned"] += _up_share(found, back) * terms[back].at(terms[back].start)


def _link(found: Threads, inside: Sequence[Renewal]) -> Link:
    months = [one for one in found.book.renewals if found.opens < one.due <= found.closes]
    return Link(
        sum(one.up for one in months),
        sum(one.up for one in found.book.renewals if one.due == found.opens),
        sum(one.up for one in months if one.due == found.closes),
        sum(one.up for one in inside if one.customer not in found.base),
    )
