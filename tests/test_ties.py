"""The book against the file's own total row."""

from dataclasses import replace

import numpy as np

import nrr
from builders import ledger

BOOK = ledger("a 100 90", "b 10.01 20", start="2025-01")


def stated(first, second):
    return {"2025-01": first, "2025-02": second}


def test_equal_totals_tie_out():
    check = nrr.tie_check(nrr.ties(BOOK, stated("110.01", "110")))
    assert check.passed
    assert check.left == check.right == 1200 * 220 + 12


def test_half_a_cent_of_rounding_is_no_difference():
    assert nrr.tie_check(nrr.ties(BOOK, stated("110.0149", "110"))).passed


def test_a_cent_is_one_and_its_month_is_named():
    ties = nrr.ties(BOOK, stated("110.01", "110.01"))
    check = nrr.tie_check(ties)
    assert [tie.difference for tie in ties] == [0, -12]
    assert not check.passed
    assert "Apart in Feb 2025." in check.detail


def test_differences_of_two_months_do_not_cancel():
    assert not nrr.tie_check(nrr.ties(BOOK, stated("111.01", "109"))).passed


def test_a_month_without_a_total_is_left_out_and_no_total_is_no_check():
    assert len(nrr.ties(BOOK, {"2025-02": "110"})) == 1
    assert nrr.tie_check(nrr.ties(BOOK, {})) is None


def test_several_currencies_have_no_total():
    codes = nrr.Attribute("currency", ("EUR", "USD"), np.array([0, 1], np.int32))
    assert nrr.ties(replace(BOOK, roles={"currency": codes}), {"2025-01": "110.01"}) == ()
