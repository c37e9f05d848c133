"""Renewals of a month or quarter added up, with their rates or the range while anything is open."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from nrr.ground import FiscalYear
from nrr.terms.lengths import month_of_day
from nrr.terms.renewals import OPEN, Book, Renewal, State


@dataclass(frozen=True, slots=True)
class Period:
    """All renewals of one period; amounts in annualised minor units. Rates are None where nothing was up,
    or where anything is open.
    """

    label: str
    up: int
    kept: int
    expansion: int
    contraction: int
    churned: int
    in_grace: int
    notice: int
    pending: int
    renewals: int
    logos_up: int
    logos_renewed: int
    logos_lost: int
    logos_open: int
    early: tuple[tuple[str, int], ...]
    late: tuple[tuple[str, int, int], ...]
    returned: tuple[tuple[str, int, int], ...]

    @property
    def renewed_net(self) -> int:
        """What was renewed, above what was up too."""
        return self.kept + self.expansion

    @property
    def complete(self) -> bool:
        """Whether every renewal of the period is settled."""
        return not self.logos_open and not (self.in_grace or self.notice or self.pending)

    @property
    def gross_rate(self) -> float | None:
        """Kept over up."""
        return self._settled(self.kept)

    @property
    def net_rate(self) -> float | None:
        """Renewed over up."""
        return self._settled(self.renewed_net)

    @property
    def logo_rate(self) -> float | None:
        """Customers who stayed over customers up."""
        return self.logos_renewed / self.logos_up if self.logos_up and self.complete else None

    @property
    def gross_low(self) -> float | None:
        """The least the gross rate can become."""
        return self.kept / self.up if self.up else None

    @property
    def gross_high(self) -> float | None:
        """The most it can become."""
        return (self.kept + self.pending + self.in_grace) / self.up if self.up else None

    @property
    def settled_share(self) -> float | None:
        """How much of what was up is decided."""
        return (self.kept + self.contraction + self.churned) / self.up if self.up else None

    def _settled(self, over: int) -> float | None:
        return over / self.up if self.up and self.complete else None


def by_quarter(book: Book, fiscal: FiscalYear) -> dict[str, Period]:
    """The renewals by quarter of the fiscal year in which they were due, in order."""
    return _periods(book, {one.due: fiscal.label(month_of_day(one.due)) for one in book.renewals})


def by_month(book: Book) -> dict[str, Period]:
    """The renewals by month in which they were due, in order."""
    return _periods(book, {one.due: str(month_of_day(one.due)) for one in book.renewals})


def _periods(book: Book, labels: Mapping[int, str]) -> dict[str, Period]:
    groups: dict[str, list[Renewal]] = defaultdict(list)
    for one in book.renewals:
        groups[labels[one.due]].append(one)
    return {label: period_of(book, label, own) for label, own in groups.items()}


def period_of(book: Book, label: str, own: Sequence[Renewal]) -> Period:
    """Some renewals as one period."""
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


def _logos(book: Book, own: Sequence[Renewal]) -> tuple[int, int, int]:
    """Customers who stayed, who left, and whose renewal is open; each once."""
    by_customer: dict[str, list[Renewal]] = defaultdict(list)
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
    return stayed, lost, len(by_customer) - stayed - lost


def annualised(rate: float | None, months: int) -> float | None:
    """A rate of terms of that length as a rate a year; compared within one class of terms only."""
    return None if rate is None else float(rate ** float(Fraction(12, months)))
