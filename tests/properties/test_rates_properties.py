"""The headline under every method, on random books and on the fourteen customers, against the oracle."""

import json
from pathlib import Path

import pytest
from hypothesis import given

import builders
import oracle
import oracle_methods as methods
from nrr.definitions.metrics import GRR, NRR
from nrr.definitions.policies import Method, Policy, Reactivation
from nrr.ground.windows import Month, Window
from nrr.retention.bridges import bridges
from nrr.retention.rates import rates, trailing, weighted_mean

OUT, IN = Policy(), Policy(reactivation=Reactivation.IN_NUMERATOR)
CASES = json.loads((Path(__file__).parent.parent / "examples/definition_cases.json").read_text())["cases"]
FOURTEEN = next(case["input"] for case in CASES if case["id"] == "A01")


def same(found, wanted):
    return found is None if wanted is None else found == pytest.approx(float(wanted), rel=1e-9, abs=1e-12)


def both(answers, grr="grr"):
    """A method's NRR without and with reactivation in the numerator, and its GRR."""
    return answers["nrr_excl_reactivation"], answers["nrr_incl_reactivation"], answers[grr]


def wanted_of(rows, e):
    """``{method: (NRR, NRR with reactivation in the numerator, GRR)}`` by the oracle."""
    cohort, average = methods.sum_cohort(rows, e), methods.avg_p2p(rows, e)
    quarters = methods.avg_p2p_4q(rows, e)
    return {
        Method.SUM_ALL: both(methods.sum_all(rows, e)),
        Method.SUM_COHORT: (cohort["nrr"], cohort["nrr"], cohort["grr"]),
        Method.CHAIN: both(methods.chain(rows, e)),
        Method.MONTHLY_WEIGHTED_ANNUALIZED: (
            methods.monthly_weighted_annualized(rows, e)["annual"],
            ...,
            None,
        ),
        Method.AVG_P2P: (average["simple"], ..., average["grr_simple"]),
        Method.AVG_P2P_4Q: (quarters["nrr"], ..., quarters["grr"]),
        Method.REV_QUARTER_YOY: (methods.quarter_yoy(rows, e), ..., None),
        Method.REV_TWO_YEAR: (methods.rev_two_year(rows, e)["nrr"], ..., None),
    }


def check(ledger, rows):
    e = len(ledger.months) - 1
    window = Window.trailing(ledger.months[e])
    for method, (plain, with_return, grr) in wanted_of(rows, e).items():
        found = rates(ledger, window, Policy(method=method))
        assert same(found.nrr, plain) and same(found.grr, grr), method
        if with_return is not ...:
            again = rates(ledger, window, Policy(method=method, reactivation=Reactivation.IN_NUMERATOR))
            assert same(again.nrr, with_return), method


@given(book=builders.books(shortest=24))
def test_every_method_equals_the_oracle(book):
    check(book.ledger, book.rows)


def test_every_method_on_the_fourteen_customers():
    book = oracle.exact(FOURTEEN["customers"])
    check(builders.ledger_of_book(FOURTEEN["customers"], start=FOURTEEN["months"][0]), book)


@given(book=builders.books(shortest=24))
def test_the_weighted_average_of_trailing_rates_equals_the_oracle(book):
    e = len(book.calendar) - 1
    window = Window.trailing(Month(book.calendar[e]))
    found = trailing(book.ledger, window, OUT, tuple(range(12)))
    wanted = methods.avg_p2p(book.rows, e)
    assert same(weighted_mean(found, NRR), wanted["weighted"])
    assert same(weighted_mean(found, GRR), wanted["grr_weighted"])


@given(book=builders.books(shortest=13))
def test_with_reactivation_in_the_numerator_the_resurrected_count(book):
    e = len(book.calendar) - 1
    window = Window.trailing(Month(book.calendar[e]))
    wanted = oracle.point_to_point(book.rows, e - 12, e, reactivation="in_numerator")
    assert same(rates(book.ledger, window, IN).nrr, wanted["nrr"])


@given(book=builders.books(shortest=13))
def test_the_headline_is_the_bridge(book):
    window = Window.trailing(Month(book.calendar[-1]))
    one = bridges(book.ledger, [window], OUT).one()
    found = rates(book.ledger, window, OUT)
    assert (found.nrr, found.grr) == (NRR.of(one), GRR.of(one))
