"""Customers with a dated note of a kind: how often they were lost within three months of it."""

import numpy as np

from nrr.accounts import Tally
from nrr.actions.evidence.marks import CaseTally
from nrr.actions.evidence.records import Columned, Found, Ground
from nrr.actions.rows import Share
from nrr.actions.worths import Cases, state_yield
from nrr.ground import Month
from nrr.intervals import ladder_of
from nrr.ledgers import Mask
from nrr.notes import About, NoteKind, standing

_HORIZON = 3
_NEEDED = 'a note of the kind "{kind}" on the page of a customer'


def noted(kind: NoteKind, ground: Ground, share: Share | None) -> Columned:
    """Who was noted within the last three months and pays today, with what became of those noted before.

    Every note is one case: a month in which a paying customer was noted, followed for three months, against
    the months of paying customers without one. Without any note the kind it takes is named.
    """
    marks = _marks(kind, ground)
    if not marks.any():
        return _NEEDED.format(kind=f"{kind[:1].upper()}{kind[1:]}")
    inside = marks[-_HORIZON:].any(axis=0) & (ground.paying > 0)
    found = state_yield(_cases(marks, ground), share, ladder_of(ground.subject.policy))
    return Found(((found, np.where(inside, ground.paying, 0.0)),), behind=int(inside.sum()))


def _marks(kind: NoteKind, ground: Ground) -> Mask:
    """Months by customers: whether one is noted in a month."""
    run, names = ground.subject.run, ground.subject.book.names
    rows = {name: row for row, name in enumerate(names)}
    marks = np.zeros(run.grid.shape, bool)
    for note in standing(ground.notes):
        month = Month.parse(note.month).since(run.months[0])
        mine = note.about is About.CUSTOMER and note.kind is kind and note.key in rows
        if mine and 0 <= month < len(marks):
            marks[month, rows[note.key]] = True
    return marks


def _cases(marks: Mask, ground: Ground) -> Cases:
    grid = ground.subject.run.grid
    tally = CaseTally(Tally(), Tally())
    for month in range(len(grid) - _HORIZON):
        paying = grid[month] > 0
        gone = (grid[month + 1 : month + _HORIZON + 1] == 0).any(axis=0)
        tally.state.add(paying & marks[month], gone)
        tally.others.add(paying & ~marks[month], gone)
    return tally.cases
