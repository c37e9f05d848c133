"""Amounts and names as a recipe says they are made: times a number of pieces, less tax or refunds, and a name
that ends at a mark.
"""

from dataclasses import replace
from decimal import Decimal, InvalidOperation
from fractions import Fraction

import numpy as np

from nrr.ground import Problem
from nrr.intake.answers import Answers
from nrr.intake.drafts import row_numbers
from nrr.intake.headings.assignments import Assignment, column_named
from nrr.intake.headings.frames import Frame
from nrr.intake.headings.words import Role
from nrr.intake.said.saying import Message, problem_of
from nrr.intake.shapes.added_columns import with_added
from nrr.intake.shapes.pairs import combined, written
from nrr.intake.shapes.quantities import times, times_quantity
from nrr.intake.shapes.rate_columns import names_rate
from nrr.intake.shapes.tax_rates import net_of, rates_of
from nrr.intake.tables.grids import Column, column_of_codes
from nrr.intake.values.amounts import Amount, Status, amount_of
from nrr.intake.values.currencies import currencies_in

_NOTHING = (Status.BLANK, Status.DASH, Status.WORD)


def recast(frame: Frame, assignment: Assignment, answers: Answers) -> tuple[Frame, list[Problem]]:
    """The frame with its names cut and its amounts made of several columns as answered, each said aloud;
    asked where a cell cannot be read.
    """
    frame = _cut(frame, assignment, answers)
    made, said = _of_pieces(frame, assignment, answers)
    made, more = with_added(made, assignment, answers)
    said = [*said, *more]
    for name in answers.less or ():
        made, more = _without(made, assignment, name)
        said = [*said, *more]
    return made, said


def _of_pieces(frame: Frame, assignment: Assignment, answers: Answers) -> tuple[Frame, list[Problem]]:
    """Times the number of pieces that was named; without one, by the headings."""
    price, count = assignment.get(Role.AMOUNT), column_named(frame, answers.times) if answers.times else None
    if price is None or count is None or count == price:
        return times_quantity(frame, assignment, answers)
    headings = frame.headings[price].text, frame.headings[count].text
    if answers.currency is not None and names_rate(headings[1]):
        return _converted(frame, assignment, count, answers.currency)
    shares = shares_of(headings[1], frame.table.columns[count], frame.first_body_row)
    pieces = frame.table.columns[count] if shares is None else shares
    product = combined(frame.table.columns[price], pieces, frame.first_body_row, times)
    if product is None:
        return frame, [_asked(frame, *headings)]
    done = problem_of(
        Message.UNIT_PRICE_MULTIPLIED, frame.table.place(), price=headings[0], number=headings[1]
    )
    return _with(frame, price, product), [done]


def _converted(frame: Frame, assignment: Assignment, rate: int, currency: str) -> tuple[Frame, list[Problem]]:
    """Times its rate, every amount is in this currency."""
    price, named = assignment.roles[Role.AMOUNT], assignment.get(Role.CURRENCY)
    headings = frame.headings[price].text, frame.headings[rate].text
    product = combined(
        frame.table.columns[price], frame.table.columns[rate], frame.first_body_row, _times_rate
    )
    if product is None:
        return frame, [_asked(frame, *headings)]
    frame = _with(frame, price, product)
    if named is not None:
        cells = frame.table.columns[named]
        texts = [currency if currencies_in(text) - {""} else text for text in cells.texts]
        names = {text: code for code, text in enumerate(dict.fromkeys(texts))}
        codes = np.array([names[text] for text in texts], np.int32)[cells.codes]
        frame = _with(frame, named, column_of_codes(codes, names))
    done = problem_of(
        Message.UNIT_PRICE_MULTIPLIED, frame.table.place(), price=headings[0], number=headings[1]
    )
    return frame, [done]


def _times_rate(price: Amount, rate: Amount) -> str | None:
    return times(replace(price, currency=None), rate)


def _without(frame: Frame, assignment: Assignment, name: str) -> tuple[Frame, list[Problem]]:
    """The amounts less those of another column, where the table has it."""
    amount, off = assignment.get(Role.AMOUNT), column_named(frame, name)
    if amount is None or off is None or off == amount:
        return frame, []
    heading, other = frame.headings[amount].text, frame.headings[off].text
    first, less, how = frame.first_body_row, frame.table.columns[off], _less
    if rates := rates_of(other, less, first):
        less, how = rates, net_of
    elif shares := shares_of(other, less, first):
        less, how = shares, _share_less
    elif _always_negative(less, first):
        how = _minus
    own = _with_nothing(frame.table.columns[amount], less)
    rest = combined(own, less, first, how)
    if rest is None:
        return frame, [_asked(frame, heading, other)]
    rows = _taken_off(frame, less)
    if not len(rows):
        return frame, []
    total = _sum(frame.table.columns[amount], rows) - _sum(rest, rows)
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


def _with_nothing(column: Column, off: Column) -> Column:
    """A cell that is blank where something is taken off is nothing: the credits of a row of debits."""
    texts, blank = [*column.texts, "0"], column.blank & ~off.blank
    return column_of_codes(np.where(blank, len(texts) - 1, column.codes).astype(np.int32), texts)


def _taken_off(frame: Frame, column: Column) -> np.ndarray:
    """The rows in which something was taken off."""
    first = frame.first_body_row
    hit = np.array([bool(_worth(text)) for text in column.texts], np.bool_)[column.codes[first:]]
    return np.flatnonzero(hit) + first


def _sum(column: Column, rows: np.ndarray) -> Fraction:
    value = [_worth(text) for text in column.texts]
    return sum((value[code] for code in column.codes[rows].tolist()), Fraction(0))


def _worth(text: str) -> Fraction:
    one = amount_of(text)
    return Fraction(one.mantissa, 10**one.places) if one.status is Status.AMOUNT else Fraction(0)


def _less(amount: Amount, off: Amount) -> str | None:
    if amount.status is not Status.AMOUNT or off.status not in (Status.AMOUNT, *_NOTHING):
        return None
    taken = Decimal(off.mantissa).scaleb(-off.places)
    return written(Decimal(amount.mantissa).scaleb(-amount.places) - taken, amount.currency)


def _minus(amount: Amount, off: Amount) -> str | None:
    """Of a column that writes what is taken off as negative."""
    return _less(amount, replace(off, mantissa=-off.mantissa))


def _always_negative(column: Column, first: int) -> bool:
    body = column.taken(slice(first, None))
    signs = [amount_of(column.texts[code]).mantissa for code in body.used.tolist()]
    return min(signs, default=0) < 0 and max(signs, default=0) <= 0


def shares_of(heading: str, column: Column, first: int) -> Column | None:
    """What a column of percentages takes off, as parts of 1: "10%", 10 or, where none is above 1, 0.1; None
    for a column of amounts.
    """
    texts = [column.texts[code].strip() for code in column.taken(slice(first, None)).used.tolist()]
    if "%" not in heading and not any(text.endswith("%") for text in texts):
        return None
    worth = [_number(text) for text in texts]
    hundred = any(text.endswith("%") for text in texts) or any(abs(one) > 1 for one in worth if one)
    unit = Decimal(100 if hundred else 1)
    parts = [
        column.texts[i] if (one := _number(text)) is None else f"{one / unit:f}"
        for i, text in enumerate(column.texts)
    ]
    return column_of_codes(column.codes, parts)


def _number(text: str) -> Decimal | None:
    try:
        return Decimal(text.strip().rstrip("% ").replace(",", "."))
    except InvalidOperation:
        return None


def _share_less(amount: Amount, off: Amount) -> str | None:
    if amount.status is not Status.AMOUNT or off.status not in (Status.AMOUNT, *_NOTHING):
        return None
    left = 1 - abs(Decimal(off.mantissa).scaleb(-off.places))
    return written(Decimal(amount.mantissa).scaleb(-amount.places) * left, amount.currency)


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
