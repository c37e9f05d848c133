"""Invoices that no rhythm explains: those between a customer's regular ones, and the only one of a
customer. Asked about.
"""

from dataclasses import replace
from typing import Literal

import numpy as np

from nrr.ground import Problem
from nrr.intake.answers import Answers
from nrr.intake.drafts import Draft, Mask, total_of
from nrr.intake.melting.bills import Bills, Kind, Terms, index_of
from nrr.intake.melting.grids import Ints
from nrr.intake.places import entry_rows, mrr_of
from nrr.intake.said.saying import Message, problem_of


def odd_invoices(draft: Draft, bills: Bills, terms: Terms, answers: Answers) -> list[Problem]:
    """What the rhythms leave open, as far as no answer settles it."""
    found = []
    extra = (terms.kind == Kind.EXTRA) & (bills.amount > 0)
    if extra.any() and answers.extra_invoices is None:
        found.append(_asked(draft, Message.EXTRA_INVOICES, extra))
    single = terms.kind == Kind.SINGLE
    if single.any() and answers.single_invoices is None:
        known = np.isin(terms.kind, (Kind.REGULAR, Kind.SAID)).any()
        found.append(_asked(draft, Message.ONLY_INVOICES_BY_SIZE if known else Message.ONLY_INVOICES, single))
    return found


def _asked(
    draft: Draft,
    message: Literal[Message.EXTRA_INVOICES, Message.ONLY_INVOICES, Message.ONLY_INVOICES_BY_SIZE],
    rows: Mask,
) -> Problem:
    assert draft.entries is not None
    numbers = entry_rows(draft, rows)
    return problem_of(
        message,
        draft.tables[0].place(numbers),
        count=len(numbers),
        number=int(rows.sum()),
        numbers=numbers,
        amount=mrr_of(draft, total_of(draft.entries.arr[rows])),
    )


def with_answers(bills: Bills, terms: Terms, answers: Answers) -> Terms:
    """The terms with what was answered; until then such an invoice is the revenue of its month."""
    extra, single = terms.kind == Kind.EXTRA, terms.kind == Kind.SINGLE
    covered = np.where(extra, _extra_months(bills, terms, answers), terms.covered)
    period = np.where(extra, index_of(np.maximum(covered, 1)), terms.period)
    if answers.single_invoices == "size":
        period = np.where(single, _nearest(bills, terms), period)
    elif answers.single_invoices is not None:
        period = np.where(single, index_of(np.full(len(period), int(answers.single_invoices))), period)
    lasting = replace(terms, period=period, begins=np.where(extra, bills.when, terms.begins))
    covered = np.where(single, np.maximum(1, np.rint(lasting.months)).astype(np.int64), covered)
    return replace(lasting, covered=covered)


def _extra_months(bills: Bills, terms: Terms, answers: Answers) -> Ints:
    if answers.extra_invoices == "exclude":
        return np.zeros(len(terms.kind), np.int64)
    if answers.extra_invoices != "until_next":
        return np.ones(len(terms.kind), np.int64)
    regular = np.flatnonzero(terms.kind == Kind.REGULAR)
    order = regular[np.lexsort((terms.first[regular], bills.payer[regular]))]
    place = bills.payer * 2**20 + np.floor(bills.when).astype(np.int64)
    ends = bills.payer[order] * 2**20 + terms.first[order] + terms.covered[order]
    at = np.minimum(np.searchsorted(ends, place, side="right"), max(0, len(order) - 1))
    same = (bills.payer[order[at]] == bills.payer) if len(order) else np.zeros(len(place), np.bool_)
    return np.where(same, np.maximum(1, ends[at] - place), 1) if len(order) else np.ones(len(place), np.int64)


def _nearest(bills: Bills, terms: Terms) -> Ints:
    """The period of the regular invoice nearest in size, by ratio."""
    sure = np.flatnonzero(np.isin(terms.kind, (Kind.REGULAR, Kind.SAID)) & (bills.amount > 0))
    if not len(sure):
        return terms.period
    order = sure[np.argsort(bills.amount[sure], kind="stable")]
    sizes, own = np.log(bills.amount[order]), np.log(np.maximum(bills.amount, np.finfo(np.float64).tiny))
    right = np.minimum(np.searchsorted(sizes, own), len(order) - 1)
    left = np.maximum(right - 1, 0)
    nearer = np.where(np.abs(sizes[left] - own) < np.abs(sizes[right] - own), left, right)
    return np.asarray(terms.period[order[nearer]])
