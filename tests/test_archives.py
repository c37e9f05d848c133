"""A kept book comes back whole, or not at all."""

import msgspec
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

import nrr
from builders import books, ledger
from nrr import Refusal
from nrr.ledgers.stored_form import pack, unpack

BOOK = ledger("acme 100 120", "beta 50 .", plan=["pro", "free"], status=[". p", ". ."], currency="EUR")


def same(first, second):
    arrays = np.array_equal(first.grid, second.grid) and np.array_equal(first.status, second.status)
    return arrays and (first.months, first.names, first.fingerprint) == (
        second.months,
        second.names,
        second.fingerprint,
    )


def test_a_book_comes_back_whole():
    assert same(unpack(pack(BOOK)), BOOK)


@given(drawn=books())
def test_any_book_gives_the_same_snapshot_after_it_was_kept(drawn):
    book = drawn.ledger
    view = nrr.View(nrr.default_window(book))
    before, after = (nrr.take(b, view, title="", made_at="") for b in (book, unpack(pack(book))))
    assert before == after


ROWS = b"Customer,Month,MRR\nacme,2024-01,100\nacme,2024-02,100\nbeta,2024-01,$50.00\nbeta,2024-02,60\n"


def test_a_kept_book_leads_back_to_its_cells():
    book = nrr.read(ROWS, "book.csv").ledger
    kept = unpack(pack(book)).origins
    assert [(cell.row, cell.raw) for cell in kept.of(1, 0)] == [(4, "$50.00")]
    assert [kept.of(u, m) for u in (0, 1) for m in (0, 1)] == [
        book.origins.of(u, m) for u in (0, 1) for m in (0, 1)
    ]


def test_a_book_kept_with_one_text_an_amount_is_still_read():
    """The form of books kept before equal texts were kept once."""
    book = nrr.read(ROWS, "book.csv").ledger
    archive = msgspec.msgpack.decode(pack(book))
    cells = archive["cells"]
    cells["raw"] = [book.origins.texts[code] for code in book.origins.raw.tolist()]
    del cells["raw_codes"]
    before = unpack(msgspec.msgpack.encode(archive)).origins
    assert [before.of(u, m) for u in (0, 1) for m in (0, 1)] == [
        book.origins.of(u, m) for u in (0, 1) for m in (0, 1)
    ]


@given(cut=st.integers(0, 400))
def test_a_torn_book_is_refused(cut):
    data = pack(BOOK)
    with pytest.raises(Refusal):
        unpack(data[: cut % len(data)])


@given(junk=st.binary(max_size=200))
def test_foreign_bytes_are_refused(junk):
    with pytest.raises(Refusal):
        unpack(junk)
