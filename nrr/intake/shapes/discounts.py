"""An amount before its discount, beside the column of what is left once it is taken off."""

import numpy as np

from nrr.intake.answers import Answers
from nrr.intake.headings.assignments import Assignment
from nrr.intake.headings.frames import Frame
from nrr.intake.headings.words import Role
from nrr.intake.lexicon.phrases import words_of
from nrr.intake.values.money import money_of

_OFF = frozenset(
    ["discount", "discounts", "rebate", "rebates", "rabatt", "remise", "descuento", "sconto", "korting"]
)
_MOSTLY_AMOUNTS = 0.8


def discounted_rivals(frame: Frame, assignment: Assignment, answers: Answers) -> tuple[int, ...]:
    """The column of amounts and the one that holds them less a discount in every row; none where nothing is
    taken off.
    """
    chosen = assignment.roles[Role.AMOUNT]
    if "amount" in answers.columns or answers.less is not None:
        return ()
    amounts = [i for i, p in enumerate(assignment.profiles) if p.filled and p.amounts >= _MOSTLY_AMOUNTS]
    offs = [i for i in amounts if i != chosen and set(words_of(frame.headings[i].own)) & _OFF]
    others = [i for i in amounts if i != chosen and i not in offs and i not in assignment.roles.values()]
    for off in offs:
        for other in others:
            if _is_less(frame, (chosen, off, other), answers):
                return chosen, other
    return ()


def _is_less(frame: Frame, columns: tuple[int, int, int], answers: Answers) -> bool:
    body = slice(frame.first_body_row, None)
    cells = [frame.table.columns[index].taken(body) for index in columns]
    whole, off, left = (one.values for one in money_of(cells, answers.decimal, frame.table.delimiter).columns)
    return bool((off != 0).any() and np.array_equal(whole - np.abs(off), left))
