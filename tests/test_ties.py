"""The book against every total stated for it: the file's own total row, an uploaded general ledger."""

from dataclasses import replace

import numpy as np

import nrr
from builders import ledger
from drawings import snapshot_of

BOOK = ledger("a 100 90", "b 10.01 20", start="2025-01", currency="USD")
JAN, FEB, MAR = (nrr.Month.parse(text) for text in ("2025-01", "2025-02", "2025-03"))


def stated(first, second, *set_aside, book=BOOK):
    """The book with monthly totals somebody states, and with what was left out of it."""
    totals = {month: round(amount * 1200) for month, amount in ((JAN, first), (FEB, second))}
    statement = nrr.ledgers.Statement("the file's own total row", totals)
    return replace(book, statements=(statement,), set_aside=set_aside, fingerprint="")


def left_out(reason, **amounts):
    months = {"jan": JAN, "feb": FEB, "mar": MAR}
    return nrr.ledgers.SetAside(
        reason, {months[name]: round(amount * 1200) for name, amount in amounts.items()}
    )


def only(checks):
    (check,) = checks
    return check


def test_equal_totals_tie_out():
    check = only(nrr.retention.tie_checks(stated(110.01, 110)))
    assert check.passed
    assert check.said == check.label == "Matches the file's own total row"
    assert check.left == check.right == 1200 * 220 + 12


def test_half_a_cent_of_rounding_is_no_difference():
    assert only(nrr.retention.tie_checks(stated(110.0149, 110))).passed


def test_a_cent_is_one_and_its_month_and_amount_are_named():
    book = stated(110.01, 110.01)
    assert [tie.difference for tie in only(nrr.ledgers.reconciliations(book)).ties] == [0, -12]
    check = only(nrr.retention.tie_checks(book))
    assert (check.passed, check.difference) == (False, -12)
    assert (
        check.said
        == "The file's own total row differs from the customers in 1 of 2 months, by $0.01 of MRR in all"
    )
    assert "Differs in Feb 2025 (−$0.01)." in check.detail


def test_differences_of_two_months_do_not_cancel():
    check = only(nrr.retention.tie_checks(stated(111.01, 109)))
    assert (check.passed, check.difference) == (False, 2400)


def test_rows_left_out_that_make_the_difference_are_named_and_it_ties_out():
    fees = left_out("one-time rows", jan=50, feb=7)
    trials = left_out("trial rows", jan=3)
    book = stated(160.01, 117, trials, fees)
    found = only(nrr.ledgers.reconciliations(book))
    assert (found.items, found.unexplained, len(found.different)) == ((fees,), (), 2)
    check = only(nrr.retention.tie_checks(book))
    assert check.passed
    assert check.left == 1200 * 277 + 12
    assert "Counted in as reconciling items: one-time rows $57.00." in check.detail


def test_two_items_may_explain_a_difference_together():
    fees, trials = left_out("one-time rows", jan=50), left_out("trial rows", jan=3)
    found = only(nrr.ledgers.reconciliations(stated(163.01, 110, fees, trials)))
    assert (set(map(id, found.items)), found.unexplained) == ({id(fees), id(trials)}, ())


def test_an_item_that_explains_one_month_leaves_the_other_loud():
    fees = left_out("one-time rows", jan=50)
    check = only(nrr.retention.tie_checks(stated(160.01, 100, fees)))
    assert not check.passed
    assert "one-time rows $50.00" in check.detail and "Differs in Feb 2025 (+$10.00)." in check.detail


def test_months_on_one_side_only_are_listed_and_fail_nothing():
    said = nrr.ledgers.Statement("the totals in gl.csv", {FEB: 110 * 1200, MAR: 5 * 1200})
    found = only(nrr.ledgers.reconciliations(replace(BOOK, statements=(said,))))
    assert ([tie.month for tie in found.ties], found.only_stated, found.only_in_book) == (
        [FEB],
        (MAR,),
        (JAN,),
    )
    assert only(nrr.retention.tie_checks(replace(BOOK, statements=(said,)))).passed


def test_no_total_and_no_common_month_are_no_check():
    elsewhere = nrr.ledgers.Statement("the totals in gl.csv", {MAR: 1200})
    assert (
        nrr.retention.tie_checks(BOOK)
        == nrr.retention.tie_checks(replace(BOOK, statements=(elsewhere,)))
        == ()
    )


def test_several_currencies_have_no_total():
    codes = nrr.Attribute("currency", ("EUR", "USD"), np.array([0, 1], np.int32))
    assert nrr.ledgers.reconciliations(replace(stated(110.01, 110), roles={"currency": codes})) == ()


def test_the_check_is_in_every_snapshot_also_of_one_month():
    assert snapshot_of(stated(110.01, 110)).checks[-1].key == "stated_totals_1"
    month = ledger("a 100", start="2025-01")
    said = nrr.ledgers.Statement("the totals in gl.csv", {JAN: 1200})
    assert [check.passed for check in snapshot_of(replace(month, statements=(said,))).checks] == [False]


def test_a_kept_book_keeps_what_was_stated_and_left_out():
    book = stated(160.01, 110, left_out("one-time rows", jan=50))
    found = nrr.unpack(nrr.pack(book))
    assert (found.statements, found.set_aside, found.fingerprint) == (
        book.statements,
        book.set_aside,
        book.fingerprint,
    )
    assert nrr.retention.tie_checks(found) == nrr.retention.tie_checks(book)


def test_a_file_with_a_total_row_states_it():
    good = nrr.read(b"Customer,2025-01,2025-02\na,100,90\nb,10.01,20\nTotal,110.01,110\n", "book.csv")
    wrong = nrr.read(b"Customer,2025-01,2025-02\na,100,90\nb,10.01,20\nTotal,110.01,111\n", "book.csv")
    assert only(nrr.retention.tie_checks(good.ledger)).passed
    assert not only(nrr.retention.tie_checks(wrong.ledger)).passed


def test_the_ledger_of_another_process_states_it_too():
    data = b"Customer,2025-01,2025-02\na,100,90\nb,10.01,20\nTotal,110.01,111\n"
    found = nrr.read_apart(data, "book.csv", nrr.Answers())
    assert not only(nrr.retention.tie_checks(found.ledger)).passed
