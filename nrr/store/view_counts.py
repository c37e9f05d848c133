"""Views and refusals waiting to be written.

A durable commit costs a hundred times what showing a board costs, so views are written at most once a second;
a crash loses at most that second of counts, never a board. The table is bounded: past its capacity, lines of
one event are counted together without their subject.
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from threading import Lock

from nrr.store.audits import Entry, Event

INTERVAL_S = 1
CAPACITY = 1_000
_Line = tuple[Event, str, str]


@dataclass(frozen=True, slots=True)
class Pending:
    """What a tally held when it was drained: views by record, lines by event, subject and address."""

    views: Counter[int]
    lines: Counter[_Line]

    def entries(self) -> list[Entry]:
        """The audit entries, in the order in which the first of each happened."""
        return [
            Entry(event, subject, address, times=n) for (event, subject, address), n in self.lines.items()
        ]


@dataclass(slots=True)
class Tally:
    """Counts in memory, shared by the threads of one process."""

    capacity: int = CAPACITY
    _views: Counter[int] = field(default_factory=Counter)
    _lines: Counter[_Line] = field(default_factory=Counter)
    _drained_s: int = 0
    _lock: Lock = field(default_factory=Lock)

    def viewed(self, seq: int) -> None:
        """One view of a record."""
        with self._lock:
            self._views[seq] += 1

    def noted(self, event: Event, subject: str, address: str) -> None:
        """One line for the audit log."""
        with self._lock:
            self._note((event, subject, address), 1)

    def drain(self, now_s: int) -> Pending:
        """Takes everything out."""
        with self._lock:
            pending = Pending(self._views, self._lines)
            self._views, self._lines, self._drained_s = Counter(), Counter(), now_s
        return pending

    def drain_if_due(self, now_s: int) -> Pending:
        """Takes everything out unless that happened within the last second; one thread at a time gets it."""
        with self._lock:
            if 0 <= now_s - self._drained_s < INTERVAL_S:
                return Pending(Counter(), Counter())
            self._drained_s = now_s
        return self.drain(now_s)

    def put_back(self, pending: Pending) -> None:
        """Returns what could not be written."""
        with self._lock:
            self._views.update(pending.views)
            self._note_all(pending.lines.items())

    def _note_all(self, lines: Iterable[tuple[_Line, int]]) -> None:
        for line, count in lines:
            self._note(line, count)

    def _note(self, line: _Line, count: int) -> None:
        known = line in self._lines or len(self._lines) < self.capacity
        self._lines[line if known else (line[0], "", "")] += count
