"""Strangers who leave large books behind, on the real server with a memory of 48 MB.

Before: every reading stayed with its session and every prepared book in a cache of 64 entries for hours,
some 120 MB for a book of 50,000 customers, whatever else was open. Now: what was read longest ago goes,
and somebody who comes back to it is served all the same.
"""

import numpy as np

from bench.board_load import memory_mb
from board.servers import Server
from board.strangers import Stranger

CUSTOMERS, MONTHS = 8_000, 36
LIMIT_MB, BOOKS = 48, 6


def book(seed):
    """Some 2.4 MB as a file, some 16 MB as a book."""
    draw = np.random.default_rng(seed)
    amounts = draw.integers(1_000, 500_000, (CUSTOMERS, 1)) + draw.integers(0, 900, (CUSTOMERS, MONTHS))
    months = [f"{2023 + month // 12}-{month % 12 + 1:02d}" for month in range(MONTHS)]
    rows = [
        f"Customer {seed}-{n}," + ",".join(f"{a / 100:.2f}" for a in line) for n, line in enumerate(amounts)
    ]
    return "\n".join([f"Customer,{','.join(months)}", *rows]).encode()


def test_books_of_strangers_do_not_pile_up(tmp_path):
    settings = {"NRR_MEMORY_MB": str(LIMIT_MB)}
    server = Server(f"sqlite:///{tmp_path / 'boards.db'}", tmp_path / "log.txt", settings).start()
    strangers, seen = [Stranger(server) for _ in range(BOOKS)], []
    try:
        for seed, one in enumerate(strangers):
            one.drop(book(seed))
            for _ in one.reads("View retention"):
                pass
            seen.append(memory_mb(server.process.pid))
        assert seen[-1] - seen[1] < LIMIT_MB, seen
        again = Stranger(server)
        again.drop(book(0))
        assert any("View retention" in text for text in again.reads("View retention"))
        again.close()
    finally:
        for one in strangers:
            one.close()
        server.stop()
