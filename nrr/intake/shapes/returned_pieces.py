"""A number of pieces of the other sign beside an amount without a minus: the credit lines of an invoice."""

from dataclasses import replace

import numpy as np

from nrr.ground import Problem
from nrr.intake.answers import Answers
from nrr.intake.columns.nouns import is_quantity, is_unit_price, names_movement
from nrr.intake.drafts import Mask, row_numbers
from nrr.intake.headings.assignments import Assignment
from nrr.intake.headings.frames import Frame
from nrr.intake.headings.words import Role
from nrr.intake.lexicon.phrases import phrase_of
from nrr.intake.lexicon.vocabulary import Section, vocabulary
from nrr.intake.said.saying import Message, problem_of
from nrr.intake.tables.grids import Column, distinct
from nrr.intake.values.amounts import amount_of
from nrr.intake.values.money import money_of

_CREDITS = vocabulary(Section.CLUES, "credit_documents")
_MINUS = frozenset("-(\u2212\u2013\uff0d")
_CENTS = 100


def with_returns(frame: Frame, assignment: Assignment, answers: Answers) -> tuple[Frame, list[Problem]]:
    """The frame with amounts negative where pieces were taken back, said aloud: price times pieces is the
    amount, or another column calls these rows credits. Asked where neither tells.
    """
    amount = assignment.get(Role.AMOUNT)
    if answers.credits == "as_written":
        return frame, []
    if amount is not None and is_unit_price(frame.headings[amount].own):
        return frame, []  # it is the product already
    amounts = [i for i, _ in assignment.months] if amount is None else [amount]
    for count, heading in enumerate(frame.headings):
        if count in amounts or not is_quantity(heading.own) or names_movement(heading.own):
            continue
        back = _taken_back(frame, count)
        if back.any() and any((back & _positive(frame.table.columns[i])).any() for i in amounts):
            return _turned(frame, amounts, count, back, answers)
    return frame, []


def _taken_back(frame: Frame, count: int) -> Mask:
    """Rows of the sign that fewer have: where goods leave a stock, what is sold is negative."""
    column, below = frame.table.columns[count], np.arange(frame.table.height) >= frame.first_body_row
    minus = column.holding(_is_negative) & below
    if not minus.any():
        return minus
    plus = _positive(column) & below
    return minus if minus.sum() <= plus.sum() else plus


def _is_negative(text: str) -> bool:
    return not _MINUS.isdisjoint(text) and amount_of(text).mantissa < 0


def _positive(column: Column) -> Mask:
    return column.holding(lambda text: amount_of(text).mantissa > 0)


def _turned(
    frame: Frame, amounts: list[int], count: int, back: Mask, answers: Answers
) -> tuple[Frame, list[Problem]]:
    """The amounts of some rows without a minus, with one; asked where nothing tells that they are credits."""
    table, named = frame.table, frame.headings[count].text
    positive = [back & _positive(table.columns[i]) for i in amounts]
    rows = np.logical_or.reduce(positive)
    proven = _called_credits(frame, rows) or (
        len(amounts) == 1 and _adds_up(frame, amounts[0], count, back, answers)
    )
    asked = not proven and answers.credits is None
    numbers = row_numbers(table, np.flatnonzero(rows), 10**9)
    said = problem_of(
        Message.PIECES_TAKEN_BACK if asked else Message.PIECES_TAKEN_BACK_TURNED,
        table.place(numbers[:50], named),
        count=len(numbers),
        number=named,
        rows=numbers,
    )
    if asked:
        return frame, [said]
    columns = list(table.columns)
    for index, hits in zip(amounts, positive, strict=True):
        columns[index] = _with_minus(columns[index], hits)
    return replace(frame, table=replace(table, columns=tuple(columns))), [said]


def _called_credits(frame: Frame, rows: Mask) -> bool:
    """Whether some column calls all these rows credits."""
    return any(
        all(phrase_of(column.texts[code].lower()) in _CREDITS for code in distinct(column.codes[rows]))
        for column in frame.table.columns
    )


def _adds_up(frame: Frame, amount: int, count: int, back: Mask, answers: Answers) -> bool:
    """Whether the amounts of these rows are all without a minus, and a price times the pieces to the cent."""
    price = next((i for i, h in enumerate(frame.headings) if is_unit_price(h.own)), None)
    if price is None:
        return False
    body = slice(frame.first_body_row, None)
    read = [frame.table.columns[i].taken(body) for i in (price, count, amount)]
    money = money_of(read, answers.decimal, frame.table.delimiter)
    prices, pieces, amounts = (one.values[back[body]].tolist() for one in money.columns)
    unit = 10**money.places
    return all(
        whole >= 0 and abs(one * abs(many) - whole * unit) * _CENTS <= unit * unit
        for one, many, whole in zip(prices, pieces, amounts, strict=True)
    )


def _with_minus(column: Column, rows: Mask) -> Column:
    """The cells of some rows with a minus before them, in the notation they are written in."""
    turned = [f"-{text.strip().lstrip('+')}" for text in column.texts]
    codes = np.where(rows, column.codes + len(turned), column.codes).astype(np.int32)
    return Column(codes, (*column.texts, *turned), np.concatenate([column.kinds, column.kinds]))
