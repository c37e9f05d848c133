"""Segments by rule: contract value, columns, and/or; an attribute of the book like any other."""

from dataclasses import replace

import pytest

import nrr
from builders import ledger
from nrr.retention import Condition, Joined, SegmentRule, prepared, segments

BOOK = ledger(
    "big_emea 900 900 990",
    "small_emea 10 10 5",
    "big_apac 800 800 400",
    "small_apac 10 10 10",
    "new_emea . . 700",
    currency="USD",
    region=["EMEA", "EMEA", "APAC", "APAC", "EMEA"],
    plan=["Pro", "Pro", "Pro", "Basic", "Pro"],
)
VIEW = nrr.View(nrr.Window(BOOK.months[0], BOOK.months[2]))
ABOVE = Condition(above_arr_minor=100_000 * 100 // 20)
"""A contract value above 5,000 a year."""


def named(*conditions, joined=Joined.ALL):
    return SegmentRule("Large EMEA", conditions, joined)


def inside(rule):
    view = replace(VIEW, segments=(rule,), where=(("Large EMEA", ("Large EMEA",)),))
    return prepared(BOOK, view).names


@pytest.mark.parametrize(
    ("rule", "names"),
    [
        (named(ABOVE, Condition(column="region", values=("EMEA",))), ("big_emea", "new_emea")),
        (named(ABOVE), ("big_emea", "big_apac", "new_emea")),
        (
            named(
                Condition(column="plan", values=("Basic",)),
                Condition(column="region", values=("EMEA",)),
                joined=Joined.ANY,
            ),
            ("big_emea", "small_emea", "small_apac", "new_emea"),
        ),
    ],
)
def test_a_filter_by_name_takes_whom_the_rule_says(rule, names):
    assert inside(rule) == names


def test_it_is_a_segment_beside_all_others():
    view = replace(VIEW, segments=(named(ABOVE),))
    found = segments(prepared(BOOK, view), VIEW.window, VIEW.policy, "Large EMEA")
    assert [(one.label, one.bridge.opening_logos) for one in found] == [("Large EMEA", 2), ("All others", 2)]
    assert found[0].rates.nrr == pytest.approx((990 + 400) / 1700)


def test_its_name_alone_stands_in_the_definition_line():
    view = replace(VIEW, segments=(named(ABOVE),), where=(("Large EMEA", ("Large EMEA",)),))
    assert nrr.retention.stamp_of(view).endswith(" · Large EMEA")


@pytest.mark.parametrize(
    ("rule", "why"),
    [
        (SegmentRule("region", (ABOVE,)), "already has a column 'region'"),
        (SegmentRule("Empty", ()), "has no condition"),
        (named(Condition(column="region", values=("LATAM",))), "no value 'LATAM'"),
    ],
)
def test_what_cannot_be_asked_is_refused_in_words(rule, why):
    with pytest.raises(nrr.Refusal, match=why):
        prepared(BOOK, replace(VIEW, segments=(rule,)))


def test_a_board_does_not_take_a_rule_along():
    view = replace(VIEW, segments=(named(ABOVE),))
    choices = nrr.publishing.BoardChoices("Board")
    board = nrr.prepare(BOOK, view, choices, made_at="2026-01-05", this_year=2026, secret=b"")
    assert board.snapshot.view.segments == () and b"Large EMEA" not in board.payload
    with pytest.raises(nrr.Refusal, match="saved segment Large EMEA"):
        narrowed = replace(view, where=(("Large EMEA", ("Large EMEA",)),))
        nrr.prepare(BOOK, narrowed, choices, made_at="2026-01-05", this_year=2026, secret=b"")
