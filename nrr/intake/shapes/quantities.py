"""A price a piece beside a number of pieces: the amount is the product."""

from dataclasses import replace
from decimal import Decimal

import numpy as np

from nrr.ground import Problem
from nrr.intake.columns.nouns import is_quantity, is_unit_price
from nrr.intake.headings.assignments import Assignment
from nrr.intake.headings.frames import Frame
from nrr.intake.headings.words import Role
from nrr.intake.lexicon.phrases import words_of
from nrr.intake.said.saying import Message, problem_of
from nrr.intake.tables.grids import Column, column_of_codes
from nrr.intake.values.amounts import Amount, Status, amount_of


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
    product = _product(frame.table.columns[price], frame.table.columns[count], frame.first_body_row)
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
    if not others or not set(words_of(heading)) & {"price", "rate"}:
        return []
    return [
        problem_of(
            Message.NOT_MULTIPLIED, frame.table.place(), heading=heading, number=frame.headings[count].text
        )
    ]


def _product(prices: Column, counts: Column, first: int) -> Column | None:
    """Exact products of the rows below the heading; None where one cannot be told."""
    width = max(1, len(counts.texts))
    pairs, codes = np.unique(prices.codes.astype(np.int64) * width + counts.codes, return_inverse=True)
    used = set(codes[first:].tolist())
    texts = []
    for place, pair in enumerate(pairs.tolist()):
        price, count = prices.texts[pair // width], counts.texts[pair % width]
        text = _times(amount_of(price), amount_of(count)) if place in used and price.strip() else price
        if text is None:
            return None
        texts.append(text)
    return column_of_codes(codes.astype(np.int32), texts)


def _times(price: Amount, count: Amount) -> str | None:
    if price.status is not Status.AMOUNT or count.status is not Status.AMOUNT:
        return None
    value = Decimal(price.mantissa * count.mantissa).scaleb(-price.places - count.places)
    plain = f"{value:f}"
    written = plain if "." not in plain else plain.rstrip("0").ljust(plain.index(".") + 3, "0")
    return f"{written} {price.currency}" if price.currency else written
