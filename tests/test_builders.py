"""The drawing tools draw what they say."""

from hypothesis import given

import builders


def test_a_drawn_book_holds_annualised_minor_units():
    book = builders.ledger("acme 100 100.50 .", "beta . -20 7", start="2024-12")
    assert book.grid.tolist() == [[120_000, 0], [120_600, -24_000], [0, 8_400]]
    assert [str(month) for month in book.months] == ["2024-12", "2025-01", "2025-02"]


def test_attributes_may_change_by_month_and_be_unknown():
    book = builders.ledger(
        "a 1 1", "b 1 1", region=("north", "?"), plan=("free pro", "pro"), customer=("x", "x")
    )
    assert book.attributes["region"].texts(0) == ["north", "(unknown)"]
    assert book.attributes["plan"].texts(0) == ["free", "pro"]
    assert book.attributes["plan"].texts(1) == ["pro", "pro"]
    assert book.roles["customer"].labels == ("x",)


def test_a_missing_month_is_absent():
    assert [m.label for m in builders.ledger("a 1 2", months="2025-01 2025-03").months] == [
        "Jan 2025",
        "Mar 2025",
    ]


@given(builders.books_with_missing_months())
def test_random_books_become_ledgers(book):
    assert book.ledger.grid.T.tolist() == list(book.rows.values())
