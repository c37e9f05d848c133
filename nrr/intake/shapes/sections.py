"""Headings inside a wide table: every customer is told its section (EMEA, then its customers, then the next
region), or every product its customer (Acme, then Platform and Support, then the next customer).
"""

from dataclasses import replace

import numpy as np

from nrr.ground import Problem
from nrr.intake.drafts import Mask
from nrr.intake.headings.assignments import Assignment
from nrr.intake.headings.frames import Frame, Heading
from nrr.intake.headings.words import Role
from nrr.intake.said.saying import Message, Phrase, problem_of, wording
from nrr.intake.shapes.labels import label_rows
from nrr.intake.tables.grids import column_of_texts, letter_of
from nrr.intake.thresholds import LIMITS
from nrr.intake.values.currencies import currency_of
from nrr.intake.values.stamps import NOT_A_DATE

_MOST_ROWS = 50_000
_NAME, _LINE = wording(Phrase.HEADED_SECTION), wording(Phrase.HEADED_PRODUCT)
_CURRENCY = wording(Phrase.HEADED_CURRENCY)


def sectioned(frame: Frame, roles: Assignment) -> tuple[Frame, tuple[Problem, ...]]:
    """The frame with the section of every customer in a column, and a note; the same frame where there are no
    sections.

    A heading stands alone in its row, at the top or behind a total or a blank row, above rows with
    amounts. One such row may be a customer without revenue: it takes two.
    """
    who = roles.get(Role.CUSTOMER)
    if who is None or len(roles.months) < 2 or not frame.rows or frame.table.height > _MOST_ROWS:
        return frame, ()
    table, names = frame.table, frame.table.columns[who]
    body = np.arange(table.height) >= frame.first_body_row
    filled = np.sum([~column.blank for column in table.columns], axis=0)
    amounts = np.any([~table.columns[index].blank for index, _ in roles.months], axis=0)
    sure, maybe = label_rows(table, [who])
    alone = body & (filled == 1) & ~names.blank & ~sure & ~maybe
    members = body & amounts & ~names.blank & ~sure & ~maybe
    heads = np.flatnonzero(alone)
    above = np.maximum.accumulate(np.where(alone, np.arange(table.height), -1))
    if len(heads) and all(currency_of(names.text(int(row))) for row in heads):
        return _in_currencies(frame, [names.text(int(row)).strip() if row >= 0 else "" for row in above])
    if len(heads) < 2 or not all(_begins(int(row), frame, members, sure | maybe) for row in heads):
        return frame, ()
    texts = [
        names.text(int(head)).strip() if member and head >= 0 else ""
        for head, member in zip(above, members, strict=True)
    ]
    sections = list(dict.fromkeys(text for text in texts if text))
    if len(sections) < 2:
        return frame, ()
    if _are_lines([names.text(int(row)).strip() for row in np.flatnonzero(members & (above >= 0))]):
        return _by_customer(frame, who, texts, sections)
    said = problem_of(Message.SECTIONS, table.place(), count=len(sections), names=sections)
    return _wider(frame, texts, _NAME), (said,)


def _wider(frame: Frame, texts: list[str], heading: str) -> Frame:
    """With one more column of these texts."""
    table = frame.table
    wider = replace(
        table,
        columns=(*table.columns, column_of_texts(texts)),
        letters=(*table.letters, letter_of(table.width)),
    )
    return replace(frame, table=wider, headings=(*frame.headings, Heading(heading, heading, NOT_A_DATE)))


def _in_currencies(frame: Frame, texts: list[str]) -> tuple[Frame, tuple[Problem, ...]]:
    """Sections headed by a currency: the one of all rows below, up to the next."""
    codes = [currency_of(text) or "" for text in texts]
    found = [code for code in dict.fromkeys(codes) if code]
    said = problem_of(Message.SECTIONS, frame.table.place(), count=len(found), names=found)
    return _wider(frame, codes, _CURRENCY), (said,)


def _are_lines(labels: list[str]) -> bool:
    """The same few labels in section after section: products of the customers that head them."""
    return len(labels) >= LIMITS.months_each * len(set(labels))


def _by_customer(
    frame: Frame, who: int, texts: list[str], sections: list[str]
) -> tuple[Frame, tuple[Problem, ...]]:
    """The sections as the customers, what stood in their column as the product; totals keep their labels."""
    table = frame.table
    names = table.columns[who]
    customers = [text or names.text(row) for row, text in enumerate(texts)]
    products = [names.text(row).strip() if text else "" for row, text in enumerate(texts)]
    columns = tuple(column_of_texts(customers) if i == who else one for i, one in enumerate(table.columns))
    said = problem_of(
        Message.GROUPED_ROWS, table.place(), count=len(sections), kind="customer", text=sections[0]
    )
    return _wider(replace(frame, table=replace(table, columns=columns)), products, _LINE), (said,)


def _begins(row: int, frame: Frame, members: Mask, totals: Mask) -> bool:
    """The row opens a block: a customer follows, and no customer stands right above it."""
    after = row + 1 < len(members) and bool(members[row + 1])
    before = row == frame.first_body_row or bool(totals[row - 1]) or bool(frame.table.blank_rows[row - 1])
    return after and before
