"""What three books of 200,000 rows take from the machine, beside what they are said to weigh.

    python tests/bench/book_weight.py

Prints the megabytes the process grew by and the megabytes told, for a process that did nothing else before:
one that has freed memory would fill its own holes first, and a book would seem to take nothing.
"""

import ctypes
import gc
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT), str(ROOT / "tests")]

import nrr  # noqa: E402
from bench.reading import long_csv  # noqa: E402
from pages.parts.weights import parts_of  # noqa: E402

BOOKS, ROWS, PAGE_BYTES = 3, 200_000, 4096


def main() -> tuple[float, float]:
    data = long_csv(ROWS).encode()
    nrr.read_apart(data[:2000], "first.csv")
    gc.collect()
    before = resident_mb()
    books = [nrr.read_apart(data, "book.csv") for _ in range(BOOKS)]
    gc.collect()
    taken = resident_mb() - before
    assert all(book.ledger is not None for book in books)
    return taken, sum(sum(parts_of(book).values()) for book in books) / 1e6


def resident_mb() -> float:
    """What the process holds, without what its allocator keeps for the next request."""
    if sys.platform == "linux":
        ctypes.CDLL(None).malloc_trim(0)
    with open("/proc/self/statm", encoding="ascii") as told:
        return int(told.read().split()[1]) * PAGE_BYTES / 1e6


if __name__ == "__main__":
    print(*main())
