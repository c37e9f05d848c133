"""The app with a drawn book of 100,000 customers and 36 months on every visitor's desk; for measuring
only.
"""

import os
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT), str(Path(__file__).parent)]

import cube_book  # noqa: E402
import numpy as np  # noqa: E402

import nrr  # noqa: E402
from pages.parts import session  # noqa: E402


def drawn_ledger(customers):
    book = cube_book.drawn(customers, 36)
    first = nrr.Month(cube_book.FIRST_ORDINAL)
    attributes = {
        name: nrr.Attribute(name, tuple(f"{name} {n}" for n in range(size)), book.codes[name])
        for name, size in cube_book.ATTRIBUTES.items()
    }
    names = tuple(f"customer {n}" for n in range(customers))
    months = tuple(first + n for n in range(36))
    return nrr.Ledger(months, np.ascontiguousarray(book.grid), names, attributes=attributes, currency="USD")


LEDGER = drawn_ledger(int(os.environ.get("WHATIF_CUSTOMERS", "100000")))
_begin = session.begin


def begin():
    """As always, and whoever comes with an empty desk finds the drawn book on it."""
    _begin()
    if session.card() is None:
        session.open_book(session.OpenBook("drawn", "drawn.csv", LEDGER))


session.begin = begin

from app import app  # noqa: E402, F401
