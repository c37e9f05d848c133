"""Each recipe's sample in one of the dresses exports come in; in all of them, and without each column:
`python tests/fuzz/dresses.py`.
"""

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))

import dresses
import exports

NAMES = sorted(path.stem for path in exports.FOLDER.glob("*.toml"))
PLAIN = [dress for dress in dresses.DRESSES if "columns" not in dress and "rows" not in dress]
"""A report of sections (QuickBooks) cannot be read once its rows or columns are moved; it is refused."""


@pytest.mark.parametrize("place", range(len(NAMES)), ids=NAMES)
def test_an_export_is_read_right_in_every_dress(place):
    dress = PLAIN[place % len(PLAIN)]
    assert dresses.dressed(NAMES[place], dress) == "right", dress


@pytest.mark.parametrize("place", range(0, len(NAMES), 4), ids=NAMES[::4])
def test_columns_moved_or_added_never_make_an_export_wrong(place):
    moved = [dress for dress in dresses.DRESSES if dress not in PLAIN]
    dress = moved[place // 4 % len(moved)]
    assert dresses.dressed(NAMES[place], dress) in ("right", "asked", "refused"), dress


def test_an_export_without_one_of_its_columns_is_never_read_wrong_in_silence():
    """Two columns the recognition of an export once hung on."""
    for name, gone in (("stripe_invoices", "Amount Due"), ("stripe_invoices", "Subscription")):
        rows = dresses.sample(name)
        at = rows[0].index(gone)
        less = dresses.delimited([row[:at] + row[at + 1 :] for row in rows])
        assert dresses.verdict(name, less, "export.csv") == "right", gone
