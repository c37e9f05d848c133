"""The oracle against the worked definition cases: figures computed by hand before any program existed."""

import json
from fractions import Fraction
from pathlib import Path

import pytest

import oracle
import oracle_cleaning as cleaning
import oracle_cohorts as cohorts
import oracle_methods as methods

CASES = {
    c["id"]: c
    for c in json.loads((Path(__file__).parent / "examples/definition_cases.json").read_text())["cases"]
}
NEGATIVES = {
    "floor": cleaning.floor_negatives,
    "bridge": cleaning.bridge_negatives,
    "keep": list,
}
METHODS = {
    "sum_cohort": methods.sum_cohort,
    "chain": methods.chain,
    "monthly_weighted_annualized": methods.monthly_weighted_annualized,
    "rev_quarter_yoy": methods.rev_quarter_yoy,
    "rev_two_year": methods.rev_two_year,
}


def given(case):
    """The case's input; `@A01` borrows the input of another case."""
    found = case["input"]
    return CASES[found[1:]]["input"] if isinstance(found, str) else found


def prepared(case):
    """The book after the policies of the case, and the two ends of its window."""
    data, policy = given(case), case["policy"]
    clean = NEGATIVES[policy.get("negatives", "floor")]
    book = {name: clean(row) for name, row in oracle.exact(data["customers"]).items()}
    if policy.get("level") == "parent":
        book = cleaning.roll_up(book, data["parent"])
    if policy.get("level") == "customer" and "customer_of" in data:
        book = cleaning.roll_up(book, data["customer_of"])
    months = data["months"]
    ends = [policy.get("window_start", months[0]), policy.get("window_end", months[-1])]
    return book, *(months.index(end) for end in ends)


def by_p2p(case):
    policy = case["policy"]
    return oracle.point_to_point(
        *prepared(case),
        reactivation=policy.get("reactivation", "p2p"),
        min_logo=Fraction(str(policy.get("min_logo_mrr", 0))),
        exclude=policy.get("exclude", ()),
    )


def by_movements(case):
    book, s, e = prepared(case)
    cap = case["policy"].get("reactivation_max_gap")
    found = oracle.monthly_movements(book, s, e, longest_gap=cap)
    cohort = oracle.monthly_movements(book, s, e, cohort_only=True, longest_gap=cap)
    negative = any((a or 0) < 0 for row in given(case)["customers"].values() for a in row)
    return found | {
        "sum_nrr_all": found["sum_nrr_excl_reactivation"],
        "sum_nrr_cohort": cohort["sum_nrr_incl_reactivation"],
        "anomalies": ["negative_mrr"] if negative else [],
    }


def by_method(case):
    book, _, e = prepared(case)
    return METHODS[case["function"]](book, e)


def by_average(case):
    book, _, e = prepared(case)
    found = methods.avg_p2p(book, e)
    return {
        "simple_12": found["simple"],
        "weighted_12": found["weighted"],
        "grr_simple_12": found["grr_simple"],
        "quarter_end_4": methods.avg_p2p_4q(book, e)["nrr"],
    }


def by_type(case):
    lines = [(x["customer"], x["type"], [Fraction(str(a)) for a in x["mrr"]]) for x in given(case)["lines"]]
    return oracle.point_to_point(cleaning.of_types(lines, case["policy"]["revenue_types"]), 0, 1)


def by_currency(case):
    data = given(case)
    book, rates = oracle.exact(data["local"]), oracle.exact(data["rates"])
    found = oracle.point_to_point(cleaning.at_constant(book, data["currency"], rates, 1), 0, 1)
    return found | {"end": found["end_total"], "fx_effect": 0}


def by_layers(case):
    book, _, e = prepared(case)
    months = given(case)["months"]
    named = {("<=" if t == 0 else "") + months[t]: layer for t, layer in cohorts.layer_cake(book).items()}
    return {"layers": named, "total": [oracle.total(book, t) for t in range(e + 1)]}


def by_curves(case):
    table = {
        name: {age: {"net": Fraction(net), "kept": Fraction(kept)} for age, (net, kept) in enumerate(cells)}
        for name, cells in given(case)["cohorts"].items()
    }
    ages = range(3)
    return {
        "nrr": {name: list(cohorts.curve(cells, "net").values()) for name, cells in table.items()},
        "weighted": [cohorts.weighted_average(table, "net", a) for a in ages],
        "simple": [cohorts.simple_average(table, "net", a) for a in ages],
        "chain_ladder": [cohorts.chain_ladder(table, "net", a) for a in ages],
        "grr_weighted": [cohorts.weighted_average(table, "kept", a) for a in ages],
        "observed_cohorts": [sum(a in cells for cells in table.values()) for a in ages],
    }


def by_base_month(case):
    rows = list(oracle.exact(given(case)["customers"]).values())
    cells = {age: cohorts.cell(rows, 0, age, "plain") for age in range(3)}
    return {f"base_month_{b}": list(cohorts.curve(cells, "net", b).values()) for b in (0, 1)}


def by_first_month(case):
    data, book = given(case), oracle.exact(given(case)["customers"])
    first = {name: cohorts.first_paid(row) for name, row in book.items()}
    return {"cohort": {n: ("<=" if t == 0 else "") + data["months"][t] for n, t in first.items()}}


ANSWERS = {
    "nrr_point_to_point": by_p2p,
    "monthly_movements": by_movements,
    "avg_p2p": by_average,
    "nrr_by_type": by_type,
    "fx_nrr": by_currency,
    "layer_cake": by_layers,
    "cohort_curves": by_curves,
    "cohort_base": by_base_month,
    "cohort_month": by_first_month,
    "wrong_total_ratio": lambda c: {
        "ratio": oracle.ratio(by_p2p(CASES["A01"])["end_total"], by_p2p(CASES["A01"])["start"])
    },
    **dict.fromkeys(METHODS, by_method),
}
NOT_A_BOOK_QUESTION = {"M20"}  # asks for a month that the file does not hold


def agrees(found, wanted, tolerance):
    """Numbers within the case's tolerance, lists and dictionaries element by element."""
    if isinstance(wanted, dict):
        return all(agrees(found[key], value, tolerance) for key, value in wanted.items())
    if isinstance(wanted, list):
        return len(found) == len(wanted) and all(map(agrees, found, wanted, [tolerance] * len(wanted)))
    if wanted is None or isinstance(wanted, str):
        return found == wanted
    return found is not None and abs(float(found) - wanted) <= max(tolerance, 1e-9 * abs(wanted))


@pytest.mark.parametrize(
    "case",
    [c for c in CASES.values() if c["function"] in ANSWERS and c["id"] not in NOT_A_BOOK_QUESTION],
    ids=lambda c: c["id"],
)
def test_the_oracle_gives_what_was_worked_out_by_hand(case):
    found = ANSWERS[case["function"]](case)
    for key, wanted in case["expected"].items():
        assert agrees(found[key], wanted, case["tolerance"]), f"{key}: {found[key]} is not {wanted}"


def test_the_spot_rate_line_closes_the_roll_forward():
    book, rates = (
        {"U": [1000, 1100], "D": [500, 500]},
        {"USD": [1, 1], "EUR": [Fraction("1.1"), Fraction("0.9")]},
    )
    currency = {"U": "USD", "D": "EUR"}
    spot = cleaning.at_spot(book, currency, rates)
    assert oracle.total(spot, 0) == oracle.total(spot, 1) == 1550
    assert cleaning.fx_line(book, currency, rates, 1) == -100


def test_pauses_gaps_and_cancellations_by_eye():
    assert cleaning.hold_pauses([9, 0, 0, 0, 9], {1, 2, 3}, 2) == [9, 9, 9, 0, 9]
    assert cleaning.bridge_single_gaps([5, 0, 7, 0, 0, 8]) == [5, 5, 7, 0, 0, 8]
    assert cleaning.end_at_cancellation([100, 100, 100, 0], 0) == [0, 0, 0, 0]
    assert cleaning.smooth_three([3, 6, 9, 0]) == [3, Fraction(9, 2), 6, 5]


def test_running_minimum_never_rises():
    table = cohorts.triangle({"late": [0, 10, 4, 12]}, basis="running_min")
    assert [c["kept"] for c in table[1].values()] == [10, 4, 4]
