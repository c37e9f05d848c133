"""Columns of a second table as attributes of the book: one label for good, or one a month where the table
has months.
"""

from dataclasses import replace

import numpy as np
import numpy.typing as npt

from nrr.ground import Month
from nrr.intake.headings.roles import guess_of
from nrr.intake.headings.words import Role
from nrr.intake.joins.matches import Join, Matched
from nrr.intake.joins.sidetables import month_in
from nrr.ledgers import Attribute, Ledger


def with_columns(ledger: Ledger, join: Join, found: Matched) -> tuple[Ledger, list[str]]:
    """The book with every filled column of the table, and the names they got."""
    table, month = join.table, join.month
    attributes, roles = dict(ledger.attributes), dict(ledger.roles)
    added = []
    for index, heading in enumerate(table.headings):
        if heading == join.key or index == month or not any(table.column(index)):
            continue
        made = _attribute(join, index, found, ledger)
        name = heading if heading not in attributes else f"{heading} ({table.file})"
        attributes[name] = replace(made, name=name)
        added.append(name)
        roles |= _roles(heading, made)
    return replace(ledger, attributes=attributes, roles=roles, fingerprint=""), added


def _attribute(join: Join, index: int, found: Matched, ledger: Ledger) -> Attribute:
    """The label of every row of the book; the first filled cell of a customer counts where no month tells
    them apart.
    """
    texts = join.table.column(index)
    labels = tuple(dict.fromkeys(text for text in texts if text))
    codes = {label: code for code, label in enumerate(labels)}
    if join.month is not None:
        return Attribute(join.table.headings[index], labels, _by_month(join, texts, codes, found, ledger))
    held = np.full(len(ledger.names), -1, np.int32)
    for text, lines in zip(reversed(texts), reversed(found.lines), strict=True):
        if text:
            held[list(lines)] = codes[text]
    return Attribute(join.table.headings[index], labels, held)


def _by_month(
    join: Join, texts: list[str], codes: dict[str, int], found: Matched, ledger: Ledger
) -> npt.NDArray[np.int32]:
    """Codes by month; a month without a value keeps the one before it."""
    assert join.month is not None
    held = np.full((len(ledger.months), len(ledger.names)), -1, np.int32)
    for text, when, lines in zip(texts, join.table.column(join.month), found.lines, strict=True):
        ordinal = month_in(when)
        at = None if ordinal is None else ledger.index(Month(ordinal))
        if text and at is not None:
            held[at, list(lines)] = codes[text]
    for at in range(1, len(held)):
        held[at] = np.where(held[at] < 0, held[at - 1], held[at])
    return held


def _roles(heading: str, made: Attribute) -> dict[str, Attribute]:
    """Parents and cancellation dates have a meaning of their own."""
    role = guess_of(heading).role
    if role is Role.PARENT and made.codes.ndim == 1:
        return {"parent": replace(made, name="parent")}
    if role is Role.CANCELLED and made.codes.ndim == 1:
        months = [month_in(label) for label in made.labels]
        texts = tuple("" if month is None else str(Month(month)) for month in months)
        labels = tuple(dict.fromkeys(text for text in texts if text))
        where = np.array([*(labels.index(text) if text else -1 for text in texts), -1], np.int32)
        return {"cancelled": Attribute("cancelled", labels, where[made.codes])}
    return {}
