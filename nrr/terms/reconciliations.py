"""NRR as the sum of what came up for renewal and of everything else; exact."""

from collections.abc import Mapping
from dataclasses import dataclass, field

import numpy as np

from nrr.ground import Window
from nrr.ledgers import Ints, Mask
from nrr.terms.groups import shared, shared_in_groups, sums
from nrr.terms.renewals import Book
from nrr.terms.threads import CLASSES, EVERGREEN, UP, Line, Revenue, Threads, class_at, threads
from nrr.terms.up_changes import UpChange, up_change


@dataclass(frozen=True, slots=True)
class Link:
    """From the renewals of the months to what was up in the window: a due day shows its effect the day
    after.
    """

    atr_of_the_months: int
    ended_on_opening_day: int
    ends_on_closing_day: int
    outside_the_base: int


@dataclass(frozen=True, slots=True, eq=False)
class Parts:
    """Of the base, what each customer's lines of one class are at both ends; `kind` is a position in CLASSES,
    `who` one among the customers of the terms, then those who have none.
    """

    who: Ints
    kind: Ints
    before: Ints
    after: Ints

    def of(self, line: Line) -> "Parts":
        """Those of one class, the largest change first."""
        paid = (self.before > 0) | (self.after > 0)
        own = np.flatnonzero(paid & (self.kind == CLASSES.index(line)))
        who, group = np.unique(self.who[own], return_inverse=True)
        before, after = (sums(group.reshape(-1), each[own], len(who)) for each in (self.before, self.after))
        order = np.lexsort((who, -np.maximum(before, after), -abs(after - before)))
        kind = np.full(len(who), CLASSES.index(line))
        return Parts(who[order], kind, before[order], after[order])


@dataclass(frozen=True, slots=True)
class RenewalReconciliation:
    """Opening and closing of the base by class, in annualised minor units; they add up to those of the
    base, as do the `parts` of its customers.
    """

    window: Window
    opening: Mapping[Line, int]
    closing: Mapping[Line, int]
    up_change: UpChange
    up_amount: int
    link: Link
    losses: Mapping[Line, int]
    parts: Parts = field(compare=False, repr=False)

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
    lines = _lines(found)
    closing = sums(lines.kind, lines.after, len(CLASSES))
    rows = book.rows
    inside = (found.opens <= rows.due) & (rows.due < found.closes)
    change = up_change(found, inside, int(opening[UP]), int(closing[UP]))
    return RenewalReconciliation(
        window,
        _by_class(opening),
        _by_class(closing),
        change,
        int(rows.up[inside & found.base[rows.who]].sum()),
        _link(found, inside),
        _by_class(_losses(lines)),
        lines,
    )


def _by_class(amounts: Ints) -> dict[Line, int]:
    return dict(zip(CLASSES, amounts.tolist(), strict=True))


def _opening(found: Threads) -> Ints:
    whole = sums(class_at(found.book, found.closes), found.at_open, len(CLASSES))
    whole[EVERGREEN] += found.rests[0].sum()
    return whole


def _lines(found: Threads) -> Parts:
    """Every line of a customer in every class it has a part in, by customer and class."""
    table, nothing = found.book.table, np.zeros(len(found.book.table), np.int64)
    pure = np.flatnonzero((found.lines >= 0) & found.base[table.who])
    opened = np.flatnonzero(found.at_open)
    base = np.flatnonzero(found.base)
    blank = table.lines.index("") if "" in table.lines else len(table.lines)
    parts = [
        (
            table.who[opened],
            table.line[opened],
            class_at(found.book, found.closes)[opened],
            found.at_open[opened],
            nothing[opened],
        ),
        (table.who[pure], table.line[pure], found.lines[pure], nothing[pure], found.at_close[pure]),
        (
            base,
            np.full(len(base), blank),
            np.full(len(base), EVERGREEN),
            *(rest[base] for rest in found.rests),
        ),
        *_mixed_parts(found),
    ]
    who, line, kind, before, after = map(np.concatenate, zip(*parts, strict=True))
    keys = (who * (len(table.lines) + 1) + line) + (len(table.lines) + 1) * len(found.base) * kind
    _, at, group = np.unique(keys, return_index=True, return_inverse=True)
    group, count = group.reshape(-1), len(at)
    merged = Parts(who[at], kind[at], sums(group, before, count), sums(group, after, count))
    order = np.lexsort((merged.kind, merged.who))
    return Parts(merged.who[order], merged.kind[order], merged.before[order], merged.after[order])


def _mixed_parts(found: Threads) -> list[tuple[Ints, ...]]:
    """The close of terms that go back to several classes, whole minor units by largest remainder, ties to
    the earlier class.
    """
    table, parts = found.book.table, []
    for index, weights in found.mixed.items():
        denominator = 1
        for weight in weights:
            denominator *= weight.denominator
        own = [place for place, weight in enumerate(weights) if weight]
        counts = [int(weights[place] * denominator) for place in own]
        amounts = shared(int(found.at_close[index]), counts)
        same = [np.full(len(own), int(column[index])) for column in (table.who, table.line)]
        parts.append((*same, np.array(own), np.zeros(len(own), np.int64), np.array(amounts)))
    return parts


def _losses(lines: Parts) -> Ints:
    """Of every customer its loss, shared over its lines that fell: by class."""
    customers, first = np.unique(lines.who, return_index=True)
    bounds_ = np.append(first, len(lines.who))
    which = np.repeat(np.arange(len(customers)), np.diff(bounds_))
    falls = np.maximum(lines.before - lines.after, 0)
    lost = np.maximum(sums(which, lines.before - lines.after, len(customers)), 0)
    return sums(lines.kind, shared_in_groups(lost, falls, bounds_), len(CLASSES))


def _link(found: Threads, inside: Mask) -> Link:
    rows = found.book.rows
    months = (found.opens < rows.due) & (rows.due <= found.closes)
    return Link(
        int(rows.up[months].sum()),
        int(rows.up[rows.due == found.opens].sum()),
        int(rows.up[months & (rows.due == found.closes)].sum()),
        int(rows.up[inside & ~found.base[rows.who]].sum()),
    )
