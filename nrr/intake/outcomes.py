"""Where an answer leads: the NRR and the closing month of the book it gives, or why there is no NRR."""

from dataclasses import replace
from fractions import Fraction

import numpy as np

from nrr.definitions import METRICS, NRR, Policy
from nrr.ground import Month, Option, Refusal
from nrr.intake.checks.months import held_months
from nrr.intake.drafts import Draft
from nrr.intake.said.saying import Phrase, wording
from nrr.intake.tables.grids import distinct
from nrr.ledgers import Ledger, complete, ledger_of, settle
from nrr.retention import RollForward, bridge, default_window, missing_end

_LONGEST, _CENTS = 1200, 100


def option_of(choice: Option, draft: Draft | None) -> Option:
    """A choice with what its reading leads to."""
    if draft is not None and draft.components is not None:
        return _of_components(choice, draft.components)
    if draft is None or draft.entries is None or not draft.entries.count:
        return replace(choice, reason=wording(Phrase.NO_AMOUNTS_IN_READING))
    if len(distinct(draft.entries.currencies)) > 1:
        return replace(choice, reason=wording(Phrase.NEEDS_RATES))
    return leading_to(choice, _by_customer(draft), draft.entries.scale)


def _of_components(choice: Option, total: RollForward) -> Option:
    """The same figure stands for a month or a year: it says for how long."""
    rate = METRICS["movement_nrr"].of(total)
    return replace(choice, nrr=rate, reason=wording(Phrase.OVER_MONTHS, number=total.window.months))


def leading_to(choice: Option, ledger: Ledger | None, scale: int = _CENTS) -> Option:
    """A choice with the headline and the last month of the book it gives, or why there is no headline.

    `scale` is how many of the book's amounts make one annualised major unit.
    """
    if ledger is None:
        return replace(choice, reason=wording(Phrase.NO_BOOK_IN_READING))
    book = counted(ledger)
    rate = None if book is None else _rate(book)
    closing = round(Fraction(int((book or ledger).grid[-1].sum()) * _CENTS, scale))
    reason = "" if rate is not None else _no_headline(ledger, book)
    return replace(choice, nrr=rate, closing_arr_minor=closing, reason=reason)


def _no_headline(ledger: Ledger, counted: Ledger | None) -> str:
    if len(ledger.months) < 2:
        return wording(Phrase.ONLY_MONTH, month=ledger.months[0])
    if counted is None:
        return wording(Phrase.NEEDS_RATES)
    missing = missing_end(ledger, default_window(ledger))
    return (
        wording(Phrase.NOBODY_AT_OPENING)
        if missing is None
        else wording(Phrase.MONTH_NOT_IN_FILE, month=missing)
    )


def headline_of(draft: Draft) -> float | None:
    """The headline of a draft by customer; None for mixed currencies and for what no ledger can hold."""
    entries = draft.entries
    if entries is None or not entries.count or len(distinct(entries.currencies)) > 1:
        return None
    ledger = _by_customer(draft)
    return None if ledger is None else headline(ledger)


def _by_customer(draft: Draft) -> Ledger | None:
    """One row a customer, complete months only; None for more months or larger amounts than a book holds."""
    entries, held = draft.entries, held_months(draft)
    if entries is None or held[-1] - held[0] > _LONGEST or entries.arr.dtype == object:
        return None
    index = (entries.months - held[0]).astype(np.int32)
    every = tuple(map(Month, range(held[0], held[-1] + 1)))
    return complete_book(ledger_of(every, entries.keys, entries.customers, index, entries.arr), draft)


def complete_book(ledger: Ledger, draft: Draft) -> Ledger:
    """The book as every page opens it: without the month that still runs and those after it."""
    return ledger if draft.running is None else complete(ledger, draft.running, Policy())


def headline(ledger: Ledger) -> float | None:
    """Point-to-point NRR of a book over the window it opens with, so that a choice leads to the figure
    beside it.
    """
    book = counted(ledger)
    return None if book is None else _rate(book)


def counted(ledger: Ledger) -> Ledger | None:
    """The book under the usual policy, as the pages open it; None where it needs exchange rates."""
    if not ledger.currency and "currency" in ledger.roles:
        return None
    try:
        return settle(ledger, Policy())
    except Refusal:
        return None


def _rate(book: Ledger) -> float | None:
    window = default_window(book)
    if len(book.months) < 2 or missing_end(book, window):
        return None
    return NRR.of(bridge(book, window, Policy()))
