"""What totals are enough for beyond figures, as of the file: conventions side by side, diagnostic rules."""

from dataclasses import replace

import pytest

import nrr
from builders import Drawn
from nrr.comparisons import CONVENTIONS, lens_of_totals
from nrr.findings import diagnose, findings_of_totals, not_asked
from nrr.ledgers import Naming
from warehouse.engines import (
    COLUMNS,
    MONEY,
    Duck,
    drawn_book,
    drawn_money,
    policy_of,
    rows_of,
    warehouse,
)

ONE_BY_ONE = {one.key for one in CONVENTIONS if one.kept is not None}
assert {"from_5k", "without_largest"} == ONE_BY_ONE


def lens_told(rows):
    """Rows by key, rates to twelve digits: an engine adds in another order."""
    rates = {row.key: (row.nrr, row.grr, row.logo_retention) for row in rows}
    return {
        key: tuple(None if rate is None else float(f"{rate:.12g}") for rate in own)
        for key, own in rates.items()
        if key not in ONE_BY_ONE
    }


def findings_told(found):
    return {
        one.rule.id: (one.severity, one.sentence, one.at_stake_arr_minor, one.why if one.fires else "")
        for one in found
    }


def alike(source, book, view):
    """The same conventions and rules of a table and of its book."""
    rows = lens_of_totals(source, view)
    assert lens_told(rows) == lens_told(nrr.lens(book, view))
    assert all(row.nrr is None and row.reason for row in rows if row.key in ONE_BY_ONE)
    found = findings_of_totals(source, view)
    file = findings_told(diagnose(book, view, naming=Naming.ABSENT))
    assert findings_told(found) == {one.rule.id: file[one.rule.id] for one in found}
    assert {one.rule.id for one in found}.isdisjoint(not_asked(found))
    return [one.rule.id for one in found if one.fires]


@pytest.mark.parametrize("seed", range(8))
def test_conventions_and_rules_of_a_table_are_those_of_its_book(seed):
    drawn, policy, duck = drawn_book(seed), policy_of(seed), Duck(keeps=seed % 3 > 0)
    own = drawn.ledger
    window = nrr.retention.default_window(nrr.ledgers.settle(own, policy))
    where = (("plan", ("pro",)),) if seed % 4 == 3 else ()
    source = warehouse(duck.engine, duck.table(rows_of(drawn)), policy, window, where)
    alike(source, own, nrr.View(window, policy, where))


def test_rules_that_fire_are_told_with_the_words_of_the_file():
    fired = set()
    for seed in (0, 3, 6):
        drawn, policy, duck = drawn_book(seed), policy_of(seed), Duck()
        window = nrr.retention.default_window(nrr.ledgers.settle(drawn.ledger, policy))
        source = warehouse(duck.engine, duck.table(rows_of(drawn)), policy, window)
        fired |= {*alike(source, drawn.ledger, nrr.View(window, policy))}
    assert {"R-LEAK", "R-POOR", "R-SMALL", "R-REACT", "R-LOGO", "R-HIST"} <= fired


def test_a_falling_trend_and_young_churn_are_told_of_a_table():
    """A year in which NRR falls month by month, and customers won in it who leave at once."""
    first = nrr.Month.parse("2023-01").ordinal
    months = tuple(range(first, first + 30))
    rows = {f"c{n}": [1000_00] * (18 + n % 12) + [0] * (12 - n % 12) for n in range(60)}
    rows |= {f"y{n}": [0] * 22 + [500_00] * 4 + [0] * 4 for n in range(40)}
    plans = {name: ["pro"] * 30 for name in rows}
    drawn, duck = Drawn(months, rows, plans), Duck()
    window = nrr.Window.trailing(nrr.Month(months[-1]))
    source = warehouse(duck.engine, duck.table(rows_of(drawn)), nrr.Policy(), window)
    fired = alike(source, drawn.ledger, nrr.View(window))
    assert {"R-TREND", "R-NEWLEAK"} <= {*fired}


def test_conventions_of_several_currencies_are_those_of_the_book():
    own, rows, rules = drawn_money(3)
    duck = Duck()
    view = nrr.View(nrr.retention.default_window(own))
    source = warehouse(duck.engine, duck.table(rows), view.policy, view.window, (), MONEY, rules)
    told = lens_told(lens_of_totals(source, view))
    assert told["spot"][0] is not None and told == lens_told(nrr.lens(own, view))


def test_a_rule_that_rests_on_a_least_amount_is_named_among_those_not_asked():
    drawn, duck = drawn_book(0), Duck()
    policy = replace(nrr.Policy(), min_logo_mrr=0.05)
    window = nrr.retention.default_window(nrr.ledgers.settle(drawn.ledger, policy))
    source = warehouse(duck.engine, duck.table(rows_of(drawn)), policy, window, (), COLUMNS)
    found = findings_of_totals(source, nrr.View(window, policy))
    assert {"R-LOGO", "R-CONC", "R-COHORT"} <= {*not_asked(found)}
