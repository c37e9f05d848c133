"""Credits written without a minus, told by a column of debit and credit or of document types: their sign
is turned, and said.
"""

from dataclasses import replace

import numpy as np

from nrr.ground import Option
from nrr.intake.answers import Answers
from nrr.intake.checks.credit_rows import asked_of, credit_rows
from nrr.intake.drafts import Draft, Mask, Money, total_of
from nrr.intake.headings.words import Role
from nrr.intake.lexicon.phrases import phrase_of, words_of
from nrr.intake.lexicon.vocabulary import Section, vocabulary
from nrr.intake.places import entry_rows, mrr_of, place_of, rows_with
from nrr.intake.said.saying import Message, Phrase, problem_of, wording
from nrr.intake.tables.grids import distinct
from nrr.intake.thresholds import LIMITS

_SIDES = vocabulary(Section.CLUES, "debit_words"), vocabulary(Section.CLUES, "credit_words")
_CREDITS = vocabulary(Section.CLUES, "credit_documents")
_INVOICES = vocabulary(Section.CLUES, "invoice_documents")
_SIDED = vocabulary(Section.CLUES, "side_headings")
_TYPED = (Role.REVENUE_TYPE, Role.MOVEMENT)


def with_credit_signs(draft: Draft, answers: Answers) -> Draft:
    """The draft with the amounts of credit rows negative where a column tells them from invoices and none
    has a minus.
    """
    if draft.entries is None or not draft.entries.count or draft.shape not in ("long", "periods", "wide"):
        return draft
    if _are_credits(draft.entries.arr):
        return draft if answers.credits == "as_written" else _upright(draft)
    typed = [draft.roles[role] for role in _TYPED if role in draft.roles]
    for index in dict.fromkeys((*typed, *draft.labels)):
        hits = _credits(draft, index)
        if hits is not None:
            return _turned(draft, index, hits, answers.credits)
    for index in dict.fromkeys((*typed, *draft.labels)):
        hits = credit_rows(draft, index)
        if hits is not None and answers.credits == "taken_off":
            return _turned(draft, index, hits, answers.credits)
        if hits is not None:
            return asked_of(draft, index, hits, answers)
    return draft


def _are_credits(amounts: Money) -> bool:
    """Nearly all are negative: revenue as a ledger's account writes it, on the side of the credits."""
    return int((amounts < 0).sum()) >= LIMITS.mostly * int((amounts != 0).sum()) > 0


def _upright(draft: Draft) -> Draft:
    entries = draft.entries
    assert entries is not None
    rows = entry_rows(draft, entries.arr < 0)
    said = problem_of(Message.SIGNS_TURNED, place_of(draft, rows), count=len(rows))
    return replace(draft, entries=replace(entries, arr=-entries.arr)).saying(said)


def _credits(draft: Draft, index: int) -> Mask | None:
    """Entries the column calls credits; None where it tells no credit from anything else."""
    label = draft.label(index)
    texts = {plain for code in distinct(label.codes).tolist() if (plain := _plain(label.texts[code]))}
    debit, credit = _SIDES
    if texts & debit and texts & credit and texts <= debit | credit:
        if not set(words_of(draft.headings[index].lower())) & _SIDED:
            return None
        sides = [
            rows_with(draft, index, lambda text, side=side: _plain(text) in side)  # type: ignore[misc]
            for side in _SIDES
        ]
        fewer = min(sides, key=lambda side: int(side.sum()))
        return fewer if fewer.sum() <= LIMITS.credits * len(fewer) else None
    if texts & _CREDITS and texts & _INVOICES:
        return rows_with(draft, index, lambda text: _plain(text) in _CREDITS)
    return None


def _plain(text: str) -> str:
    return phrase_of(text.lower())


def _turned(draft: Draft, index: int, hits: Mask, told: str | None) -> Draft:
    entries = draft.entries
    assert entries is not None
    rows, heading = entry_rows(draft, hits), draft.headings[index]
    place = place_of(draft, rows, heading)
    if not (entries.arr[hits] > 0).any() or told == "as_written":
        return draft
    if (entries.arr[hits] < 0).any() and told is None:
        asked = problem_of(
            Message.CREDIT_SIGNS,
            place,
            count=len(rows),
            choices=(
                Option(wording(Phrase.CREDITS_ALL_TAKEN_OFF), {"credits": "taken_off"}),
                Option(wording(Phrase.CREDITS_AS_WRITTEN), {"credits": "as_written"}),
            ),
            heading=heading,
            rows=rows,
        )
        return draft.saying(asked)
    amount = mrr_of(draft, total_of(np.abs(entries.arr[hits])))
    said = problem_of(
        Message.CREDIT_SIGNS_TURNED, place, count=len(rows), heading=heading, rows=rows, amount=amount
    )
    return replace(
        draft, entries=replace(entries, arr=np.where(hits, -np.abs(entries.arr), entries.arr))
    ).saying(said)
