"""The same integers from DuckDB as from a book in memory: random books under the policies that push down."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import nrr
from builders import books_with_credits, books_with_missing_months
from nrr.definitions import Currency, Gaps, Negatives, Policy, Reactivation
from warehouse.engines import (
    MONEY,
    OF_CASES,
    OF_MONEY,
    Duck,
    differences,
    drawn_money,
    rows_of,
    rows_of_book,
    warehouse,
    worked_books,
)

DUCK, PLAIN = Duck(), Duck(keeps=False)
POLICIES = st.builds(
    Policy,
    reactivation=st.sampled_from(Reactivation),
    reactivation_max_gap=st.sampled_from([None, None, 0, 2]),
    gaps=st.sampled_from([*Gaps, Gaps.CHURN]),
    negatives=st.sampled_from([Negatives.FLOOR, Negatives.BRIDGE]),
    min_logo_mrr=st.sampled_from([0, 0, 0.02]),
)


def compared(duck, book, policy, months):
    ledger = nrr.ledgers.settle(book.ledger, policy)
    window = nrr.Window.trailing(ledger.months[-1], months)
    if nrr.retention.missing_end(ledger, window) is not None:
        window = nrr.Window(ledger.months[-2], ledger.months[-1])
    source = warehouse(duck.engine, duck.table(rows_of(book)), policy, window)
    return differences(source, ledger, nrr.View(window, policy))


@settings(max_examples=6)
@given(
    st.sampled_from([DUCK, PLAIN]),
    st.one_of(books_with_credits(3), books_with_missing_months()),
    POLICIES,
    st.sampled_from([1, 12]),
)
def test_every_figure_is_the_one_of_the_book(duck, book, policy, months):
    assert compared(duck, book, policy, months) == []


@pytest.mark.parametrize(("seed", "currency"), [*enumerate(Currency)])
def test_amounts_of_several_currencies_are_those_of_the_book_at_the_same_rates(seed, currency):
    duck = (DUCK, PLAIN, DUCK)[seed]
    book, rows, rules = drawn_money(seed)
    policy = Policy(currency=currency, reactivation=tuple(Reactivation)[seed])
    ledger = nrr.ledgers.settle(book, policy)
    window = nrr.Window.trailing(ledger.months[-1], 12)
    source = warehouse(duck.engine, duck.table(rows), policy, window, columns=MONEY, rules=rules)
    assert differences(source, ledger, nrr.View(window, policy), OF_MONEY) == []
    assert source.bridges((window,), policy).totals["fx"].any() == (currency is Currency.SPOT)
    assert source.opened.currency == "USD" and source.restated == (currency is not Currency.TABLE)


WORKED = {name: (book, window, policy) for name, book, window, policy in worked_books()}


@pytest.mark.parametrize("name", [*WORKED][::9])
def test_worked_cases_of_the_definitions_are_those_of_the_book(name):
    """Every ninth; `spark.py` asks all of them of Spark."""
    book, window, policy = WORKED[name]
    source = warehouse(PLAIN.engine, PLAIN.table(rows_of_book(book)), policy, window)
    ledger = nrr.ledgers.settle(book, policy)
    assert differences(source, ledger, nrr.View(window, policy), OF_CASES) == []


def test_a_table_of_every_trap_gives_the_figures_of_the_book():
    """Two lines a month, keys that differ by case, blanks around labels, nobody, no amount, a parent."""
    rows = [
        ("acme", "2025-01", 100_00, " pro "),
        ("acme", "2025-01", 50_00, "free"),
        ("acme", "2025-02", 200_00, "pro"),
        ("ACME", "2025-01", 70_00, ""),
        ("ACME", "2025-02", 60_00, "pro"),
        (None, "2025-01", 999_00, "pro"),
        ("gone", "2025-01", None, "pro"),
        ("it's", "2025-02", 5_00, "a' or '1'='1"),
    ]
    window = nrr.Window(nrr.Month.parse("2025-01"), nrr.Month.parse("2025-02"))
    source = warehouse(DUCK.engine, DUCK.table(rows), Policy(), window)
    found = source.bridges((window,), Policy(), "plan").by_group()
    assert {label: (own.opening, own.closing) for label, own in found.items()} == {
        "pro": (150_00, 200_00),
        nrr.UNKNOWN: (70_00, 60_00),
        "a' or '1'='1": (0, 5_00),
    }
    said = [problem.what for problem in source.opened.problems()]
    assert said == ["1 row without a customer excluded.", "1 row without an amount excluded."]


def test_an_answer_that_is_not_computed_there_is_refused_by_name_before_anything_runs():
    policy = Policy().with_values({"negatives": "keep"})
    with pytest.raises(nrr.Refusal, match="negatives=keep is not computed in a warehouse"):
        nrr.warehouse.require_pushed_down(policy, nrr.warehouse.Columns("c", "m", "v", "arr"))
