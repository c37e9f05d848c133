"""Rows whose words or number say credit, refund or discount, in amounts without a minus, where no column
tells credits from invoices: asked, with both books.
"""

import re
from functools import lru_cache

import numpy as np

from nrr.intake.answers import Answers
from nrr.intake.columns.nouns import groups_rows, names_rows
from nrr.intake.drafts import Draft, Mask, total_of
from nrr.intake.lexicon.phrases import words_of
from nrr.intake.lexicon.plain import plain
from nrr.intake.lexicon.vocabulary import Section, vocabulary
from nrr.intake.places import entry_rows, mrr_of, place_of
from nrr.intake.said.catalogue import usual_choices
from nrr.intake.said.saying import Message, problem_of
from nrr.intake.tables.grids import distinct
from nrr.intake.thresholds import LIMITS

_MOST_TEXTS = 100_000
_MARKS = vocabulary(Section.CLUES, "credit_number_marks")
_CREDITS = vocabulary(Section.CLUES, "credit_documents") | vocabulary(Section.CLUES, "refund_words")
_DISCOUNTS = vocabulary(Section.CLUES, "discount_words")


def credit_rows(draft: Draft, index: int) -> Mask | None:
    """Entries that a column of words or of numbers calls credits, all of them without a minus; None where it
    tells none, or too many to be corrections.
    """
    entries = draft.entries
    assert entries is not None
    label, heading = draft.label(index), draft.headings[index]
    if len(label.texts) > _MOST_TEXTS:
        return None
    hits = label.holding(_says_credit)
    if groups_rows(heading) or names_rows(heading):
        hits |= label.holding(_is_numbered_so)
    if hits.sum() > LIMITS.months_each * len(distinct(entries.customers[hits])):
        hits &= label.holding(_says_discount)  # month by month: a product of that name, or a discount
    count = int(hits.sum())
    if not count or count > LIMITS.credits * len(hits) or not (entries.arr[hits] > 0).all():
        return None
    return hits if _corrects(draft, hits) else None


def asked_of(draft: Draft, index: int, hits: Mask, answers: Answers) -> Draft:
    """The question whether they come off, nothing once it is answered that they do not."""
    entries = draft.entries
    assert entries is not None
    if answers.credits == "as_written":
        return draft
    rows, heading = entry_rows(draft, hits), draft.headings[index]
    said = problem_of(
        Message.CREDIT_ROWS,
        place_of(draft, rows, heading),
        count=len(rows),
        choices=usual_choices()["credit_signs"],
        heading=heading,
        rows=rows,
        amount=mrr_of(draft, total_of(entries.arr[hits])),
    )
    return draft.saying(said)


@lru_cache(maxsize=50_000)
def _says_credit(text: str) -> bool:
    """ "Credit for outage", "Goodwill credit", "Discount 10%"; a plan with a discount is none."""
    words = words_of(text)
    ends = {" ".join(part) for n in range(1, 4) for part in (words[:n], words[-n:])}
    return bool(_CREDITS & ends) or _says_discount(text)


def _says_discount(text: str) -> bool:
    return bool(_DISCOUNTS & set(words_of(text)[:1]))


@lru_cache(maxsize=50_000)
def _is_numbered_so(text: str) -> bool:
    """ "CN-0042", "INV-CN-42"; letters all over the text are those of a key."""
    letters = re.findall(r"[^\W\d_]+", plain(text))
    return bool(_MARKS & set(letters[:2])) and len(letters) <= 2 and any(map(str.isdigit, text))


def _corrects(draft: Draft, hits: Mask) -> bool:
    """Whoever has them has other rows, of at least as much: what stands alone is a product of that name."""
    entries = draft.entries
    assert entries is not None
    size = len(entries.keys)
    most = np.zeros(size)
    np.maximum.at(most, entries.customers[~hits], entries.arr[~hits].astype(np.float64))
    return bool((entries.arr[hits].astype(np.float64) <= most[entries.customers[hits]]).all())
