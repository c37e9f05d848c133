"""Who may upload how much: live sessions whose page has a drop zone, and the bytes nobody has read yet.

Only bytes that have arrived count, and they count until somebody has read them or they are gone again.
"""

import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from enum import Enum
from threading import Lock
from typing import Any

from streamlit import runtime

_MOST_UPLOADERS = 4096
MOST_UNREAD_BYTES = 400 * 2**20
"""Of one session, twice the largest file: enough for one that is sent again, too little to fill the
server.
"""
MOST_UNREAD_IN_ALL_BYTES = 2**30
"""Of all sessions together."""
PATIENCE_SECONDS = 120
"""A page reads what it is given within seconds: what lies longer makes room for others, and so does what
was said.
"""


class NotTaken(Enum):
    """Why nothing of an upload was kept."""

    OWN_FULL = "own_full"
    ALL_FULL = "all_full"


@dataclass(slots=True)
class _Arrival:
    """One file: the bytes so far, and since when it is whole."""

    byte_count: int = 0
    whole_since: float | None = None


def _is_connected(session_id: str) -> bool:
    return runtime.exists() and runtime.get_instance().is_active_session(session_id)


def _remove(session_id: str, file_id: str) -> None:
    """Inside knowledge of the server: where it has moved, the bytes leave with the session instead."""
    with suppress(AttributeError, RuntimeError, KeyError):
        manager: Any = runtime.get_instance().uploaded_file_mgr
        manager.remove_file(session_id, file_id)


class Uploaders:
    """The sessions whose page has a drop zone, with what each has sent that nobody has read yet.

    The oldest leaves when there are too many. Where the bytes of all are too many, those of closed pages
    go first, then whole files nobody came for.
    """

    def __init__(
        self,
        is_connected: Callable[[str], bool] = _is_connected,
        remove: Callable[[str, str], None] = _remove,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._is_connected, self._remove, self._clock = is_connected, remove, clock
        self._lock = Lock()
        self._admitted: dict[str, None] = {}
        self._arrivals: dict[tuple[str, str], _Arrival] = {}
        self._not_taken: dict[str, tuple[NotTaken, float]] = {}

    def admit(self, session_id: str) -> None:
        """Let this session upload."""
        with self._lock:
            self._admitted.pop(session_id, None)
            self._admitted[session_id] = None
            while len(self._admitted) > _MOST_UPLOADERS:
                del self._admitted[next(iter(self._admitted))]

    def dismiss(self, session_id: str) -> None:
        """Its page no longer has a drop zone."""
        with self._lock:
            self._admitted.pop(session_id, None)

    def charge(self, session_id: str, file_id: str, byte_count: int) -> bool:
        """Whether so many bytes more of this file may be kept; where not, nothing of it counts any more."""
        with self._lock:
            why = self._why_not(session_id, byte_count)
            if why is None:
                self._arrivals.setdefault((session_id, file_id), _Arrival()).byte_count += byte_count
                return True
            self._arrivals.pop((session_id, file_id), None)
            self._not_taken.pop(session_id, None)
            self._not_taken[session_id] = (why, self._clock())
            while len(self._not_taken) > _MOST_UPLOADERS:
                del self._not_taken[next(iter(self._not_taken))]
            return False

    def whole(self, session_id: str, file_id: str) -> None:
        """All of this file is here, for the page to read."""
        with self._lock:
            if (session_id, file_id) in self._arrivals:
                self._arrivals[session_id, file_id].whole_since = self._clock()
            self._not_taken.pop(session_id, None)

    def forget(self, session_id: str, file_id: str) -> None:
        """It broke off, was refused or was removed."""
        with self._lock:
            self._arrivals.pop((session_id, file_id), None)

    def settle(self, session_id: str) -> None:
        """What it sent has been read and freed; what is still arriving counts on."""
        with self._lock:
            self._drop([one for one, file in self._of(session_id) if file.whole_since is not None])

    def not_taken(self, session_id: str) -> NotTaken | None:
        """Why nothing was kept of what this session sent last."""
        why, since = self._not_taken.get(session_id, (None, 0.0))
        return why if self._clock() - since < PATIENCE_SECONDS else None

    @property
    def unread_bytes(self) -> int:
        """What has arrived and waits."""
        return sum(file.byte_count for file in self._arrivals.values())

    def __contains__(self, session_id: object) -> bool:
        return session_id in self._admitted

    def _why_not(self, session_id: str, byte_count: int) -> NotTaken | None:
        if sum(file.byte_count for _, file in self._of(session_id)) + byte_count > MOST_UNREAD_BYTES:
            return NotTaken.OWN_FULL
        if self.unread_bytes + byte_count > MOST_UNREAD_IN_ALL_BYTES:
            self._make_room(MOST_UNREAD_IN_ALL_BYTES - byte_count)
        return NotTaken.ALL_FULL if self.unread_bytes + byte_count > MOST_UNREAD_IN_ALL_BYTES else None

    def _make_room(self, most: int) -> None:
        now = self._clock()
        whole = [(one, f.whole_since) for one, f in self._arrivals.items() if f.whole_since is not None]
        closed = [one for one, _ in whole if not self._is_connected(one[0])]
        late = [pair for pair in whole if now - pair[1] > PATIENCE_SECONDS]
        waiting = [one for one, _ in sorted(late, key=lambda pair: pair[1])]
        for one in dict.fromkeys((*closed, *waiting)):
            if self.unread_bytes <= most:
                return
            self._drop([one])
            self._remove(*one)

    def _of(self, session_id: str) -> list[tuple[tuple[str, str], _Arrival]]:
        return [(one, file) for one, file in self._arrivals.items() if one[0] == session_id]

    def _drop(self, files: list[tuple[str, str]]) -> None:
        for one in files:
            del self._arrivals[one]


uploaders = Uploaders()
