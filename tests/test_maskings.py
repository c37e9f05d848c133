"""Names: shown, a stable pseudonym, or none at all; figures never change."""

import pytest

import nrr
from builders import ledger
from nrr import View
from nrr.ledgers import Naming, named


def shown(book):
    return [nrr.retention.shown_name(book, row) for row in range(len(book.names))]


BOOK = ledger("acme 100 120", "beta 50 .", "core 50 50")


def test_names_stay_when_they_may_be_shown():
    assert shown(named(BOOK, Naming.SHOWN, b"key")) == ["acme", "beta", "core"]


def test_a_pseudonym_is_stable_under_one_key_and_another_under_another():
    first, again, other = (shown(named(BOOK, Naming.MASKED, key)) for key in (b"one", b"one", b"two"))
    assert first == again != other
    assert len(set(first)) == 3
    assert not any("acme" in name for name in first)


def test_without_names_everybody_is_a_customer():
    assert set(shown(named(BOOK, Naming.ABSENT, b"key"))) == {"a customer"}


@pytest.mark.parametrize("naming", Naming)
def test_figures_do_not_depend_on_names(naming):
    view = View(nrr.default_window(BOOK))
    before, after = (nrr.take(b, view, title="", made_at="") for b in (BOOK, named(BOOK, naming, b"key")))
    assert (after.windows, after.trend, after.segments) == (before.windows, before.trend, before.segments)


def test_lines_of_one_customer_share_a_pseudonym():
    lines = ledger("core 100 100", "addon 20 .", customer=["acme", "acme"])
    assert len(set(shown(named(lines, Naming.MASKED, b"key")))) == 1
