"""Further cases of actions at the edges of the method, invented from its text: in memory and by a file, both
against the second program; and how their worth is said.
"""

import numpy as np
import pytest

import nrr
from cases_actions import ADAPTERS
from nrr.actions import Advice, Amounts, Edits, Pot, Together, together
from oracle_actions import ORACLE
from test_actions_by_file import BY_FILE, agrees, ledger_of, levers, loss, paid, state, steps, subject_of


def price(uplift, reach, extra, now=500_000):
    given = {"now": now, "uplift": uplift, "reach": reach, "extra_churn": extra}
    return {"function": "worth_price", "input": given}


EDGES = {
    "every second customer lost": loss([(40, 1000)], 20_000, 20_000, 0, 44_000, [0.1, 0.15]),
    "twenty equal customers have a middle": loss([(20, 1000)], 2000, 5000, 1000, 26_000, [0.2, 0.3]),
    "five customers have a range and no middle": loss([(5, 1000)], 1000, 1000, 0, 9000, [0.2, 0.3]),
    "just over 30% unknown cannot be split": loss([(50, 1000)], 2000, 9000, 3000, 60_000, [0.1, 0.15]),
    "a low limit below the others is worth nothing": state(
        {"Ada": 9000, "Bo": 300}, (30, 6), 24, (400, 60), [0.1, 0.15]
    ),
    "steps that are all alike": steps({"Ada": 10_000, "Bo": 2_000}, [0.1] * 12, [0.0, 0.2]),
    "a price step that loses more than it brings": price(0.02, 0.5, 0.06),
    "a price step on everybody": price(0.055, 1.0, 0.0),
    "losses that are taken away whole": levers((0.10, 0.004, 0.02), {"churn": 20_000, "contraction": 4000}),
    "contraction alone stops at zero": levers((0.02, 0.001, 0.05), {"contraction": 3000}),
}


@pytest.mark.parametrize("name", EDGES)
def test_an_edge_in_memory_and_by_file_is_what_the_second_program_says(name):
    case = EDGES[name]
    wanted = ORACLE[case["function"]](case["input"])
    agrees(ADAPTERS[case["function"]](case["input"], wanted), wanted)
    agrees(BY_FILE[case["function"]](case["input"]), wanted)


def test_five_overlapping_actions_one_of_them_below_nothing_in_any_order():
    customers = ("U", "V", "W", "X")
    told = {
        "PAYNOW": ("payment", (12, 0, 3, 0)),
        "DUN": ("payment", (1, 2, 3, 0)),
        "RED": ("choice", (30, 10, 0, 5)),
        "CUT": ("choice", (20, 10, 4, 5)),
        "STEP": ("grow", (-2, -1, -3, -4)),
    }
    values = {
        key: {"cause": cause, "values": dict(zip(customers, of, strict=True))}
        for key, (cause, of) in told.items()
    }
    wanted = ORACLE["worth_together"]({"actions": values, "payment_customers": ["U"]})
    rows = {key: {Pot(cause): np.array(of, float)} for key, (cause, of) in told.items()}
    for order in (tuple(rows), tuple(reversed(rows))):
        found = together(
            {key: rows[key] for key in order},
            np.full(len(customers), np.inf),
            np.array([name == "U" for name in customers]),
        )
        assert found.total == pytest.approx(wanted["together"])
        assert found.parts == pytest.approx(wanted["parts"])


def test_nothing_together_is_nothing():
    assert together({}, np.zeros(3)) == Together(0.0, {})


def test_who_failed_to_pay_and_cut_counts_under_payment_by_file():
    """Six who cut last month, two of them with a failed payment: called as cutters are the other four."""
    past = [(f"p{n}", [90] * 2 + [80] * 2 + [0] * 9, "0") for n in range(12)]
    past += [(f"q{n}", [90] * 2 + [80] * 11, "0") for n in range(12)]
    calm = [(f"c{n}", [100] * 13, "0") for n in range(20)]
    lately = [(f"r{n}", paid(1000, 0, 12, 12) + paid(900, 0, 1, 1), "3" if n < 2 else "0") for n in range(6)]
    subject = subject_of(ledger_of([*past, *calm, *lately], 13, ["Payment failures last 90 days"]))
    ground = nrr.actions.Ground(subject)
    cut = nrr.actions.valued(ground, Edits(), {})["A-CUT"]
    assert ground.failed.sum() == 2
    alone = cut.alone("mid")
    found = together({"A-CUT": cut.values["mid"]}, ground.paying, ground.failed)
    assert found.total == pytest.approx(alone * 4 / 6)


def said(low, high, base=10_000_000):
    advice = Advice(base, (), (), (), None, {})
    return nrr.actions.worth_said(Amounts(low, None, high), advice, str)


@pytest.mark.parametrize(
    ("low", "high", "words"),
    [
        (25_000, 75_000, "0.2 to 0.8 points (25000 to 75000)"),
        (35_000, 45_000, "0.4 points (35000 to 45000)"),
        (0, 65_000, "0.0 to 0.7 points (0 to 65000)"),
        (10, 4000, "less than 0.1 points (10 to 4000)"),
        (-100_000, -100_000, "−1.0 points (-100000)"),
        (0, 0, "0.0 points (0)"),
    ],
)
def test_a_worth_is_said_with_both_ends_rounded_to_the_nearest_digit(low, high, words):
    """Halves as their binary digits lie, as every rate of the product."""
    assert said(low, high) == words
