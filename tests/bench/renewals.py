"""How long the renewals of a large book take: `python tests/bench/renewals.py [customers]`, three terms
each.
"""

import sys
import time
from datetime import date

import numpy as np

import nrr
from nrr.ledgers import Term


def book(customers):
    """Three yearly terms a customer from 2023 on, some of them late, and their months."""
    months = tuple(nrr.Month.of(2023, 1) + n for n in range(36))
    grid = np.full((36, customers), 1_200_000, np.int64)
    terms = []
    for number in range(customers):
        start = date(2023, 1 + number % 12, 1)
        for year in range(3):
            begins = start.replace(year=2023 + year).toordinal()
            ends = start.replace(year=2024 + year).toordinal() - 1
            terms.append(Term(f"c{number}", "", begins, ends, ends, 1_200_000))
    return nrr.Ledger(months, grid, tuple(f"c{n}" for n in range(customers)), terms=tuple(terms))


def main():
    customers = int(sys.argv[1]) if len(sys.argv) > 1 else 100_000
    ledger = book(customers)
    view = nrr.View(nrr.Window.trailing(ledger.months[-1]))
    begun = time.perf_counter()
    found = nrr.terms.renewals_of(ledger, view)
    for name in ("quarters", "split", "commitments", "rates", "against"):
        getattr(found, name)
        print(f"{name:12} {time.perf_counter() - begun:6.2f} s since the start")


if __name__ == "__main__":
    main()
