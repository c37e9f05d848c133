"""A book as uploaded is not answered as if it were one amount a customer and month: it is refused in
words.
"""

from pathlib import Path

import pytest

import nrr
from builders import ledger
from nrr.definitions.policies import Negatives

SAMPLES = Path(__file__).resolve().parent.parent / "sample_data"
WINDOW = nrr.Window.trailing(nrr.Month.parse("2025-03"), 2)
POLICY = nrr.Policy()

LINES = ledger(
    "one-off 500 . .",
    "seats 100 100 120",
    "other 50 50 50",
    customer=["acme", "acme", "beta"],
    revenue_type=["one_time", "recurring", "recurring"],
)
"""Two customers in three lines; counted line by line NRR is 26.2%, settled it is 113.3%."""

CREDIT = ledger("acme 100 -20 120", "beta 50 50 50")

ASKED = {
    "bridge": lambda book: nrr.bridge(book, WINDOW, POLICY),
    "bridges": lambda book: nrr.retention.bridges(book, (WINDOW,), POLICY),
    "rollforward": lambda book: nrr.rollforward(book, WINDOW, POLICY),
    "rollforwards": lambda book: nrr.retention.rollforwards(book, WINDOW, POLICY),
    "cohort_table": nrr.cohort_table,
    "cohort_labels": nrr.retention.cohort_labels,
    "layers": nrr.retention.layers,
    "customers": lambda book: nrr.customers(book, WINDOW, POLICY),
    "rates": lambda book: nrr.rates(book, WINDOW, POLICY),
    "headline": lambda book: nrr.headline(book, WINDOW, POLICY),
    "nrr_interval": lambda book: nrr.intervals.nrr_interval(book, WINDOW, POLICY),
    "run_of": nrr.retention.run_of,
    "explain": lambda book: nrr.explain(book, WINDOW, POLICY, "nrr"),
    "explain_movement": lambda book: nrr.explanations.explain_movement(book, WINDOW, POLICY, "churn"),
    "checks": lambda book: nrr.retention.checks(book, WINDOW, POLICY),
}


@pytest.mark.parametrize("book", [LINES, CREDIT], ids=["lines of customers", "a credit note"])
@pytest.mark.parametrize("name", ASKED)
def test_a_book_as_uploaded_is_refused(name, book):
    with pytest.raises(nrr.Refusal, match="this data is as uploaded"):
        ASKED[name](book)


@pytest.mark.parametrize("name", ASKED)
def test_a_settled_book_is_answered(name):
    settled = nrr.ledgers.settle(LINES, POLICY)
    try:
        ASKED[name](settled)
    except nrr.Refusal as refusal:
        assert "as uploaded" not in str(refusal)


def test_lines_settled_are_their_customers():
    found = nrr.bridge(nrr.ledgers.settle(LINES, POLICY), WINDOW, POLICY)
    assert (found.opening_logos, round(nrr.definitions.NRR.of(found), 4)) == (2, round(170 / 150, 4))


def test_a_book_that_settling_leaves_as_it_is_needs_none():
    plain = ledger("acme 100 100 120", "beta 50 50 50")
    assert nrr.bridge(plain, WINDOW, POLICY).opening == 150 * 1200
    assert nrr.bridge(CREDIT, WINDOW, nrr.Policy(negatives=Negatives.KEEP)).opening == 150 * 1200


def test_what_a_file_gives_is_as_uploaded_until_a_view_prepares_it():
    """Line by line acme would expand by nothing and p2 be a new customer: NRR 100%, not 126.7%."""
    file = """Customer,Product,Month,MRR
acme,p1,2025-01,100
acme,p1,2025-02,100
acme,p2,2025-02,40
beta,p1,2025-01,50
beta,p1,2025-02,50
"""
    found = nrr.read(file.encode(), "lines.csv")
    assert found.ledger is not None, found.problems
    window = nrr.Window.trailing(nrr.Month.parse("2025-02"), 1)
    with pytest.raises(nrr.Refusal, match="Settle it under a policy first"):
        nrr.bridge(found.ledger, window, POLICY)
    book = nrr.retention.prepared(found.ledger, nrr.View(window))
    assert nrr.definitions.NRR.of(nrr.bridge(book, window, POLICY)) == pytest.approx(190 / 150)
