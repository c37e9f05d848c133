"""A contract that begins while the same line's earlier one of about the same rate runs: its renewal, or
one beside it?
"""

from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt

from nrr.ground import Problem
from nrr.intake.answers import Answers
from nrr.intake.drafts import Ints, Mask, row_numbers
from nrr.intake.headings.assignments import Assignment
from nrr.intake.headings.words import Role
from nrr.intake.lexicon.concepts import Concept
from nrr.intake.lexicon.lexicon import meaning_among
from nrr.intake.melting.bodies import Body
from nrr.intake.said.saying import Message, problem_of
from nrr.intake.shapes.lifetimes import Spans, lines_of
from nrr.intake.thresholds import LIMITS

Rates = npt.NDArray[np.float64] | npt.NDArray[np.object_]
_TOLD = frozenset({Concept.RENEWAL, Concept.ADD_ON})
_MOST_WORDS = 60
"""Rates within this factor of each other are about the same."""


@dataclass(frozen=True, slots=True, eq=False)
class _Pairs:
    """Rows of earlier contracts and of the ones that begin while these run; `told` is what words say of
    the later one: 1 a renewal, 2 an add-on, 0 nothing."""

    earlier: npt.NDArray[np.intp]
    later: npt.NDArray[np.intp]
    told: npt.NDArray[np.int8]


def with_renewals(
    body: Body, assignment: Assignment, spans: Spans, who: Ints, rates: Rates, kept: Mask, answers: Answers
) -> tuple[Spans, list[Problem]]:
    """The spans, earlier contracts cut where a renewal begins; `rates` are what the rows pay a month,
    `who` codes their customers.
    """
    lines = lines_of(body.table, assignment, who)
    pairs = _pairs(body, assignment, spans, lines, np.asarray(rates, np.float64), kept)
    open_ = pairs.told == 0
    renewed = (pairs.told == 1) | (open_ & (answers.overlaps == "renewal"))
    last = spans.last.copy()
    last[pairs.earlier[renewed]] = spans.first[pairs.later[renewed]] - 1
    ended = spans.ended.copy()
    ended[pairs.earlier[renewed]] = spans.started[pairs.later[renewed]] - 1
    said = [] if not renewed.any() else [_said(body, pairs.later[renewed])]
    if open_.any() and answers.overlaps is None:
        said.append(_asked(body, pairs.earlier[open_], pairs.later[open_]))
    return replace(spans, last=last, ended=ended), said


def _pairs(
    body: Body, assignment: Assignment, spans: Spans, lines: Ints, rates: npt.NDArray[np.float64], kept: Mask
) -> _Pairs:
    """Neighbours in the order of their start: the later one begins in a later month, while the earlier
    runs, and outlasts it.
    """
    rows = np.flatnonzero(kept & (spans.last >= spans.first) & (rates > 0))
    rows = rows[np.lexsort((spans.first[rows], lines[rows]))]
    one, two = rows[:-1], rows[1:]
    whole = spans.first + spans.months - 1
    while_it_runs = (spans.first[two] > spans.first[one]) & (spans.first[two] <= spans.last[one])
    outlasts = spans.endless[two] | (whole[two] > whole[one])
    like = (rates[two] <= rates[one] * LIMITS.like_amounts) & (rates[one] <= rates[two] * LIMITS.like_amounts)
    same = lines[one] == lines[two]
    hits = same & while_it_runs & outlasts & ~spans.endless[one] & like
    follow = same & (spans.first[two] == spans.last[one] + 1)
    if Role.SUBSCRIPTION in assignment.roles and follow.sum() < hits.sum():
        hits &= False  # subscriptions of one customer run side by side here, and none renews another
    return _Pairs(one[hits], two[hits], _told(body, assignment)[two[hits]])


def _told(body: Body, assignment: Assignment) -> npt.NDArray[np.int8]:
    """What the words of a row say it is."""
    read = {
        assignment.get(role) for role in (Role.CUSTOMER, Role.CUSTOMER_ID, Role.AMOUNT, Role.START, Role.END)
    }
    found = np.zeros(body.table.height, np.int8)
    for index, column in enumerate(body.table.columns):
        if index in read or len(column.texts) > _MOST_WORDS:
            continue
        said = np.array([_word(text) for text in column.texts], np.int8)[column.codes]
        found = np.where(found == 0, said, found).astype(np.int8)
    return found


def _word(text: str) -> int:
    concepts = meaning_among(text, _TOLD).concepts
    return 0 if len(concepts) != 1 else 1 if Concept.RENEWAL in concepts else 2


def _asked(body: Body, earlier: npt.NDArray[np.intp], later: npt.NDArray[np.intp]) -> Problem:
    numbers = row_numbers(body.table, np.sort(np.append(earlier, later)))
    return problem_of(Message.OVERLAPS, body.table.place(numbers), count=len(later), numbers=numbers)


def _said(body: Body, later: npt.NDArray[np.intp]) -> Problem:
    numbers = row_numbers(body.table, np.sort(later))
    return problem_of(Message.RENEWED_EARLY, body.table.place(numbers), count=len(later), numbers=numbers)
