"""Every explainable number: its customers add up to it exactly, whatever the book."""

from dataclasses import fields

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import nrr
from builders import books, ledger
from drawings import fourteen
from nrr import Policy, Window
from nrr.definitions import Reactivation
from nrr.explanations.figure import bridge_lines, explain, explain_cohort, movement_lines
from nrr.retention.bridges import AMOUNTS

FOURTEEN = fourteen()
POLICIES = [Policy(), Policy(reactivation=Reactivation.STRICT), Policy(min_logo_mrr=50)]


def whole(book):
    return Window(book.months[0], book.months[-1])


def test_nrr_of_three_customers_names_each_of_them():
    book = ledger("acme 100 120", "beta 50 .", "core 50 50")
    found = explain(book, whole(book), Policy(), "nrr")
    assert found.sentence == "(opening + expansion − contraction − churn) ÷ opening"
    assert found.worked == "(2,400 + 240 − 0 − 600) ÷ 2,400"
    assert found.value == 0.85
    assert found.rows[["customer", "over", "under"]].to_numpy().tolist() == [
        ["acme", 144_000, 120_000],
        ["core", 60_000, 60_000],
        ["beta", 0, 60_000],
    ]


@pytest.mark.parametrize("policy", POLICIES, ids=lambda p: p.stamp)
@given(drawn=books())
def test_customers_sum_to_every_line_of_the_bridge(policy, drawn):
    book = nrr.ledgers.settle(drawn.ledger, policy)
    if len(book.months) < 2:
        return
    bridge = nrr.bridge(book, whole(book), policy)
    lines = bridge_lines(book, whole(book), policy)
    assert {name: int(lines[name].sum()) for name in AMOUNTS} == {
        name: getattr(bridge, name) for name in AMOUNTS
    }


@given(drawn=books())
def test_customers_sum_to_every_line_of_the_roll_forward(drawn):
    book = nrr.ledgers.settle(drawn.ledger, Policy())
    if len(book.months) < 2:
        return
    year = nrr.retention.summed(nrr.rollforward(book, whole(book), Policy()))
    lines = movement_lines(book, whole(book), Policy())
    names = [f.name for f in fields(year) if f.name != "window"]
    assert {name: int(lines[name].sum()) for name in names} == {name: getattr(year, name) for name in names}


@settings(max_examples=settings.default.max_examples // 3)
@given(drawn=books())
def test_customers_sum_to_every_metric(drawn):
    book = nrr.ledgers.settle(drawn.ledger, Policy())
    if len(book.months) < 2:
        return
    for key in nrr.METRICS:
        found = explain(book, whole(book), Policy(), key)
        over, under = int(found.rows["over"].sum()), int(found.rows["under"].sum())
        assert found.value == (over / under if under else None), key


@given(drawn=books())
def test_customers_sum_to_every_cohort_cell(drawn):
    book = nrr.ledgers.settle(drawn.ledger, Policy())
    table = nrr.cohort_table(book, nrr.Grain.QUARTER)
    for c, cohort in enumerate(table.cohorts):
        for age in range(table.net.shape[1]):
            if table.observed[c, age]:
                for part in ("net", "kept", "logos"):
                    rows = explain_cohort(book, table, cohort, age, part).rows
                    assert int(rows["over"].sum()) == getattr(table, part)[c, age], (cohort, age, part)


def test_a_cohort_of_one_month_is_written_as_one():
    book = nrr.ledgers.settle(ledger("a 0 10 20", "b 5 5 5", start="2025-12"), Policy())
    table = nrr.cohort_table(book, nrr.Grain.MONTH)
    found = explain_cohort(book, table, table.cohorts[0], 1, "net")
    assert found.label == "Cohort 2026-01 at 1 month"
    assert "1 month later" in found.meaning


@given(drawn=books())
def test_customers_sum_to_every_line_of_a_segments_roll_forward(drawn):
    book = nrr.ledgers.settle(drawn.ledger, Policy())
    if len(book.months) < 2:
        return
    for by in book.attributes:
        for label, steps in nrr.retention.rollforwards(book, whole(book), Policy(), by).items():
            total = nrr.retention.summed(steps)
            lines = movement_lines(book, whole(book), Policy(), (by, label))
            names = [*(f.name for f in fields(total) if f.name != "window"), "closing"]
            assert {n: int(lines[n].sum()) for n in names} == {n: getattr(total, n) for n in names}, (
                by,
                label,
            )


def test_a_customer_who_changes_segment_is_explained_as_moved():
    book = ledger("acme 10 10 20", "beta 10 10 15", plan=["basic", "basic pro pro"])
    pro = nrr.explanations.explain_movement(book, whole(book), Policy(), "transferred_in", ("plan", "pro"))
    assert pro.label == "Moved in of pro"
    assert pro.rows[["customer", "opening", "closing", "over"]].to_numpy().tolist() == [
        ["beta", 0, 15 * 1200, 10 * 1200]
    ]
    basic = nrr.explanations.explain_movement(book, whole(book), Policy(), "closing", ("plan", "basic"))
    assert basic.rows["customer"].tolist() == ["acme"]


def test_every_figure_is_shown_in_its_own_unit():
    book = ledger("acme 100 120", "beta 50 .", "core 50 50", currency="USD")
    shown = {
        key: explain(book, whole(book), Policy(), key).shown_value("USD", nrr.Basis.MRR)
        for key in ("nrr", "expansion_cover", "arpa", "churn", "churned_logos")
    }
    assert shown == {
        "nrr": "85.0%",
        "expansion_cover": "0.4×",
        "arpa": "$85",
        "churn": "$50",
        "churned_logos": "1",
    }


def test_a_customer_of_one_cent_is_no_count():
    book = ledger("acme 0.01 0.01", currency="USD")
    found = explain(book, whole(book), Policy(), "closing")
    assert found.counted == () and found.shown("over", 12, "USD", nrr.Basis.MRR) == "$0.01"


@pytest.mark.parametrize(
    ("text", "cell"),
    (
        (
            "Customer,Region,2025-01,2025-02\nacme,EU,100,110\nbeta,US,50,50\n",
            (2, "D", "2025-02", "D · 2025-02"),
        ),
        ("Month,acme,beta,core\n2025-01,100,50,9\n2025-02,110,50,9\n", (3, "B", "acme", "B · acme")),
        ("Customer,Month,MRR\nacme,2025-01,100\nacme,2025-02,110\n", (3, "C", "MRR", "C · MRR")),
    ),
)
def test_a_cell_is_named_as_a_spreadsheet_names_it(text, cell):
    book = nrr.read(text.encode(), "book.csv", nrr.Answers()).ledger
    (found,) = nrr.explanations.sources(book, book.names.index("acme"), (nrr.Month.parse("2025-02"),))
    assert (found.row, found.letter, found.column, found.shown_column, found.raw) == (*cell, "110")


@pytest.mark.parametrize("method", nrr.definitions.Method)
@pytest.mark.parametrize("reactivation", nrr.definitions.Reactivation)
def test_the_headline_is_explained_under_every_method(method, reactivation):
    policy = Policy(method=method, reactivation=reactivation)
    view = nrr.View(nrr.default_window(FOURTEEN), policy)
    book = nrr.retention.prepared(FOURTEEN, view)
    shown = nrr.headline(book, view.window, policy).rates
    found = nrr.explanations.explain_headline(book, view.window, policy, "nrr")
    assert found.value == pytest.approx(shown.nrr, abs=1e-12)
    over = found.rows["over"].sum()
    assert found.value == pytest.approx(
        over / found.rows["under"].sum() if "under" in found.rows else 1 + over
    )
    for key in ("grr", "logo_retention"):
        if getattr(shown, key) is None:
            with pytest.raises(nrr.Refusal, match="is not defined as"):
                nrr.explanations.explain_headline(book, view.window, policy, key)
            continue
        found = nrr.explanations.explain_headline(book, view.window, policy, key)
        assert found.value == pytest.approx(getattr(shown, key), abs=1e-12)
        over = found.rows["over"].sum()
        assert found.value == pytest.approx(
            over / found.rows["under"].sum() if "under" in found.rows else 1 + over
        )


@settings(max_examples=25)
@given(
    drawn=books(),
    method=st.sampled_from(nrr.definitions.Method),
    reactivation=st.sampled_from(nrr.definitions.Reactivation),
)
def test_what_the_customers_add_and_take_is_the_trio_on_any_book(drawn, method, reactivation):
    policy = Policy(method=method, reactivation=reactivation)
    view = nrr.View(nrr.default_window(drawn.ledger), policy)
    book = nrr.retention.prepared(drawn.ledger, view)
    shown = nrr.headline(book, view.window, policy).rates
    for key in ("nrr", "grr", "logo_retention"):
        if getattr(shown, key) is not None:
            found = nrr.explanations.explain_headline(book, view.window, policy, key)
            assert found.value == pytest.approx(getattr(shown, key), rel=1e-9, abs=1e-9)
