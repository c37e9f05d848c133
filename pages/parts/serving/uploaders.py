"""Who may upload how much: live sessions whose page has a drop zone, and the bytes nobody has read yet."""

from collections.abc import Callable
from threading import Lock

from streamlit import runtime

_MOST_UPLOADERS = 4096
MOST_UNREAD_BYTES = 400 * 2**20
"""Of one session, twice the largest file: enough for one that is sent again, too little to fill the server."""
MOST_UNREAD_IN_ALL_BYTES = 2**30
"""Of all sessions together."""


def _is_connected(session_id: str) -> bool:
    return runtime.exists() and runtime.get_instance().is_active_session(session_id)


class Uploaders:
    """The live sessions whose page has a drop zone, with the bytes each has sent that nobody has read yet.

    The oldest leaves when there are too many; those whose page was closed leave when the bytes are too many.
    """

    def __init__(self, is_connected: Callable[[str], bool] = _is_connected) -> None:
        self._is_connected = is_connected
        self._lock = Lock()
        self._unread_bytes: dict[str, int] = {}
        self._admitted: set[str] = set()

    def admit(self, session_id: str) -> None:
        """Let this session upload."""
        with self._lock:
            self._unread_bytes[session_id] = self._unread_bytes.pop(session_id, 0)
            self._admitted.add(session_id)
            while len(self._unread_bytes) > _MOST_UPLOADERS:
                oldest = next(iter(self._unread_bytes))
                del self._unread_bytes[oldest]
                self._admitted.discard(oldest)

    def dismiss(self, session_id: str) -> None:
        """Its page no longer has a drop zone."""
        with self._lock:
            self._admitted.discard(session_id)

    def charge(self, session_id: str, byte_count: int) -> bool:
        """Whether it may send so many bytes more before what it and the others sent is read."""
        with self._lock:
            own = self._unread_bytes.get(session_id, 0) + byte_count
            if own > MOST_UNREAD_BYTES or not self._has_room(byte_count):
                return False
            self._unread_bytes[session_id] = own
            return True

    def _has_room(self, byte_count: int) -> bool:
        most = MOST_UNREAD_IN_ALL_BYTES - byte_count
        if sum(self._unread_bytes.values()) > most:
            gone = [one for one in self._unread_bytes if not self._is_connected(one)]
            for session_id in gone:
                del self._unread_bytes[session_id]
                self._admitted.discard(session_id)
        return sum(self._unread_bytes.values()) <= most

    def settle(self, session_id: str) -> None:
        """What it sent has been read and freed."""
        with self._lock:
            if session_id in self._unread_bytes:
                self._unread_bytes[session_id] = 0

    def __contains__(self, session_id: object) -> bool:
        return session_id in self._admitted


uploaders = Uploaders()
