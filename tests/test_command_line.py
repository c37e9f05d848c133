"""What the command line prints for people, beside the JSON that other tests read."""

import json
from decimal import Decimal
from pathlib import Path

import pytest
from click.testing import CliRunner

from nrr.commands import main

SAMPLES = Path(__file__).resolve().parents[1] / "sample_data"


@pytest.mark.parametrize(
    ("file", "logos"),
    [
        ("tarnbeck_long.csv", "85.6%"),
        ("tarnbeck_components.csv", "a component summary has no customers"),
    ],
)
def test_a_report_names_the_trio_in_words(file, logos):
    told = CliRunner().invoke(main, ["report", str(SAMPLES / file)])
    assert told.exit_code == 0
    assert "NRR             105.1%\nGRR             88.8%\nLogo retention  " + logos in told.output


def test_a_question_that_cannot_be_answered_ends_with_two_and_its_reason():
    told = CliRunner().invoke(main, ["explain", str(SAMPLES / "tarnbeck_components.csv"), "nrr"])
    assert told.exit_code == 2
    assert told.stderr == "refused: a component summary has no customers to explain its figures by\n"


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
