"""Customers that are test or demo accounts by their name: asked about, left out when told."""

import re

import numpy as np

from nrr.intake.answers import Answers
from nrr.intake.drafts import Draft, Mask, Reason, total_of
from nrr.intake.lexicon.concepts import Concept
from nrr.intake.lexicon.lexicon import means
from nrr.intake.lexicon.phrases import phrase_of
from nrr.intake.lexicon.vocabulary import Section, vocabulary
from nrr.intake.places import entry_rows, place_of
from nrr.intake.said.saying import Message, problem_of


def asked_test_names(draft: Draft, answers: Answers) -> Draft:
    """Customers called "Test account" are asked about, never dropped in silence."""
    entries = draft.entries
    if entries is None or not entries.count or answers.status is not None or answers.test_names is not None:
        return draft
    flags = _test_flags(entries.shown)
    hits = flags[entries.customers]
    if not hits.any():
        return draft
    names = [name for name, flag in zip(entries.shown, flags, strict=True) if flag][:5]
    rows = entry_rows(draft, hits)
    return draft.saying(
        problem_of(
            Message.TEST_NAMES,
            place_of(draft, rows),
            count=len(rows),
            arr_minor=total_of(entries.arr[hits]) * 100 // entries.scale,
            names=names,
            rows=rows,
        )
    )


def without_test_names(draft: Draft, answers: Answers) -> Draft:
    """Test customers left out when the answer to the question was "test"."""
    entries = draft.entries
    told = any(means(word, Concept.TEST) for word in answers.status or ())
    if entries is None or not (answers.test_names == "exclude" or (answers.test_names is None and told)):
        return draft
    flags = _test_flags(entries.shown)
    return draft.without(Reason.TEST, flags[entries.customers]) if flags[entries.customers].any() else draft


_TESTING = vocabulary(Section.CLUES, "test_words")
_ACCOUNTS = vocabulary(Section.CLUES, "test_accounts")
_FIRST, _SECOND = (
    vocabulary(Section.CLUES, "test_first_words"),
    vocabulary(Section.CLUES, "test_second_words"),
)
_NAMES, _ENDS = vocabulary(Section.CLUES, "test_names"), tuple(vocabulary(Section.CLUES, "test_last_words"))
_TEST_STEM = re.compile("|".join(word if len(word) > 2 else rf"\b{word}\b" for word in _TESTING), re.I)


def _test_flags(names: tuple[str, ...]) -> Mask:
    """Which names are those of test accounts; most books have none, which one search tells."""
    text = "\n".join(names)
    lower = text.lower()
    if text.isascii() and not any(word in lower for word in _TESTING):
        return np.zeros(len(names), np.bool_)
    return np.fromiter(
        (_TEST_STEM.search(n) is not None and _is_test_name(n) for n in names), np.bool_, len(names)
    )


def _is_test_name(name: str) -> bool:
    plain = phrase_of(name)
    words = plain.split()
    first, others = words[0] if words else "", set(words[1:])
    if len(words) > 1 and set(words) <= _TESTING:
        return True
    if set(words) & _TESTING and (set(words) & _ACCOUNTS or plain.endswith(_ENDS)):
        return True
    named = means(plain, Concept.TEST) or plain in _NAMES
    return named or (first in _FIRST and len(words) <= 3 and bool(others & _SECOND))
