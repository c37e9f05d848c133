"""Amounts that switch their unit: both ways are offered, and the divided book is the book before the
switch.
"""

import numpy as np
import pytest

from nrr.intake import Answers, read

MONTHS = [f"2024-{month:02d}" for month in range(1, 13)]
LEVELS = {"acme": (100, 120), "birch": (200, 200), "cedar": (300, 280), "dune": (400, 400), "elm": (50, 50)}


def amounts():
    """Jan to Jun at the first level, Jul to Dec at the second."""
    return {(name, m): LEVELS[name][m >= "2024-07"] for name in LEVELS for m in MONTHS}


def file(held):
    return "\n".join(["Customer,Month,MRR", *(f"{n},{m},{a}" for (n, m), a in held.items())]).encode()


def switched(factor, names, months):
    return {(n, m): a * factor if n in names and m in months else a for (n, m), a in amounts().items()}


PLAIN = read(file(amounts()), "book.csv").ledger
CASES = {
    "all from September in ARR": (12, tuple(LEVELS), MONTHS[8:]),
    "two of them from September in ARR": (12, ("birch", "dune"), MONTHS[8:]),
    "all up to March in cents": (100, tuple(LEVELS), MONTHS[:3]),
    "one month in cents": (100, tuple(LEVELS), MONTHS[4:5]),
    "most of them in the month of a change": (12, tuple(LEVELS), MONTHS[6:]),
}


@pytest.mark.parametrize("case", CASES.values(), ids=CASES)
def test_the_divided_book_is_the_book_without_the_switch(case):
    data = file(switched(*case))
    question = next(p for p in read(data, "book.csv").problems if p.code == "unit_switch")
    divide, as_written = question.choices
    assert divide.answers == {"units": "one_unit"} and as_written.answers == {"units": "as_written"}
    book = read(data, "book.csv", Answers(units="one_unit")).ledger
    assert book.names == PLAIN.names and np.array_equal(book.grid, PLAIN.grid)
    assert divide.closing_arr_minor == int(PLAIN.grid[-1].sum())


def test_the_answer_is_stated_with_the_other_way_beside_it():
    found = read(file(switched(*CASES["all from September in ARR"])), "book.csv", Answers(units="one_unit"))
    said = next(p for p in found.problems if p.code == "unit_switch")
    assert "switches in Sep 2024" in said.what and "divided by 12" in said.what
    assert [option.answers for option in said.choices] == [{"units": "as_written"}]


def test_rows_left_out_are_told_in_the_same_unit():
    held = switched(*CASES["all from September in ARR"])
    lines = [f"{n},{m},{a},recurring" for (n, m), a in held.items()] + ["acme,2024-12,240,one-time"]
    data = "\n".join(["Customer,Month,MRR,Type", *lines]).encode()
    found = read(data, "book.csv", Answers(units="one_unit"))
    fee = next(p for p in found.problems if p.code == "one_time")
    assert fee.effect is not None and -0.05 < fee.effect < 0


def test_the_question_counts_a_customer_once_and_names_its_rows():
    held = switched(*CASES["one month in cents"])
    question = next(p for p in read(file(held), "book.csv").problems if p.code == "unit_switch")
    assert "The amounts of 5 customers jump by exactly 100 times" in question.what
    assert question.count == len(question.place.rows) == 10
