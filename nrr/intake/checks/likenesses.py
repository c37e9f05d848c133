"""Customers that may be one, though nothing joins them: a name that goes on a letter apart, a name under two
IDs; and numbers of a ledger's accounts where customers should stand.
"""

from collections import defaultdict

import numpy as np
import numpy.typing as npt

from nrr.ground import Month
from nrr.intake.checks.courses import Courses
from nrr.intake.checks.identity import merged_forms
from nrr.intake.checks.namesakes import bare_name
from nrr.intake.drafts import Draft
from nrr.intake.headings.words import Role
from nrr.intake.lexicon.phrases import words_of
from nrr.intake.lexicon.vocabulary import Section, vocabulary
from nrr.intake.places import place_of
from nrr.intake.said.saying import Message, Phrase, problem_of, wording
from nrr.intake.thresholds import LIMITS

_MOST_MOVING = 5_000
"""Customers who leave or come: beyond it names are too many to compare by their letters."""
_ACCOUNT_WORDS = vocabulary(Section.CLUES, "ledger_accounts")
_ACCOUNT_DIGITS = range(3, 7)


def told_likenesses(draft: Draft, courses: Courses) -> Draft:
    """The draft, naming them; they count as written."""
    return _accounts(_same_names(_near_names(draft, courses), courses))


def _near_names(draft: Draft, courses: Courses) -> Draft:
    """One leaves, one comes in the next month, for a like amount, and their names differ by one letter."""
    entries = draft.entries
    assert entries is not None
    paid = courses > 0
    month_count = paid.shape[1]
    last = month_count - 1 - paid[:, ::-1].argmax(axis=1)
    first, ever = paid.argmax(axis=1), paid.any(axis=1)
    left = np.flatnonzero(ever & (last < month_count - 1))
    came = np.flatnonzero(ever & (first > 0))
    if max(len(left), len(came)) > _MOST_MOVING:
        return draft
    pairs = _pairs(merged_forms(list(entries.keys)), left.tolist(), came.tolist())
    pairs = {
        (gone, new)
        for gone, new in pairs
        if last[gone] + 1 == first[new] and _like_amounts(courses[gone], courses[new])
    }
    if not pairs:
        return draft
    start = int(entries.months.min())
    samples = [
        wording(
            Phrase.NEAR_NAME,
            gone=entries.shown[gone],
            last=Month(start + int(last[gone])),
            new=entries.shown[new],
            first=Month(start + int(first[new])),
        )
        for gone, new in sorted(pairs)[:3]
    ]
    return draft.saying(problem_of(Message.NEAR_NAMES, place_of(draft), count=len(pairs), samples=samples))


def _pairs(forms: list[str], left: list[int], came: list[int]) -> set[tuple[int, int]]:
    """Who left and who came under names that are near: a letter apart, or one the other and more words."""
    by_letters, whole = defaultdict[str, list[int]](list), defaultdict[str, list[int]](list)
    for code in left:
        whole[forms[code]].append(code)
        for letters in _one_less(forms[code]):
            by_letters[letters].append(code)
    arrived = defaultdict[str, list[int]](list)
    for code in came:
        arrived[forms[code]].append(code)
    near = ((gone, new) for new in came for one in _one_less(forms[new]) for gone in by_letters.get(one, ()))
    longer = ((gone, new) for new in came for one in _openings(forms[new]) for gone in whole.get(one, ()))
    shorter = ((gone, new) for gone in left for one in _openings(forms[gone]) for new in arrived.get(one, ()))
    return {
        *((gone, new) for gone, new in near if _one_letter_apart(forms[gone], forms[new])),
        *longer,
        *shorter,
    }


def _like_amounts(gone: npt.NDArray[np.float64], new: npt.NDArray[np.float64]) -> bool:
    """The last amount of one and the first of the other."""
    times = new[new > 0][0] / gone[gone > 0][-1]
    return bool(1 / LIMITS.like_amounts <= times <= LIMITS.like_amounts)


def _one_less(form: str) -> set[str]:
    """The name, and the name without each of its letters: two names a letter apart share one of these."""
    return {form, *(form[:at] + form[at + 1 :] for at in range(len(form)))}


def _openings(form: str) -> set[str]:
    """Its first words: a name that becomes longer ("Glade", "Glade (formerly Glen)") shares them."""
    words = form.split()
    return {" ".join(words[:n]) for n in range(1, len(words)) if len(" ".join(words[:n])) >= LIMITS.word}


def _one_letter_apart(one: str, other: str) -> bool:
    """A letter more, less, changed or swapped with its neighbour, inside a longer word; never a digit."""
    if one == other or bare_name(one) == bare_name(other):
        return False
    at = next(
        (i for i, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other))
    )
    end = 0
    while end < min(len(one), len(other)) - at and one[-1 - end] == other[-1 - end]:
        end += 1
    differing = one[at : len(one) - end] + other[at : len(other) - end]
    return differing.isalpha() and len(differing) <= 4 and _word_at(one, at) >= LIMITS.word


def _word_at(name: str, at: int) -> int:
    """How long the word is in which a place stands: a single letter tells sites and series apart."""
    return len(name[:at].rsplit(" ", maxsplit=1)[-1]) + len(name[at:].split(" ", maxsplit=1)[0])


def _same_names(draft: Draft, courses: Courses) -> Draft:
    """One name under several IDs that never pay in the same month: an account opened anew, perhaps."""
    entries = draft.entries
    assert entries is not None
    if len(set(entries.shown)) == len(entries.shown):
        return draft
    groups = defaultdict[str, list[int]](list)
    for code, name in enumerate(entries.shown):
        groups[name.strip().casefold()].append(code)
    several = [
        codes
        for codes in groups.values()
        if len(codes) > 1
        and ((courses[codes] > 0).sum(axis=0) <= 1).all()
        and (courses[codes] > 0).any(axis=1).all()
    ]
    if not several:
        return draft
    samples = [
        wording(Phrase.NAME_UNDER_IDS, name=entries.shown[codes[0]], ids=[entries.keys[c] for c in codes[:3]])
        for codes in several[:3]
    ]
    return draft.saying(problem_of(Message.SAME_NAME, place_of(draft), count=len(several), samples=samples))


def _accounts(draft: Draft) -> Draft:
    entries, column = draft.entries, draft.roles.get(Role.CUSTOMER)
    assert entries is not None
    heading = draft.headings[column] if column is not None else ""
    words = set(words_of(heading))
    if not words or not words <= _ACCOUNT_WORDS or not all(map(_is_account, entries.keys)):
        return draft
    return draft.saying(
        problem_of(
            Message.LEDGER_ACCOUNTS,
            place_of(draft),
            count=len(entries.keys),
            heading=heading,
            names=entries.keys[:3],
        )
    )


def _is_account(key: str) -> bool:
    return key.isdigit() and len(key) in _ACCOUNT_DIGITS
