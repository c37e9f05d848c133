"""A book beside what others say it adds up to, month by month, with the amounts that stand between them
named.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations

from nrr.ground import Month
from nrr.ledgers.ledger import Ledger
from nrr.ledgers.stated_totals import SetAside, Statement

_HALF_A_CENT_OF_A_MONTH = 6
_MOST_ITEMS = 8
"""So many set-aside amounts are tried in every combination."""


@dataclass(frozen=True, slots=True)
class Tie:
    """One month: the book, the named amounts outside it, and the total stated, in annualised minor units."""

    month: Month
    computed_arr_minor: int
    named_arr_minor: int
    stated_arr_minor: int

    @property
    def difference(self) -> int:
        """Book less statement; zero within half a cent of a month's revenue."""
        return _beyond_rounding(self.computed_arr_minor - self.stated_arr_minor)

    @property
    def unexplained(self) -> int:
        """What is left of the difference once the named amounts are counted in."""
        return _beyond_rounding(self.computed_arr_minor + self.named_arr_minor - self.stated_arr_minor)


@dataclass(frozen=True, slots=True)
class Reconciliation:
    """All months that a book and one statement share; `items` are the named amounts, the rest months on
    one side.
    """

    source: str
    ties: tuple[Tie, ...]
    items: tuple[SetAside, ...]
    only_stated: tuple[Month, ...]
    only_in_book: tuple[Month, ...]

    @property
    def different(self) -> tuple[Tie, ...]:
        """Months whose two totals differ."""
        return tuple(tie for tie in self.ties if tie.difference)

    @property
    def unexplained(self) -> tuple[Tie, ...]:
        """Months whose difference no named amount explains."""
        return tuple(tie for tie in self.ties if tie.unexplained)

    def worth(self, item: SetAside) -> int:
        """One named amount over the months compared, in annualised minor units."""
        return sum(item.arr_minor.get(tie.month, 0) for tie in self.ties)


def reconciliations(ledger: Ledger) -> tuple[Reconciliation, ...]:
    """A book as uploaded against each of its statements; none for several currencies, which have no one
    total.
    """
    if not ledger.statements or "currency" in ledger.roles:
        return ()
    computed = {month: int(row.sum()) for month, row in zip(ledger.months, ledger.grid, strict=True)}
    return tuple(_reconciled(computed, one, ledger.set_aside) for one in ledger.statements)


def _reconciled(
    computed: dict[Month, int], statement: Statement, set_aside: tuple[SetAside, ...]
) -> Reconciliation:
    stated = statement.arr_minor
    items = _named(computed, statement, set_aside[:_MOST_ITEMS])
    return Reconciliation(
        statement.source,
        _ties(computed, statement, items),
        items,
        tuple(sorted(month for month in stated if month not in computed)),
        tuple(month for month in computed if month not in stated),
    )


def _named(
    computed: dict[Month, int], statement: Statement, set_aside: tuple[SetAside, ...]
) -> tuple[SetAside, ...]:
    """The fewest amounts that leave the fewest months unexplained: a source may count some of them and not
    others.
    """
    choices = (
        chosen for size in range(len(set_aside) + 1) for chosen in combinations(set_aside, size)
    )  # the first of equals wins, and the smaller come first
    return min(
        choices, key=lambda chosen: sum(bool(t.unexplained) for t in _ties(computed, statement, chosen))
    )


def _ties(computed: dict[Month, int], statement: Statement, items: Sequence[SetAside]) -> tuple[Tie, ...]:
    return tuple(
        Tie(month, total, sum(item.arr_minor.get(month, 0) for item in items), statement.arr_minor[month])
        for month, total in computed.items()
        if month in statement.arr_minor
    )


def _beyond_rounding(off: int) -> int:
    return off if abs(off) > _HALF_A_CENT_OF_A_MONTH else 0
