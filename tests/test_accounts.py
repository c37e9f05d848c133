"""Single customers: a score says how much of it was known, an event counts only when it could be followed."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

import nrr
from builders import ledger
from nrr.accounts import SIGNALS, STANDARD, ChurnReason, Light


def grid(*rows: str) -> np.ndarray:
    """Customers as rows of monthly amounts, a dot for nothing; returned month-major."""
    cells = [[0 if cell == "." else round(float(cell) * 1200) for cell in row.split()] for row in rows]
    return np.array(cells, dtype=np.int64).T


def first_paid(book: np.ndarray) -> np.ndarray:
    return np.where((book > 0).any(axis=0), (book > 0).argmax(axis=0), -1)


def run_of(book: np.ndarray) -> nrr.retention.Run:
    months = tuple(nrr.Month.parse("2025-01") + index for index in range(len(book)))
    return nrr.retention.Run(months, book, first_paid(book), 0)


@pytest.mark.parametrize(
    ("key", "measured", "marks"),
    [
        ("mrr_change_3m", [0.0, -0.10, -0.11], [1, 0.5, 0]),
        ("mrr_change_12m", [0.3, -0.20, -0.21], [1, 0.5, 0]),
        ("tenure_hazard", [0.8, 1.3, 1.31], [1, 0.5, 0]),
        ("usage_change_3m", [-0.05, -0.25, -0.26], [1, 0.5, 0]),
        ("payment_failures_90d", [0, 1, 2], [1, 0.5, 0]),
        ("nps", [9, 7, 6], [1, 0.5, 0]),
        ("tickets_90d", [1.25, 2.0, 2.01], [1, 0.5, 0]),
        ("renewal_days", [91, 31, 30], [1, 0.5, 0]),
        ("gap_12m", [0, 1, 5], [1, 0, 0]),
    ],
)
def test_marks_change_exactly_at_their_limits(key: str, measured: list[float], marks: list[float]) -> None:
    assert nrr.accounts.graded(key, np.array(measured, dtype=float)).tolist() == marks
    assert np.isnan(nrr.accounts.graded(key, np.array([np.nan]))).all()


def test_a_missing_signal_lowers_coverage_and_not_the_score() -> None:
    got = nrr.accounts.health_score(
        {"mrr_change_3m": 1.0, "nps": None}, replace(STANDARD, weights={"mrr_change_3m": 30, "nps": 10})
    )
    assert (got.score, got.light, got.coverage) == (100.0, Light.GREEN, 0.75)
    nothing = nrr.accounts.health_score({"nps": None})
    assert nothing.score is None and nothing.light is None and nothing.coverage == 0


def test_an_override_is_red_and_named() -> None:
    why = (nrr.accounts.FAILED_TWICE, nrr.accounts.USAGE_HALVED)
    got = nrr.accounts.health_score({"nps": 1.0}, overrides=why)
    assert got.light is Light.RED and got.overrides == ("two payment failures in 60 days", "usage halved")


def test_the_weakest_signals_are_those_that_cost_most() -> None:
    got = nrr.accounts.health_score(
        {"mrr_change_12m": 0.5, "nps": 0.5, "gap_12m": 0.0, "contraction_6m": 1.0}
    )
    assert got.weakest() == ("Month at zero in the last 12", "Revenue change over 12 months")


@given(
    st.dictionaries(
        st.sampled_from([signal.key for signal in SIGNALS]), st.sampled_from([0.0, 0.5, 1.0]), min_size=1
    )
)
def test_a_score_lies_between_its_marks(marks: dict[str, float]) -> None:
    got = nrr.accounts.health_score(marks)
    assert 100 * min(marks.values()) - 1e-9 <= got.score <= 100 * max(marks.values()) + 1e-9
    assert 0 < got.coverage <= 1


def test_revenue_signals_of_a_drawn_book() -> None:
    #             steady, cut slightly once, cut deeply, paused and back
    book = grid(
        " ".join(["10"] * 14),
        " ".join(["10"] * 11 + ["9"] * 3),
        " ".join(["10"] * 11 + ["5"] * 3),
        "10 10 10 10 . 10 10 10 10 10 10 10 10 10",
    )
    marks = nrr.accounts.revenue_signals(book, first_paid(book), 13)
    assert marks["mrr_change_3m"].tolist() == [1, 0.5, 0, 1]
    assert marks["contraction_6m"].tolist() == [1, 0.5, 0, 1]
    assert marks["gap_12m"].tolist() == [1, 1, 1, 0]
    assert np.isnan(marks["tenure_hazard"]).all()


def test_the_list_of_customers_at_risk_is_sorted_by_exposed_revenue() -> None:
    book = grid(
        " ".join(["10"] * 14),
        " ".join(["100"] * 12 + ["60"] * 2),
        " ".join(["20"] * 12 + ["8"] * 2),
        " ".join(["."] * 12 + ["9", "2"]),
    )
    run = run_of(book)
    got = nrr.accounts.at_risk(run, nrr.accounts.scored(run, {}, STANDARD))
    assert [row.customer for row in got] == [1, 2]
    first = got[0]
    assert first.arr_minor == 72_000 and first.exposed_arr_minor == round(
        72_000 * (1 - first.health.score / 100)
    )
    assert (
        first.last_change_arr_minor == -48_000 and first.last_change_month == 12 and first.tenure_months == 13
    )
    assert first.health.overrides == ("revenue cut by 30% in 3 months",) and first.health.weakest()
    assert nrr.accounts.scored(run, {}, STANDARD).lights[3] is Light.TOO_NEW


def test_room_to_grow_is_measured_against_like_customers() -> None:
    book = grid(
        *[" ".join([str(size)] * 14) for size in (10, 20, 30, 40, 50, 60, 70, 80, 90)], " ".join(["1"] * 14)
    )
    segment = np.array([0] * 9 + [1], dtype=np.int32)
    run, few = run_of(book), run_of(book[:, 1:])
    got = nrr.accounts.expansion_candidates(run, nrr.accounts.scored(run, {}, STANDARD), segment)
    assert [row.customer for row in got] == [0, 1, 2, 3, 4, 5]
    assert got[0].whitespace_arr_minor == 60 * 1200 and got[0].peers == 8
    usage = np.array([np.nan, 0.9] + [0.1] * 8)
    assert (
        nrr.accounts.expansion_candidates(
            run, nrr.accounts.scored(run, {}, STANDARD), segment, usage_of_limit=usage
        )[0].customer
        == 1
    )
    lonely = nrr.accounts.expansion_candidates(few, nrr.accounts.scored(few, {}, STANDARD), segment[1:])
    assert lonely == ()


def test_the_proof_counts_what_the_score_would_have_said() -> None:
    rows = [" ".join(["10"] * 20)] * 30
    rows += [" ".join(["10"] * at + ["5"] + ["."] * (19 - at)) for at in range(6, 16)]
    book = grid(*rows)
    got = nrr.accounts.score_proof(run_of(book), {}, STANDARD)
    assert got.cases[Light.RED] == 10 and got.rate(Light.RED) == 1.0
    assert got.times > 10 and got.sentence.startswith("Red customers left") and "(10 cases)" in got.sentence
    calm = nrr.accounts.score_proof(run_of(grid(*rows[:30])), {}, STANDARD)
    assert calm.times is None and calm.sentence.startswith("In your history this score did not predict churn")


def test_churn_after_contraction_follows_every_event_to_the_end() -> None:
    got = nrr.accounts.churn_after_contraction(
        grid("100 80 80 . . . .", "100 100 90 90 90 90 90", "100 100 100 100 70 . .", "50 50 50 50 50 50 50")
    )
    assert (got.events, got.churned, got.baseline_months, got.baseline_churned) == (2, 1, 9, 3)
    assert got.lift == pytest.approx(1.5)
    assert got.events_by_customer.tolist() == [1, 1, 0, 0] and got.churned_by_customer.tolist() == [
        1,
        0,
        0,
        0,
    ]


@given(st.lists(st.lists(st.integers(0, 3), min_size=8, max_size=8), min_size=1, max_size=8))
def test_shares_of_events_are_shares(rows: list[list[int]]) -> None:
    book = np.array(rows, dtype=np.int64).T
    got = nrr.accounts.churn_after_contraction(book)
    assert 0 <= got.churned <= got.events and 0 <= got.baseline_churned <= got.baseline_months
    back = [nrr.accounts.win_back(book, within) for within in (1, 2, 3)]
    assert all(0 <= one.returned <= one.events for one in back)
    assert [one.events for one in back] == sorted((one.events for one in back), reverse=True)


@pytest.mark.parametrize("months", [1, 2, 3])
def test_a_short_file_has_no_events(months: int) -> None:
    book = np.ones((months, 2), dtype=np.int64)
    assert (
        nrr.accounts.churn_after_contraction(book).share is None
        and nrr.accounts.win_back(book, 6).rate is None
    )


def test_customers_who_cut_spend_lately_and_still_pay() -> None:
    book = grid("9 9 9 9 5", "50 50 40 40 40", "9 5 5 5 5", "9 9 9 5 .")
    assert nrr.accounts.recent_contractions(book) == (1, 0)


def test_win_back_counts_only_churn_that_could_return() -> None:
    #            back after 2   never back    too late to follow
    book = grid("10 . . 8 8 8", "20 . . . . .", "30 30 30 30 30 .")
    got = nrr.accounts.win_back(book, 3)
    assert (got.events, got.returned, got.rate) == (2, 1, 0.5)
    assert got.revenue_rate == pytest.approx(8 / 30)
    assert nrr.accounts.win_back(book, 1).returned == 0


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("Card expired", ChurnReason.INVOLUNTARY),
        ("PAYMENT failed", ChurnReason.INVOLUNTARY),
        ("went bankrupt", ChurnReason.ENDED),
        ("discarded the tool", ChurnReason.VOLUNTARY),
        ("nobody disclosed it", ChurnReason.VOLUNTARY),
        ("  ", ChurnReason.UNKNOWN),
    ],
)
def test_reasons_are_whole_words(text: str, reason: ChurnReason) -> None:
    assert nrr.accounts.churn_reason(text) is reason


def test_unknown_is_never_spread_and_too_much_of_it_stops_the_headline() -> None:
    got = nrr.accounts.churn_by_reason([("", 31), ("card", 69)])
    assert got.share_of_known(ChurnReason.INVOLUNTARY) == 1.0 and not got.may_headline
    assert nrr.accounts.churn_by_reason([("", 30), ("card", 70)]).may_headline
    nothing = nrr.accounts.churn_by_reason([])
    assert nothing.unknown_share is None and not nothing.may_headline


def test_the_age_at_which_customers_leave_is_known_only_from_the_past() -> None:
    young_leave = [". " * at + "10 10 " + ". " * (22 - at) for at in range(20) for _ in range(2)]
    book = grid(*young_leave, " ".join(["10"] * 24))
    marks = nrr.accounts.revenue_signals(book, first_paid(book), 23)
    assert marks["tenure_hazard"][-1] == 1.0
    early = nrr.accounts.revenue_signals(book, first_paid(book), 10)
    assert np.isnan(early["tenure_hazard"]).all()


def with_columns(**columns: list[str]) -> nrr.Ledger:
    """Twelve even months of a few customers with columns, one text a customer: one word, or one a month."""
    count = len(next(iter(columns.values())))
    rows = [" ".join([f"c{index}", *["10"] * 12]) for index in range(count)]
    named = {name.replace("_", " "): texts for name, texts in columns.items()}
    return ledger(*rows, start="2025-01", **named)


def marks_of(book: nrr.Ledger, month: int = 11) -> dict[str, list[float]]:
    found = nrr.accounts.column_signals(nrr.accounts.columns_of(book), book.months[month], month)
    return {key: values.tolist() for key, values in found.items()}


def test_a_column_is_known_by_its_heading() -> None:
    book = with_columns(
        Usage=["1"],
        **{
            "Usage of limit %": ["72"],
            "Open tickets last 90 days": ["1"],
            "Payment failures last 90 days": ["0"],
            "NPS": ["9"],
            "Contract renewal": ["2026-12-01"],
            "Cancellation reason": ["?"],
            "Plan": ["pro"],
            "Region": ["EU"],
        },
    )
    assert {held.value: one.name for held, one in nrr.accounts.columns_of(book).items()} == {
        "usage by month": "Usage",
        "usage of limit": "Usage of limit %",
        "tickets by month": "Open tickets last 90 days",
        "payment failures": "Payment failures last 90 days",
        "NPS": "NPS",
        "renewal date": "Contract renewal",
        "churn reason": "Cancellation reason",
        "plan by month": "Plan",
    }


def test_usage_is_measured_over_three_months_and_a_halving_forces_red() -> None:
    #                             -5% full, -25% half, -26% none, -50% red, from nothing unknown
    now = ["95", "75", "74", "50", "100"]
    book = with_columns(Usage=[" ".join([*["100" if n != "100" else "0"] * 9, n, n, n]) for n in now])
    assert marks_of(book)["usage_change_3m"][:4] == [1, 0.5, 0, 0]
    assert np.isnan(marks_of(book)["usage_change_3m"][4])
    forced = nrr.accounts.column_overrides(nrr.accounts.columns_of(book), book.months[11], 11)["usage halved"]
    assert forced.tolist() == [False, False, False, True, False]
    scored = nrr.accounts.scored(nrr.retention.run_of(book), nrr.accounts.columns_of(book), STANDARD)
    assert scored.lights.tolist() == [Light.GREEN, Light.GREEN, Light.GREEN, Light.RED, Light.GREEN]
    assert scored.health(3).overrides == ("usage halved",)
    #  85 of the 100 points of revenue are known (30 + 25 + 15, no year behind it), and 30 of usage
    assert scored.health(1).score == pytest.approx(100 * (70 + 15) / 100)
    assert scored.health(1).coverage == pytest.approx(100 / 185)


def test_payment_failures_count_ninety_days_and_force_red_only_when_sixty_are_known() -> None:
    monthly = with_columns(
        **{
            "Failed payments": [
                " ".join([*["0"] * 9, *m.split()]) for m in ("0 0 0", "1 0 0", "1 1 0", "0 1 1")
            ]
        }
    )
    assert marks_of(monthly)["payment_failures_90d"] == [1, 0.5, 0, 0]
    forced = nrr.accounts.column_overrides(nrr.accounts.columns_of(monthly), monthly.months[11], 11)
    assert forced["two payment failures in 60 days"].tolist() == [False, False, False, True]
    total = with_columns(**{"Payment failures last 90 days": ["0", "1", "2", "?"]})
    assert marks_of(total)["payment_failures_90d"][:3] == [1, 0.5, 0]
    assert np.isnan(marks_of(total)["payment_failures_90d"][3])
    assert nrr.accounts.column_overrides(nrr.accounts.columns_of(total), total.months[11], 11) == {}


def test_nps_and_satisfaction_stand_on_one_scale() -> None:
    assert marks_of(with_columns(NPS=["10", "9", "8", "7", "6", "0"]))["nps"] == [1, 1, 0.5, 0.5, 0, 0]
    assert marks_of(with_columns(CSAT=["5", "4", "3"]))["nps"] == [1, 0.5, 0]
    assert marks_of(with_columns(CSAT=["95%", "70%", "60%"]))["nps"] == [1, 0.5, 0]


def test_tickets_are_held_against_the_customers_own_average() -> None:
    #          4 a month as usual; 15 and 24 in the last three months are 1.25 and 2 times 12
    usual = " ".join(["4"] * 9)
    book = with_columns(
        Tickets=[f"{usual} 5 5 5", f"{usual} 8 8 8", f"{usual} 9 8 8", "0 " * 9 + "0 0 0", "0 " * 9 + "0 0 1"]
    )
    assert marks_of(book)["tickets_90d"] == [1, 0.5, 0, 1, 0]
    assert "tickets_90d" not in marks_of(with_columns(**{"Tickets last 90 days": ["3"]}))


def test_days_to_renewal_run_from_the_month_end_and_a_date_gone_by_is_unknown() -> None:
    #                     the book ends on 31 December 2025
    book = with_columns(
        **{"Renewal date": ["2026-04-01", "2026-03-31", "2026-01-31", "2026-01-30", "2025-12-01"]}
    )
    assert marks_of(book)["renewal_days"][:4] == [1, 0.5, 0.5, 0]
    assert np.isnan(marks_of(book)["renewal_days"][4])


def test_the_proof_looks_only_at_what_was_known_then() -> None:
    book = with_columns(NPS=["0"] * 4)
    assert nrr.accounts.score_proof(
        nrr.retention.run_of(book), nrr.accounts.columns_of(book), STANDARD
    ) == nrr.accounts.score_proof(nrr.retention.run_of(book), {}, STANDARD)
