"""What the figures themselves give away where no word does: changes taken for balances, charges that never
come again.
"""

from dataclasses import dataclass

import numpy as np

from nrr.ground import Option, Problem, Severity
from nrr.intake.answers import COUNTS, LEAVE_OUT, Answers
from nrr.intake.checks.places import entry_rows, money_text, place_of
from nrr.intake.drafts import Draft, Entries, Mask, Reason, listed, total_of
from nrr.intake.lexicon.concepts import Concept
from nrr.intake.lexicon.lexicon import means

_SPARSE, _FEWEST_LOSSES, _FEWEST, _RARE, _MOST_VALUES, _GO_ON = 0.5, 2, 2, 0.25, 12, 0.8


def asked_movements(draft: Draft, answers: Answers) -> Draft:
    """The draft, asking whether sparse amounts of both signs that never take a customer below zero are
    changes.
    """
    entries = draft.entries
    if entries is None or draft.shape != "long" or answers.amount_is is not None or not _are_changes(entries):
        return draft
    text = (
        "Customers have amounts in few of their months, some of them negative, and what was paid before"
        " always covers these: the amounts look like changes of a balance (movements), not like the revenue"
        " of each month."
    )
    return draft.saying(
        Problem(
            "amount_is",
            Severity.QUESTION,
            text,
            place=place_of(draft),
            remedy=(
                "Head the column of movement types (new, expansion, churn) Type, or say that each amount is"
                " the revenue of its month."
            ),
        )
    )


def _are_changes(entries: Entries) -> bool:
    losses = entries.arr < 0
    if int(losses.sum()) < _FEWEST_LOSSES:
        return False
    order = np.lexsort((entries.months, entries.customers))
    who, when = entries.customers[order], entries.months[order]
    first = np.flatnonzero(np.append(True, who[1:] != who[:-1]))
    open_months = int((int(when.max()) - when[first].astype(np.int64) + 1).sum())
    if entries.count > _SPARSE * open_months:
        return False
    running = np.cumsum(entries.arr[order])
    sizes = np.diff(np.append(first, entries.count))
    before = np.repeat(running[first] - entries.arr[order][first], sizes)
    return bool((running - before >= 0).all())


@dataclass(frozen=True, slots=True, eq=False)
class _Once:
    """Rows of one value of a column, each the only one of its customer, beside others of the same month."""

    value: str
    hits: Mask


def asked_once_only(draft: Draft, answers: Answers) -> Draft:
    """The draft, asking about kinds of rows that stand once beside a customer's other rows and never come
    again.
    """
    if draft.entries is None or draft.shape not in ("long", "wide") or draft.entries.count < _MOST_VALUES:
        return draft
    for index in draft.labels:
        found = _once_only(draft, index)
        if found:
            return _treated(draft, index, found, answers)
    return draft


def _once_only(draft: Draft, index: int) -> list[_Once]:
    entries, label = draft.entries, draft.label(index)
    assert entries is not None
    counts = np.bincount(label.codes)
    if not 1 < np.count_nonzero(counts) <= _MOST_VALUES:
        return []
    rare = np.flatnonzero((counts >= _FEWEST) & (counts <= _RARE * entries.count)).tolist()
    found = [_Once(label.texts[v].strip(), label.codes == v) for v in rare if label.texts[v].strip()]
    return [one for one in found if not means(one.value, Concept.USAGE) and _never_again(entries, one.hits)]


def _never_again(entries: Entries, hits: Mask) -> bool:
    who, when = entries.customers[hits], entries.months[hits]
    if np.bincount(who).max() > 1:
        return False
    beside = np.isin(entries.places[hits], entries.places[~hits])
    last = np.zeros(len(entries.keys), np.int32)
    np.maximum.at(last, entries.customers[~hits], entries.months[~hits])
    return bool(beside.all()) and float((last[who] > when).mean()) >= _GO_ON


def _treated(draft: Draft, index: int, found: list[_Once], answers: Answers) -> Draft:
    """The rows asked about, or left out where that was the answer; a word whose rows count is not asked
    about again.
    """
    told = {one.value: answers.counts(one.value) for one in found}
    out = [one.hits for one in found if told[one.value] is False]
    rest = [one for one in found if told[one.value] is None and answers.status is None]
    if rest:
        return draft.saying(_once_question(draft, index, rest))
    return draft.without(Reason.ONE_TIME, np.logical_or.reduce(out)) if out else draft


def _once_question(draft: Draft, index: int, found: list[_Once]) -> Problem:
    assert draft.entries is not None
    hits = np.logical_or.reduce([one.hits for one in found])
    names, rows = [one.value for one in found], entry_rows(draft, hits)
    money = money_text(draft, total_of(draft.entries.arr[hits]))
    text = (
        f"{len(rows)} rows are marked {', '.join(names)} in column {draft.headings[index]}: each stands once"
        " beside the customer's other rows of the month and never again, like a one-time charge"
        f" ({listed(rows)}, {money} in all). Do they count as recurring?"
    )
    choices = (
        Option("Leave them out as one-time", {"words": dict.fromkeys(names, LEAVE_OUT)}),
        Option("They count", {"words": dict.fromkeys(names, COUNTS)}),
    )
    return Problem(
        "once_only",
        Severity.QUESTION,
        text,
        remedy="Say whether these rows are left out as one-time, or count.",
        choices=choices,
        place=place_of(draft, rows, draft.headings[index]),
        count=len(rows),
    )
