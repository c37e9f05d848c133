"""A list of one-off amounts that the ledger contains: taken out of it, cell by cell, never below zero."""

from dataclasses import replace
from fractions import Fraction

import numpy as np

from nrr.definitions import Policy
from nrr.ground import Basis, Month, Problem
from nrr.intake.joins.matches import Join, amount_column, matched, month_column
from nrr.intake.joins.sidetables import amount_in, month_in
from nrr.intake.outcomes import headline
from nrr.intake.said.saying import Message, Phrase, problem_of, wording
from nrr.ledgers import Grid, Ledger, Origins, SetAside, settle

Taken = tuple[int, int, int, int, str]  # month index, row of the book, ARR minor units, row of the list, text


def without_one_offs(ledger: Ledger, join: Join) -> tuple[Ledger, list[Problem]]:
    """The book without the amounts of the list; an amount the book does not hold is named and stays."""
    table, found = join.table, matched(join.table, join.key, ledger)
    month, amount = month_column(table), amount_column(table)
    if month is None or amount is None:
        return ledger, [problem_of(Message.ONE_OFF_COLUMNS, table.place(), file=table.file)]
    grid = ledger.grid.copy()
    taken: list[Taken] = []
    left: list[int] = []
    for row, number, lines in zip(table.rows, table.numbers, found.lines, strict=True):
        value, when = amount_in(row[amount]), month_in(row[month])
        at = None if when is None else ledger.index(Month(when))
        minor = 0 if value is None else round(value * Basis.MRR.per_unit)
        line = None if at is None or minor <= 0 else _holding(grid[at], lines, minor)
        if line is None or at is None:
            left.append(number)
            continue
        grid[at, line] -= minor
        taken.append((at, line, minor, number, row[amount]))
    changed = replace(
        ledger,
        grid=grid,
        origins=_traced(ledger.origins, taken, join, amount),
        set_aside=(*ledger.set_aside, *_set_aside(ledger, taken, join)),
        fingerprint="",
    )
    return changed, _said(join, taken, left, _nrr(ledger), _nrr(changed))


def _set_aside(ledger: Ledger, taken: list[Taken], join: Join) -> tuple[SetAside, ...]:
    months: dict[Month, int] = {}
    for at, _, minor, _, _ in taken:
        months[ledger.months[at]] = months.get(ledger.months[at], 0) + minor
    return (SetAside(wording(Phrase.ONE_OFF_AMOUNTS, file=join.table.file), months),) if months else ()


def _holding(amounts: Grid, lines: tuple[int, ...], minor: int) -> int | None:
    """The largest line of the customer in that month that holds as much."""
    able = [line for line in lines if amounts[line] >= minor]
    return max(able, key=lambda line: int(amounts[line]), default=None)


def _traced(origins: Origins | None, taken: list[Taken], join: Join, amount: int) -> Origins | None:
    """The way back names the row of the list for every amount taken out."""
    if origins is None or not taken:
        return origins
    months, lines, minors, rows, texts = zip(*taken, strict=True)
    count = len(taken)
    return replace(
        origins,
        lines=np.append(origins.lines, np.array(lines, np.int32)),
        months=np.append(origins.months, np.array(months, np.int32)),
        arr_minor=np.append(origins.arr_minor, -np.array(minors, np.int64)),
        rows=np.append(origins.rows, np.array(rows, np.int32)),
        columns=np.append(origins.columns, np.full(count, len(origins.column_names), np.int32)),
        sheets=np.append(origins.sheets, np.full(count, len(origins.places), np.int32)),
        raw=np.append(origins.raw, np.arange(count, dtype=np.int32) + np.int32(len(origins.texts))),
        texts=(*origins.texts, *texts),
        places=(*origins.places, (join.table.file, join.table.sheet)),
        column_names=(*origins.column_names, join.table.headings[amount]),
        column_letters=(*origins.column_letters, join.table.letters[amount]),
    )


def _said(
    join: Join, taken: list[Taken], left: list[int], before: float | None, after: float | None
) -> list[Problem]:
    total = sum(minor for _, _, minor, _, _ in taken)
    effect = None if before is None or after is None else after - before
    said = [
        problem_of(
            Message.ONE_OFFS_TAKEN_OUT,
            join.table.place(tuple(number for _, _, _, number, _ in taken[:50])),
            count=len(taken),
            arr_minor=total,
            effect=effect,
            file=join.table.file,
            amount=Fraction(total, Basis.MRR.per_unit),
        )
    ]
    if left:
        place = join.table.place(tuple(left[:50]))
        said.append(problem_of(Message.ONE_OFFS_NOT_FOUND, place, count=len(left), file=join.table.file))
    return said


def _nrr(ledger: Ledger) -> float | None:
    """Of one row a customer; None for a book in several currencies, which only rates can settle."""
    mixed = not ledger.currency and "currency" in ledger.roles
    return None if mixed else headline(settle(ledger, Policy()))
