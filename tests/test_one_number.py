"""One number everywhere, in short: `python tests/one_number.py` does the same for every sample and twenty
drawn books.
"""

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent / "pages"))

import nrr
import one_number


@pytest.mark.parametrize("name", ["fourteen_customers_wide.xlsx", "tarnbeck_periods.csv"])
def test_a_sample_is_the_same_on_every_surface(name, tmp_path):
    data = (one_number.SAMPLES / name).read_bytes()
    currency = nrr.read(data, name).ledger.currency
    assert one_number.apart(one_number.surfaces(name, data, tmp_path), currency) == {}


@pytest.mark.parametrize("seed", [0, 1, 2])
def test_a_drawn_book_is_the_same_on_every_surface_and_what_its_rows_add_up_to(seed, tmp_path):
    name, data = one_number.drawn_file(seed)
    said = one_number.surfaces(name, data, tmp_path)
    assert one_number.apart(said) == {}
    assert said["report"] == one_number.truth_of(one_number.drawn_rows(seed)).said


def test_a_component_summary_is_the_same_on_its_surfaces(tmp_path):
    name = "published_annual_10m.csv"
    data = (one_number.SAMPLES / name).read_bytes()
    said = one_number.component_surfaces(name, data, tmp_path)
    assert said["Overview"] == said["report"] == said["report as text"] == {"NRR": "105.0%", "GRR": "85.0%"}
