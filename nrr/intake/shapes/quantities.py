"""A price a piece beside a number of pieces: the amount is the product."""

from dataclasses import replace
from decimal import Decimal

from nrr.ground import Option, Problem
from nrr.intake.answers import Answers
from nrr.intake.columns.nouns import is_quantity, is_unit_price
from nrr.intake.columns.profiles import Content
from nrr.intake.headings.assignments import Assignment
from nrr.intake.headings.frames import Frame
from nrr.intake.headings.words import Role
from nrr.intake.lexicon.phrases import words_of
from nrr.intake.lexicon.vocabulary import Section, vocabulary
from nrr.intake.said.saying import Message, Phrase, problem_of, wording
from nrr.intake.shapes.pairs import combined, written
from nrr.intake.values.amounts import Amount, Status

_PRICES = vocabulary(Section.CLUES, "piece_prices")


def times_quantity(frame: Frame, assignment: Assignment, answers: Answers) -> tuple[Frame, list[Problem]]:
    """The frame with unit prices multiplied by their quantities, said aloud; asked where a cell cannot be
    read, or nothing says whether a price is that of one piece.
    """
    price = assignment.get(Role.AMOUNT)
    if price is None:
        return frame, []
    count = next((i for i, h in enumerate(frame.headings) if is_quantity(h.own) and i != price), None)
    if count is None or not is_unit_price(frame.headings[price].own):
        return frame, _not_multiplied(frame, assignment, price, count, answers)
    one, many = frame.headings[price].text, frame.headings[count].text
    product = combined(frame.table.columns[price], frame.table.columns[count], frame.first_body_row, times)
    if product is None:
        return frame, [problem_of(Message.UNIT_PRICE, frame.table.place(), price=one, number=many)]
    columns = tuple(product if i == price else column for i, column in enumerate(frame.table.columns))
    done = problem_of(Message.UNIT_PRICE_MULTIPLIED, frame.table.place(), price=one, number=many)
    return replace(frame, table=replace(frame.table, columns=columns)), [done]


def _not_multiplied(
    frame: Frame, assignment: Assignment, price: int, count: int | None, answers: Answers
) -> list[Problem]:
    """A price beside a quantity other than one, and nothing that says it is the price of one; or the price of
    one, and a count under a heading nobody knows.
    """
    heading = frame.headings[price].text
    if "amount" in answers.columns:
        return []
    if count is None:
        count = _counted(frame, assignment) if is_unit_price(frame.headings[price].own) else None
    elif not set(words_of(heading)) & _PRICES:
        return []
    if count is None or not _other_than_one(frame, count):
        return []
    number = frame.headings[count].text
    choices = (
        Option(wording(Phrase.TIMES_COLUMN, column=heading, number=number), {"times": number}),
        Option(
            wording(Phrase.AS_IT_STANDS, column=heading),
            {"columns": {"amount": frame.table.letters[price]}},
        ),
    )
    place = frame.table.place((), heading)
    return [problem_of(Message.NOT_MULTIPLIED, place, choices=choices, heading=heading, number=number)]


def _counted(frame: Frame, assignment: Assignment) -> int | None:
    """The only column of counts that plays no role."""
    taken = set(assignment.roles.values())
    counts = [
        i
        for i, profile in enumerate(assignment.profiles)
        if i not in taken and profile.content is Content.COUNT and profile.numeric
    ]
    return counts[0] if len(counts) == 1 else None


def _other_than_one(frame: Frame, count: int) -> bool:
    column = frame.table.columns[count].taken(slice(frame.first_body_row, None))
    return bool({column.texts[code].strip().removesuffix(".0") for code in column.used.tolist()} - {"", "1"})


def times(price: Amount, count: Amount) -> str | None:
    """The product as a cell holds it; None where one of both is no amount."""
    if price.status is not Status.AMOUNT or count.status is not Status.AMOUNT:
        return None
    return written(
        Decimal(price.mantissa * count.mantissa).scaleb(-price.places - count.places), price.currency
    )
