"""Seconds and size of the Excel twin for 1,000, 20,000 and 100,000 customers of 36 months, and of its way
home.

    python tests/bench/twins.py [customers ...]

Seconds are of processor time; of LibreOffice, which opens the file and computes every formula, by the clock.
"""

import sys
import tempfile
import time
from pathlib import Path

import numpy as np

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT), str(ROOT / "tests")]

import nrr  # noqa: E402
from nrr.ledgers import Attribute  # noqa: E402
from recalculations import OFFICE, cached, differences, recalculated  # noqa: E402

MONTHS = 36


def book_of(customers):
    """Customers who come, grow, shrink and leave, with a plan and a region."""
    draw = np.random.default_rng(19)
    start = np.where(draw.random(customers) < 0.5, 0, draw.integers(1, MONTHS - 1, customers))
    end = np.where(draw.random(customers) < 0.7, MONTHS, draw.integers(2, MONTHS + 1, customers))
    amount = draw.integers(2_000, 500_000, customers)
    steps = np.where(
        draw.random((MONTHS, customers)) < 0.05, draw.uniform(0.8, 1.4, (MONTHS, customers)), 1.0
    )
    grid = np.rint(amount * np.cumprod(steps, axis=0)).astype(np.int64) * 12
    months = np.arange(MONTHS)[:, None]
    grid[(months < start) | (months >= end)] = 0
    columns = {
        name: Attribute(name, labels, draw.integers(-1, len(labels), customers).astype(np.int32))
        for name, labels in {"Plan": ("Basic", "Pro", "Team"), "Region": ("APAC", "EMEA", "North")}.items()
    }
    first = nrr.Month.parse("2023-01")
    names = tuple(f"Customer {n:06d}" for n in range(customers))
    return nrr.Ledger(
        tuple(first + t for t in range(MONTHS)), grid, names, attributes=columns, currency="USD"
    )


def timed(work, clock=time.process_time):
    """What the work gives and its seconds of processor time, which other work on the machine does not
    stretch.
    """
    begun = clock()
    found = work()
    return found, clock() - begun


def main(sizes):
    print("customers   snapshot s   write s   MB     read back s   same data   office s   differences")
    for customers in sizes:
        book = book_of(customers)
        view = nrr.View(nrr.default_window(book))
        snapshot, taking = timed(lambda: nrr.take(book, view, title="Bench", made_at="2026-01-01"))  # noqa: B023
        data, writing = timed(lambda: nrr.export.excel_twin(snapshot, book))  # noqa: B023
        home, reading = timed(lambda: nrr.read(data, "twin.xlsx"))  # noqa: B023
        same = home.ledger is not None and home.ledger.fingerprint == book.fingerprint
        row = (
            f"{customers:9,} {taking:12.1f} {writing:9.1f} {len(data) / 1e6:6.1f} {reading:12.1f}  "
            f" {same!s:9}"
        )
        if OFFICE is not None and customers <= 20_000:
            with tempfile.TemporaryDirectory() as folder:
                out, office = timed(lambda: recalculated({"twin": data}, Path(folder)), time.perf_counter)  # noqa: B023
            report = nrr.export.report_object(snapshot)
            row += f" {office:9.1f} {len(differences(cached(out['twin']), report)):9}"
        print(row, flush=True)


if __name__ == "__main__":
    main([int(size) for size in sys.argv[1:]] or [1_000, 20_000, 100_000])
