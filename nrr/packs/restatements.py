"""What a board says of the one before it: figures then and now, why, and customers only where they are
shown.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from nrr.ground import MISSING, percent, plural, points
from nrr.successions import FigureChange

FIGURE_HEADS = ("Figure", "Month", "Then", "Now", "Change")
CUSTOMER_HEADS = ("Customer", "Class", "Months", "What")


@dataclass(frozen=True, slots=True)
class Restatement:
    """What reads differently now; `since` is the closing month of the board before.

    `why` are sentences, `customers` rows of customer, class, months and what became of the amount.
    """

    since: str
    figures: tuple[FigureChange, ...]
    why: tuple[str, ...] = ()
    customers: tuple[tuple[str, str, str, str], ...] = ()

    @property
    def sentence(self) -> str:
        """How many figures, and the latest of them then and now."""
        if self.figures:
            return figures_sentence(self.figures)
        return f"No figure has changed since the board of {self.since}"


def figures_sentence(figures: Sequence[FigureChange]) -> str:
    """ "3 published figures have changed: NRR to Jan 2026 was 107.0%, is 107.3%"."""
    latest = figures[0]
    told = f"{latest.label} to {latest.month.label} was {percent(latest.before)}, is {percent(latest.after)}"
    verb = "has" if len(figures) == 1 else "have"
    return f"{plural(len(figures), 'published figure')} {verb} changed: {told}"


def figure_row(one: FigureChange) -> tuple[str, ...]:
    """One figure under `FIGURE_HEADS`."""
    return (one.label, one.month.label, percent(one.before), percent(one.after), _moved(one))


def _moved(one: FigureChange) -> str:
    if one.before is None or one.after is None:
        return MISSING
    return points(one.after - one.before)
