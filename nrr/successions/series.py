"""The boards of a series beside one another: what each said, what its month reads now, and what changed from
one to the next.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from nrr.ground import Month
from nrr.retention import Rates
from nrr.snapshots import Snapshot
from nrr.successions.restatements import Change, FigureChange, definition_change, figure_changes


@dataclass(frozen=True, slots=True)
class BoardBeside:
    """One board of a series. `now` is its month as the newest board tells it, None where that one does not
    show the month or measures another window or part of the book.

    `changed` are the figures of the board before that read otherwise here, latest first.
    """

    month: Month
    published: Rates
    now: Rates | None
    changed: tuple[FigureChange, ...] = ()
    definition: Change | None = None
    follows: Month | None = None

    @property
    def restated(self) -> bool:
        """Whether NRR or GRR of its month reads otherwise now."""
        now = self.now
        return now is not None and (now.nrr, now.grr) != (self.published.nrr, self.published.grr)


def comparable(before: Snapshot, after: Snapshot) -> bool:
    """Figures of another window or another filter are other figures, not restated ones."""
    return before.view.window.months == after.view.window.months and before.view.where == after.view.where


def beside_one_another(boards: Sequence[Snapshot]) -> tuple[BoardBeside, ...]:
    """Boards of a series, newest first, each beside the newest and the one before it."""
    if not boards:
        return ()
    newest = boards[0]
    steps = [_step(newest, after, before) for after, before in pairwise(boards)]
    return (*steps, BoardBeside(*_ends(newest, boards[-1])))


def _step(newest: Snapshot, board: Snapshot, before: Snapshot) -> BoardBeside:
    changed = figure_changes(before, board) if comparable(before, board) else ()
    definition, follows = definition_change(before, board), before.view.window.closing
    return BoardBeside(*_ends(newest, board), changed, definition, follows)


def _ends(newest: Snapshot, board: Snapshot) -> tuple[Month, Rates, Rates | None]:
    month, published = board.view.window.closing, board.main.headline.rates
    if not comparable(board, newest):
        return month, published, None
    told = {point.month: point.rates for point in newest.trend}
    return month, published, told.get(month)
