"""`combine`: a ledger and second tables -> one book, with what matched and what did not."""

from collections.abc import Iterable
from dataclasses import dataclass

from nrr.ground import Problem, Severity, plural
from nrr.intake.joins.columns import with_columns
from nrr.intake.joins.matches import Join, Matched, SideKind, matched
from nrr.intake.joins.oneoffs import without_one_offs
from nrr.intake.joins.rates import with_rates
from nrr.intake.joins.totals import with_statement
from nrr.ledgers import Ledger

_SHOWN = 6


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
            case SideKind.TOTALS:
                ledger = with_statement(ledger, join.table)
    return Combined(ledger, tuple(problems))


def _joined(join: Join, found: Matched, added: list[str]) -> Problem:
    rows = sum(bool(lines) for lines in found.lines)
    text = (
        f"{join.table.file} was joined by {join.key}: {rows} of {len(join.table.rows)} rows match a customer."
    )
    loosely = f" {found.loosely} of them match when case and blanks are ignored." if found.loosely else ""
    columns = ", ".join(added[:12]) + (f" and {len(added) - 12} more" if len(added) > 12 else "")
    return Problem(
        "joined",
        Severity.INFO,
        text + loosely,
        did=f"Columns added: {columns or 'none'}.",
        place=join.table.place(column=join.key),
        count=rows,
    )


def _unmatched(join: Join, found: Matched) -> list[Problem]:
    """Keys without a partner, on both sides, by name."""
    said = []
    if found.only_in_table:
        rows = tuple(number for number, _ in found.only_in_table[:50])
        names = _listed([name for _, name in found.only_in_table])
        text = (
            f"No customer of the book for {plural(len(found.only_in_table), 'row')} of {join.table.file}:"
            f" {names}."
        )
        said.append(
            Problem(
                "unmatched_table",
                Severity.WARNING,
                text,
                remedy="Correct the spelling, or choose another key column.",
                did="Not joined.",
                place=join.table.place(rows, join.key),
                count=len(found.only_in_table),
            )
        )
    if found.only_in_book:
        text = (
            f"Not in {join.table.file}: {plural(len(found.only_in_book), 'customer')} of the book,"
            f" {_listed(found.only_in_book)}."
        )
        said.append(
            Problem(
                "unmatched_book",
                Severity.WARNING,
                text,
                did="Shown as unknown in its columns.",
                place=join.table.place(column=join.key),
                count=len(found.only_in_book),
            )
        )
    return said


def _listed(names: Iterable[str]) -> str:
    every = list(names)
    more = f" and {len(every) - _SHOWN} more" if len(every) > _SHOWN else ""
    return ", ".join(name[:60] for name in every[:_SHOWN]) + more


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
    text = (
        f"A customer is repeated on {plural(len(rows), 'row')} of {join.table.file}, and no month tells them"
        " apart."
    )
    return [
        Problem(
            "repeated_key",
            Severity.WARNING,
            text,
            remedy="Keep one row a customer.",
            did="The first filled cell of a customer counts.",
            place=join.table.place(tuple(rows[:50]), join.key),
            count=len(rows),
        )
    ]
