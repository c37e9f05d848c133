"""Rows among the entries that are no recurring revenue: fees named in any column beside a customer's other
rows, tax.
"""

from collections.abc import Callable
from typing import Literal

import numpy as np

from nrr.intake.answers import Answers
from nrr.intake.checks.counted import saying_counted, saying_overdue
from nrr.intake.checks.testers import asked_test_names
from nrr.intake.drafts import Draft, Mask, Reason, total_of
from nrr.intake.headings.apart import is_tax_line
from nrr.intake.headings.words import Role
from nrr.intake.lexicon.concepts import Concept
from nrr.intake.lexicon.lexicon import means
from nrr.intake.lexicon.phrases import words_of
from nrr.intake.places import entry_rows, mrr_of, place_of, rows_with
from nrr.intake.said.saying import Message, problem_of
from nrr.intake.tables.grids import distinct
from nrr.intake.thresholds import LIMITS


def without_other_kinds(draft: Draft, answers: Answers) -> Draft:
    """The draft without fees and tax; usage, arrears and test accounts are spoken of."""
    if draft.entries is not None and draft.entries.count:
        draft = _fee_rows(draft, answers)
    for role in (Role.REVENUE_TYPE, Role.PRODUCT):
        index = draft.roles.get(role)
        if index is not None and draft.entries is not None and draft.entries.count:
            draft = _leave(draft, index, is_tax_line, Reason.MEASURE, Message.TAX_ROWS)
            draft = saying_counted(draft, index)
    if Role.STATUS in draft.roles:
        draft = saying_overdue(draft, draft.roles[Role.STATUS])
    return asked_test_names(draft, answers)


def _fee_rows(draft: Draft, answers: Answers) -> Draft:
    """One-time rows by a column of any heading in which a cell says nothing but so, beside other rows of
    the customers.
    """
    spoken = set(draft.roles.values())
    for index in draft.labels:
        label = draft.label(index)
        codes = distinct(label.codes).tolist()
        if index in spoken or not 1 < len(codes) <= LIMITS.few_words:
            continue
        fees = {label.texts[code] for code in codes if _is_fee(label.texts[code])}
        if any(answers.counts(text) is not None for text in fees):
            continue
        if fees and _beside_others(draft, index, fees):
            draft = _leave(
                draft,
                index,
                lambda text, fees=fees: text in fees,  # type: ignore[misc]
                Reason.ONE_TIME,
                Message.ONE_TIME,
            )
    return draft


def _is_fee(text: str) -> bool:
    """Nothing but a charge that comes once; one word alone may be part of a name."""
    return len(words_of(text)) > 1 and means(text, Concept.ONE_TIME)


def _beside_others(draft: Draft, index: int, fees: set[str]) -> bool:
    """Most customers with such rows have others too: a remark about a customer is no fee."""
    assert draft.entries is not None
    hits = rows_with(draft, index, lambda text: text in fees)
    who = np.unique(draft.entries.customers[hits])
    return bool(np.isin(who, draft.entries.customers[~hits]).mean() > LIMITS.most) if len(who) else False


def _leave(
    draft: Draft,
    index: int,
    chosen: Callable[[str], bool],
    reason: Reason,
    message: Literal[Message.ONE_TIME, Message.TAX_ROWS],
) -> Draft:
    hits = rows_with(draft, index, chosen)
    if not hits.any():
        return draft
    assert draft.entries is not None
    rows = entry_rows(draft, hits)
    problem = problem_of(
        message,
        place_of(draft, rows, draft.headings[index]),
        count=len(rows),
        arr_minor=_minor(draft, hits),
        heading=draft.headings[index],
        rows=rows,
        amount=mrr_of(draft, total_of(draft.entries.arr[hits])),
    )
    return draft.without(reason, hits).saying(problem)


def _minor(draft: Draft, hits: Mask) -> int:
    assert draft.entries is not None
    return total_of(draft.entries.arr[hits]) * 100 // draft.entries.scale
