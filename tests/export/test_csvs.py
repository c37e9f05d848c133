"""CSV files: opened by a spreadsheet they compute nothing, read back they hold the same."""

import csv
import io

import pandas as pd

from drawings import HOSTILE
from nrr.export import csv_of


def read_back(data):
    return list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline="")))


def test_no_cell_begins_a_formula_and_numbers_stay_numbers():
    frame = pd.DataFrame({"=name": HOSTILE, "amount": range(-5, len(HOSTILE) - 5)})
    head, *rows = read_back(csv_of(frame))
    assert head == ["'=name", "amount"]
    assert rows[0][1] == "-5"
    assert not any(row[0].lstrip(" '\"")[:1] in {"=", "+", "@"} and row[0][0] != "'" for row in rows)
    assert [row[0].lstrip("'") for row in rows] == [name.lstrip("'") for name in HOSTILE]


def test_categories_and_gaps_are_written():
    frame = pd.DataFrame({"plan": pd.Categorical(["=x", None]), "n": [1, 2]})
    assert read_back(csv_of(frame))[1:] == [["'=x", "1"], ["", "2"]]
