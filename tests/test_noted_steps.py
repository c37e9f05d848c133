"""Dated notes give the steps on a change of sponsor and a missed review their cases, customers and amount."""

from dataclasses import replace

import pytest

import nrr
from nrr.actions import Edited, Own, Terms, Unvalued
from nrr.notes import About, Note, NoteKind

MONTHS = [f"2025-{month:02}" for month in range(1, 13)] + ["2026-01"]
MADE = "2026-02-01T09:00:00+00:00"


def rows():
    """Twelve noted in May of whom six left in July, five noted in December, forty never."""
    left = [(f"g{n}", [100] * 6 + [0] * 7) for n in range(6)]
    stay = [(f"s{n}", [100] * 13) for n in range(6)]
    lately = [(f"n{n}", [200] * 13) for n in range(5)]
    return [*left, *stay, *lately, *((f"c{n}", [100] * 13) for n in range(40))]


@pytest.fixture(scope="module")
def ledger():
    lines = [["Customer", *MONTHS]] + [[name, *map(str, amounts)] for name, amounts in rows()]
    return nrr.read("\n".join(",".join(line) for line in lines).encode(), "book.csv").ledger


def view_of(book):
    return nrr.View(nrr.Window.trailing(book.months[-1], 12))


def note(customer, month, kind=NoteKind.SPONSOR_CHANGE):
    return Note(f"{customer} {month}", MADE, About.CUSTOMER, customer, month, "Somebody new", kind=kind)


NOTES = (
    *(note(f"{side}{n}", "2025-05") for side in "gs" for n in range(6)),
    *(note(f"n{n}", "2025-12") for n in range(5)),
)
TYPED = Edited("A-SPONSOR", share=(0.1, 0.3))
BASE = 12 / 534
"""Of 534 months of paying customers without a note, 12 had one of the six leave within three months."""


def step(book, notes=NOTES, edits=()):
    subject = nrr.findings.subject_of(book, view_of(book))
    return nrr.actions.advised(subject, (), Own(tuple(edits), tuple(notes))).action("A-SPONSOR")


def test_without_notes_the_step_names_the_kind_of_note_it_needs(ledger):
    said = nrr.actions.unvalued_said(step(ledger, ()), str)
    assert said.startswith('Cannot be valued yet: it needs a note of the kind "Sponsor change"')
    assert said.endswith("It works on a part of 6720000.")


def test_noted_customers_are_counted_like_any_other_state(ledger):
    found = step(ledger)
    assert (found.customers, found.rate, found.base_rate) == (5, 0.5, pytest.approx(BASE))
    assert found.reason == Unvalued.NO_SHARE
    assert found.whole_arr_minor == round(5 * 200 * 1200 * (0.5 - BASE))


def test_a_typed_share_gives_it_a_worth_with_the_interval_of_twelve_customers(ledger):
    worth = step(ledger, edits=[TYPED]).worth
    low, high = nrr.intervals.wilson_limits(0.5, 12, 0.8)
    at_stake = 5 * 200 * 1200
    assert worth.mid_arr_minor is None, "twelve customers are a small sample"
    assert worth.low_arr_minor == pytest.approx(at_stake * (low - BASE) * 0.1)
    assert worth.high_arr_minor == pytest.approx(at_stake * (high - BASE) * 0.3)


@pytest.mark.parametrize(
    ("notes", "reason"),
    [
        (NOTES[3:], Unvalued.FEW_CASES),
        (NOTES[:12], Unvalued.NOBODY),
        ([replace(one, withdrawn_at=MADE) for one in NOTES], Unvalued.NO_COLUMN),
        ([replace(one, kind=NoteKind.MISSED_REVIEW) for one in NOTES], Unvalued.NO_COLUMN),
    ],
)
def test_what_a_note_does_not_say_is_not_counted(ledger, notes, reason):
    assert step(ledger, notes).reason == reason


def test_agreed_it_is_about_the_noted_customers_and_a_board_reads_with_it(ledger):
    """With masked names: notes are found by the key of a customer, which no reader sees."""
    many = tuple(note(f"c{n}", "2025-05") for n in range(20))
    own = Own((TYPED,), (*NOTES, *many))
    subject = nrr.findings.subject_of(ledger, view_of(ledger))
    terms = Terms("one", "2026-02-01", nrr.Month.parse("2026-04"))
    agreed = nrr.actions.agree(subject, (), "A-SPONSOR", terms, "stamp", own)
    assert [one.customer for one in agreed.customers] == [f"n{n}" for n in range(5)]
    choices = nrr.publishing.BoardChoices(
        "Board", naming=nrr.ledgers.Naming.MASKED, agreed=[agreed], edits=own.rows, notes=own.notes
    )
    board = nrr.prepare(ledger, view_of(ledger), choices, made_at=MADE, this_year=2026, secret=b"s" * 32)
    read = board.options.reading
    assert read.after - read.before == pytest.approx(agreed.worth.mid_arr_minor / agreed.base_arr_minor)
