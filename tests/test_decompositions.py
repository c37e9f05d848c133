"""A division of a change that leaves a remainder hides something: every one here must sum exactly."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

import nrr
from builders import ledger
from nrr.comparisons import Line, Ranking, SegmentState, Simpson

RATE = st.floats(0, 1)
MONEY = st.integers(0, 10**9)


@st.composite
def periods(draw: st.DrawFn) -> dict[str, SegmentState]:
    names = draw(st.lists(st.sampled_from("abcdef"), unique=True, min_size=1))
    opening = {name: draw(st.integers(1, 10**6)) for name in names}
    total = sum(opening.values())
    states = {}
    for name in names:
        expansion, contraction, churn = draw(RATE), draw(RATE) / 2, draw(RATE) / 2
        rate = 1 + expansion - contraction - churn
        states[name] = SegmentState(opening[name] / total, rate, expansion, contraction, churn)
    return states


@given(periods(), periods())
def test_mix_and_rate_sum_to_the_change_also_with_segments_that_come_and_go(
    before: dict[str, SegmentState], after: dict[str, SegmentState]
) -> None:
    got = nrr.comparisons.mix_rate(before, after)
    assert abs(got.residual) < 1e-9
    for effect in got.effects:
        assert effect.expansion + effect.contraction + effect.churn == pytest.approx(effect.rate, abs=1e-9)


@given(periods(), periods())
def test_reading_the_change_backwards_turns_every_sign(
    before: dict[str, SegmentState], after: dict[str, SegmentState]
) -> None:
    forwards, backwards = nrr.comparisons.mix_rate(before, after), nrr.comparisons.mix_rate(after, before)
    assert forwards.mix == pytest.approx(-backwards.mix, abs=1e-9)
    assert forwards.rate == pytest.approx(-backwards.rate, abs=1e-9)


@given(periods())
def test_nothing_changed_means_no_effect(states: dict[str, SegmentState]) -> None:
    got = nrr.comparisons.mix_rate(states, states)
    assert got.delta == got.mix == got.rate == 0 and got.simpson is Simpson.NONE


def test_a_segment_that_appears_is_all_mix() -> None:
    got = nrr.comparisons.mix_rate(
        {"old": SegmentState(1.0, 1.0)}, {"old": SegmentState(0.5, 1.0), "new": SegmentState(0.5, 1.2)}
    )
    effect = got.effects[1]
    assert effect.rate == 0 and got.delta == pytest.approx(0.1) and got.mix == pytest.approx(0.1)


def test_enterprise_125_and_starter_85_both_fall_and_the_total_rises() -> None:
    before = {"enterprise": SegmentState(0.3, 1.27), "starter": SegmentState(0.7, 0.87)}
    after = {"enterprise": SegmentState(0.6, 1.25), "starter": SegmentState(0.4, 0.85)}
    got = nrr.comparisons.mix_rate(before, after)
    assert got.before == pytest.approx(0.99) and got.after == pytest.approx(1.09)
    assert got.simpson is Simpson.RISES_WHILE_ALL_FALL
    assert got.rate == pytest.approx(-0.02) and got.mix == pytest.approx(0.12)


def test_no_opening_revenue_is_not_a_change() -> None:
    assert nrr.comparisons.mix_rate({}, {"a": SegmentState(1.0, 1.0)}) is None


def test_what_the_segments_add_is_nrr_less_one() -> None:
    book = ledger("a 100 120", "b 300 240", "c 600 690", plan=["S", "S", "L"])
    taken = nrr.take(
        book, nrr.View(nrr.Window(*book.months), nrr.Policy(smallest_group=1)), title="", made_at=""
    )
    (own,) = (part for part in taken.segments if part.attribute == "plan")
    assert sum(one.contribution for one in own.segments) == pytest.approx(1.05 - 1)


LINES = st.dictionaries(
    st.sampled_from("abc"), st.builds(Line, st.integers(0, 999), st.integers(0, 999)), min_size=1
)


@given(LINES, LINES)
def test_price_volume_and_mix_sum_to_the_change(before: dict[str, Line], after: dict[str, Line]) -> None:
    got = nrr.comparisons.price_volume_mix(before, after)
    if got is None:
        assert sum(line.quantity for line in before.values()) == 0
        return
    assert got.price + got.volume + got.mix == pytest.approx(got.total, abs=1e-6)
    expected = sum(line.amount for line in after.values()) - sum(line.amount for line in before.values())
    assert got.total == pytest.approx(expected)


@given(st.builds(Line, RATE, RATE), st.builds(Line, RATE, RATE))
def test_both_readings_of_price_and_volume_sum_to_the_change(before: Line, after: Line) -> None:
    got = nrr.comparisons.price_volume(before, after)
    assert got.price_mid + got.volume_mid == pytest.approx(got.total, abs=1e-12)
    assert got.price_base + got.volume_base + got.joint == pytest.approx(got.total, abs=1e-12)


def test_a_bundle_at_a_discount_is_a_price_cut_and_a_volume_gain() -> None:
    got = nrr.comparisons.price_volume(Line(1, 500), Line(3, 400))
    assert (got.total, got.price_base, got.volume_base, got.joint) == (700, -100, 1000, -200)


def test_the_two_rankings_remove_different_customers() -> None:
    opening, closing = np.array([500, 300, 100, 0]), np.array([500, 200, 300, 900])
    by_size = nrr.comparisons.without_largest(opening, closing, 1, Ranking.OPENING)
    by_gain = nrr.comparisons.without_largest(opening, closing, 1, Ranking.EXPANSION)
    assert (by_size.removed, by_size.nrr, by_size.share_of_expansion) == ((0,), 1.25, 0.0)
    assert (by_gain.removed, by_gain.nrr, by_gain.share_of_expansion) == ((2,), 0.875, 1.0)


def test_without_everybody_nothing_is_defined() -> None:
    got = nrr.comparisons.without_largest(np.array([5]), np.array([7]), 3, Ranking.OPENING)
    assert got.nrr is None and got.grr is None


@given(st.lists(MONEY, min_size=1, max_size=30))
def test_shares_of_all_customers_are_the_whole(amounts: list[int]) -> None:
    got = nrr.comparisons.concentration(amounts)
    if sum(amounts):
        assert got.top(len(amounts)) == pytest.approx(1) and got.hhi * got.effective == pytest.approx(1)
        assert 1 / len(amounts) - 1e-9 <= got.hhi <= 1 + 1e-9
    else:
        assert got.top(1) is None and got.hhi is None
    assert [nrr.comparisons.default_removal(n) for n in (1, 39, 40, 100)] == [1, 1, 2, 5]
