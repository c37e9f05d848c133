"""How long the renewals of a large book take: `python tests/bench/renewals.py [customers]`, three terms
each.

The columns of the terms are made once a book, when it is loaded; a page asks for the rest. Seconds are of
processor time.
"""

import sys
import time
from datetime import date

import numpy as np

import nrr
from nrr.ledgers import Term


def book(customers):
    """Three yearly terms a customer from 2023 on, a tenth of them late, and their months."""
    months = tuple(nrr.Month.of(2023, 1) + n for n in range(36))
    grid = np.full((36, customers), 1_200_000, np.int64)
    terms = []
    for number in range(customers):
        start = date(2023, 1 + number % 12, 1)
        for year in range(3):
            begins = start.replace(year=2023 + year).toordinal() + (9 if number % 10 == 0 else 0)
            ends = start.replace(year=2024 + year).toordinal() - 1
            terms.append(Term(f"c{number}", "", begins, ends, ends, 1_200_000))
    return nrr.Ledger(months, grid, tuple(f"c{n}" for n in range(customers)), terms=tuple(terms))


def main():
    customers = int(sys.argv[1]) if len(sys.argv) > 1 else 100_000
    ledger = book(customers)
    begun = time.process_time()
    print(f"{len(ledger.term_table)} terms as columns with the load: {time.process_time() - begun:.2f} s")
    tabs = {
        "Up for renewal": ("quarters", "months", "against"),
        "NRR by renewals": ("split", "against"),
        "Next four quarters": ("commitments", "rates", "evergreen_kept", "against"),
        "Calendar": ("against",),
    }
    view = nrr.View(nrr.Window.trailing(ledger.months[-1]))
    for tab, names in tabs.items():
        begun = time.process_time()
        found = nrr.terms.renewals_of(ledger, view)
        for name in names:
            getattr(found, name)
        if tab == "Calendar":
            found.wall({})
        print(f"{tab:20} {time.process_time() - begun:6.2f} s from nothing but the columns")


if __name__ == "__main__":
    main()
