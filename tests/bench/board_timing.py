"""Can a stopwatch tell unknown, malformed, revoked, expired and damaged links apart? A statistical script,
not a test.

    python tests/bench/board_timing.py [rounds] [sqlite:///… | postgresql://…]

Each kind is asked in random order; medians and Welch's t between each kind and "unknown" are printed. |t|
under 4.5 (the usual bar of side-channel tests) means that this many requests do not tell them apart, even
on the machine itself. A damaged payload may show on the machine itself, by a few millionths of a second:
nobody can cause one with a link.
"""

import random
import statistics
import sys
import tempfile
import time
from pathlib import Path

from sqlalchemy import text

sys.path.insert(0, str(Path(__file__).parents[2]))

from nrr.store import Draft, NotAvailable, Store, open_store


def main(rounds: int, url: str) -> None:
    store = open_store(url)
    times = answering_times(store, links_that_do_not_open(store), rounds)
    unknown = times["unknown"]
    print(f"{rounds} requests of each kind on {url.split(':', maxsplit=1)[0]}")
    for kind, taken in times.items():
        print(f"{kind:10} median {statistics.median(taken) * 1e6:7.1f} µs   t {welch(taken, unknown):+6.2f}")
    store.close()


def links_that_do_not_open(store: Store) -> dict[str, str]:
    """One link of each kind."""
    payload = b'{"nrr": 1.07}' * 3_000
    expired, damaged = store.publish(Draft(payload)), store.publish(Draft(payload))
    revoked = store.publish(Draft(payload))
    store.revoke(revoked.manage_token)
    with store.vault.writing() as connection:
        connection.execute(text("UPDATE nrr_records SET expires_s = 1 WHERE seq = 1"))
        connection.execute(
            text("UPDATE nrr_payloads SET body = :bytes WHERE seq = 2"), {"bytes": b"x" * 9_000}
        )
    return {
        "unknown": "A" * 43,
        "malformed": "%" * 43,
        "revoked": revoked.board_token,
        "expired": expired.board_token,
        "damaged": damaged.board_token,
    }


def answering_times(store: Store, links: dict[str, str], rounds: int) -> dict[str, list[float]]:
    """Seconds to each refusal, the kinds in random order."""
    times: dict[str, list[float]] = {kind: [] for kind in links}
    order = [kind for kind in links for _ in range(rounds)]
    random.Random(1).shuffle(order)
    for kind in order:
        begun = time.perf_counter()
        answer = store.resolve(links[kind])
        times[kind].append(time.perf_counter() - begun)
        assert answer == NotAvailable(), kind
    return times


def welch(one: list[float], other: list[float]) -> float:
    """Welch's t of the fastest 90 percent: the rest is the machine doing something else."""
    a, b = (sorted(values)[: len(values) * 9 // 10] for values in (one, other))
    spread = statistics.variance(a) / len(a) + statistics.variance(b) / len(b)
    return (statistics.fmean(a) - statistics.fmean(b)) / spread**0.5


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as folder:
        main(
            int(sys.argv[1]) if len(sys.argv) > 1 else 5_000,
            sys.argv[2] if len(sys.argv) > 2 else f"sqlite:///{folder}/boards.db",
        )
