"""Which browser may fetch which download: the server's own media addresses would give a file to whoever
knows them.
"""

from collections import OrderedDict
from threading import Lock

CAPACITY = 20_000


class Fetchers:
    """Pairs of file name and browser; past the capacity the longest unused are forgotten.

    A file name carries the hash of its content, so the right to a name is the right to exactly those bytes.
    """

    def __init__(self, capacity: int = CAPACITY) -> None:
        self._capacity = capacity
        self._pairs: OrderedDict[tuple[str, str], None] = OrderedDict()
        self._lock = Lock()

    def admit(self, file_name: str, browser: str) -> None:
        """This file was put on a page of this browser."""
        with self._lock:
            self._pairs[file_name, browser] = None
            self._pairs.move_to_end((file_name, browser))
            while len(self._pairs) > self._capacity:
                self._pairs.popitem(last=False)

    def __contains__(self, pair: object) -> bool:
        return pair in self._pairs

    def __len__(self) -> int:
        return len(self._pairs)


fetchers = Fetchers()
