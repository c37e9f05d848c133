"""A price a piece beside a number of pieces: the amount is the product."""

from dataclasses import replace
from decimal import Decimal

from nrr.ground import Problem
from nrr.intake.columns.nouns import is_quantity, is_unit_price
from nrr.intake.headings.assignments import Assignment
from nrr.intake.headings.frames import Frame
from nrr.intake.headings.words import Role
from nrr.intake.lexicon.phrases import words_of
from nrr.intake.lexicon.vocabulary import Section, vocabulary
from nrr.intake.said.saying import Message, problem_of
from nrr.intake.shapes.pairs import combined, written
from nrr.intake.values.amounts import Amount, Status

_PRICES = vocabulary(Section.CLUES, "piece_prices")


def times_quantity(frame: Frame, assignment: Assignment) -> tuple[Frame, list[Problem]]:
    """The frame with unit prices multiplied by their quantities, said aloud; asked where a cell cannot be
    read.
    """
    price = assignment.get(Role.AMOUNT)
    count = next((i for i, h in enumerate(frame.headings) if is_quantity(h.own) and i != price), None)
    if price is None or count is None:
        return frame, []
    if not is_unit_price(frame.headings[price].own):
        return frame, _not_multiplied(frame, price, count)
    one, many = frame.headings[price].text, frame.headings[count].text
    product = combined(frame.table.columns[price], frame.table.columns[count], frame.first_body_row, times)
    if product is None:
        return frame, [problem_of(Message.UNIT_PRICE, frame.table.place(), price=one, number=many)]
    columns = tuple(product if i == price else column for i, column in enumerate(frame.table.columns))
    done = problem_of(Message.UNIT_PRICE_MULTIPLIED, frame.table.place(), price=one, number=many)
    return replace(frame, table=replace(frame.table, columns=columns)), [done]


def _not_multiplied(frame: Frame, price: int, count: int) -> list[Problem]:
    """A price beside a quantity other than one, and nothing that says it is the price of one: said."""
    column = frame.table.columns[count].taken(slice(frame.first_body_row, None))
    others = {column.texts[code].strip().removesuffix(".0") for code in column.used.tolist()} - {"", "1"}
    heading = frame.headings[price].text
    if not others or not set(words_of(heading)) & _PRICES:
        return []
    return [
        problem_of(
            Message.NOT_MULTIPLIED, frame.table.place(), heading=heading, number=frame.headings[count].text
        )
    ]


def times(price: Amount, count: Amount) -> str | None:
    """The product as a cell holds it; None where one of both is no amount."""
    if price.status is not Status.AMOUNT or count.status is not Status.AMOUNT:
        return None
    return written(
        Decimal(price.mantissa * count.mantissa).scaleb(-price.places - count.places), price.currency
    )
