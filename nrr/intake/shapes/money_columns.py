"""What there is to say and to ask about the amounts of a table."""

from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Literal

import numpy as np
import numpy.typing as npt

from nrr.ground import Option, Problem
from nrr.intake.answers import Answers
from nrr.intake.drafts import Mask, row_numbers
from nrr.intake.headings.assignments import Assignment
from nrr.intake.headings.frames import Frame
from nrr.intake.headings.words import Role
from nrr.intake.said.saying import Message, Phrase, problem_of, wording
from nrr.intake.tables.grids import Table
from nrr.intake.values.amounts import Mark, Status, amount_of
from nrr.intake.values.money import CODE_OF, Money, money_of

Amounts = npt.NDArray[np.int64] | npt.NDArray[np.object_]


def money_problems(
    table: Table, columns: Sequence[int], headings: Sequence[str], money: Money, asked: Mask, answers: Answers
) -> list[Problem]:
    """The decimal sign, negatives and odd notations of some columns together."""
    return [
        *_separator(table, columns, money, asked, answers),
        *_marked(table, columns, headings, money, asked),
    ]


def amounts_beside(
    frame: Frame, assignment: Assignment, decimal: str | None
) -> tuple[dict[int, Amounts], int]:
    """The amounts of the chosen column and of all others that hold some, by column, and their places."""
    chosen, dated = assignment.roles[Role.AMOUNT], set(assignment.dated)
    others = (i for i, p in enumerate(assignment.profiles) if p.holds_amounts and i not in dated)
    read, body = list(dict.fromkeys((chosen, *others))), slice(frame.first_body_row, None)
    money = money_of([frame.table.columns[i].taken(body) for i in read], decimal, frame.table.delimiter)
    return {i: one.values for i, one in zip(read, money.columns, strict=True)}, money.places


def _separator(
    table: Table, columns: Sequence[int], money: Money, asked: Mask, answers: Answers
) -> list[Problem]:
    convention = money.convention
    if not (convention.clash or convention.open or convention.assumed):
        return []
    samples = _ambiguous_samples(table, columns)
    sample = next(iter(samples.values()), "1.234")
    if convention.clash and convention.open:
        signs = _signs(samples)
        return [problem_of(Message.MIXED_SEPARATORS, table.place(), choices=signs, sample=sample)]
    if convention.clash:
        return [problem_of(Message.MIXED_SEPARATORS_READ, table.place())]
    if convention.open:
        return [problem_of(Message.DECIMAL, table.place(), choices=_signs(samples), sample=sample)]
    if convention.assumed:
        return [problem_of(Message.DECIMAL_ASSUMED, table.place(), sample=sample)]
    return []


def _signs(samples: Mapping[str, str]) -> tuple[Option, ...]:
    """Both readings, each with what it makes of an amount of this file; the one that groups thousands
    first.
    """
    order = sorted(_SIGNS_READ, key=lambda sign: sign in samples)
    labels = {sign: wording(_SIGNS_READ[sign], amounts=_as_read(samples, sign)) for sign in order}
    if len(samples) == 1:
        groups, points = order
        labels = {
            groups: wording(Phrase.SIGN_GROUPS, amounts=_as_read(samples, groups)),
            points: wording(Phrase.SIGN_IS_POINT, amounts=_as_read(samples, points)),
        }
    return tuple(Option(labels[sign], {"decimal": sign}) for sign in order)


def _ambiguous_samples(table: Table, columns: Sequence[int]) -> dict[str, str]:
    """Separator -> the first amount that it leaves open."""
    found: dict[str, str] = {}
    for index in columns:
        column = table.columns[index]
        for code in column.used.tolist():
            amount = amount_of(column.texts[code])
            if amount.status is Status.AMBIGUOUS:
                found.setdefault(amount.separator, column.texts[code].strip())
        if len(found) == len(_SIGNS_READ):
            break
    return found


def _as_read(samples: Mapping[str, str], decimal: str) -> str:
    """ "5,180 is 5180": amounts of the file beside what they are worth under a decimal sign."""
    pairs = []
    for sample in samples.values():
        mantissa, places = amount_of(sample).reading(decimal)
        value = f"{Decimal(mantissa).scaleb(-places).normalize():f}"
        pairs.append(wording(Phrase.AMOUNT_READ, sample=sample, value=value))
    return ", ".join(pairs)


_SIGNS_READ: Mapping[str, Literal[Phrase.COMMA_IS_DECIMAL, Phrase.POINT_IS_DECIMAL]] = {
    ",": Phrase.COMMA_IS_DECIMAL,
    ".": Phrase.POINT_IS_DECIMAL,
}
_Marked = Literal[
    Message.NEGATIVE_AMOUNTS,
    Message.SCALED_AMOUNTS,
    Message.SCIENTIFIC,
    Message.NUMBER_AS_TEXT,
    Message.ODD_DIGITS,
    Message.FOOTNOTED_AMOUNTS,
    Message.PER_YEAR,
    Message.PER_QUARTER,
]
_SAID: Mapping[Mark, _Marked] = {
    Mark.NEGATIVE: Message.NEGATIVE_AMOUNTS,
    Mark.SCALED: Message.SCALED_AMOUNTS,
    Mark.SCIENTIFIC: Message.SCIENTIFIC,
    Mark.AS_TEXT: Message.NUMBER_AS_TEXT,
    Mark.ODD_DIGITS: Message.ODD_DIGITS,
    Mark.FOOTNOTED: Message.FOOTNOTED_AMOUNTS,
    Mark.PER_YEAR: Message.PER_YEAR,
    Mark.PER_QUARTER: Message.PER_QUARTER,
}


def _marked(
    table: Table, columns: Sequence[int], headings: Sequence[str], money: Money, asked: Mask
) -> list[Problem]:
    found = []
    for mark, message in _SAID.items():
        hits = np.zeros(table.height, np.bool_)
        touched = []
        count = 0
        for index, parsed in zip(columns, money.columns, strict=True):
            if mark in parsed.marks and (own := parsed.marks[mark] & asked).any():
                hits |= own
                count += int(own.sum())
                touched.append(headings[index])
        if count:
            numbers = row_numbers(table, np.flatnonzero(hits))
            place = table.place(numbers, touched[0] if len(touched) == 1 else None)
            found.append(problem_of(message, place, count=count, numbers=numbers))
    return [*found, *_dashes(table, money, asked)]


def _dashes(table: Table, money: Money, asked: Mask) -> list[Problem]:
    count = sum(int(((parsed.statuses == CODE_OF[Status.DASH]) & asked).sum()) for parsed in money.columns)
    return [problem_of(Message.DASH_AS_ZERO, table.place(), count=count)] if count else []
