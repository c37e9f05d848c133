"""Rows of one contract number that follow one another without a gap are one term with steps."""

from collections.abc import Sequence
from dataclasses import replace

from nrr.ledgers import Term


def joined(rows: Sequence[Term]) -> tuple[Term, ...]:
    """Terms of rows: without a contract number each row is one; with it, rows without a gap are one with
    steps.
    """
    found: list[Term] = []
    ordered = sorted(rows, key=lambda t: (t.customer, t.contract, t.line, t.start))
    for row in ordered:
        last = found[-1] if found else None
        if last is not None and _follows(last, row):
            found[-1] = replace(
                row,
                start=last.start,
                arr_minor=last.arr_minor,
                steps=(*last.steps, *_step(last, row), *row.steps),
                signed=last.signed,
                row=last.row,
            )
        else:
            found.append(row)
    return tuple(sorted(found, key=lambda t: (t.customer, t.start, t.line)))


def _step(last: Term, row: Term) -> tuple[tuple[int, int], ...]:
    return ((row.start, row.arr_minor),) if row.arr_minor != last.up else ()


def _follows(last: Term, row: Term) -> bool:
    same = (last.customer, last.contract, last.line) == (row.customer, row.contract, row.line)
    return bool(row.contract) and same and last.end is not None and row.start == last.end + 1
