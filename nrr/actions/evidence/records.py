"""What is found in a book for one action, before it is money."""

from dataclasses import dataclass
from functools import cached_property

import numpy as np

from nrr.accounts import Tally, past_months, scale_of
from nrr.actions.evidence.marks import STATES, CaseTally
from nrr.actions.together import Values
from nrr.actions.worths import Yield
from nrr.findings import Subject
from nrr.ground import ratio
from nrr.ledgers import Grid, Mask
from nrr.notes import Note


@dataclass(frozen=True, slots=True, eq=False)
class Found:
    """Yields with the revenue each works on, one amount a customer.

    `needs` names the column without which there is none; `said` is what a reader must know of the scope;
    `behind` the fewest customers any amount of it tells of, None where it is about all.
    """

    works: tuple[tuple[Yield, Values], ...] = ()
    needs: str = ""
    said: str = ""
    behind: int | None = None

    @property
    def on(self) -> Values | None:
        """The revenue worked on."""
        return sum((on for _, on in self.works[1:]), self.works[0][1]) if self.works else None


@dataclass(frozen=True, eq=False)
class Ground:
    """A subject with its past months counted once for all states, and what its company noted."""

    subject: Subject
    notes: tuple[Note, ...] = ()

    @cached_property
    def paying(self) -> Values:
        """What each customer pays at the close, annualised minor units."""
        paying: Values = self.subject.run.grid[-1].astype(np.float64)
        return paying

    @cached_property
    def loss_rate(self) -> float:
        """What churn and contraction took of the opening within the window."""
        bridge = self.subject.bridge
        return ratio(bridge.churn + bridge.contraction, bridge.opening) or 0.0

    @cached_property
    def won(self) -> float:
        """What customers first paid for within the window pay at the close."""
        run = self.subject.run
        return float(self.paying[run.first_paid > len(run.grid) - len(self.window_grid)].sum())

    @cached_property
    def window_grid(self) -> Grid:
        """The months of the window in a row, the opening first."""
        return self.subject.run.grid[-13:]

    @cached_property
    def tallies(self) -> dict[str, CaseTally]:
        """Cases of every state, counted on the book's past months with full follow-up."""
        found = {key: CaseTally(Tally(), Tally()) for key in STATES}
        subject = self.subject
        for past in past_months(subject.run, subject.columns, scale_of(subject.policy)):
            for key, state in STATES.items():
                masks = state.masks(past.scored, past.paying)
                if masks is not None:
                    found[key].state.add(masks.inside, past.gone)
                    found[key].others.add(masks.others, past.gone)
        return found

    @cached_property
    def failed(self) -> Mask:
        """Customers with a failed payment in 90 days: they count under payment."""
        masks = STATES["failed payment"].masks(self.subject.scored, self.paying > 0)
        return np.zeros(len(self.paying), bool) if masks is None else masks.inside


Columned = Found | str
"""What was found, or the name of the column it would take."""
