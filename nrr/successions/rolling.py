"""A rolling export begins later than the file before: the months before its first come from the book kept
then.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt

from nrr.ground import Month
from nrr.ledgers import Attribute, Ledger, Origins
from nrr.successions.companies import SAME_COMPANY, customer_marks, shared_customers
from nrr.successions.restatements import renamed_customers

Index = npt.NDArray[np.int32]
Status = npt.NDArray[np.int8] | None
_UNKNOWN = np.int32(-1)


@dataclass(frozen=True, slots=True)
class Rolled:
    """The book to go on with; `taken` are the months that came from the one before, `why_not` why none
    could.
    """

    ledger: Ledger
    taken: tuple[Month, ...] = ()
    why_not: str = ""

    @property
    def sentence(self) -> str:
        """What is said about it; empty for a file that begins as early as the one before."""
        if self.why_not:
            return f"The months before {self.ledger.months[0].label} are excluded: {self.why_not}."
        if not self.taken:
            return ""
        first, last = self.taken[0].label, self.taken[-1].label
        span = f"{first} comes" if first == last else f"{first} to {last} come"
        return f"The file begins in {(self.taken[-1] + 1).label}; {span} from the data of the last board."


def rolled(before: Ledger, now: Ledger) -> Rolled:
    """The new file, and before its first month the kept book; both as read, not settled.

    Months that both hold are those of the new file. A customer under another name now goes on under it.
    """
    head = tuple(month for month in before.months if month < now.months[0])
    if not head:
        return Rolled(now)
    why_not = _why_not(before, now)
    return Rolled(now, why_not=why_not) if why_not else Rolled(_joined(before, now, head), head)


def _why_not(before: Ledger, now: Ledger) -> str:
    if before.index(now.months[0]) is None and not _goes_on(before, now):
        return "no month of the two files is the same"
    if before.currency != now.currency or now.fx or "currency" in {*before.roles, *now.roles}:
        return "the two files are not in one currency"
    if any(len(set(one.names)) < len(one.names) for one in (before, now)):
        return "a customer has several rows"
    return ""


def _goes_on(before: Ledger, now: Ledger) -> bool:
    """A file of the newest months only begins where the one before ends, with its customers."""
    if now.months[0] != before.months[-1] + 1:
        return False
    return shared_customers(customer_marks(before), customer_marks(now)) >= SAME_COMPANY


def _joined(before: Ledger, now: Ledger, head: tuple[Month, ...]) -> Ledger:
    """Rows of the new file first, then those that only the kept book has."""
    paid = before.rows((before.until(head[-1]).grid != 0).any(axis=0))
    names = renamed_customers(before, now)
    known = [names.get(name, name) for name in paid.names]
    places = {name: row for row, name in enumerate(dict.fromkeys([*now.names, *known]))}
    row_of = np.array([places[name] for name in known], np.int32)
    lay = _Lay(len(head), len(now.months), len(now.names), len(places), row_of)
    grid = np.zeros((len(head) + len(now.months), len(places)), np.int64)
    np.add.at(grid, (np.arange(len(head))[:, None], row_of[None, :]), paid.grid[: len(head)])
    grid[len(head) :, : len(now.names)] = now.grid
    return replace(
        now,
        months=(*head, *now.months),
        grid=grid,
        names=tuple(places),
        attributes=lay.columns(paid.attributes, now.attributes),
        roles=lay.columns(paid.roles, now.roles),
        status=lay.status(paid.status, now.status),
        origins=lay.origins(paid.origins, now.origins),
        fingerprint="",
    )


@dataclass(frozen=True, slots=True)
class _Lay:
    """`head` months of the book before lie above the `tail` months of the new file, which has the first `own`
    of `count` rows.

    Row i of the book before lies in row `row_of[i]`.
    """

    head: int
    tail: int
    own: int
    count: int
    row_of: Index

    def columns(self, before: Mapping[str, Attribute], now: Mapping[str, Attribute]) -> dict[str, Attribute]:
        """The columns of the new file; for the months and customers it lacks, what the book before said."""
        return {name: self._column(before.get(name), one) for name, one in now.items()}

    def _column(self, before: Attribute | None, now: Attribute) -> Attribute:
        labels = tuple(dict.fromkeys([*now.labels, *(before.labels if before else ())]))
        codes = np.full((self.head + self.tail, self.count), _UNKNOWN, np.int32)
        codes[:, : self.own] = now.codes if now.codes.ndim == 1 else now.codes[0]
        codes[self.head :, : self.own] = now.codes
        if before is not None:
            code_of = np.array([*(labels.index(label) for label in before.labels), _UNKNOWN], np.int32)
            left = self.row_of >= self.own
            codes[self.head :, self.row_of[left]] = code_of[before.at(-1)[left]]
            codes[: self.head, self.row_of] = [code_of[before.at(month)] for month in range(self.head)]
        constant = now.codes.ndim == 1 and (before is None or before.codes.ndim == 1)
        return Attribute(now.name, labels, codes[-1] if constant else codes)

    def status(self, before: Status, now: Status) -> Status:
        """By month; none where neither has any."""
        if before is None and now is None:
            return None
        codes = np.zeros((self.head + self.tail, self.count), np.int8)
        if before is not None:
            codes[: self.head, self.row_of] = before[: self.head]
        if now is not None:
            codes[self.head :, : self.own] = now
        return codes

    def origins(self, before: Origins | None, now: Origins | None) -> Origins | None:
        """The way back into both files."""
        if now is None or before is None:
            return None if now is None else self._own(now)
        months = np.full(int(before.months.max(initial=0)) + 1, -1, np.int32)
        months[: self.head] = np.arange(self.head)[: len(months)]
        return self._own(now).beside(before.moved(self.row_of, months))

    def _own(self, now: Origins) -> Origins:
        months = np.arange(self.head, self.head + self.tail, dtype=np.int32)
        return now.moved(np.arange(self.own, dtype=np.int32), months)
