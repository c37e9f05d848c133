"""`combine`: a ledger and second tables -> one book, with what matched and what did not."""

from collections.abc import Iterable
from dataclasses import dataclass

from nrr.ground import Problem
from nrr.intake.joins.columns import with_columns
from nrr.intake.joins.contracts import with_contracts
from nrr.intake.joins.matches import Join, Matched, SideKind, matched
from nrr.intake.joins.oneoffs import without_one_offs
from nrr.intake.joins.rates import with_rates
from nrr.intake.joins.totals import with_statement
from nrr.intake.said.rendering import named
from nrr.intake.said.saying import Message, Phrase, problem_of, wording
from nrr.ledgers import Ledger

_COLUMNS = 12


@dataclass(frozen=True, slots=True, eq=False)
class Combined:
    """The book with everything joined, and what there is to say about every table."""

    ledger: Ledger
    problems: tuple[Problem, ...] = ()


def combine(ledger: Ledger, joins: Iterable[Join]) -> Combined:
    """The book and its second tables as one book. Tables of totals change no amount: they are compared
    with.
    """
    problems: list[Problem] = []
    for join in joins:
        match join.kind:
            case SideKind.ATTRIBUTES:
                found = matched(join.table, join.key, ledger)
                ledger, added = with_columns(ledger, join, found)
                problems += [_joined(join, found, added), *_unmatched(join, found), *_twice(join)]
            case SideKind.ONE_OFFS:
                ledger, said = without_one_offs(ledger, join)
                problems += said
            case SideKind.RATES:
                ledger, said = with_rates(ledger, join)
                problems += said
            case SideKind.CONTRACTS:
                ledger, said = with_contracts(ledger, join)
                problems += said
            case SideKind.TOTALS:
                ledger = with_statement(ledger, join.table)
    return Combined(ledger, tuple(problems))


def _joined(join: Join, found: Matched, added: list[str]) -> Problem:
    rows = sum(bool(lines) for lines in found.lines)
    columns = named(added, _COLUMNS) or wording(Phrase.NO_COLUMN_ADDED)
    place, total = join.table.place(column=join.key), len(join.table.rows)
    if not found.loosely:
        return problem_of(
            Message.JOINED,
            place,
            count=rows,
            file=join.table.file,
            key=join.key,
            total=total,
            columns=columns,
        )
    return problem_of(
        Message.JOINED_LOOSELY,
        place,
        count=rows,
        file=join.table.file,
        key=join.key,
        total=total,
        columns=columns,
        loosely=found.loosely,
    )


def _unmatched(join: Join, found: Matched) -> list[Problem]:
    """Keys without a partner, on both sides, by name."""
    said = []
    if found.only_in_table:
        rows = tuple(number for number, _ in found.only_in_table[:50])
        said.append(
            problem_of(
                Message.UNMATCHED_TABLE,
                join.table.place(rows, join.key),
                count=len(found.only_in_table),
                file=join.table.file,
                names=[name[:60] for _, name in found.only_in_table],
            )
        )
    if found.only_in_book:
        said.append(
            problem_of(
                Message.UNMATCHED_BOOK,
                join.table.place(column=join.key),
                count=len(found.only_in_book),
                file=join.table.file,
                names=[name[:60] for name in found.only_in_book],
            )
        )
    return said


def _twice(join: Join) -> list[Problem]:
    """Customers repeated without a month that tells the rows apart."""
    if join.month is not None:
        return []
    seen: set[str] = set()
    rows = []
    for number, name in zip(join.table.numbers, join.keys, strict=True):
        if name and name in seen:
            rows.append(number)
        seen.add(name)
    if not rows:
        return []
    return [
        problem_of(
            Message.REPEATED_KEY,
            join.table.place(tuple(rows[:50]), join.key),
            count=len(rows),
            file=join.table.file,
        )
    ]
