"""Periods, and NRR by what was up, one term after another: the slow answer to `nrr.terms`."""

from collections import defaultdict
from dataclasses import dataclass
from fractions import Fraction

from nrr.terms import CLASSES, Line, Link, Period, State, UpChange, bound, month_end
from oracle_renewals import OPEN, notified, shared


def period_of(book, label, own):
    opened = {state: sum((one.open or {}).get(state, 0) for one in own) for state in OPEN}
    stayed, lost, undecided = _logos(book, own)
    return Period(
        label=label,
        up=sum(one.up for one in own),
        kept=sum(one.kept for one in own),
        expansion=sum(one.expansion for one in own),
        contraction=sum(one.contraction for one in own),
        churned=sum(one.churned for one in own),
        in_grace=opened[State.IN_GRACE],
        notice=opened[State.NOTICE],
        pending=opened[State.PENDING],
        renewals=len(own),
        logos_up=stayed + lost + undecided,
        logos_renewed=stayed,
        logos_lost=lost,
        logos_open=undecided,
        early=tuple((one.customer, one.gap) for one in own if one.gap is not None and one.gap < 0),
        late=tuple((one.customer, one.gap, one.kept) for one in own if one.gap is not None and one.gap > 0),
        returned=tuple((one.customer, *one.returned) for one in own if one.returned is not None),
    )


def _logos(book, own):
    by_customer = defaultdict(list)
    for one in own:
        by_customer[one.customer].append(one)
    stayed = lost = 0
    for name, renewals in by_customer.items():
        next_day = max(one.due for one in renewals) + 1
        in_force = any(term.runs(next_day) and term.at(next_day) for term in book.by_customer[name])
        if in_force or any(one.state is State.RENEWED for one in renewals):
            stayed += 1
        elif all(one.state is State.CHURNED for one in renewals):
            lost += 1
    return (stayed, lost, len(by_customer) - stayed - lost)


@dataclass(frozen=True, eq=False)
class Threads:
    book: object
    opens: object
    closes: object
    at_open: object
    at_close: object
    rests: object
    base: object
    weights: object


def threads(book, window, revenue):
    opens, closes = (month_end(window.opening), month_end(window.closing))
    before = None if revenue is None else {name: ends[0] for name, ends in revenue.items()}
    later = None if revenue is None else {name: ends[1] for name, ends in revenue.items()}
    at_open, rest_open = in_force(book, opens, before)
    at_close, rest_close = in_force(book, closes, later)
    names = {*rest_open, *rest_close}
    rests = {name: (rest_open.get(name, 0), rest_close.get(name, 0)) for name in names}
    base = {term.customer for term, amount in zip(book.terms, at_open, strict=True) if amount}
    base |= {name for name, amount in rest_open.items() if amount}
    weights = _all_weights(book, opens, closes, base)
    return Threads(book, opens, closes, at_open, at_close, rests, frozenset(base), weights)


def in_force(book, day, revenue):
    amounts = [term.amount(day) for term in book.terms]
    if revenue is None:
        return (amounts, {})
    own = defaultdict(list)
    for index, amount in enumerate(amounts):
        if amount:
            own[book.terms[index].customer].append(index)
    rests = {}
    for name in {*own, *revenue}:
        indexes, paid = (own.get(name, []), max(revenue.get(name, 0), 0))
        whole = sum(amounts[i] for i in indexes)
        rests[name] = max(paid - whole, 0)
        if whole > paid:
            for index, part in zip(indexes, shared(paid, [amounts[i] for i in indexes]), strict=True):
                amounts[index] = part
    return (amounts, rests)


def _all_weights(book, opens, closes, base):
    before = defaultdict(list)
    for index, following in book.successions.after.items():
        for successor in following:
            before[successor].append(index)
    came_back = {later: earlier for earlier, later in book.successions.back.items()}
    weights = {}
    for index in sorted(range(len(book.terms)), key=lambda i: book.terms[i].start):
        if book.terms[index].customer in base:
            weights[index] = _weights(book, index, before[index], came_back, weights, opens, closes)
    return weights


def _weights(book, index, before, came_back, known, opens, closes):
    term = book.terms[index]
    if term.runs(opens):
        return {class_at(term, closes): Fraction(1)}
    if before:
        return _mixed([(book.terms[i].up, known[i]) for i in before])
    if index in came_back and Line.ADDED not in known[came_back[index]]:
        return known[came_back[index]]
    return {Line.ADDED: Fraction(1)}


def class_at(term, closes):
    if not bound(term):
        return Line.EVERGREEN
    assert term.due is not None
    return Line.UP if term.due < closes else Line.MID_TERM


def _mixed(parts):
    whole = sum((amount for amount, _ in parts))
    if not whole:
        return parts[0][1]
    found = defaultdict(Fraction)
    for amount, weights in parts:
        for line, weight in weights.items():
            found[line] += weight * Fraction(amount, whole)
    return found


def reconciled(book, window, revenue=None):
    """Opening and closing by class, the change of what was up, its amount, the link, and losses by class."""
    found = threads(book, window, revenue)
    opening = _opening(found)
    closing, by_customer = _closing(found)
    change = _up_change(found, opening[Line.UP], closing[Line.UP])
    inside = [one for one in book.renewals if found.opens <= one.due < found.closes]
    up = sum(one.up for one in inside if one.customer in found.base)
    return opening, closing, change, up, _link(found, inside), losses_by_class(by_customer)


def _parted(amount, weights):
    lines = [line for line in CLASSES if weights.get(line)]
    denominator = 1
    for line in lines:
        denominator *= weights[line].denominator
    counts = [int(weights[line] * denominator) for line in lines]
    return dict(zip(lines, shared(amount, counts), strict=True))


def _opening(found):
    sums = dict.fromkeys(CLASSES, 0)
    for term, amount in zip(found.book.terms, found.at_open, strict=True):
        if amount:
            sums[class_at(term, found.closes)] += amount
    sums[Line.EVERGREEN] += sum((rest for rest, _ in found.rests.values()))
    return sums


def _closing(found):
    sums = dict.fromkeys(CLASSES, 0)
    both = defaultdict(lambda: [0, 0])
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
            own[0], own[1] = (own[0] + before, own[1] + after)
    by_customer = defaultdict(list)
    for (name, _, line), (before, after) in both.items():
        by_customer[name].append((line, before, after))
    return (sums, by_customer)


def _up_share(found, index):
    return found.weights.get(index, {}).get(Line.UP, Fraction(0))


def _up_change(found, opening, closing):
    sums = defaultdict(Fraction)
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


def _add_renewal(found, one, sums):
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


def _link(found, inside):
    months = [one for one in found.book.renewals if found.opens < one.due <= found.closes]
    return Link(
        sum(one.up for one in months),
        sum(one.up for one in found.book.renewals if one.due == found.opens),
        sum(one.up for one in months if one.due == found.closes),
        sum(one.up for one in inside if one.customer not in found.base),
    )


def losses_by_class(by_customer):
    """A customer's loss shared over its lines that fell, in proportion to their falls; ties to the earlier
    class. The losses add to the base less GRR's numerator.
    """
    found = dict.fromkeys(CLASSES, 0)
    for told in by_customer.values():
        lines = sorted(told, key=lambda line: CLASSES.index(Line(line[0])))
        loss = max(sum(a for _, a, _ in lines) - sum(z for _, _, z in lines), 0)
        falls = [max(a - z, 0) for _, a, z in lines]
        for (name, _, _), part in zip(lines, shared(loss, falls), strict=True):
            found[Line(name)] += part
    return found
