"""The line at the renewal rate of the day, told in the past, beside what became of the customers."""

import json

import pytest
from click.testing import CliRunner

import nrr
from nrr.__main__ import main


def contracts():
    """Ten yearly contracts of 100 begin in every month from December 2022 to November 2023; one of each ten
    is not renewed, the others are, flat.
    """
    rows = ["Customer,Start,End,ARR"]
    for step in range(12):
        for number in range(10):
            first = nrr.Month.of(2022, 12) + step
            for year in range(3 if number else 1):
                begins, until = first + 12 * year, first + 12 * year + 12
                rows.append(f"C{step}-{number},{begins}-01,{until}-01,100")
    return "\n".join(rows)


@pytest.fixture(scope="module")
def told(tmp_path_factory):
    file = tmp_path_factory.mktemp("middle") / "contracts.csv"
    file.write_text(contracts())
    answers = file.with_suffix(".json")
    answers.write_text(json.dumps({"as_of": "2024-12"}))
    found = CliRunner().invoke(main, ["report", str(file), "--answers", str(answers), "--json"])
    assert found.exit_code == 0, found.output
    return {one["months"]: one for one in json.loads(found.stdout)["renewals"]["commitments"]["tested"]}


def test_a_steady_renewal_rate_is_told_right_a_quarter_ahead(told):
    # From December 2023, March and June 2024: of thirty who come up three leave, as at 90%. From September
    # twenty-nine of 110 come up, nine of them for the second time: two leave and not 2.9.
    assert told[3]["origins"] == 4
    assert told[3]["bias"] == pytest.approx(-0.9 / 110 / 4)


def test_what_has_renewed_once_already_is_told_too_low_by_as_much_as_it_keeps_better(told):
    # In December 2023 119 pay. All come up by December 2024, so 107.1 are told; 99 of 110 and all nine who
    # have renewed before are kept: 108.
    assert told[12] == {
        "months": 12,
        "origins": 1,
        "bias": pytest.approx(-0.9 / 119),
        "mean_absolute_error": pytest.approx(0.9 / 119),
    }
