"""One engine behind one lock: it runs expressions, never text of a user, for at most so many seconds.

Ibis connections are not for sharing between threads, so one question runs at a time. What an engine says
when it fails stays here: it may hold addresses, names or rows.
"""

import threading
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from nrr.ground import Refusal

Row = Mapping[str, Any]
SECONDS = 60.0
MOST_BYTES = 64 * 2**20
"""What one answer may weigh when it comes home: totals are a few thousand bytes."""


@dataclass(frozen=True, slots=True, eq=False)
class Ran:
    """One question as it was run: how long it took and what came home."""

    question: Any
    seconds: float
    rows: int
    size: int
    kept_as: str = ""


@dataclass(slots=True)
class Engine:
    """`backend` is an Ibis backend, `cancel` stops what runs there, `close` lets it go. `keep`, where the
    engine can do it without touching what it holds, writes an expression down under a name for as long as
    the connection lasts.
    """

    name: str
    backend: Any
    cancel: Callable[[], None]
    close: Callable[[], None]
    seconds: float = SECONDS
    keep: Callable[[str, Any], Any] | None = None
    ran: list[Ran] = field(default_factory=list)
    _lock: threading.Lock = field(default_factory=threading.Lock)
    _off: threading.Event = field(default_factory=threading.Event)

    def rows(self, question: Any) -> list[Row]:
        """The rows of an expression as plain Python values; Refusal where the engine gives none."""
        return list(self.answer(question).to_pylist())

    def answer(self, question: Any) -> Any:
        """The same as a table of Arrow."""
        with self._lock:
            began = time.monotonic()
            found = self._limited(lambda: self.backend.to_pyarrow(question))
            if found.nbytes > MOST_BYTES:
                raise Refusal(f"the answer of {self.name} weighs {found.nbytes:,} bytes: totals never do")
            self.ran.append(Ran(question, time.monotonic() - began, found.num_rows, found.nbytes))
        return found

    def kept(self, question: Any) -> Any:
        """The expression, written down where the engine can do that: what asks it again reads it only."""
        keep = self.keep
        if keep is None:
            return question
        with self._lock:
            began = time.monotonic()
            name = f"nrr_{len(self.ran)}"
            found = self._limited(lambda: keep(name, question))
            self.ran.append(Ran(question, time.monotonic() - began, 0, 0, name))
        return found

    def _limited(self, work: Callable[[], Any]) -> Any:
        """What work gives, within the limit of time."""
        if self._off.is_set():
            raise Refusal(f"reading from {self.name} was cancelled")
        late = threading.Event()
        timer = threading.Timer(self.seconds, self._stopped, (late,))
        timer.daemon = True
        timer.start()
        try:
            return work()
        except Exception as error:
            raise Refusal(self._why(late)) from _named(error)
        finally:
            timer.cancel()

    def call_off(self) -> None:
        """Stop what runs; every later question of whoever asked is refused until `go_on`."""
        self._off.set()
        self.cancel()

    def go_on(self) -> None:
        """Answer again."""
        self._off.clear()

    def sql(self, ran: Ran) -> str:
        """The statement that was run there."""
        statement = str(self.backend.compile(ran.question))
        return f"CREATE TABLE {ran.kept_as} AS {statement}" if ran.kept_as else statement

    def _stopped(self, late: threading.Event) -> None:
        late.set()
        self.cancel()

    def _why(self, late: threading.Event) -> str:
        if self._off.is_set():
            return f"reading from {self.name} was cancelled"
        if late.is_set():
            return f"{self.name} took longer than {self.seconds:g} seconds; the question was cancelled"
        return f"{self.name} could not answer; its own log says why"


def _named(error: Exception) -> Exception:
    """The kind of an error without its text, which may hold what nobody outside should read."""
    return RuntimeError(type(error).__name__)
