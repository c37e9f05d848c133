"""An amount called net of what is neither tax nor discount, as a payout is of its fees: which one is revenue
is asked.
"""

from itertools import permutations

import numpy as np

from nrr.ground import Problem
from nrr.intake.answers import Answers
from nrr.intake.headings.apart import WITHOUT_TAX, names_discount, names_refund, speaks_of_tax
from nrr.intake.headings.assignments import Assignment
from nrr.intake.headings.frames import Frame
from nrr.intake.headings.words import Role
from nrr.intake.lexicon.phrases import words_of
from nrr.intake.said.saying import Message, problem_of
from nrr.intake.shapes.money_columns import amounts_beside
from nrr.intake.shapes.proposals import named_columns


def asked_of_fees(frame: Frame, assignment: Assignment, answers: Answers) -> list[Problem]:
    """The amount and the one before the fees; nothing where a person has said which counts."""
    chosen = assignment.roles[Role.AMOUNT]
    if "amount" in answers.columns or answers.less is not None:
        return []
    if not set(words_of(frame.headings[chosen].text)) & WITHOUT_TAX:
        return []
    found = _before_fees(frame, assignment, chosen, answers.decimal)
    if found is None:
        return []
    choices = tuple(named_columns(frame, {"amount": i}) for i in (found[0], chosen))
    gross, fee, net = (frame.headings[i].text for i in (*found, chosen))
    place = frame.table.place()
    return [problem_of(Message.NET_OF_FEES, place, count=2, choices=choices, gross=gross, fee=fee, net=net)]


def _before_fees(
    frame: Frame, assignment: Assignment, chosen: int, decimal: str | None
) -> tuple[int, int] | None:
    """The column that is the chosen one and a third one together, row by row, and that third one."""
    amounts, _ = amounts_beside(frame, assignment, decimal)
    net = amounts.pop(chosen)
    return next(
        (
            (whole, off)
            for off, whole in permutations(amounts, 2)
            if _is_fee(frame.headings[off].text)
            and (amounts[off] != 0).any()
            and np.array_equal(net + np.abs(amounts[off]), amounts[whole])
        ),
        None,
    )


def _is_fee(heading: str) -> bool:
    return not (speaks_of_tax(heading) or names_discount(heading) or names_refund(heading))
