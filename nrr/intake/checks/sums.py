"""Customers that are totals: one whose name says so, and one that pays in every month what all others pay
together.
"""

import numpy as np

from nrr.intake.answers import Answers
from nrr.intake.drafts import Draft, Mask, Reason
from nrr.intake.headings.totals import TotalLabel, labelled
from nrr.intake.places import entry_rows, place_of
from nrr.intake.said.saying import Message, problem_of
from nrr.intake.shapes.cells import doubtful_rows
from nrr.intake.shapes.footings import Columns
from nrr.intake.tables.grids import distinct
from nrr.intake.thresholds import LIMITS

_OF_PERIODS = ("periods", "events")


def settled_sums(draft: Draft, answers: Answers) -> Draft:
    """The draft without customers that are totals; doubtful ones are asked about.

    A period with a customer, a start and an end is a contract, whatever it adds up to.
    """
    if draft.entries is None or not draft.entries.count or draft.entries.arr.dtype == object:
        return draft
    return _named_totals(draft, answers) if draft.shape in _OF_PERIODS else _sum_of_all(draft, answers)


def _named_totals(draft: Draft, answers: Answers) -> Draft:
    entries = draft.entries
    assert entries is not None
    labels = labelled(entries.shown)
    named = np.zeros(len(entries.keys), np.bool_)
    named[[code for code, label in labels.items() if label is not TotalLabel.SUMMARY]] = True
    doubtful = named & np.isin(np.arange(len(named)), distinct(entries.customers))
    if not doubtful.any() or answers.total_rows == "include":
        return draft
    columns = Columns.of_list(entries.customers, entries.months, entries.arr, named)
    adding = doubtful if columns is None else columns.weighed(doubtful, np.zeros_like(doubtful))[0]
    certain = [code for code, label in labels.items() if label is TotalLabel.SURE]
    asked = doubtful & (adding | np.isin(np.arange(len(named)), certain))
    chosen = asked[entries.customers]
    if not chosen.any():
        return draft
    if answers.total_rows == "exclude":
        return draft.without(Reason.TOTAL, chosen)
    rows = np.zeros(draft.tables[0].height, np.bool_)
    rows[entries.rows[chosen & (entries.sources == 0)]] = True
    return draft.saying(
        *doubtful_rows(draft.tables[0], rows, [entries.shown[i] for i in np.flatnonzero(asked)])
    )


def _sum_of_all(draft: Draft, answers: Answers) -> Draft:
    entries = draft.entries
    assert entries is not None
    size = len(entries.keys)
    totals = np.zeros(size, np.int64)
    np.add.at(totals, entries.customers, entries.arr)
    who = int(np.argmax(totals))
    others = len(distinct(entries.customers)) - 1
    if 2 * int(totals[who]) != int(totals.sum()) or others < LIMITS.fewest:
        return draft
    first = int(entries.months.min())
    own = entries.customers == who
    by_month = np.zeros((2, int(entries.months.max()) - first + 1), np.int64)
    np.add.at(by_month, (own.astype(np.int64), entries.months - first), entries.arr)
    if (by_month[0] != by_month[1]).any() or np.count_nonzero(by_month[1]) < LIMITS.fewest:
        return draft
    sums = len(set(by_month[1].tolist()) - {0})
    return _told(draft, own, who, answers, certain=sums >= LIMITS.fewest, many=others >= LIMITS.customers)


def _told(draft: Draft, own: Mask, who: int, answers: Answers, *, certain: bool, many: bool) -> Draft:
    """Left out where the sum meets again and again; one sum that stays the same for ever is one
    coincidence.
    """
    assert draft.entries is not None
    if answers.total_rows == "include":
        return draft
    rows = entry_rows(draft, own)
    if certain or answers.total_rows == "exclude":
        said = problem_of(
            Message.TOTAL_CUSTOMER_OUT,
            place_of(draft, rows),
            count=len(rows),
            name=draft.entries.shown[who],
            rows=rows,
        )
        return draft.without(Reason.TOTAL, own).saying(said)
    if many:
        return draft.saying(
            problem_of(
                Message.TOTAL_ROWS,
                place_of(draft, rows),
                count=len(rows),
                name=draft.entries.shown[who],
                rows=rows,
            )
        )
    return draft.saying(
        problem_of(
            Message.TOTAL_CUSTOMER,
            place_of(draft, rows),
            count=len(rows),
            name=draft.entries.shown[who],
            rows=rows,
        )
    )
