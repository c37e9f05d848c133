"""One customer stops, another one begins in the next month at the very same amount, and nobody else pays it:
one customer under a new name, perhaps. Asked where the amount is too odd for chance, else said; joined when
told.
"""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import replace
from fractions import Fraction
from typing import Literal

import numpy as np

from nrr.ground import Month
from nrr.intake.answers import Answers
from nrr.intake.checks.courses import Courses
from nrr.intake.drafts import Draft
from nrr.intake.headings.words import Role
from nrr.intake.places import place_of
from nrr.intake.said.catalogue import usual_choices
from nrr.intake.said.saying import Message, Phrase, problem_of, wording
from nrr.intake.thresholds import LIMITS

_Renamed = Literal[Message.RENAMED, Message.RENAMED_PERHAPS, Message.RENAMED_JOINED, Message.RENAMED_APART]
_ANSWERED: Mapping[str, _Renamed] = {"one": Message.RENAMED_JOINED, "apart": Message.RENAMED_APART}
_SHOWN = 5
_MOST_CELLS = 2_000_000
"""Customers x months: in larger books some amount always ends in one month and begins in the next."""


def settled_renames(draft: Draft, courses: Courses, answers: Answers) -> Draft:
    """Each pair asked about, or treated as answered; where IDs tell customers apart these decide."""
    entries = draft.entries
    assert entries is not None
    if Role.CUSTOMER_ID in draft.roles or courses.size > _MOST_CELLS:
        return draft
    pairs = _pairs(courses)
    if not pairs:
        return draft
    start = int(entries.months.min())
    samples = [
        wording(
            Phrase.NEAR_NAME,
            gone=entries.shown[gone],
            last=Month(start + month),
            new=entries.shown[new],
            first=Month(start + month + 1),
        )
        for gone, (new, month) in pairs.items()
    ]
    odd = any(_is_odd(courses[gone, month], entries.scale) for gone, (_, month) in pairs.items())
    message = _ANSWERED.get(answers.renamed or "", Message.RENAMED if odd else Message.RENAMED_PERHAPS)
    choices = usual_choices()["renamed"][:1] if message is Message.RENAMED_PERHAPS else ()
    said = problem_of(message, place_of(draft), number=len(pairs), choices=choices, samples=samples[:_SHOWN])
    if answers.renamed != "one":
        return draft.saying(said)
    remap = _joined(pairs, len(entries.keys))
    return replace(draft, entries=replace(entries, customers=remap[entries.customers])).saying(said)


def _is_odd(arr: float, scale: int) -> bool:
    """An amount of many digits, as 1,104.45 a month: two customers seldom agree on one by chance."""
    monthly = Fraction(int(arr) * 100, 12 * scale)
    cents = monthly if monthly.denominator == 1 else Fraction(int(arr) * 100, scale)
    return len(str(int(cents)).rstrip("0")) >= LIMITS.odd_digits


def _pairs(courses: Courses) -> dict[int, tuple[int, int]]:
    """Who stops -> who begins, and the last month of the first."""
    paid = courses > 0
    months = courses.shape[1]
    ever = paid.any(axis=1)
    last, first = months - 1 - paid[:, ::-1].argmax(axis=1), paid.argmax(axis=1)
    stops, begins = np.flatnonzero(ever & (last < months - 1)), np.flatnonzero(ever & (first > 0))
    ends = zip(stops.tolist(), last[stops].tolist(), courses[stops, last[stops]].tolist(), strict=True)
    starts = defaultdict[tuple[int, float], list[int]](list)
    for new, month, amount in zip(
        begins.tolist(), first[begins].tolist(), courses[begins, first[begins]].tolist(), strict=True
    ):
        starts[month - 1, amount].append(new)
    found = {
        gone: (starts[month, amount][0], month, amount)
        for gone, month, amount in ends
        if starts[month, amount]
    }
    payers = _payers(courses, [amount for *_, amount in found.values()])
    return {gone: (new, month) for gone, (new, month, amount) in found.items() if payers[amount] == 2}


def _payers(courses: Courses, amounts: list[float]) -> dict[float, int]:
    """How many customers ever paid each of the amounts."""
    rows, columns = np.nonzero(np.isin(courses, amounts))
    pairs = np.unique(np.stack([rows, courses[rows, columns]]), axis=1)
    values, counts = np.unique(pairs[1], return_counts=True)
    return dict(zip(values.tolist(), counts.tolist(), strict=True))


def _joined(pairs: dict[int, tuple[int, int]], count: int) -> np.ndarray:
    """Code -> code, under the later name."""
    remap = np.arange(count, dtype=np.int32)
    for gone, (new, _) in sorted(pairs.items(), key=lambda pair: -pair[1][1]):
        remap[gone] = remap[new]
    return remap
