"""A stopwatch does not tell one link that does not open from another.

NRR_TIMINGS sets how often each kind is timed (150 by default, 5,000 before a release).
"""

import os

from bench.board_timing import answering_times, links_that_do_not_open, welch
from nrr.store import Store

TIMINGS = int(os.environ.get("NRR_TIMINGS", "150"))
TELLS = 4.5
"""|t| from which side-channel tests speak of a leak."""


def test_unknown_malformed_revoked_and_expired_links_take_the_same_time(store: Store) -> None:
    times = answering_times(store, links_that_do_not_open(store), TIMINGS)
    told = {kind: welch(times[kind], times["unknown"]) for kind in ("malformed", "revoked", "expired")}
    print({kind: round(value, 2) for kind, value in told.items()})
    assert all(abs(value) < TELLS for value in told.values()), told
