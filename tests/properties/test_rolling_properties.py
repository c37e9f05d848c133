"""A rolling export laid onto the book before gives the book that the whole file would have given."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from builders import books_with_credits, books_with_missing_months
from nrr.successions import rolled


def since(book, at):
    """The file from its month `at` on, and only who has an amount there."""
    kept = book.rows((book.grid[at:] != 0).any(axis=0))
    columns = {
        name: replace(one, codes=one.codes if one.codes.ndim == 1 else one.codes[at:])
        for name, one in kept.attributes.items()
    }
    return replace(
        kept, months=kept.months[at:], grid=kept.grid[at:].copy(), attributes=columns, fingerprint=""
    )


def amounts(book):
    """What every customer that ever pays pays when, and on which plan."""
    return {
        (name, str(month)): (int(book.grid[at, row]), book.attributes["plan"].texts(at)[row])
        for row, name in enumerate(book.names)
        for at, month in enumerate(book.months)
        if book.grid[at, row]
    }


@given(st.one_of(books_with_credits(4), books_with_missing_months()), st.data())
def test_nothing_is_lost_and_nothing_doubled(book, data):
    full = book.ledger
    first = data.draw(st.integers(1, len(full.months) - 1))
    last = data.draw(st.integers(first, len(full.months) - 1))
    if not (full.grid[first:] != 0).any():
        return
    found = rolled(full.until(full.months[last]), since(full, first))
    assert found.taken == full.months[:first] and found.ledger.months == full.months
    assert amounts(found.ledger) == amounts(full)
