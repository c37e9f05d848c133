"""Quarters, in columns or in rows: the revenue of three months, or the MRR at the quarter's end."""

from dataclasses import replace

import numpy as np

from nrr.ground import Problem
from nrr.intake.answers import Answers
from nrr.intake.drafts import Draft
from nrr.intake.headings.words import STRONG_AMOUNT_WORDS
from nrr.intake.lexicon.phrases import words_of
from nrr.intake.said.saying import Message, problem_of
from nrr.intake.tables.grids import Table

REVENUE = "quarter"


def quarter_problems(headings: tuple[str, ...], table: Table, answers: Answers) -> list[Problem]:
    """Asked what the amounts are, unless answered, or headed MRR or ARR, which is known at a day only."""
    if answers.amount_is is not None:
        return []
    if all(set(words_of(heading)) & STRONG_AMOUNT_WORDS for heading in headings):
        return [problem_of(Message.QUARTER_ENDS, table.place())]
    return [problem_of(Message.QUARTERS, table.place())]


def finished_quarters(draft: Draft, answers: Answers) -> Draft:
    """Amounts stand at the quarter's last month; the revenue of a quarter is put into each of its months."""
    entries = draft.entries
    if entries is None or answers.amount_is != REVENUE:
        return draft
    spread = entries.taken(np.tile(np.arange(entries.count), 3))
    months = np.concatenate([entries.months - back for back in range(3)]).astype(np.int32)
    held = tuple(sorted({month - back for month in draft.months for back in range(3)}))
    return replace(draft, entries=replace(spread, months=months), months=held)
