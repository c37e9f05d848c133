"""Numbers and months as every screen, board and slide writes them; machine-readable output keeps its own."""

import pytest

from nrr.ground import (
    Basis,
    Month,
    Window,
    compact,
    compact_cell,
    money,
    money_to_cent,
    percent,
    percent_range,
    percent_said,
    points,
    points_said,
    signed_money,
)

CENTS = 100
MILLION = 1_000_000 * CENTS


@pytest.mark.parametrize(
    ("arr_minor", "short", "cell"),
    [
        (round(6.2 * MILLION), "$6.20M", "$6.20M"),
        (round(4.912 * MILLION), "$4.91M", "$4.91M"),
        (round(9.996 * MILLION), "$10.0M", "$10.00M"),
        (round(10.5 * MILLION), "$10.5M", "$10.50M"),
        (803_121 * CENTS, "$803k", "$803k"),
        (999_600 * CENTS, "$1.00M", "$1.00M"),
        (62_000 * CENTS, "$62k", "$62k"),
        (4_300 * CENTS, "$4.3k", "$4.3k"),
        (950 * CENTS, "$950", "$950"),
        (-4_300 * CENTS, "−$4.3k", "−$4.3k"),
        (-5, "−$0.05", "−$0.05"),
        (49, "$0.49", "$0.49"),
        (50, "$1", "$1"),
        (0, "$0", "$0"),
    ],
)
def test_short_money_keeps_its_zeros_so_that_columns_align(arr_minor, short, cell):
    assert compact(arr_minor, "USD", Basis.ARR) == short
    assert compact_cell(arr_minor, "USD", Basis.ARR) == cell


def test_full_money_has_cents_only_where_sums_are_reconciled():
    assert money(491_226_250, "USD", Basis.ARR) == "$4,912,263"
    assert money(1, "USD", Basis.ARR) == "$0.01" and money(0, "USD", Basis.ARR) == "$0"
    assert money_to_cent(491_226_250, "USD", Basis.ARR) == "$4,912,262.50"
    assert signed_money(320_000, "EUR", Basis.ARR) == "+€3.2k" and signed_money(0, "EUR", Basis.ARR) == "€0"


@pytest.mark.parametrize(
    ("rate", "tile", "said"),
    [
        (1.05, "105.0%", "105.0%"),
        (1.0, "100.0%", "100.0%"),
        (0.9999, "≈100%", "about 100%"),
        (1.0004, "≈100%", "about 100%"),
        (0.99949, "99.9%", "99.9%"),
        (-0.00001, "0.0%", "0.0%"),
        (-0.123, "−12.3%", "−12.3%"),
        (None, "N/A", "N/A"),
    ],
)
def test_a_percent_has_one_decimal_and_never_claims_100_where_it_is_not(rate, tile, said):
    assert percent(rate) == tile and percent_said(rate) == said


def test_beside_a_threshold_the_side_is_said_in_words():
    assert percent_said(0.7999, (0.8,)) == "just below 80%"
    assert percent_said(0.6001, (0.6,)) == "just above 60%"
    assert percent_said(0.8, (0.8,)) == "80.0%" and percent_said(0.81, (0.8,)) == "81.0%"


def test_a_change_that_rounds_to_nothing_is_unchanged():
    assert points(-0.016) == "−1.6 pts" and points(0.0004) == "unchanged"
    assert points_said(-0.016) == "1.6 points" and points_said(0.0004) == "less than 0.1 points"
    assert percent_range(0.94, 1.155) == "94.0% to 115.5%"


def test_months_and_periods_are_written_for_people_and_kept_for_programs():
    period = Window.trailing(Month.parse("2026-10"))
    assert period.label == "Oct 2025 to Oct 2026"
    assert str(period.closing) == "2026-10"
