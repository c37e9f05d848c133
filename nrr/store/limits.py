"""Limiting how often one address may ask. In memory, bounded, and without a clock of its own."""

import ipaddress
import math
from collections import OrderedDict
from dataclasses import dataclass, field
from threading import Lock

UNKNOWN_PER_MINUTE = 10
VIEWS_PER_MINUTE = 300
CAPACITY = 20_000
_MINUTE_S = 60.0


@dataclass(slots=True)
class Limiter:
    """At most `per_minute` at once, refilled evenly; past `capacity` the longest unused are forgotten."""

    per_minute: int
    capacity: int = CAPACITY
    _spent: OrderedDict[str, tuple[float, float]] = field(default_factory=OrderedDict)

    def wait_s(self, address: str, now_s: float) -> int:
        """Whole seconds until the next request is allowed; 0 if it is allowed now."""
        over = self._level(address, now_s) + 1 - self.per_minute
        return max(0, math.ceil(over * _MINUTE_S / self.per_minute))

    def spend(self, address: str, now_s: float) -> None:
        """Counts one request."""
        self._spent[address] = (self._level(address, now_s) + 1, now_s)
        self._spent.move_to_end(address)
        if len(self._spent) > self.capacity:
            self._spent.popitem(last=False)

    def _level(self, address: str, now_s: float) -> float:
        level, at_s = self._spent.get(address, (0.0, now_s))
        return max(0.0, level - max(0.0, now_s - at_s) * self.per_minute / _MINUTE_S)

    def __len__(self) -> int:
        """How many addresses are remembered."""
        return len(self._spent)


@dataclass(slots=True)
class Doorkeeper:
    """`admit` before a board is looked up, `refused` after one was not available. Times: monotonic seconds.

    Many may be looked up at once before the first is refused: so the refusal is limited too, not the
    admission alone.
    """

    unknown: Limiter = field(default_factory=lambda: Limiter(UNKNOWN_PER_MINUTE))
    views: Limiter = field(default_factory=lambda: Limiter(VIEWS_PER_MINUTE))
    _lock: Lock = field(default_factory=Lock)

    def admit(self, address: str, now_s: float) -> int:
        """0 if the request may go on (it is then counted), otherwise seconds for Retry-After of a 429."""
        network = limited_network(address)
        with self._lock:
            wait_s = max(self.unknown.wait_s(network, now_s), self.views.wait_s(network, now_s))
            if wait_s == 0:
                self.views.spend(network, now_s)
            return wait_s

    def refused(self, address: str, now_s: float) -> int:
        """Counts a link that did not open; 0 if that may be said, otherwise seconds for Retry-After of a
        429.
        """
        network = limited_network(address)
        with self._lock:
            wait_s = self.unknown.wait_s(network, now_s)
            if wait_s == 0:
                self.unknown.spend(network, now_s)
            return wait_s


def limited_network(address: str) -> str:
    """What counts as one address: an IPv4 address, an IPv6 /64, and all that is neither together."""
    try:
        parsed = ipaddress.ip_address(address.partition("%")[0])
    except ValueError:
        return ""
    if isinstance(parsed, ipaddress.IPv6Address):
        return str(parsed.ipv4_mapped or ipaddress.ip_network((parsed, 64), strict=False))
    return str(parsed)
