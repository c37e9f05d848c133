"""Totals that come month by month: the Bridges of every window, steps, cohorts and revenue.

Where months are sealed, those before the first that changed are not asked again.
"""

from collections.abc import Callable, Hashable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Protocol

from nrr.definitions import Policy
from nrr.ground import Month, Window
from nrr.retention import View
from nrr.warehouse import courses, ends
from nrr.warehouse.seals import Kept, key_of, sealable
from nrr.warehouse.settled import Table
from nrr.warehouse.tables import Opened

Row = Mapping[str, Any]


class Monthly(Protocol):
    """The rows of a view, and who asks for them."""

    @property
    def opened(self) -> Opened:
        """The table."""

    @property
    def view(self) -> View:
        """The view."""

    @property
    def kept(self) -> Kept | None:
        """What is known of sealed months."""

    @property
    def months(self) -> tuple[Month, ...]:
        """The months up to the closing month."""

    @property
    def held(self) -> ends.Held:
        """The same, for expressions."""

    @property
    def rows(self) -> Table:
        """One paid row a customer and month."""

    def asked(self, key: Hashable, question: Callable[[], Table]) -> list[Row]:
        """The rows of a question, asked once."""


@dataclass(frozen=True, slots=True)
class MonthTotals:
    """The questions of one source that have rows a month."""

    source: Monthly

    def bridges(self, windows: Sequence[Window], policy: Policy) -> list[Row]:
        """The tally of every window of one length that is held, in total."""
        own = self.source

        def ask(since: Month | None) -> Table:
            later = [one for one in windows if since is None or one.closing >= since]
            return ends.tally(ends.all_windows(own.rows, later, own.held, policy, ends.Grouping()), policy)

        name = f"bridges of {windows[0].months} from {windows[0].closing}"
        return self._sealed(name, lambda row: int(row["w"]), ask)

    def steps(self, policy: Policy) -> list[Row]:
        """Every step in total; t is the position of its later month."""
        own, months = self.source, self.source.months

        def ask(since: Month | None) -> Table:
            first = max((one for one in months if since is not None and one < since), default=months[0])
            return courses.steps(own.rows, Window(first, months[-1]), own.held, policy)

        found = self._sealed("steps", lambda row: months[int(row["t"])].ordinal, ask)
        places = {month.ordinal: at for at, month in enumerate(months)}
        return [dict(row) | {"t": places[row["month"]]} for row in found]

    def cohorts(self) -> list[Row]:
        """By first paid month and month."""
        own = self.source
        return self._sealed(
            "cohorts",
            lambda row: int(row["m"]),
            lambda since: courses.since(courses.cohorts(own.rows, own.held), since),
        )

    def revenue(self) -> list[Row]:
        """Paying customers and revenue."""
        own = self.source
        return self._sealed(
            "months",
            lambda row: int(row["m"]),
            lambda since: courses.month_totals(courses.since(own.rows, since)),
        )

    def _sealed(
        self, question: str, month_of: Callable[[Row], int], ask: Callable[[Month | None], Table]
    ) -> list[Row]:
        own = self.source

        def asked(since: Month | None) -> list[Row]:
            if since is not None and since > own.months[-1]:
                return []
            found = own.asked((question, since), lambda: ask(since))
            return [dict(row) | {"month": month_of(row)} for row in found]

        if own.kept is None or not sealable(own.view, own.opened):
            return asked(None)
        return own.kept.rows(f"{question} {key_of(own.view.policy)}", asked)
