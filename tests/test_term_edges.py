"""Edge rules of renewals by a file, every figure worked out by hand in the comment beside it."""

import pytest

import nrr


def found(rows, as_of, months=12, **policy):
    head = "Customer,Product,Start,End,ARR"
    extra = [pair.split("=") for row in rows for pair in row.split(",")[5:]]
    names = list(dict.fromkeys(name for name, _ in extra))
    lines = []
    for row in rows:
        cells = row.split(",")
        told = dict(pair.split("=") for pair in cells[5:])
        lines.append(",".join([*cells[:5], *(told.get(name, "") for name in names)]))
    text = "\n".join([",".join([head, *names]), *lines])
    read = nrr.read(text.encode(), "contracts.csv", nrr.Answers(as_of=as_of, overlaps="renewal"))
    assert read.outcome == "accepted", [p.what for p in read.problems]
    view = nrr.View(nrr.Window.trailing(nrr.Month.parse(as_of), months), nrr.Policy(**policy))
    return nrr.terms.renewals_of(read.ledger, view)


def period(renewals, label):
    one = renewals.quarters[label]
    names = ("up", "kept", "expansion", "contraction", "churned", "in_grace", "notice", "pending")
    return {name: value // 100 for name in names if (value := getattr(one, name))}


@pytest.mark.parametrize(
    ("starts", "expected"),
    [
        # due 2025-03-31, so D is 1 April: the thirtieth day after it is 1 May, the next one comes back
        ("2025-05-01", {"up": 100, "kept": 100}),
        ("2025-05-02", {"up": 100, "churned": 100}),
    ],
)
def test_the_last_day_of_grace_is_still_a_renewal(starts, expected):
    rows = ["A,x,2024-04-01,2025-03-31,100", f"A,x,{starts},2026-03-31,100"]
    one = found(rows, "2025-06").quarters["2025-Q1"]
    assert {name: getattr(one, name) // 100 for name in expected} == expected
    assert [days for _, days, _ in one.returned] == ([31] if "churned" in expected else [])


@pytest.mark.parametrize(
    ("as_of", "extra", "expected"),
    [
        # due on the as-of day: still in force; a month later 30 days are over by 30 April (D + 30 = 1 May)
        ("2025-03", "", {"up": 100, "pending": 100}),
        ("2025-04", "", {"up": 100, "in_grace": 100}),
        ("2025-05", "", {"up": 100, "churned": 100}),
        ("2025-03", ",Notice given=2025-01-15", {"up": 100, "notice": 100}),
        ("2025-04", ",Notice given=2025-01-15", {"up": 100, "churned": 100}),
        # a notice of a later day is not known yet
        ("2025-03", ",Notice given=2025-04-02", {"up": 100, "pending": 100}),
    ],
)
def test_states_around_the_due_date(as_of, extra, expected):
    rows = [f"A,x,2024-04-01,2025-03-31,100{extra}", "B,x,2024-01-01,2026-12-31,50"]
    assert period(found(rows, as_of), "2025-Q1") == expected


def test_cut_short_and_not_replaced_is_no_renewal_and_a_mid_term_loss():
    # ends in June of a term until December, nothing follows: not up, and 100 of the 150 at the opening fall
    rows = ["A,x,2025-01-01,2025-06-30,100,Original end=2025-12-31", "A,y,2024-01-01,2026-12-31,50"]
    one = found(rows, "2025-12", 11)
    assert "2025-Q4" not in one.quarters and "2025-Q2" not in one.quarters
    split = one.split
    assert split.opening == {"up": 0, "mid_term": 15000, "evergreen": 0, "added": 0}
    assert split.closing == {"up": 0, "mid_term": 5000, "evergreen": 0, "added": 0}


def test_cut_short_and_replaced_by_another_product_the_day_after_is_an_early_swap_of_its_due_quarter():
    rows = ["A,x,2025-01-01,2025-06-30,100,Original end=2025-12-31", "A,y,2025-07-01,2026-06-30,80"]
    assert period(found(rows, "2025-12"), "2025-Q4") == {"up": 100, "kept": 80, "contraction": 20}
    # a week later it is no swap: the loss is mid-term and the new product cross-sell
    rows[1] = "A,y,2025-07-08,2026-07-07,80"
    assert "2025-Q4" not in found(rows, "2025-12").quarters


def test_a_co_termed_add_on_comes_up_with_its_contract_and_is_one_customer():
    rows = ["A,x,2024-01-01,2024-12-31,100", "A,add,2024-07-01,2024-12-31,40"]
    rows += ["A,x,2025-01-01,2025-12-31,100", "A,add,2025-01-01,2025-12-31,20"]
    one = found(rows, "2025-06")
    # 140 up, 120 renewed
    assert period(one, "2024-Q4") == {"up": 140, "kept": 120, "contraction": 20}
    assert (one.quarters["2024-Q4"].renewals, one.quarters["2024-Q4"].logos_up) == (1, 1)
    by_line = found(rows, "2025-06", renewal_unit=nrr.ground.RenewalUnit.LINE).quarters["2024-Q4"]
    assert (by_line.renewals, by_line.logos_up, by_line.contraction) == (2, 1, 2000)


def test_a_customer_with_something_in_force_the_day_after_is_kept_though_its_contract_is_not():
    rows = ["A,x,2024-01-01,2024-12-31,100", "A,y,2024-06-01,2026-05-31,30", "B,x,2024-01-01,2024-12-31,60"]
    one = found(rows, "2025-06").quarters["2024-Q4"]
    # 160 up, all of it lost in money; of two customers one stays with its other product
    assert (one.up, one.churned, one.gross_rate, one.logo_rate) == (16000, 16000, 0.0, 0.5)


def test_three_products_renewed_into_one_are_a_renewal_of_the_customer_and_a_loss_of_each_product():
    rows = [f"A,{n},2024-0{n}-01,2024-12-31,100" for n in (1, 2, 3)]
    rows.append("A,all,2025-01-01,2025-12-31,200")
    # one due day: one renewal of 300 at 200
    assert period(found(rows, "2025-06"), "2024-Q4") == {"up": 300, "kept": 200, "contraction": 100}
    by_line = found(rows, "2025-06", renewal_unit=nrr.ground.RenewalUnit.LINE).quarters["2024-Q4"]
    assert (by_line.kept, by_line.churned) == (0, 30000)  # by line every product was lost


def test_a_step_inside_a_term_is_mid_term_and_what_is_up_is_the_last_step():
    rows = ["A,x,2025-01-01,2025-06-30,100,Contract=K", "A,x,2025-07-01,2025-12-31,130,Contract=K"]
    rows += ["A,x,2026-01-01,2026-12-31,120,Contract=L"]
    one = found(rows, "2026-01", 12)
    assert period(one, "2025-Q4") == {"up": 130, "kept": 120, "contraction": 10}
    change = one.split.up_change
    # from 100 at the opening: 30 more within the term, 10 less at renewal
    assert (change.between_renewals, change.expansion, change.contraction) == (3000, 0, 1000)


def test_a_term_that_goes_on_month_by_month_is_renewed_and_now_not_under_term():
    rows = ["A,x,2024-01-01,2024-12-31,100", "A,x,2025-01-01,,90", "B,x,2024-01-01,2025-12-31,10"]
    one = found(rows, "2025-06")
    assert period(one, "2024-Q4") == {"up": 100, "kept": 90, "contraction": 10}
    (place,) = one.places("2024-Q4")
    assert one.book.renewal(place).now_not_under_term and one.book.not_under_term == 9000


def test_what_is_bound_for_one_more_term_takes_notice_that_is_too_late_by_a_day():
    rows = [
        # deadline 31 Aug 2025 (30 Nov less 91 days) before the as-of day 30 Sep: bound until Nov 2026, +10%
        "A,x,2024-12-01,2025-11-30,100,Notice days=91,Auto renew=yes,Uplift=10%",
        # deadline on the as-of day itself: notice may still come
        "B,x,2024-12-01,2025-11-30,100,Notice days=61,Auto renew=yes,Uplift=10%",
        "C,x,2024-01-01,2026-12-31,50,Notice days=,Auto renew=,Uplift=",
    ]
    ahead = found(rows, "2025-09").commitments
    assert [(str(one.closing), one.floor // 100, one.flat // 100) for one in ahead] == [
        ("2025-12", 160, 270),
        ("2026-03", 160, 270),
        ("2026-06", 160, 270),
        ("2026-09", 160, 270),
    ]


def test_a_signed_renewal_is_bound_from_its_day_and_nothing_before():
    rows = [
        "A,x,2025-01-01,2025-12-20,100,Signed=2024-12-01",
        "A,x,2026-01-10,2027-01-09,140,Signed=2025-09-15",
        "B,x,2025-02-01,2026-01-31,50,Signed=2025-01-20",
    ]
    ahead = found(rows, "2025-10").commitments
    # 31 Dec: A is in its signed gap of twenty days, B runs until January; then A's 140, and B if it renews
    assert [one.floor // 100 for one in ahead] == [50, 140, 140, 140]
    assert [one.flat // 100 for one in ahead] == [50, 190, 190, 190]
