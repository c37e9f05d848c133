"""The same row twice, and two different amounts for one customer and month."""

from dataclasses import replace

import numpy as np
import numpy.typing as npt

from nrr.intake.answers import Answers
from nrr.intake.drafts import Draft, Entries, Mask, Reason, total_of
from nrr.intake.headings.words import STRONG_AMOUNT_WORDS
from nrr.intake.lexicon.phrases import words_of
from nrr.intake.places import entry_rows, mrr_of, place_of
from nrr.intake.said.saying import Message, problem_of
from nrr.intake.tables.repeats import group_sizes, has_repeats, repeats, row_keys
from nrr.intake.thresholds import LIMITS

_ROOM = 131_072


def settled_duplicates(draft: Draft, answers: Answers) -> Draft:
    """Repeated rows asked about or treated as answered; rows that repeat share their customer and month."""
    entries = draft.entries
    if entries is None or not entries.count or draft.shape in ("events", "summary"):
        return draft
    if not has_repeats(_places(entries)):
        return draft
    exact = _exact(draft)
    if exact.any():
        draft = _exact_treated(draft, exact, answers)
    return draft if draft.shape == "periods" else _conflicts(draft, answers)


def _exact(draft: Draft) -> Mask:
    """Entries of rows that equal an earlier row in every cell, and in customer and month where these were
    filled down.
    """
    assert draft.entries is not None
    found = np.zeros(draft.entries.count, np.bool_)
    for source, table in enumerate(draft.tables):
        cells = tuple(column.codes for column in table.columns)
        if not has_repeats(row_keys(cells)):
            continue
        own = draft.entries.sources == source
        read = _read_of_rows(draft.entries.taken(own), table.height)
        again = repeats(row_keys((*cells, *read)), "first")
        found[own] = again[draft.entries.rows[own]]
    return found


def _read_of_rows(entries: Entries, height: int) -> tuple[npt.NDArray[np.int32], npt.NDArray[np.int32]]:
    """Customer and (last) month read from every row; 0 for rows that gave nothing."""
    who, when = np.zeros(height, np.int32), np.zeros(height, np.int32)
    who[entries.rows], when[entries.rows] = entries.customers + 1, entries.months
    return who, when


def _exact_treated(draft: Draft, exact: Mask, answers: Answers) -> Draft:
    assert draft.entries is not None
    rows = entry_rows(draft, exact)
    amount = mrr_of(draft, total_of(draft.entries.arr[exact]))
    choice = answers.duplicates or answers.same_month
    if choice is None:
        return draft.saying(
            problem_of(Message.DUPLICATES, place_of(draft, rows), count=len(rows), rows=rows, amount=amount)
        )
    if choice == "sum":
        return draft.saying(
            problem_of(
                Message.DUPLICATES_ADDED, place_of(draft, rows), count=len(rows), rows=rows, amount=amount
            )
        )
    said = problem_of(
        Message.DUPLICATES_DROPPED, place_of(draft, rows), count=len(rows), rows=rows, amount=amount
    )
    return draft.without(Reason.DUPLICATE, exact).saying(said)


def _conflicts(draft: Draft, answers: Answers) -> Draft:
    """Several rows of one customer in one month that are not equal."""
    entries = draft.entries
    assert entries is not None
    places = _places(entries)
    repeated = repeats(places, keep=False)
    if not repeated.any():
        return draft
    dated = _same_text(draft, repeated, places)
    if dated is None:
        return draft if answers.same_month is None else _chosen(draft, repeated, places, answers.same_month)
    if answers.same_month is not None:
        return _chosen(draft, repeated, places, answers.same_month)
    rows = entry_rows(draft, repeated)
    if (dated and not _are_states(draft, places)) or answers.duplicates is not None:
        return draft.saying(
            problem_of(Message.SAME_MONTH_ADDED_UP, place_of(draft, rows), count=len(rows), rows=rows)
        )
    return draft.saying(problem_of(Message.SAME_MONTH, place_of(draft, rows), count=len(rows), rows=rows))


def _are_states(draft: Draft, places: npt.NDArray[np.int64]) -> bool:
    """MRR of nearly every customer at several dates of a month is a state read often, not charges to be
    added.
    """
    heading = draft.headings[draft.columns_read[0]] if draft.columns_read else ""
    often = float((group_sizes(places) > 1).mean()) > LIMITS.mostly
    several = bool(np.ptp(places % _ROOM))
    return often and several and draft.shape == "long" and bool(set(words_of(heading)) & STRONG_AMOUNT_WORDS)


def _places(entries: Entries) -> npt.NDArray[np.int64]:
    """One number for customer, currency and month."""
    width = max(1, len(entries.currency_labels))
    return (entries.customers.astype(np.int64) * width + entries.currencies) * _ROOM + entries.months


def _same_text(draft: Draft, repeated: Mask, places: npt.NDArray[np.int64]) -> bool | None:
    """None when a label column (product, plan) tells the rows apart; True when only their dates do; False
    when nothing does.
    """
    entries = draft.entries
    assert entries is not None
    group = places[repeated]
    if any(not has_repeats(row_keys((group, draft.label(index).codes[repeated]))) for index in draft.labels):
        return None
    if len(draft.tables) != 1:
        return True
    rows, table = entries.rows[repeated], draft.tables[0]
    others = [i for i in range(table.width) if i not in draft.columns_read and i not in draft.labels]
    return not has_repeats(row_keys((group, *(table.columns[i].codes[rows] for i in others))))


def _chosen(draft: Draft, repeated: Mask, places: npt.NDArray[np.int64], choice: str) -> Draft:
    entries = draft.entries
    assert entries is not None
    if choice in ("sum", "drop_exact"):
        rows = entry_rows(draft, repeated)
        return draft.saying(
            problem_of(Message.SAME_MONTH_ADDED, place_of(draft, rows), count=len(rows), rows=rows)
        )
    order = np.argsort(entries.rows, kind="stable")
    order = order if choice == "first" else order[::-1]
    dropped = np.zeros(entries.count, np.bool_)
    dropped[order] = repeats(places[order], "first")
    said = problem_of(
        Message.SAME_MONTH_FIRST if choice == "first" else Message.SAME_MONTH_LAST,
        place_of(draft, entry_rows(draft, dropped)),
        count=int(dropped.sum()),
    )
    return replace(draft.without(Reason.DUPLICATE, dropped)).saying(said)
