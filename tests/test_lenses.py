"""The definition lens on the fourteen-customer book, line by line, and what makes any two conventions
differ.
"""

from itertools import product

import pytest
from hypothesis import given, settings

import nrr
from builders import books, ledger, ledger_of_book
from cases import CASES
from cases_core import book_of
from nrr import Policy, View, Window
from nrr.comparisons.conventions import CONVENTIONS
from nrr.comparisons.lens import difference, lens

PUBLISHED = {  # NRR and GRR of the fourteen-customer book in percent, as the definitions print them
    "p2p": (107.0, 85.4),
    "strict": (100.9, 79.9),
    "sum_all": (102.4, 76.4),
    "sum_all_with_reactivation": (109.4, 76.4),
    "sum_cohort": (107.0, 77.9),
    "chain": (101.7, 80.1),
    "chain_with_reactivation": (108.3, 80.1),
    "monthly_weighted_annualized": (102.2, None),
    "avg_p2p": (106.5, 88.4),
    "avg_p2p_weighted": (106.4, 88.0),
    "avg_p2p_4q": (104.7, 86.0),
    "rev_quarter_yoy": (107.5, None),
    "rev_quarter_yoy_mean": (107.5, None),
    "rev_two_year": (100.7, None),
    "enterprise": (122.2, 93.9),
    "from_5k": (110.3, 87.9),
    "without_largest": (92.5, 79.1),
    "total_ratio": (120.4, None),
}
FOURTEEN = book_of(CASES["A01"]["input"])
YEAR = View(Window.trailing(FOURTEEN.months[-1]))


def in_percent(rate):
    return None if rate is None else round(rate * 100, 1)


def test_the_lens_on_the_fourteen_customers():
    found = {row.key: (in_percent(row.nrr), in_percent(row.grr)) for row in lens(FOURTEEN, YEAR)}
    assert found == PUBLISHED


def test_enterprise_only_is_a_filter():
    rates = nrr.headline(
        nrr.retention.prepared(FOURTEEN, View(YEAR.window, where=(("segment", ("ENT",)),))),
        YEAR.window,
        Policy(),
    )
    assert (in_percent(rates.rates.nrr), in_percent(rates.rates.grr)) == (122.2, 93.9)


def test_strict_differs_by_the_one_customer_who_paused():
    found = difference(FOURTEEN, YEAR, "p2p", "strict")
    assert found["customer"].tolist() == ["M4"]
    assert found["effect"].sum() == pytest.approx(-900 / 14_700, abs=1e-15)


def differences_add_up(book, view):
    rows = {row.key: row.nrr for row in lens(book, view) if row.nrr is not None}
    for first, second in product(rows, rows):
        effects = difference(book, view, first, second)["effect"]
        size = max(abs(rows[first]), abs(rows[second]), effects.abs().max(), 1.0)
        allowed = 1e-9 * size + 1e-15 * growth(book)
        assert abs(effects.sum() - (rows[second] - rows[first])) <= allowed, (first, second)


def growth(book):
    """The largest amount over the smallest: a chain of months passes through rates of that size, and a double
    keeps sixteen digits of each.
    """
    paid = book.grid[book.grid > 0]
    return float(paid.max() / paid.min()) if paid.size else 0.0


def test_every_pair_of_conventions_is_explained():
    differences_add_up(FOURTEEN, YEAR)


def test_a_customer_who_grows_eleven_million_times_is_explained_too():
    book = ledger(
        "Ash    0 0 0 2 2 2 2 12 12 12 12 0 0 0 0 0",
        "Birch  0 0 0 1 1 1 1 1 1 1 1 11232546 11232546 11232546 11232546 11232546",
    )
    differences_add_up(book, View(nrr.default_window(book)))


def test_a_month_that_loses_nearly_everything_leaves_the_digits_of_a_chain():
    book = ledger(
        "Ash    1 1 1 1 999999999 999999999 999999999 0 0 0 0 1 1 1 1 1",
        "Birch  0 0 0 0 0 0 0 0 0 0 1 1 1 1 1 1",
        "Cedar  0 0 1 1 2 2 1 1 1 1 1 119394 119394 119394 119394 119394",
    )
    view = View(nrr.default_window(book))
    rates = {row.key: row.nrr for row in lens(book, view)}
    effects = difference(book, view, "p2p", "chain")["effect"]
    assert effects.sum() == pytest.approx(rates["chain"] - rates["p2p"], abs=1e-6)


@settings(max_examples=settings.default.max_examples // 5)
@given(drawn=books())
def test_every_pair_is_explained_on_any_book(drawn):
    differences_add_up(drawn.ledger, View(nrr.default_window(drawn.ledger)))


def test_the_lens_and_the_headline_agree_on_every_method():
    book = nrr.retention.prepared(FOURTEEN, YEAR)
    for convention in CONVENTIONS:
        if convention.is_policy and convention.offered(FOURTEEN):
            policy = Policy().with_values(dict(convention.settings))
            row = next(row for row in lens(FOURTEEN, YEAR) if row.key == convention.key)
            assert row.nrr == pytest.approx(nrr.rates(book, YEAR.window, policy).nrr, abs=1e-12), (
                convention.key
            )


def test_the_figures_of_the_lens_from_totals_are_one_and_the_parts_of_its_customers():
    for convention in CONVENTIONS:
        if convention.kept is None and convention.offered(FOURTEEN):
            policy = Policy().with_values(dict(convention.settings))
            where = convention.among(FOURTEEN) if convention.among else ()
            book = nrr.retention.prepared(FOURTEEN, View(YEAR.window, policy, where))
            row = next(row for row in lens(FOURTEEN, YEAR) if row.key == convention.key)
            parts = convention.shares(book, YEAR.window, policy)
            assert row.nrr == pytest.approx(1 + parts.sum(), abs=1e-12), convention.key


def test_a_convention_the_book_cannot_answer_says_why():
    short = ledger_of_book({"acme": [100] * 14})
    row = next(
        row for row in lens(short, View(Window.trailing(short.months[-1]))) if row.key == "rev_two_year"
    )
    assert row.nrr is None
    assert "which the data lacks" in row.reason


def test_a_book_shorter_than_the_window_has_no_figure_under_any_convention():
    for months in (1, 7):
        book = ledger(*[" ".join([f"c{n}", *["10"] * months]) for n in range(6)])
        view = nrr.View(nrr.Window.trailing(book.months[-1], 12))
        rows = nrr.lens(book, view)
        assert [row.key for row in rows if row.nrr is not None] == []
        assert all(row.reason for row in rows)
