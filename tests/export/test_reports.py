"""The report object: stable, whole, and equal to what the snapshot holds."""

import json
from decimal import Decimal
from pathlib import Path

import nrr
from drawings import fourteen, snapshot_of
from nrr.export import report_object

GOLDEN = Path(__file__).parents[1] / "golden" / "report_fourteen_customers.json"
PROBLEM = nrr.Problem(
    "blank_rows",
    nrr.Severity.WARNING,
    "Two rows are blank.",
    place=nrr.Place("book.csv", rows=(3, 9)),
    count=2,
)


def report(**policy):
    return report_object(snapshot_of(fourteen(), "2026-01", **policy), (PROBLEM,))


def test_the_fourteen_customer_book_gives_the_golden_report():
    assert json.loads(json.dumps(report())) == json.loads(GOLDEN.read_text(encoding="utf-8"))


def test_the_headline_is_the_published_one():
    metrics = report()["metrics"]
    assert [round(metrics[key]["value"], 3) for key in ("nrr", "grr", "logo_retention")] == [1.07, 0.854, 0.7]


def test_another_method_changes_the_headline_and_its_sentence_and_not_the_bridge():
    plain, chained = report(), report(method=nrr.definitions.Method.CHAIN)
    assert chained["metrics"]["nrr"]["value"] != plain["metrics"]["nrr"]["value"]
    assert chained["metrics"]["nrr"]["sentence"] == nrr.definitions.Method.CHAIN.sentence
    assert chained["bridge"] == plain["bridge"]
    assert "chained monthly rates" in chained["sentences"][0]


def test_money_adds_up_in_decimals():
    money = {key: Decimal(text) for key, text in report()["bridge"]["money"].items()}
    retained = money["opening"] + money["fx"] + money["expansion"] - money["contraction"] - money["churn"]
    assert retained == money["retained"]
    assert retained + money["new"] + money["resurrected"] == money["closing"]


def test_a_window_the_book_does_not_hold_is_null_with_its_reason():
    book = fourteen()
    view = nrr.View(nrr.Window.trailing(book.months[5]))
    found = report_object(nrr.take(book, view, title="", made_at=""))
    assert found["bridge"] is None and found["metrics"]["nrr"]["value"] is None
    assert found["metrics"]["nrr"]["reason"] == found["metrics"]["grr"]["reason"] != ""


def test_segments_can_be_limited_to_some_columns():
    snapshot = snapshot_of(fourteen(), "2026-01")
    assert list(report_object(snapshot, by=("Segment",))["segments"]) == ["Segment"]
    assert len(report_object(snapshot)["segments"]) > 1


def test_problems_keep_their_place():
    assert report()["problems"][0]["place"] == {
        "file": "book.csv",
        "sheet": None,
        "rows": [3, 9],
        "column": None,
    }


def test_every_field_is_described():
    described = (Path(nrr.__file__).parent / "export" / "REPORT.md").read_text(encoding="utf-8")
    assert all(f"`{key}`" in described for key in report())
