"""Quarters, in columns or in rows: the revenue of three months, or the MRR at the quarter's end."""

from dataclasses import replace

import numpy as np

from nrr.ground import Problem, Severity
from nrr.intake.answers import Answers
from nrr.intake.drafts import Draft
from nrr.intake.headings.words import STRONG_AMOUNT_WORDS
from nrr.intake.lexicon.phrases import words_of
from nrr.intake.shapes.cells import note, question
from nrr.intake.tables.grids import Table

REVENUE = "quarter"


def quarter_problems(headings: tuple[str, ...], table: Table, answers: Answers) -> list[Problem]:
    """Asked what the amounts are, unless answered, or headed MRR or ARR, which is known at a day only."""
    if answers.amount_is is not None:
        return []
    if all(set(words_of(heading)) & STRONG_AMOUNT_WORDS for heading in headings):
        text = (
            "The periods are quarters and the amounts are headed MRR or ARR: each was taken as the balance at"
            " the quarter's end."
        )
        return [
            note(
                "quarter_ends",
                text,
                table,
                severity=Severity.WARNING,
                did="Put into the last month of the quarter.",
            )
        ]
    text = (
        "The periods are quarters: an amount can be the revenue of three months, or the MRR or ARR at the"
        " quarter's end."
    )
    remedy = (
        "Say whether amounts are quarterly (divided by 3 and put into each month), or MRR or ARR at the end"
        " of the quarter."
    )
    return [question("quarters", text, remedy, table)]


def finished_quarters(draft: Draft, answers: Answers) -> Draft:
    """Amounts stand at the quarter's last month; the revenue of a quarter is put into each of its months."""
    entries = draft.entries
    if entries is None or answers.amount_is != REVENUE:
        return draft
    spread = entries.taken(np.tile(np.arange(entries.count), 3))
    months = np.concatenate([entries.months - back for back in range(3)]).astype(np.int32)
    held = tuple(sorted({month - back for month in draft.months for back in range(3)}))
    return replace(draft, entries=replace(spread, months=months), months=held)
