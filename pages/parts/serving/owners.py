"""Which browser a session belongs to: its id stands in the addresses of uploads, and is no key by itself."""

from collections import OrderedDict
from threading import Lock

CAPACITY = 20_000


class Owners:
    """Sessions and the browser each began in; past the capacity the longest unused are forgotten."""

    def __init__(self, capacity: int = CAPACITY) -> None:
        self._capacity = capacity
        self._browsers: OrderedDict[str, str] = OrderedDict()
        self._lock = Lock()

    def claim(self, session_id: str, browser: str) -> None:
        """The first browser a session is seen with keeps it."""
        with self._lock:
            self._browsers.setdefault(session_id, browser)
            self._browsers.move_to_end(session_id)
            while len(self._browsers) > self._capacity:
                self._browsers.popitem(last=False)

    def owns(self, browser: str, session_id: str) -> bool:
        """Whether the session is this browser's; a browser without a name has none."""
        return bool(browser) and self._browsers.get(session_id) == browser

    def __len__(self) -> int:
        return len(self._browsers)


owners = Owners()
