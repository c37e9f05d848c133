"""Next month's file beside this month's: who came, who left, what earlier months say now. Amounts are MRR."""

from dataclasses import replace

import pytest
from hypothesis import given, settings

import nrr
from builders import attribute, books, ledger
from nrr import Month, Policy
from nrr.successions import ChangeKind, sequel, sequels

OCTOBER = ledger("acme 100 100", "birch 50 50", "cole 30 30", "dunn 20 .", start="2026-09", currency="USD")
NOVEMBER = ledger(
    "acme 100 100 120",
    "birch 50 45 .",
    "cole 30 30 30",
    "dunn 20 . 25",
    "elm . . 40",
    start="2026-09",
    currency="USD",
)


def mrr(arr_minor):
    return arr_minor / 1200


def moved(found):
    return [(one.customer, mrr(one.before), mrr(one.after)) for one in found]


def test_a_month_more_says_who_came_who_left_and_what_was_restated():
    found = sequel(OCTOBER, NOVEMBER, Policy())
    assert (found.since.label, found.latest.label) == ("Oct 2026", "Nov 2026")
    assert (mrr(found.was), mrr(found.restated), mrr(found.closing)) == (180, 175, 215)
    assert moved(found.added) == [("elm", 0, 40), ("dunn", 0, 25)]
    assert moved(found.gone) == [("birch", 45, 0)]
    assert moved(found.changed) == [("acme", 100, 120)]
    (one,) = found.earlier
    assert found.restatements == 1
    assert (one.kind, one.customer, one.label) == (ChangeKind.CORRECTION, "birch", "Oct 2026")
    assert (mrr(one.before), mrr(one.after)) == (50, 45)


def test_the_same_file_again_says_nothing_new():
    found = sequel(OCTOBER, OCTOBER, Policy())
    assert found.unchanged and (found.added, found.gone, found.changed) == ((), (), ())


def test_the_same_months_corrected_are_restated_and_nobody_moved():
    corrected = ledger("acme 100 90", "birch 50 50", "cole 30 30", "dunn 20 .", start="2026-09")
    found = sequel(OCTOBER, corrected, Policy())
    assert not found.unchanged and found.latest == found.since == Month.parse("2026-10")
    assert (mrr(found.was), mrr(found.restated)) == (180, 170) and found.gone == ()


def test_restatements_without_end_are_counted_and_not_told_one_by_one(monkeypatch):
    monkeypatch.setattr(sequels, "_MOST_TOLD", 1)
    found = sequel(
        OCTOBER, ledger("acme 90 90", "birch 50 50", "cole 30 30", "dunn 20 .", start="2026-09"), Policy()
    )
    assert (found.restatements, found.earlier, found.unchanged) == (2, (), False)


def test_two_files_without_a_common_month_are_not_compared():
    assert sequel(OCTOBER, ledger("acme 1 2", start="2027-01"), Policy()) is None


def test_a_book_that_needs_rates_is_refused():
    mixed = replace(OCTOBER, roles={"currency": attribute("currency", ["EUR", "USD"] * 2)}, currency="")
    with pytest.raises(nrr.Refusal):
        sequel(mixed, NOVEMBER, Policy())


@settings(max_examples=60)
@given(books(), books())
def test_the_two_files_are_reconciled_to_the_cent(before, after):
    found = sequel(before.ledger, after.ledger, Policy())
    if found is not None:
        moved_by = sum(one.after - one.before for one in (*found.added, *found.gone, *found.changed))
        assert found.restated + moved_by + found.currency == found.closing
        assert all(one.before == 0 for one in found.added) and all(one.after == 0 for one in found.gone)
        at_since = [
            one for one in found.earlier if one.first is not None and one.first <= found.since <= one.last
        ]
        assert found.was + sum(one.after - one.before for one in at_since) == found.restated
