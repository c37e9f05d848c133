"""Why a file was read as it was is said: what speaks for the reading, against it, and what was dropped."""

import json

import pytest
from click.testing import CliRunner

import nrr
from nrr.commands import main
from nrr.intake.intakes import Evidence


def reading(tmp_path, text, name="mrr.csv"):
    path = tmp_path / name
    path.write_text(text)
    return json.loads(CliRunner().invoke(main, ["read", str(path), "--json"]).output)["reading"]


def test_shape_heading_and_roles_speak_for_a_reading(tmp_path):
    found = reading(
        tmp_path, "Report\n\nCustomer,2025-01,2025-02\nAda,100,100\nBo,50,60\nCy,10,10\nTotal,160,170\n"
    )
    assert found["for"][0] == "2 columns are headed by months: a customer a row, a month a column."
    assert found["for"][1:3] == ["Row 3 names the columns.", "By their headings: Customer = customer."]
    assert any("total row" in line for line in found["for"]) and found["against"] == []


def test_a_total_that_does_not_tie_out_speaks_against_it(tmp_path):
    found = reading(tmp_path, "Customer,2025-01,2025-02\nAda,100,100\nBo,50,60\nCy,10,10\nTotal,960,970\n")
    assert any("differs" in line for line in found["against"])


def test_what_is_open_stands_with_where_it_leads(tmp_path):
    rows = "".join(f"{name},0{month}/02/2024,100\n" for name in ("Ada", "Bo") for month in (3, 4))
    found = reading(tmp_path, f"Customer,Date,MRR\n{rows}")
    assert [one["label"] for one in found["open"]] == ["Day first", "Month first"]
    assert [one["closing_mrr"] for one in found["open"]] == [400.0, 200.0]
    assert found["open"][1]["answers"] == {"date_order": "MDY"} and found["open"][1]["nrr"] == 1.0


def test_a_convention_names_the_reading_it_dropped(tmp_path):
    rows = "".join(f"Ada,2024-{month:02d},1200\nBo,2024-{month:02d},600\n" for month in range(1, 5))
    found = reading(tmp_path, f"Customer,Month,ARR\n{rows}")
    (dropped,) = found["dropped"]
    assert dropped["label"] == "The amounts are monthly (MRR)" and dropped["closing_mrr"] == 1800.0
    assert "divided by 12" in dropped["why"]


@pytest.mark.reader_apart
def test_evidence_comes_through_the_reader_s_process():
    data = b"Customer,2025-01,2025-02\nAda,100,100\nBo,50,60\n"
    apart = nrr.read_apart(data, "mrr.csv").evidence
    assert apart == nrr.read(data, "mrr.csv").evidence and apart != Evidence()
