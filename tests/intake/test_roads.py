"""The quick roads for large files give what the careful ones give, on files of the corpus of every kind.

One file in four here; NRR_ROADS_SHARE=1 takes all of them, before a release.
"""

import os
import sys
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

sys.path.insert(0, str(Path(__file__).parent))

from corpora import every_case

from nrr.intake import read
from nrr.intake.checks.identity import merged_form, merged_forms
from nrr.intake.files import texts
from nrr.intake.headings import frames
from nrr.intake.headings.figure_rows import is_row_of_figures
from nrr.intake.tables.grids import Table, column_of_texts
from nrr.intake.tables.repeats import repeats, row_keys
from nrr.intake.values import money
from nrr.intake.values.amounts import Status, amount_of, is_amount
from nrr.intake.wires import encoded

CASES = every_case()[:: int(os.environ.get("NRR_ROADS_SHARE", "4"))]
NEVER = 10**12


@pytest.mark.parametrize("part", range(2))
def test_both_roads_lead_to_the_same_book(monkeypatch, part):
    differing = []
    for case in CASES[part::2]:
        found, name = [], case.name.encode("utf-8", "replace").decode()
        for least in (0, NEVER):
            monkeypatch.setattr(texts, "_WORTH_IT", least)
            monkeypatch.setattr(money, "_QUICK", least)
            book = replace(read(case.data, name), steps=())  # how long each pass took is of no book
            found.append(encoded(book))
        if found[0] != found[1]:
            differing.append(case.id)
    assert differing == []


@given(st.lists(st.lists(st.integers(0, 3), min_size=3, max_size=3), min_size=1, max_size=12))
def test_rows_that_repeat_are_found(rows):
    keys = row_keys(np.array(rows, np.int32).T)
    assert repeats(keys, "first").tolist() == [row in rows[:at] for at, row in enumerate(rows)]
    assert repeats(keys, keep=False).tolist() == [rows.count(row) > 1 for row in rows]


def test_rows_of_many_wide_columns_are_told_apart():
    """Ten columns of a million codes each: their product is beyond 64 bits."""
    columns = [np.array([0, 999_999, 0, 999_999], np.int32)] * 9
    assert repeats(row_keys([*columns, np.array([1, 2, 1, 3], np.int32)]), "first").tolist() == [
        False,
        False,
        True,
        False,
    ]


@settings(max_examples=300)
@given(st.lists(st.text(st.sampled_from("aB \u00a0\tß1ﬁ\u200b"), max_size=5), max_size=6))
def test_names_folded_at_once_are_names_folded_one_by_one(names):
    assert merged_forms(names) == [merged_form(name) for name in names]


@settings(max_examples=500)
@given(st.from_regex(r"-?[0-9]{0,14}(\.[0-9]{0,7})?\s?", fullmatch=True))
def test_digits_are_amounts_without_a_second_look(text):
    found = amount_of(text).status
    assert is_amount(text) == (found not in (Status.WORD, Status.BROKEN, Status.BLANK))
    assert amount_of(text) == amount_of(f" {text}")


CELLS = (
    "Customer",
    "2023",
    "1",
    "2",
    "Jan 2023",
    "12.2023",
    "1234.56",
    "-5",
    "-",
    "12%",
    "45000",
    "(200)",
    "",
)


@given(st.lists(st.lists(st.sampled_from(CELLS), min_size=4, max_size=4), min_size=1, max_size=4))
def test_rows_of_figures_are_no_headings_whatever_stands_above_them(rows):
    """They are left out before they are scored; scored, none of them would be one."""
    columns = tuple(column_of_texts([row[at] for row in rows]) for at in range(4))
    table = Table("book.csv", "", columns, np.arange(1, len(rows) + 1, dtype=np.int32), ("A", "B", "C", "D"))
    last = len(rows) - 1
    if is_row_of_figures(table, last):
        for first in range(max(0, last - 2), last + 1):
            assert frames._score(frames._joined(table, tuple(range(first, last + 1)))) == 0
