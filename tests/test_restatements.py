"""What changed since the last board, classed."""

import nrr
from builders import ledger
from nrr import Policy, View
from nrr.definitions import Reactivation
from nrr.successions import ChangeKind, changes, definition_change, figure_changes

BEFORE = ledger("acme 100 100 120", "beta 50 50 .", "core 30 30 30", plan=["pro", "pro", "free"])


def found(after):
    return [
        (c.kind, c.customer, str(c.month), c.before // 1200, c.after // 1200, c.note)
        for c in changes(BEFORE, after)
    ]


def test_nothing_changed():
    assert found(BEFORE) == []


def test_a_month_added_is_no_change_of_the_past():
    longer = ledger("acme 100 100 120 120", "beta 50 50 . .", "core 30 30 30 30", plan=["pro", "pro", "free"])
    assert found(longer) == []


def test_an_invoice_that_came_late():
    late = ledger("acme 100 100 120", "beta 50 50 50", "core 30 30 30", plan=["pro", "pro", "free"])
    assert found(late) == [(ChangeKind.LATE_DATA, "beta", "2025-03", 0, 50, "")]


def test_an_amount_that_was_corrected():
    corrected = ledger("acme 100 100 110", "beta 50 50 .", "core 30 30 30", plan=["pro", "pro", "free"])
    assert found(corrected) == [(ChangeKind.CORRECTION, "acme", "2025-03", 120, 110, "")]


def test_a_customer_under_another_name_is_one_rename():
    renamed = ledger("acme 100 100 120", "beta-gmbh 50 50 .", "core 30 30 30", plan=["pro", "pro", "free"])
    assert found(renamed) == [(ChangeKind.RENAME, "beta-gmbh", "None", 0, 0, "was called beta")]


def test_a_customer_in_another_group():
    moved = ledger("acme 100 100 120", "beta 50 50 .", "core 30 30 30", plan=["pro", "pro", "pro"])
    assert found(moved) == [(ChangeKind.RECLASSIFICATION, "core", "2025-03", 0, 0, "plan: free became pro")]


def test_an_amount_booked_under_another_customer():
    moved = ledger("acme 100 100 100", "beta 50 50 20", "core 30 30 30", plan=["pro", "pro", "free"])
    assert [c[:5] for c in found(moved)] == [
        (ChangeKind.RECLASSIFICATION, "acme", "2025-03", 120, 100),
        (ChangeKind.RECLASSIFICATION, "beta", "2025-03", 0, 20),
    ]


def snapshot(book, policy=None):
    return nrr.take(book, View(nrr.default_window(book, 1), policy or Policy()), title="", made_at="")


def test_figures_that_read_differently_now():
    corrected = ledger("acme 100 100 110", "beta 50 50 .", "core 30 30 30", plan=["pro", "pro", "free"])
    named = [
        (c.label, str(c.month), c.before, c.after)
        for c in figure_changes(snapshot(BEFORE), snapshot(corrected))
    ]
    assert named == [("NRR", "2025-03", 150 / 180, 140 / 180)]


def test_another_policy_is_a_change_of_definition():
    strict = snapshot(BEFORE, Policy(reactivation=Reactivation.STRICT))
    change = definition_change(snapshot(BEFORE), strict)
    assert change.kind is ChangeKind.DEFINITION
    assert change.note == "paused customers kept became paused customers counted as lost"
    assert definition_change(strict, strict) is None
    large = snapshot(BEFORE, Policy(min_logo_mrr=50))
    assert definition_change(snapshot(BEFORE), large).note == "customers from 50 MRR is new"
    assert definition_change(large, snapshot(BEFORE)).note == "customers from 50 MRR is no more"
