"""Amounts and names as a recipe says they are made: times a number of pieces, less tax or refunds, and a name
that ends at a mark.
"""

from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

import numpy as np

from nrr.ground import Problem
from nrr.intake.answers import Answers
from nrr.intake.drafts import row_numbers
from nrr.intake.headings.assignments import Assignment, column_named
from nrr.intake.headings.frames import Frame
from nrr.intake.headings.words import Role
from nrr.intake.said.saying import Message, problem_of
from nrr.intake.shapes.pairs import combined, written
from nrr.intake.shapes.quantities import times, times_quantity
from nrr.intake.tables.grids import Column, column_of_codes
from nrr.intake.values.amounts import Amount, Status, amount_of

_NOTHING = (Status.BLANK, Status.DASH, Status.WORD)


def recast(frame: Frame, assignment: Assignment, answers: Answers) -> tuple[Frame, list[Problem]]:
    """The frame with its names cut and its amounts made of several columns as answered, each said aloud;
    asked where a cell cannot be read.
    """
    frame = _cut(frame, assignment, answers)
    made, said = _of_pieces(frame, assignment, answers)
    for name in answers.less or ():
        made, more = _without(made, assignment, name)
        said = [*said, *more]
    return made, said


def _of_pieces(frame: Frame, assignment: Assignment, answers: Answers) -> tuple[Frame, list[Problem]]:
    """Times the number of pieces that was named; without one, by the headings."""
    price, count = assignment.get(Role.AMOUNT), column_named(frame, answers.times) if answers.times else None
    if price is None or count is None or count == price:
        return times_quantity(frame, assignment)
    headings = frame.headings[price].text, frame.headings[count].text
    product = combined(frame.table.columns[price], frame.table.columns[count], frame.first_body_row, times)
    if product is None:
        return frame, [_asked(frame, *headings)]
    done = problem_of(
        Message.UNIT_PRICE_MULTIPLIED, frame.table.place(), price=headings[0], number=headings[1]
    )
    return _with(frame, price, product), [done]


def _without(frame: Frame, assignment: Assignment, name: str) -> tuple[Frame, list[Problem]]:
    """The amounts less those of another column, where the table has it."""
    amount, off = assignment.get(Role.AMOUNT), column_named(frame, name)
    if amount is None or off is None or off == amount:
        return frame, []
    rest = combined(frame.table.columns[amount], frame.table.columns[off], frame.first_body_row, _less)
    heading, other = frame.headings[amount].text, frame.headings[off].text
    if rest is None:
        return frame, [_asked(frame, heading, other)]
    rows, total = _taken_off(frame, off)
    if not len(rows):
        return frame, []
    numbers = row_numbers(frame.table, rows, 10**9)
    said = problem_of(
        Message.TAKEN_OFF,
        frame.table.place(numbers[:50], other),
        count=len(numbers),
        heading=heading,
        other=other,
        rows=numbers,
        amount=total,
    )
    return _with(frame, amount, rest), [said]


def _taken_off(frame: Frame, off: int) -> tuple[np.ndarray, Fraction]:
    """The rows in which something was taken off, and how much in all."""
    column, first = frame.table.columns[off], frame.first_body_row
    worth = [amount_of(text) for text in column.texts]
    value = [
        Fraction(one.mantissa, 10**one.places) if one.status is Status.AMOUNT else Fraction(0)
        for one in worth
    ]
    codes = column.codes[first:]
    hit = np.array([bool(one) for one in value], np.bool_)[codes]
    return np.flatnonzero(hit) + first, sum((value[code] for code in codes[hit].tolist()), Fraction(0))


def _less(amount: Amount, off: Amount) -> str | None:
    if amount.status is not Status.AMOUNT or off.status not in (Status.AMOUNT, *_NOTHING):
        return None
    taken = Decimal(off.mantissa).scaleb(-off.places)
    return written(Decimal(amount.mantissa).scaleb(-amount.places) - taken, amount.currency)


def _asked(frame: Frame, price: str, number: str) -> Problem:
    return problem_of(Message.UNIT_PRICE, frame.table.place(), price=price, number=number)


def _cut(frame: Frame, assignment: Assignment, answers: Answers) -> Frame:
    """Cells of a role end before a mark."""
    for role, mark in answers.cut.items():
        index = assignment.get(Role(role))
        if index is not None and mark:
            column = frame.table.columns[index]
            texts = [text.split(mark)[0].strip() for text in column.texts]
            names = {text: code for code, text in enumerate(dict.fromkeys(texts))}
            codes = np.array([names[text] for text in texts], np.int32)[column.codes]
            frame = _with(frame, index, column_of_codes(codes, names))
    return frame


def _with(frame: Frame, index: int, column: Column) -> Frame:
    columns = tuple(column if i == index else one for i, one in enumerate(frame.table.columns))
    return replace(frame, table=replace(frame.table, columns=columns))
