"""Whose file is read next: so many readers at once as there are processors, and no more memory than was said.

A file counts with the most memory its reader may take. One that alone may take more than all together is
read alone.
"""

import os
from dataclasses import dataclass, field
from threading import Condition
from time import monotonic

MOST_READERS = int(os.environ.get("NRR_READERS") or max(2, os.cpu_count() or 1))
MOST_READERS_MB = int(os.environ.get("NRR_READERS_MB") or 4000)


@dataclass(slots=True, eq=False)
class Turn:
    """One file in the line, and the most megabytes its reader may take."""

    megabytes: int


@dataclass(slots=True)
class Line:
    """First come, first read: a small file does not pass a large one that waits for memory."""

    readers: int = MOST_READERS
    megabytes: int = MOST_READERS_MB
    _waiting: list[Turn] = field(default_factory=list)
    _reading: list[Turn] = field(default_factory=list)
    _changed: Condition = field(default_factory=Condition)

    def join(self, megabytes: int) -> Turn:
        """A place at the end."""
        with self._changed:
            self._waiting.append(turn := Turn(megabytes))
            return turn

    def comes(self, turn: Turn, seconds: float) -> bool:
        """Whether its reader may start, waited for at most so long."""
        until = monotonic() + seconds
        with self._changed:
            while not self._is_free_for(turn):
                if not self._changed.wait(until - monotonic()) and until <= monotonic():
                    return False
            self._waiting.remove(turn)
            self._reading.append(turn)
            self._changed.notify_all()
            return True

    def leave(self, turn: Turn) -> None:
        """Read, or given up; twice is once."""
        with self._changed:
            for place in (self._waiting, self._reading):
                if turn in place:
                    place.remove(turn)
            self._changed.notify_all()

    def before(self, turn: Turn) -> int:
        """How many files are read or wait before it."""
        with self._changed:
            return len(self._reading) + self._waiting.index(turn) if turn in self._waiting else 0

    def _is_free_for(self, turn: Turn) -> bool:
        if self._waiting[0] is not turn:
            return False
        taken = sum(one.megabytes for one in self._reading)
        return not self._reading or (
            len(self._reading) < self.readers and taken + turn.megabytes <= self.megabytes
        )


line = Line()


_NUMBERS = ("No", "One", "Two", "Three", "Four", "Five", "Six", "Seven", "Eight", "Nine", "Ten")


def words(before: int) -> str:
    """The place in the line."""
    number = _NUMBERS[before] if before < len(_NUMBERS) else str(before)
    return f"{number} {'file is' if before == 1 else 'files are'} being read before yours"
