"""Further edge rules of renewals and fiscal years by a file, worked out by hand from the definitions."""

from datetime import date

import pytest

import nrr
from nrr.ground import FiscalName
from test_term_edges import found, period


def test_replaced_early_stays_in_the_quarter_it_was_due_in():
    # due 31 December, replaced on 1 October: 92 days before 1 January
    one = found(["A,x,2024-01-01,2024-12-31,100", "A,x,2024-10-01,2025-09-30,120"], "2025-03")
    assert list(one.quarters) == ["2024-Q4", "2025-Q3"]
    assert period(one, "2024-Q4") == {"up": 100, "kept": 100, "expansion": 20}
    assert one.quarters["2024-Q4"].early == (("A", -92),)


def test_a_contract_of_three_years_comes_up_once_and_an_open_one_never():
    one = found(
        ["A,x,2022-07-01,2025-06-30,300", "A,x,2025-07-01,2026-06-30,270", "B,x,2024-01-01,,50"], "2025-09"
    )
    assert period(one, "2025-Q2") == {"up": 300, "kept": 270, "contraction": 30}
    assert [label for label, own in one.quarters.items() if own.up] == ["2025-Q2", "2026-Q2"]
    (group,) = nrr.terms.rates_by(one, nrr.terms.TERM_CLASS, "2025-Q2")
    assert group.gross_a_year == pytest.approx(0.9 ** (1 / 3)) and one.book.not_under_term == 5000


def test_what_renews_twice_within_the_horizon_rises_twice():
    # half a year to 31 December, 10% more at each renewal: 110 from January, 121 from July
    one = found(
        ["A,x,2025-07-01,2025-12-31,100,Uplift=10%", "B,x,2024-01-01,2026-12-31,10,Uplift="], "2025-09"
    )
    assert [ahead.floor // 100 for ahead in one.commitments] == [110, 10, 10, 10]
    assert [ahead.flat // 100 for ahead in one.commitments] == [110, 120, 120, 131]
    # at a rate of one half: 10 + 0.5 x 110, and 10 + 0.25 x 121
    assert [ahead.at_rate(0.5, 1.0, 3) for ahead in one.commitments] == [11000, 6500, 6500, 4025]


def test_lapsed_and_back_after_the_grace_is_a_loss_and_a_return_of_what_was_up():
    # due 28 February; back on 15 April, 45 days after 1 March
    one = found(
        ["A,x,2024-03-01,2025-02-28,100", "A,x,2025-04-15,2026-04-14,80", "B,x,2024-01-01,2026-12-31,50"],
        "2025-12",
    )
    assert one.quarters["2025-Q1"].returned == (("A", 45, 8000),)
    assert period(one, "2025-Q1") == {"up": 100, "churned": 100}
    change = one.split.up_change
    assert (change.churned, change.returned, change.between_renewals) == (10000, 8000, 0)
    assert one.split.opening["up"] == 10000 and one.split.closing["up"] == 8000


def test_notice_for_one_of_two_products_leaves_the_other_pending():
    rows = [
        "A,x,2025-01-01,2025-12-31,100,Notice given=2025-08-01",
        "A,y,2025-01-01,2025-12-31,50,Notice given=",
    ]
    one = found(rows, "2025-09")
    assert period(one, "2025-Q4") == {"up": 150, "notice": 100, "pending": 50}
    ahead = one.quarters["2025-Q4"]
    assert (ahead.gross_low, ahead.gross_high, ahead.settled_share, ahead.gross_rate) == (0, 1 / 3, 0, None)


def test_the_first_other_product_in_the_grace_is_a_swap_and_the_next_is_cross_sell():
    rows = ["A,x,2024-01-01,2024-12-31,100", "A,y,2025-01-10,2026-01-09,60", "A,z,2025-01-20,2026-01-19,70"]
    one = found(rows, "2025-06", 12)
    assert period(one, "2024-Q4") == {"up": 100, "kept": 60, "contraction": 40}
    assert one.quarters["2024-Q4"].late == (("A", 9, 6000),)


def test_two_due_days_renewed_into_one_contract_share_it_by_what_was_up():
    # 200 over 100 and 50: 133.33 and 66.67, each in its own due period; one customer, two renewals
    rows = [
        "A,x,2024-01-01,2024-12-05,100",
        "A,y,2024-01-01,2024-12-31,50",
        "A,all,2025-01-01,2025-12-31,200",
    ]
    own = found(rows, "2025-06").quarters["2024-Q4"]
    assert (own.up, own.kept, own.expansion, own.renewals, own.logos_up) == (15000, 15000, 5000, 2, 1)


def test_of_a_customer_with_two_due_days_in_a_quarter_one_renewal_keeps_the_logo():
    rows = ["A,x,2024-02-01,2025-01-31,100", "A,y,2024-03-01,2025-02-28,50", "A,y,2025-03-01,2026-02-28,50"]
    own = found([*rows, "B,x,2024-01-01,2026-12-31,10"], "2025-06").quarters["2025-Q1"]
    assert (own.gross_rate, own.logo_rate, own.logos_up) == (pytest.approx(1 / 3), 1, 1)


def test_what_is_due_on_the_as_of_day_is_in_force_and_bound_to_nothing():
    one = found(["A,x,2024-10-01,2025-09-30,100", "B,x,2024-01-01,2026-12-31,50"], "2025-09")
    assert (one.commitments[0].opening, one.commitments[0].floor, one.commitments[0].up) == (
        15000,
        5000,
        10000,
    )
    calendar = one.calendar({})
    (first, *_) = calendar
    assert (first.customer, first.days_to_go) == ("A", 0)
    wall = one.wall(calendar)
    assert wall.due_today == 10000 and set(wall.up.values()) == {0}


@pytest.mark.parametrize(
    ("start", "name", "due", "label"),
    [
        # the year from February 2025 ends in January 2026
        (2, FiscalName.END, "2025-04-30", "FY26 Q1"),
        (2, FiscalName.START, "2025-04-30", "FY25 Q1"),
        (2, FiscalName.END, "2025-01-31", "FY25 Q4"),
        # from April: March 2025 is the last month of the year that ends then
        (4, FiscalName.END, "2025-03-31", "FY25 Q4"),
        (4, FiscalName.START, "2025-03-31", "FY24 Q4"),
        # from July: July to September 2025 is the first quarter of the year that ends in June 2026
        (7, FiscalName.END, "2025-07-01", "FY26 Q1"),
        (7, FiscalName.START, "2025-06-30", "FY24 Q4"),
        (1, FiscalName.START, "2025-06-30", "2025-Q2"),
    ],
)
def test_the_fiscal_quarter_of_a_due_day(start, name, due, label):
    begins = date.fromisoformat(due).replace(year=2024).toordinal() + 1
    rows = [f"A,x,{date.fromordinal(begins)},{due},100", "B,x,2024-01-01,2026-12-31,50"]
    one = found(rows, "2025-10", fiscal_start=start, fiscal_name=name)
    plain = found(rows, "2025-10")
    assert one.quarters[label].up == 10000
    assert sorted(q.up for q in one.quarters.values()) == sorted(q.up for q in plain.quarters.values())
