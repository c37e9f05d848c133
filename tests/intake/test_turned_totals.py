"""Months down the rows, customers across: columns that are no customers, and the words around the table."""

from itertools import pairwise

import pytest

from nrr.intake import read
from tests.intake.labels import answered, questions, totals_of

MONTHS = tuple(f"2025-{month:02d}" for month in range(1, 7))
PAID = {
    "Alder": (100, 100, 120, 120, 120, 120),
    "Birch": (50, 50, 50, 0, 0, 0),
    "Cedar": (0, 80, 80, 80, 90, 90),
    "Delta Air": (10, 10, 10, 10, 10, 10),
}
TOTAL = tuple(map(sum, zip(*PAID.values(), strict=True)))
TRUTH = dict(zip(MONTHS, TOTAL, strict=True))
AVERAGE = tuple(f"{amount / 4:.2f}" for amount in TOTAL)
GROWTH = ("", *(f"{now / was - 1:.4f}" for was, now in pairwise(TOTAL)))
NET_NEW = (TOTAL[0], *(now - was for was, now in pairwise(TOTAL)))
NORTH = tuple(map(sum, zip(PAID["Alder"], PAID["Birch"], strict=True)))
SOUTH = tuple(map(sum, zip(PAID["Cedar"], PAID["Delta Air"], strict=True)))


def table(columns, *above):
    """A CSV file: the lines above, then a month a row and these columns across."""
    lines = [*above, ",".join(["Month", *(head for head, _ in columns)])]
    lines += [",".join([month, *(str(cells[n]) for _, cells in columns)]) for n, month in enumerate(MONTHS)]
    return "\n".join(lines).encode()


@pytest.mark.parametrize(
    "beside",
    [
        [("Total", TOTAL)],
        [("Total", TOTAL), ("MoM %", GROWTH)],
        [("Total", TOTAL), ("Customers", (3, 4, 4, 3, 3, 3)), ("ARPA", AVERAGE)],
        [("Total MRR", TOTAL), ("ARR", tuple(12 * amount for amount in TOTAL))],
        [("Total", TOTAL), ("Net new MRR", NET_NEW), ("Active logos", (3, 4, 4, 3, 3, 3))],
        [("Total", TOTAL), ("\u0394 vs PY", TOTAL)],
        [("Average", AVERAGE)],
        [("Total", TOTAL), ("Check", (0,) * 6)],
        [("MRR", TOTAL)],
    ],
    ids=lambda beside: ", ".join(head for head, _ in beside),
)
def test_what_adds_up_or_tells_of_customers_is_none(beside):
    intake = read(table([*PAID.items(), *beside]), "customers.csv")
    assert totals_of(intake) == TRUTH
    assert intake.ledger.names == tuple(PAID)


def test_a_total_before_the_customers_and_subtotals_between_them_count_nobody_twice():
    before = read(table([("Total", TOTAL), *PAID.items()]), "customers.csv")
    blocks = [*[*PAID.items()][:2], ("North total", NORTH), *[*PAID.items()][2:], ("South total", SOUTH)]
    between = read(table([*blocks, ("Grand total", TOTAL)]), "customers.csv")
    assert totals_of(before) == totals_of(between) == TRUTH
    said = [problem.what for problem in between.problems if problem.code == "total_columns"]
    assert said == ["Total columns were excluded: North total, South total."]


def test_annual_words_around_the_table_are_asked_about():
    annual = [(name, tuple(12 * amount for amount in paid)) for name, paid in PAID.items()]
    data = table(annual, "ARR by customer" + "," * len(annual))
    (asked,) = questions(read(data, "customers.csv"))
    assert asked.code == "amount_is"
    assert totals_of(answered(data, "customers.csv", "Annual")) == TRUTH


def test_thousands_above_the_table_are_asked_about():
    short = [(name, tuple(amount / 1000 for amount in paid)) for name, paid in PAID.items()]
    data = table(short, "in $000s" + "," * len(short))
    assert [one.code for one in questions(read(data, "customers.csv"))] == ["unit_of_table"]
    assert totals_of(answered(data, "customers.csv", "Amounts are in thousands")) == TRUTH


def test_quarters_down_the_rows_are_asked_about():
    lines = ["Quarter,Alder,Birch,Cedar", "Q1 2025,300,150,240", "Q2 2025,360,0,270", "Q3 2025,360,0,270"]
    data = "\n".join(lines).encode()
    assert [one.code for one in questions(read(data, "customers.csv"))] == ["quarters"]
    spread = totals_of(answered(data, "customers.csv", "Revenue of the quarter, divided by 3"))
    assert spread["2025-01"] == spread["2025-03"] == 230
    assert spread["2025-04"] == 210
