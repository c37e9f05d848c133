"""Terms of contracts as columns, so that hundreds of thousands of them are followed at once."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from operator import attrgetter

import numpy as np
import numpy.typing as npt

from nrr.ledgers.contract_terms import Term

Ints = npt.NDArray[np.int64]
Mask = npt.NDArray[np.bool_]
OPEN_END = 10**9
"""The last day of a line without an end."""

_CELLS = attrgetter(
    "customer",
    "line",
    "start",
    "end",
    "due",
    "arr_minor",
    "steps",
    "notice_given",
    "notice_days",
    "auto_renew",
    "uplift",
    "signed",
)


@dataclass(frozen=True, slots=True, eq=False)
class TermTable:
    """Terms by customer, start, line and end; days are ordinals, amounts annualised minor units.

    `who` and `line` are positions in `customers` and `lines`, both sorted. `end` is OPEN_END for evergreen;
    `due`, `signed`, `notice` and `notice_days` are -1 for none. Steps of a term stand together from
    `step_first` on.
    """

    terms: npt.NDArray[np.object_]
    customers: tuple[str, ...]
    lines: tuple[str, ...]
    who: Ints
    line: Ints
    start: Ints
    end: Ints
    due: Ints
    arr_minor: Ints
    notice: Ints
    notice_days: Ints
    auto_renew: Mask
    uplift: npt.NDArray[np.float64]
    signed: Ints
    step_first: Ints
    step_count: Ints
    step_since: Ints
    step_minor: Ints

    def __len__(self) -> int:
        return len(self.who)

    def taken(self, chosen: Mask | Ints) -> "TermTable":
        """The same table with some of its terms, in that order."""
        own = {name: getattr(self, name)[chosen] for name in _BY_TERM}
        return replace(self, **own)

    def at(self, which: Ints, days: Ints | int) -> Ints:
        """Amounts of some terms by the steps up to a day, whether or not they still run."""
        found = self.arr_minor[which]
        counts = self.step_count[which]
        when = np.broadcast_to(np.asarray(days, np.int64), which.shape)
        for number in range(int(counts.max(initial=0))):
            stepped = np.flatnonzero(counts > number)
            place = self.step_first[which[stepped]] + number
            past = self.step_since[place] <= when[stepped]
            found[stepped[past]] = self.step_minor[place[past]]
        return found

    def amounts(self, day: int) -> Ints:
        """What every term amounts to on a day; nothing outside of it."""
        running = np.flatnonzero((self.start <= day) & (day <= self.end))
        found = np.zeros(len(self), np.int64)
        found[running] = self.at(running, day)
        return found


_BY_TERM = [
    "terms",
    "who",
    "line",
    "start",
    "end",
    "due",
    "arr_minor",
    "notice",
    "notice_days",
    "auto_renew",
    "uplift",
    "signed",
    "step_first",
    "step_count",
]


def term_table(terms: Sequence[Term]) -> TermTable:
    """The columns of terms, in the order of the table."""
    told = tuple(zip(*map(_CELLS, terms), strict=True)) or ((),) * 12
    names, lines, start, end, due, arr, steps, notice, days, auto, uplift, signed = told
    who, customers = _codes(names)
    line, known_lines = _codes(lines)
    counts = _ints(map(len, steps), len(terms))
    flat = [step for own in steps for step in own]
    ends = np.where((ended := _days(end)) < 0, OPEN_END, ended)
    starts = _days(start)
    found = np.empty(len(terms), object)
    found[:] = terms
    table = TermTable(
        found,
        customers,
        known_lines,
        who,
        line,
        starts,
        ends,
        _days(due),
        _days(arr),
        _days(notice),
        _days(days),
        np.array(auto, bool),
        np.array(uplift, np.float64),
        _days(signed),
        np.cumsum(counts) - counts,
        counts,
        _ints((since for since, _ in flat), len(flat)),
        _ints((minor for _, minor in flat), len(flat)),
    )
    return table.taken(np.lexsort((ends, line, starts, who)))


@dataclass(slots=True)
class TermColumns:
    """The columns of the terms that were asked for last: books made from one another share them."""

    _held: tuple[Sequence[Term], TermTable] | None = None

    def of(self, terms: Sequence[Term]) -> TermTable:
        """The columns of these very terms."""
        held = self._held
        if held is None or held[0] is not terms:
            held = self._held = (terms, term_table(terms))
        return held[1]


def next_ends(
    table: TermTable, names: Sequence[str], days: Sequence[int]
) -> tuple[tuple[str, ...], npt.NDArray[np.int32]]:
    """Of every customer on each of some days, the next day on which a term in force is due: its labels (ISO),
    and by day and customer which of them, -1 where nothing is bound.
    """
    places = {name: code for code, name in enumerate(table.customers)}
    own = _ints((places.get(name, len(places)) for name in names), len(names))
    known, codes = np.unique(table.due, return_inverse=True)
    due = codes.reshape(-1).astype(np.int32)
    found = np.full((len(days), len(places) + 1), len(known), np.int32)
    for row, day in enumerate(days):
        running = (table.start <= day) & (day <= table.end) & (table.due > day)
        np.minimum.at(found[row], table.who[running], due[running])
    used = np.unique(due[np.isin(due, found)])
    texts = tuple(date.fromordinal(day).isoformat() for day in known[used].tolist())
    placed = np.full(len(known) + 1, -1, np.int32)
    placed[used] = np.arange(len(used), dtype=np.int32)
    return texts, placed[found[:, own]]


def _days(values: Sequence[int | None]) -> Ints:
    return _ints((-1 if value is None else value for value in values), len(values))


def _ints(values: Iterable[int], count: int) -> Ints:
    return np.fromiter(values, np.int64, count)


def _codes(texts: Sequence[str]) -> tuple[Ints, tuple[str, ...]]:
    known = tuple(sorted(set(texts)))
    codes = {text: code for code, text in enumerate(known)}
    return _ints(map(codes.__getitem__, texts), len(texts)), known
