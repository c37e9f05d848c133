"""Fees in several columns: the sum is one of the answers, and its NRR is that of the finished book."""

import pytest

import nrr
from nrr.intake import Answers, read

MONTHS = [*(f"2024-{month:02d}" for month in range(1, 13)), "2025-01"]
HEADS = ("Customer", "Month", "Platform fee", "Seat fee", "Support fee")


def file(seats="60", heads=HEADS):
    """Ada pays 100 + 50 and at the end 100 + 60; Bo 200 + 40 and, at the end, 200 + 40 + 10."""
    rows = [heads]
    for month in MONTHS:
        last = month == MONTHS[-1]
        rows += [
            ("Ada Ltd", month, 100, seats if last else 50, ""),
            ("Bo Ltd", month, 200, 40, 10 if last else ""),
        ]
    return "\n".join(",".join(map(str, row)) for row in rows).encode()


def asked(data):
    found = read(data, "fees.csv", Answers())
    return next(p for p in found.problems if p.code == "rival_columns")


def test_the_sum_is_offered_with_its_nrr():
    options = {option.label: option.nrr for option in asked(file()).choices}
    assert options["amount: the sum of Platform fee, Seat fee, Support fee"] == pytest.approx(
        (160 + 250) / (150 + 240)
    )
    assert options["amount in Platform fee (column C)"] == 1.0


def test_added_amounts_are_said_and_none_of_them_was_left_unread():
    found = read(file(), "fees.csv", Answers().and_also(asked(file()).choices[-1].answers))
    said = {problem.code: problem.what for problem in found.problems}
    assert found.outcome == "accepted" and "other_amounts" not in said
    assert said["columns_added"] == "The amount of a row is the sum of Platform fee, Seat fee, Support fee."


def test_a_cell_that_is_no_amount_is_not_taken_for_nothing():
    told = asked(file()).choices[-1].answers
    found = read(file(seats="tbd"), "fees.csv", Answers().and_also(told))
    assert [p.code for p in found.problems if p.severity is nrr.Severity.ERROR] == ["columns_not_added"]


@pytest.mark.parametrize(
    "heads",
    [(*HEADS[:2], "Fee year 1", "Fee year 2", "Fee year 3"), (*HEADS[:2], "Fee USD", "Fee EUR", "Fee GBP")],
)
def test_what_is_said_year_by_year_or_in_two_currencies_is_not_added(heads):
    found = read(file(heads=heads), "fees.csv", Answers())
    assert not any("sum of" in o.label for p in found.problems for o in p.choices)
