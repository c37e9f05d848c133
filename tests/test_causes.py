"""The company whose revenue has causes: what is built into it is found, by its own numbers; in neutral books
nothing is.
"""

import csv
import io
import sys
from datetime import date, timedelta
from pathlib import Path

import numpy as np
import pytest

import nrr
from nrr.actions import Unvalued
from oracle_actions import ORACLE

SAMPLES = Path(__file__).parent.parent / "sample_data"
sys.path.insert(0, str(SAMPLES))

import causes  # noqa: E402
from lives import CARD_REASONS  # noqa: E402

OPENING, CLOSING = causes.MONTHS - 13, causes.MONTHS - 1
STANDS_FOR = {
    "R-WARN": "an account that turns sour buys less, and then leaves",
    "R-INVOL": "cards fail, and accounts are lost over it",
    "R-REACT": "part of the hotels and caterers stop for the winter, and one in ten who left is back",
    "R-RENEW": "the larger ones signed for a year, and some of those that are due have turned sour",
    "R-PRICE": "prices rose in February 2026",
    "R-CONC": "whoever comes near the limit of its plan buys more, so that few customers bring the growth",
}
"""What is true of the company, as its generator makes it, behind every finding."""
WARNINGS = {"R-WARN", "R-INVOL", "R-REACT", "R-PRICE", "R-NEWLEAK"}


def read(customers):
    out = io.StringIO()
    csv.writer(out).writerows(causes.long(customers))
    return nrr.read(out.getvalue().encode(), "book.csv").ledger


class Told:
    """What the product says of a book."""

    def __init__(self, ledger):
        self.view = nrr.View(nrr.Window.trailing(ledger.months[-1], 12))
        self.parts = {one.rule: one for one in nrr.findings.finding_parts(nrr.diagnose(ledger, self.view))}
        self.subject = nrr.findings.subject_of(ledger, self.view)
        self.advice = nrr.actions.advised(self.subject, tuple(self.parts.values()))
        self.proof = nrr.accounts.score_proof(self.subject.run, self.subject.columns, nrr.accounts.STANDARD)


@pytest.fixture(scope="module")
def sample():
    return Told(nrr.read((SAMPLES / "wrenfield_long.csv").read_bytes(), "wrenfield_long.csv").ledger)


@pytest.fixture(scope="module")
def neutral():
    return Told(read(causes.customers(causes.NEUTRAL, 2)))


@pytest.fixture(scope="module")
def customers():
    return causes.customers()


def test_at_least_six_findings_fire_and_each_stands_for_a_cause_of_the_generator(sample):
    assert len(STANDS_FOR) == 6 and set(sample.parts) == set(STANDS_FOR)


def test_without_the_few_that_grew_most_nrr_is_that_of_the_generator(sample, customers):
    base = [one for one in customers if one.cents[OPENING]]
    rest = sorted(base, key=lambda one: one.cents[OPENING] - one.cents[CLOSING])[10:]
    without = sum(one.cents[CLOSING] for one in rest) / sum(one.cents[OPENING] for one in rest)
    said = sample.parts["R-CONC"].sentence
    assert f"Without the 10 largest upsells, NRR is {100 * without:.1f}%" in said


def test_the_share_lost_through_failed_payments_is_that_of_the_generator(sample, customers):
    left = [one for one in customers if one.cents[OPENING] and not one.cents[CLOSING]]
    card = sum(one.cents[OPENING] for one in left if one.reason in CARD_REASONS)
    share = card / sum(one.cents[OPENING] for one in left)
    assert (
        f"{100 * share:.1f}% of churned revenue left through failed payments"
        in sample.parts["R-INVOL"].sentence
    )


def test_what_renews_in_90_days_is_that_of_the_generator(sample, customers):
    closing = date(2026, 10, 31)
    ends = {one.name: date.fromisoformat(one.renewal) for one in customers if one.renewal}
    due = {name for name, end in ends.items() if closing <= end <= closing + timedelta(90)}
    amount = sum(12 * one.cents[CLOSING] for one in customers if one.name in due) / 100
    assert f"${amount / 1e6:.2f}M renews by 29 Jan 2027" in sample.parts["R-RENEW"].sentence


def test_who_came_back_lifts_nrr_by_what_they_pay_again(sample, customers):
    base = sum(one.cents[OPENING] for one in customers)
    back = [
        one
        for one in customers
        if one.cents[OPENING] and one.cents[CLOSING] and not all(one.cents[OPENING:CLOSING])
    ]
    lift = 100 * sum(one.cents[CLOSING] for one in back) / base
    assert f"add {lift:.1f} points" in sample.parts["R-REACT"].sentence


def test_the_price_rise_is_the_one_of_february(sample):
    assert (
        f"A {causes.WRENFIELD.rise_percent:.1f}% price increase in Feb 2026"
        in sample.parts["R-PRICE"].sentence
    )


def test_after_a_cut_customers_left_as_often_as_the_generator_made_them(sample, customers):
    followed = range(1, causes.MONTHS - 3)
    cuts = [(one, t) for one in customers for t in followed if 0 < one.cents[t] < one.cents[t - 1]]
    left = [1 for one, t in cuts if not all(one.cents[t + 1 : t + 4])]
    assert f"{100 * len(left) / len(cuts):.1f}% of customers left" in sample.parts["R-WARN"].sentence


def test_the_score_is_proven_and_counts_different_customers(sample):
    assert sample.proof.proven and sample.proof.times > 2
    red = nrr.accounts.Light.RED
    assert 10 < sample.proof.customers[red] < sample.proof.cases[red]


def test_actions_on_usage_cuts_payments_and_renewals_have_a_worth(sample):
    for key in ("A-DUN", "A-PAYNOW", "A-RED", "A-USE3", "A-CUT", "A-RENEW", "A-LIMIT", "A-EXIT"):
        assert sample.advice.action(key).worth is not None, key


def test_where_nothing_is_true_no_cause_is_found_and_no_worth_is_told(neutral):
    assert not set(neutral.parts) & WARNINGS
    assert not neutral.proof.proven
    for key in ("A-RED", "A-AMBER", "A-USE3", "A-CUT", "A-PAYNOW"):
        assert neutral.advice.action(key).worth is None, key
    assert neutral.advice.action("A-RED").reason == Unvalued.DOES_NOT_SEPARATE


def test_overlapping_actions_of_the_company_share_their_worth_as_a_second_program_says(sample):
    """Four actions on the same customers, some of whom failed to pay: whole and parts by all orders."""
    ground = nrr.actions.Ground(sample.subject)
    worth = nrr.actions.valued(ground, nrr.actions.Edits(), {})
    chosen = {key: worth[key].values["mid"] for key in ("A-PAYNOW", "A-RED", "A-USE3", "A-CUT")}
    rows = {
        key: {"cause": str(pot), "values": {n: float(v) for n, v in enumerate(values) if v}}
        for key, pots in chosen.items()
        for pot, values in pots.items()
    }
    several = [set(one["values"]) for one in rows.values()]
    assert any(first & second for first in several for second in several if first is not second)
    given = {"actions": rows, "payment_customers": np.flatnonzero(ground.failed).tolist()}
    wanted = ORACLE["worth_together"](given)
    found = nrr.actions.together(chosen, ground.paying, ground.failed)
    assert found.total == pytest.approx(wanted["together"]) and found.parts == pytest.approx(wanted["parts"])
