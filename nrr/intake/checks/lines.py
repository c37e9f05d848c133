"""Rows that are lines of a report (revenue, cost, opening MRR) and not customers: no book is made of them."""

from nrr.intake.drafts import Draft
from nrr.intake.headings.words import MOVEMENT_SIGNS
from nrr.intake.lexicon.phrases import phrase_of
from nrr.intake.lexicon.vocabulary import Section, vocabulary
from nrr.intake.places import place_of
from nrr.intake.said.saying import Message, problem_of
from nrr.intake.shapes.components import component

_LINES = vocabulary(Section.CLUES, "report_lines")


def refused_lines(draft: Draft) -> Draft:
    """The draft with an error where at least three, and half, of its "customers" are lines of a report."""
    if draft.entries is None or not draft.entries.count:
        return draft
    names = [name for name in draft.entries.shown if name.strip()]
    lines = [name.strip() for name in names[:400] if _is_line(name)]
    if len(lines) < 3 or len(lines) * 2 < len(names):
        return draft
    return draft.saying(
        problem_of(Message.NO_CUSTOMERS_BUT_LINES, place_of(draft), count=len(lines), names=lines[:5])
    )


def _is_line(name: str) -> bool:
    plain = phrase_of(name)
    return plain in _LINES or plain in MOVEMENT_SIGNS or component(name) is not None
