"""Books in the layouts people keep are read to the ledger they were written from."""

from datetime import date

import pytest

from tests.intake.door_layouts import CASES
from tests.intake.door_tools import text
from tests.intake.labels import answered, questions, settled, totals_of
from tests.intake.ledgers import LAST, label


@pytest.mark.parametrize("case", CASES, ids=[case.id for case in CASES])
def test_layout(case):
    totals = totals_of(settled(case.data, case.name, case.choose))
    assert {month: mrr for month, mrr in totals.items() if month <= label(LAST) and mrr} == pytest.approx(
        case.truth
    )


def contracts(*later, head=("Customer", "Start", "End", "ARR")):
    """Three customers of 2024, two of which renew on time; the rows of the third are given."""
    blank = [""] * (len(head) - 4)
    rows = [[n, *blank, date(2024, 1, 1), date(2024, 12, 31), 1200] for n in "ABC"]
    rows += [[n, *blank, date(2025, 1, 1), date(2025, 12, 31), 1320] for n in "AB"]
    return text([head, *rows, *later])


EARLY = (date(2024, 11, 1), date(2025, 10, 31))


def test_an_overlapping_contract_of_about_the_same_amount_is_a_question_with_both_figures():
    data = contracts(["C", *EARLY, 1260])
    (asked,) = questions(answered(data, "contracts.csv"))
    assert asked.code == "overlaps"
    assert asked.place.rows == (4, 7)
    assert all(option.nrr is not None for option in asked.choices)
    renewed = totals_of(answered(data, "contracts.csv", "Early renewal"))
    assert [renewed[m] for m in ("2024-10", "2024-11", "2024-12", "2025-01")] == [300, 305, 305, 325]
    beside = totals_of(answered(data, "contracts.csv", "Add-on"))
    assert [beside[m] for m in ("2024-10", "2024-11", "2024-12", "2025-01")] == [300, 405, 405, 325]


@pytest.mark.parametrize(
    ("word", "november"), [("Renewal", 305), ("Verlängerung", 305), ("Add-on", 405), ("Tillägg", 405)]
)
def test_words_beside_an_overlapping_contract_decide(word, november):
    data = contracts(["C", word, *EARLY, 1260], head=("Customer", "Type", "Start", "End", "ARR"))
    assert totals_of(answered(data, "contracts.csv"))["2024-11"] == november


def test_a_small_contract_and_one_of_another_product_are_add_ons():
    assert totals_of(answered(contracts(["C", *EARLY, 120]), "contracts.csv"))["2024-11"] == 310
    head = ("Customer", "Product", "Start", "End", "ARR")
    rows = [[r[0], p, *r[1:]] for p in ("Core", "Data") for r in (["A", *EARLY, 1200], ["B", *EARLY, 1200])]
    overlapping = text([head, *rows, ["A", "Data", date(2026, 1, 1), date(2026, 5, 31), 1200]])
    assert totals_of(answered(overlapping, "contracts.csv"))["2024-11"] == 400
