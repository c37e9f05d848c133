"""Every explainable number: its customers add up to it exactly, whatever the book."""

from dataclasses import fields

import pytest
from hypothesis import given

import nrr
from builders import books, ledger
from nrr import Policy, Reactivation, Window
from nrr.bridges import AMOUNTS
from nrr.explanations import bridge_lines, explain, explain_cohort, movement_lines

POLICIES = [Policy(), Policy(reactivation=Reactivation.STRICT), Policy(min_logo_mrr=50)]


def whole(book):
    return Window(book.months[0], book.months[-1])


def test_nrr_of_three_customers_names_each_of_them():
    book = ledger("acme 100 120", "beta 50 .", "core 50 50")
    found = explain(book, whole(book), Policy(), "nrr")
    assert found.sentence == "(opening + expansion − contraction − churn) ÷ opening"
    assert found.worked == "(2,400.00 + 240.00 − 0.00 − 600.00) ÷ 2,400.00"
    assert found.value == 0.85
    assert found.rows[["customer", "over", "under"]].to_numpy().tolist() == [
        ["acme", 144_000, 120_000],
        ["core", 60_000, 60_000],
        ["beta", 0, 60_000],
    ]


@pytest.mark.parametrize("policy", POLICIES, ids=lambda p: p.stamp)
@given(drawn=books())
def test_customers_sum_to_every_line_of_the_bridge(policy, drawn):
    book = nrr.settle(drawn.ledger, policy)
    if len(book.months) < 2:
        return
    bridge = nrr.bridge(book, whole(book), policy)
    lines = bridge_lines(book, whole(book), policy)
    assert {name: int(lines[name].sum()) for name in AMOUNTS} == {
        name: getattr(bridge, name) for name in AMOUNTS
    }


@given(drawn=books())
def test_customers_sum_to_every_line_of_the_roll_forward(drawn):
    book = nrr.settle(drawn.ledger, Policy())
    if len(book.months) < 2:
        return
    year = nrr.summed(nrr.rollforward(book, whole(book), Policy()))
    lines = movement_lines(book, whole(book), Policy())
    names = [f.name for f in fields(year) if f.name != "window"]
    assert {name: int(lines[name].sum()) for name in names} == {name: getattr(year, name) for name in names}


@given(drawn=books())
def test_customers_sum_to_every_metric(drawn):
    book = nrr.settle(drawn.ledger, Policy())
    if len(book.months) < 2:
        return
    for key in nrr.METRICS:
        found = explain(book, whole(book), Policy(), key)
        over, under = int(found.rows["over"].sum()), int(found.rows["under"].sum())
        assert found.value == (over / under if under else None), key


@given(drawn=books())
def test_customers_sum_to_every_cohort_cell(drawn):
    book = nrr.settle(drawn.ledger, Policy())
    table = nrr.cohort_table(book, nrr.Grain.QUARTER)
    for c, cohort in enumerate(table.cohorts):
        for age in range(table.net.shape[1]):
            if table.observed[c, age]:
                for part in ("net", "kept", "logos"):
                    rows = explain_cohort(book, table, cohort, age, part).rows
                    assert int(rows["over"].sum()) == getattr(table, part)[c, age], (cohort, age, part)
