"""May this file follow the one before: the reasons of the watch, in their order, each in a drawn book."""

from dataclasses import replace
from datetime import date

import numpy as np
import pytest

import nrr
from builders import ledger
from nrr import Month
from nrr.successions import Code, Expectation, Former, objection, rolled

BEFORE = ledger(*(f"c{place:02d} 100 100 100" for place in range(12)), start="2025-11", currency="USD")
BY_TODAY = Expectation(date(2026, 2, 20))


def former(before=BEFORE, *, kept=True):
    closings = {month: int(row.sum()) for month, row in zip(before.months, before.grid, strict=True)}
    return Former(closings, before.currency, before if kept else None)


def next_file(*rows, currency="USD"):
    return ledger(*rows, start="2025-11", currency=currency)


def code(book, expected=BY_TODAY, allowed=(), **options):
    found = objection(former(**options), book, book, expected, allowed)
    return None if found is None else found.code


GOOD = [f"c{place:02d} 100 100 100 100" for place in range(12)]


def test_a_month_more_is_accepted():
    assert code(next_file(*GOOD)) is None and code(next_file(*GOOD), kept=False) is None


def test_wa06_a_churned_customer_keeps_its_past_a_truncated_file_loses_it():
    churned = [row.rpartition(" ")[0] + " ." if row[:3] in ("c01", "c02", "c03") else row for row in GOOD]
    assert code(next_file(*churned)) is None
    assert code(next_file(*churned[:9])) is Code.ROWS_MISSING
    found = objection(former(), next_file(*churned[:9]), next_file(*churned[:9]), BY_TODAY)
    assert (
        found.sentence
        == "3 customers of the earlier file have no row in this one, $300 of Jan 2026: it looks cut off at"
        " the end"
    )


def test_a_customer_under_another_name_is_not_missing():
    rows = ["new-name 7 7 7 7", *(f"c{place:02d} 100 100 100 100" for place in range(11)), "other 3 3 3 3"]
    old = ledger(
        "old-name 7 7 7", *(f"c{place:02d} 100 100 100" for place in range(11)), "gone 3 3 3", start="2025-11"
    )
    assert code(next_file(*rows, currency=""), before=old) is None


def test_one_missing_row_is_no_broken_export():
    assert code(next_file(*GOOD[1:])) is None


@pytest.mark.parametrize(
    ("rows", "currency", "said"),
    [
        ([row.rsplit(" ", 2)[0] for row in GOOD], "USD", Code.OLDER),
        (GOOD, "EUR", Code.CURRENCY_CHANGED),
        ([row.replace(" 100", " 1200") for row in GOOD], "USD", Code.UNIT_CHANGED),
        ([row.replace(" 100", " 1") for row in GOOD], "USD", Code.UNIT_CHANGED),
        ([row.replace(" 100", " 100000") for row in GOOD], "USD", Code.UNIT_CHANGED),
        (
            [row.rpartition(" ")[0] + " ." if row[1:3] < "08" else row for row in GOOD],
            "USD",
            Code.LAST_MONTH_PARTIAL,
        ),
        ([row.rpartition(" ")[0] for row in GOOD], "USD", Code.MONTH_MISSING),
    ],
)
def test_every_reason_is_told_and_can_be_allowed(rows, currency, said):
    book = next_file(*rows, currency=currency)
    expected = Expectation(date(2026, 3, 5))
    assert code(book, expected) is said
    assert code(book, expected, tuple(Code)) is None
    assert code(book, expected, (said, Code.MONTH_MISSING)) is None


def test_a_total_of_the_file_that_disagrees():
    off = nrr.ledgers.Statement("the file's own total row", {Month.of(2026, 2): 999})
    book = ledger(*GOOD, start="2025-11", currency="USD", statements=(off,))
    assert code(book) is Code.TOTAL_DIFFERS


def test_without_the_kept_book_only_totals_are_compared():
    assert code(next_file(*GOOD[:9]), kept=False) is None
    assert code(next_file(*(row.replace(" 100", " 1200") for row in GOOD)), kept=False) is Code.UNIT_CHANGED


def test_a_month_is_missing_once_it_is_due():
    same = next_file(*(row.rpartition(" ")[0] for row in GOOD))
    assert code(same, Expectation(date(2026, 3, 4))) is None
    assert code(same, Expectation(date(2026, 3, 5))) is Code.MONTH_MISSING
    assert code(same, Expectation(date(2026, 3, 1), ready_day=1)) is Code.MONTH_MISSING
    assert code(same, Expectation(date(2026, 3, 5), month=Month.of(2026, 1))) is None
    assert (
        code(next_file(*GOOD), Expectation(date(2026, 5, 9), month=Month.of(2026, 4))) is Code.MONTH_MISSING
    )


def test_the_same_company_is_known_by_its_customers():
    marks = nrr.successions.customer_marks(BEFORE)
    assert nrr.successions.shared_customers(
        marks, nrr.successions.customer_marks(next_file(*GOOD[:6], "x 1 1 1 1"))
    ) == pytest.approx(6 / 7)
    assert (
        nrr.successions.shared_customers(marks, nrr.successions.customer_marks(ledger("x 1", "y 2"))) == 0.0
    )
    assert b"c01" not in marks


FULL = ledger(
    "stays 100 100 120 120 130",
    "left 70 70 . . .",
    "leaving 40 40 40 . .",
    "new . . . 90 90",
    "back 50 . . . 55",
    start="2026-01",
    currency="USD",
    region=["EU", "US", "EU", "US", "EU"],
    plan=["a a b b b", "a a a a a", "c c c c c", "b b b b b", "a a a b b"],
)


def by_name(book):
    """Every row as months, amounts and labels, whatever its place."""
    return {
        name: (
            [(str(month), int(book.grid[at, row])) for at, month in enumerate(book.months)],
            [book.attributes["region"].texts(at)[row] for at in range(len(book.months))],
            [book.attributes["plan"].texts(at)[row] for at in range(len(book.months)) if book.grid[at, row]],
        )
        for row, name in enumerate(book.names)
    }


def since(book, first, *names):
    """The file a rolling export makes of it: later months, and only who has a row there."""
    at, kept = book.index(Month.parse(first)), [name in names for name in book.names]
    cut = book.rows(np.array(kept))
    columns = {
        name: replace(one, codes=one.codes if one.codes.ndim == 1 else one.codes[at:])
        for name, one in cut.attributes.items()
    }
    return replace(cut, months=cut.months[at:], grid=cut.grid[at:].copy(), attributes=columns, fingerprint="")


def test_a_rolling_export_goes_on_from_the_kept_book():
    """Last time until April, now from March: January and February come from the book kept then."""
    kept = FULL.until(Month.parse("2026-04"))
    now = since(FULL, "2026-03", "new", "leaving", "stays", "back")
    found = rolled(kept, now)
    assert by_name(found.ledger) == by_name(FULL)
    assert (
        found.sentence
        == "The file begins in Mar 2026; Jan 2026 to Feb 2026 come from the data of the last board."
    )
    window = nrr.Window(Month.parse("2026-01"), Month.parse("2026-05"))
    figures = [
        nrr.take(book, nrr.View(window), title="", made_at="").main.headline.rates.nrr
        for book in (FULL, found.ledger)
    ]
    assert figures[0] == figures[1] == pytest.approx((130 + 55) / 260)


def test_what_both_files_hold_is_as_the_new_one_says():
    restated = ledger("stays 90 120", "new . 90", start="2026-03", currency="USD", region=["EU", "US"])
    found = rolled(FULL.until(Month.parse("2026-04")), restated).ledger
    at = found.names.index("stays")
    assert [int(amount) // 1200 for amount in found.grid[:, at]] == [100, 100, 90, 120]


def test_a_customer_under_another_name_goes_on_under_it():
    now = ledger("Stays-Inc 120 120 130", "new . 90 90", start="2026-03", currency="USD")
    found = rolled(FULL.until(Month.parse("2026-04")), now).ledger
    assert "stays" not in found.names
    assert [int(amount) // 1200 for amount in found.grid[:, 0]] == [100, 100, 120, 120, 130]


@pytest.mark.parametrize(
    ("now", "said"),
    [
        (ledger("stays 120", start="2026-07", currency="USD"), "no month of the two files is the same"),
        (ledger("stays 120", start="2026-03", currency="EUR"), "not in one currency"),
        (ledger("stays 1", "stays 2", start="2026-03", currency="USD"), "a customer has several rows"),
    ],
)
def test_what_cannot_be_joined_is_said(now, said):
    found = rolled(FULL, now)
    assert found.ledger is now and said in found.sentence


def test_a_file_that_begins_as_early_is_left_alone():
    found = rolled(FULL.until(Month.parse("2026-04")), FULL)
    assert found.ledger is FULL and found.sentence == ""
