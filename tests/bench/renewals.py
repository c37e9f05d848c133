"""How long the renewals of a large book take: `python tests/bench/renewals.py [customers]`, three terms
each.

The columns of the terms are made once a book, when it is loaded; a page asks for the rest. Then the page
itself is drawn, tab by tab, for a person who has just seen Cohorts, and each tab once more. Seconds are of
processor time, on the side of the server.
"""

import sys
import time
from datetime import date
from pathlib import Path

import numpy as np

TESTS = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(TESTS.parent), str(TESTS), str(TESTS / "pages")]

from workshop import desk_of, workshop  # noqa: E402

import nrr  # noqa: E402
from nrr.ledgers import Term  # noqa: E402
from pages.parts import session  # noqa: E402
from pages.parts.desks.records import OpenBook  # noqa: E402


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
            found.wall(found.calendar({}))
        print(f"{tab:20} {time.process_time() - begun:6.2f} s from nothing but the columns")
    drawn(ledger, tabs)


def drawn(ledger, tabs):
    """The page as the server draws it, after the book was opened on another."""
    app = workshop(page="start")
    app.default_timeout = 600
    session.lay(desk_of(app), OpenBook("bench", "bench.csv", ledger))
    app.switch_page("../cohorts.py").run()
    app.switch_page("../renewals.py")
    for tab in tabs:
        app.query_params["renewals"] = tab
        seconds = []
        for _ in range(2):
            begun = time.process_time()
            app.run()
            seconds.append(time.process_time() - begun)
        assert not app.exception, app.exception
        print(f"{tab:20} {seconds[0]:6.2f} s drawn first, {seconds[1]:.2f} s again", flush=True)


if __name__ == "__main__":
    main()
