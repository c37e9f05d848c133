"""What the command line prints for people, beside the JSON that other tests read."""

from pathlib import Path

import pytest
from click.testing import CliRunner

from nrr.__main__ import main

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
