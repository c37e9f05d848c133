"""What the command line prints for people, beside the JSON that other tests read."""

import json
from decimal import Decimal
from pathlib import Path

import openpyxl
import pptx
import pypdfium2
import pytest
from click.testing import CliRunner

from nrr.commands import main

SAMPLES = Path(__file__).resolve().parents[1] / "sample_data"


@pytest.mark.parametrize(
    ("file", "logos"),
    [
        ("tarnbeck_long.csv", "85.6%"),
        ("tarnbeck_components.csv", "totals have no customers"),
    ],
)
def test_a_report_names_the_trio_in_words(file, logos):
    told = CliRunner().invoke(main, ["report", str(SAMPLES / file)])
    assert told.exit_code == 0
    assert "NRR             105.1%\nGRR             88.8%\nLogo retention  " + logos in told.output


def test_a_question_that_cannot_be_answered_ends_with_two_and_its_reason():
    told = CliRunner().invoke(main, ["explain", str(SAMPLES / "tarnbeck_components.csv"), "nrr"])
    assert told.exit_code == 2
    assert told.stderr == "refused: totals have no customers to explain its figures by\n"


@pytest.mark.parametrize("command", ["read", "report"])
def test_answers_that_are_not_understood_are_said(tmp_path, command):
    book, answers = str(SAMPLES / "tarnbeck_long.csv"), tmp_path / "answers.json"
    answers.write_text('{"decimal": "comma')
    told = CliRunner().invoke(main, [command, book, "--answers", str(answers)])
    assert told.exit_code == 2 and told.stderr.startswith("refused: the answers in answers.json are not JSON")
    answers.write_text('{"decimals": ",", "decimal": "."}')
    told = CliRunner().invoke(main, [command, book, "--answers", str(answers)])
    assert told.exit_code == 0
    assert "warning: The answer for 'decimals' was ignored" in told.stderr and "'decimal'" not in told.stderr
    assert "Did you mean decimal?" in told.stderr


def explained(figure, *more):
    told = CliRunner().invoke(main, ["explain", str(SAMPLES / "fourteen_customers_wide.csv"), figure, *more])
    assert told.exit_code == 0, told.output
    return [line.split() for line in told.output.splitlines()]


def test_an_explanation_prints_money_as_money():
    """M2 paid 900 a month: 10,800 a year, neither cents nor a hundred times as much."""
    lines = explained("churn")
    assert lines[0] == ["Churn:", "16,200"]
    assert lines[2:4] == [
        ["Customer", "Opening", "Closing", "Amount"],
        ["M2", "10,800", "0", "10,800"],
    ]
    assert explained("churn", "--mrr")[3] == ["M2", "900", "0", "900"]
    rate = explained("nrr")
    assert rate[0] == ["Net", "revenue", "retention:", "107.0%"]
    assert rate[4] == ["E1", "52,800", "74,400", "74,400", "52,800"]
    assert explained("churned_logos")[3] == ["M2", "10,800", "0", "1"]


def test_an_explanation_as_an_object_has_its_value_in_the_same_unit_as_its_customers():
    told = CliRunner().invoke(
        main, ["explain", str(SAMPLES / "fourteen_customers_wide.csv"), "churn", "--json"]
    )
    found = json.loads(told.output)
    assert found["value"] == "16200.00" == str(sum(Decimal(one["over"]) for one in found["customers"]))


def invoked(*arguments):
    told = CliRunner().invoke(main, [str(one) for one in arguments])
    assert told.exit_code == 0, told.stderr
    return told


READERS = {
    "xlsx": lambda file: " ".join(
        str(cell.value) for sheet in openpyxl.load_workbook(file) for row in sheet for cell in row
    ),
    "pdf": lambda file: " ".join(
        page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(file)
    ),
    "pptx": lambda file: " ".join(
        shape.text_frame.text
        for slide in pptx.Presentation(file).slides
        for shape in slide.shapes
        if shape.has_text_frame
    ),
    "html": lambda file: file.read_text(encoding="utf-8"),
    "csv": lambda file: file.read_text(encoding="utf-8-sig"),
    "json": lambda file: file.read_text(encoding="utf-8"),
}
WORDS = {"csv": "Customer 3", "json": '"value": 1.0700680272108845', "xlsx": "=SUM"}


@pytest.mark.parametrize("form", READERS)
def test_a_report_is_written_in_every_form(tmp_path, form):
    out = tmp_path / f"march.{form}"
    book = SAMPLES / "fourteen_customers_long.csv"
    invoked("report", book, "--format", form, "--out", out, "--company", "Acme")
    told = READERS[form](out)
    assert WORDS.get(form, "107.0%") in told
    assert "Acme" in told or form in {"csv", "json"}
    assert '"E1"' not in told


def test_a_form_that_is_a_file_asks_where():
    told = CliRunner().invoke(main, ["report", str(SAMPLES / "tarnbeck_long.csv"), "--format", "pdf"])
    assert told.exit_code == 2 and told.stderr == "refused: pdf is a file: say where with --out PATH\n"


def test_the_report_holds_what_the_pages_analyse():
    report = json.loads(invoked("report", SAMPLES / "tarnbeck_long.csv", "--json").output)
    assert {one["rule"]: one["severity"] for one in report["findings"]}
    assert report["lens"][0]["nrr"] == report["metrics"]["nrr"]["value"]
    assert report["scenarios"][0]["nrr"][0] == report["metrics"]["nrr"]["value"]
    assert report["scenarios"][0]["closing"][0] == report["bridge"]["money"]["closing"]
    assert report["forecast"]["base"] == report["bridge"]["money"]["closing"]
    assert sum(report["health"]["customers"].values()) == report["bridge"]["logos"]["closing"]
    assert report["concentration"]["customers"] == report["bridge"]["logos"]["opening"]
    assert all(row["source"] and row["verdict"] for row in report["benchmarks"])


def test_an_analysis_the_book_cannot_give_says_why(tmp_path):
    book = tmp_path / "two.csv"
    book.write_text("customer,2026-01,2026-02\nA,100,100\nB,200,150\nC,50,60\n")
    report = json.loads(invoked("report", book, "--json", "--months", "1").output)
    assert report["metrics"]["nrr"]["value"] == 310 / 350
    assert set(report["forecast"]) == set(report["scenarios"]) == {"reason"}


def test_a_figure_of_three_months_gets_no_benchmark_in_the_report_either():
    report = json.loads(invoked("report", SAMPLES / "tarnbeck_long.csv", "--json", "--months", "3").output)
    assert set(report["benchmarks"]) == {"reason"}
    assert report["benchmarks"]["reason"].startswith("A 3-month value is not compared with annual figures.")


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        (["--where", "regio=emea"], "there is no column 'regio'; did you mean 'Region'?"),
        (["--where", "region=emaa"], "there is no Region 'emaa'; did you mean 'EMEA'?"),
        (["--by", "plam"], "there is no column to group by 'plam'; did you mean 'Plan'?"),
    ],
)
def test_a_name_that_is_not_there_is_answered_with_the_nearest(asked, told):
    refused = CliRunner().invoke(main, ["report", str(SAMPLES / "tarnbeck_long.csv"), *asked])
    assert refused.exit_code == 2 and refused.stderr == f"refused: {told}\n"


def test_names_of_columns_and_values_go_without_regard_to_case():
    book = SAMPLES / "tarnbeck_long.csv"
    lower = invoked("report", book, "--json", "--by", "plan", "--where", "region=emea").output
    exact = invoked("report", book, "--json", "--by", "Plan", "--where", "Region=EMEA").output
    assert json.loads(lower)["bridge"] == json.loads(exact)["bridge"]
    assert list(json.loads(lower)["segments"]) == ["Plan"]


def test_a_file_without_figures_is_refused_in_words_and_as_an_object_where_asked(tmp_path):
    book = tmp_path / "notes.csv"
    book.write_text("note\nhello\n")
    told = CliRunner().invoke(main, ["report", str(book)])
    assert told.exit_code == 2 and not told.stdout and told.stderr.startswith("refused: notes.csv\n  error: ")
    told = CliRunner().invoke(main, ["report", str(book), "--json"])
    assert told.exit_code == 2 and json.loads(told.stdout)["outcome"] == "refused"
