"""Restated amounts as people tell them: the same change in months on end is one line."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from nrr.ground import Month
from nrr.successions.restatements import Change, ChangeKind


@dataclass(frozen=True, slots=True)
class ChangeSpan:
    """The same change of one customer in one month or in months on end; a rename has no month."""

    kind: ChangeKind
    customer: str
    first: Month | None
    last: Month | None
    before: int
    after: int
    note: str

    @property
    def label(self) -> str:
        """The months as people read them."""
        return "" if self.first is None or self.last is None else between(self.first, self.last)


def between(first: Month, last: Month) -> str:
    """`Oct 2025 to Oct 2026`, or the one month."""
    return first.label if first == last else f"{first.label} to {last.label}"


def spans(found: Iterable[Change]) -> tuple[ChangeSpan, ...]:
    """In the order in which they begin."""
    told: list[ChangeSpan] = []
    running: dict[tuple[object, ...], int] = {}
    for one in found:
        key = (one.kind, one.customer, one.before, one.after, one.note)
        place = running.get(key)
        if place is not None and _follows(told[place].last, one.month):
            told[place] = replace(told[place], last=one.month)
            continue
        running[key] = len(told)
        told.append(ChangeSpan(one.kind, one.customer, one.month, one.month, one.before, one.after, one.note))
    return tuple(told)


def _follows(last: Month | None, month: Month | None) -> bool:
    return last is not None and month is not None and month == last + 1
