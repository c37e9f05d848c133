"""Fees in several columns: the amount of a row is their sum, where a person says so."""

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from nrr.ground import Option, Problem
from nrr.intake.answers import Answers
from nrr.intake.columns.twins import in_one_ratio
from nrr.intake.headings.assignments import Assignment, column_named
from nrr.intake.headings.frames import Frame
from nrr.intake.headings.words import Role
from nrr.intake.lexicon.concepts import Concept
from nrr.intake.lexicon.lexicon import meaning
from nrr.intake.lexicon.phrases import words_of
from nrr.intake.said.saying import Message, Phrase, problem_of, wording
from nrr.intake.shapes.pairs import written_exactly
from nrr.intake.tables.grids import column_of_texts
from nrr.intake.values.amounts import Status
from nrr.intake.values.currencies import currency_of
from nrr.intake.values.money import CODE_OF, Money, money_of

_NOT_A_PART = {
    Concept.TO_DATE,
    Concept.BUDGET,
    Concept.ACTUAL,
    Concept.AVERAGE,
    Concept.BEFORE,
    Concept.AFTER,
}
_ADDED = [CODE_OF[status] for status in (Status.AMOUNT, Status.BLANK, Status.DASH)]


def sum_of(frame: Frame, rivals: Sequence[int], decimal: str | None) -> tuple[Option, ...]:
    """The answer that adds up rival columns; none where they say one thing twice: in two currencies, year by
    year, monthly beside annual, planned beside actual, or added up since a start.
    """
    names = [frame.headings[i].text for i in rivals]
    alike = {tuple(word for word in words_of(name) if not word.isdigit()) for name in names}
    body = slice(frame.first_body_row, None)
    columns = [frame.table.columns[i].taken(body) for i in rivals]
    if (
        len(alike) < len(names)
        or any(_NOT_A_PART & meaning(name).concepts for name in names)
        or any(currency_of(word) for name in names for word in name.replace("(", " ").split())
        or in_one_ratio(money_of(columns, decimal, frame.table.delimiter))
    ):
        return ()
    told = {"columns": {"amount": frame.table.letters[rivals[0]]}, "plus": names[1:]}
    return (Option(wording(Phrase.ADD_COLUMNS, names=names), told),)


def with_added(frame: Frame, assignment: Assignment, answers: Answers) -> tuple[Frame, list[Problem]]:
    """The frame with the amounts of further columns added, said aloud; refused where a cell cannot be."""
    amount = assignment.get(Role.AMOUNT)
    more = [column_named(frame, name) for name in answers.plus or ()]
    indexes = [i for i in dict.fromkeys((amount, *more)) if i is not None]
    if amount is None or len(indexes) < 2:
        return frame, []
    names = [frame.headings[i].text for i in indexes]
    first, table = frame.first_body_row, frame.table
    money = money_of(
        [table.columns[i].taken(slice(first, None)) for i in indexes], answers.decimal, table.delimiter
    )
    texts = _sums(money)
    if texts is None:
        return frame, [problem_of(Message.COLUMNS_NOT_ADDED, table.place(), names=names)]
    own = table.columns[amount]
    added = column_of_texts([*(own.text(row) for row in range(first)), *texts])
    columns = tuple(added if i == amount else column for i, column in enumerate(table.columns))
    said = problem_of(Message.COLUMNS_ADDED, table.place(), names=names)
    return replace(frame, table=replace(table, columns=columns)), [said]


def _sums(money: Money) -> list[str] | None:
    """Row by row as a cell holds it; None where one is no amount, or its decimal sign or period is open."""
    currencies = {label for one in money.columns for label in one.currencies.labels}
    plain = all(np.isin(one.statuses, _ADDED).all() and (one.months == 1).all() for one in money.columns)
    if not plain or money.convention.open or money.convention.clash or len(currencies) > 1:
        return None
    blank = np.logical_and.reduce([one.statuses == CODE_OF[Status.BLANK] for one in money.columns])
    whole = np.sum([one.values.astype(object) for one in money.columns], axis=0)
    code = next(iter(currencies), None)
    return [
        "" if nothing else written_exactly(value, money.places, code)
        for value, nothing in zip(whole.tolist(), blank.tolist(), strict=True)
    ]
