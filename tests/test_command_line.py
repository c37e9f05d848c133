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
