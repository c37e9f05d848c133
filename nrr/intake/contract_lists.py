"""A second table that lists contracts, read as the door reads any other: its terms, and what there is to say
about them.
"""

import csv
import io
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from zipfile import BadZipFile, ZipFile

from nrr.ground import Month, Problem, Severity
from nrr.intake import reading
from nrr.intake.answers import Answers
from nrr.intake.headings.bounds import names_term_value
from nrr.intake.headings.roles import guess_of
from nrr.intake.headings.words import Role
from nrr.intake.intakes import Intake
from nrr.intake.joins.combining import combine
from nrr.intake.joins.matches import proposed
from nrr.intake.joins.sides import SideReading, SideTable
from nrr.intake.joins.sidetables import month_in, side_of
from nrr.intake.recipes import Recipe
from nrr.intake.said.saying import Message, problem_of
from nrr.intake.steps import silent
from nrr.intake.tables.grids import column_of_texts
from nrr.intake.values.spans import Calendar, DateStatus, dates_of
from nrr.ledgers import Term

_TOLD = frozenset({"ends", "unit", "overlap", "runs_on", "term_rows"})
_START = "Start"
_AS_SPELLED = Answers(customer_match="exact", renamed="apart")
"""Whose contract it is says the book they stand beside."""


def read_side(data: bytes, name: str) -> SideReading:
    """The largest table of an upload, before others one that lists contracts, and its terms. Never raises
    on bad input.
    """
    found = side_of(data, name, _lists_contracts)
    table = found.table
    if table is None or not _lists_contracts(table):
        return found
    roles = _roles(table)
    if Role.START in roles:
        return replace(found, table=_with_terms(table, data, name))
    return replace(found, table=_ends_only(table, roles[Role.END], roles[Role.AMOUNT]))


def read(
    data: bytes,
    name: str,
    answers: Answers | None = None,
    tell: Callable[[str], object] = silent,
    recipes: tuple[Recipe, ...] = (),
) -> Intake:
    """As `nrr.intake.reading.read`; where a workbook has a sheet of contracts beside the one of revenue that
    was read, with its terms.
    """
    found = reading.read(data, name, answers, tell, recipes)
    if found.ledger is None or found.ledger.terms or not _has_sheets(data):
        return found
    table = read_side(data, name).table
    held = set() if found.ledger.origins is None else {sheet for _, sheet in found.ledger.origins.places}
    if table is None or not table.contracts or table.sheet in held:
        return found
    whole = combine(found.ledger, [proposed(table, found.ledger)])
    return replace(found, ledger=whole.ledger, problems=(*found.problems, *whole.problems))


def _has_sheets(data: bytes) -> bool:
    """Whether it is a workbook of several sheets, at a glance."""
    if not data.startswith(b"PK"):
        return False
    try:
        with ZipFile(io.BytesIO(data)) as archive:
            return any(
                name.endswith(("sheet2.xml", "sheet2.bin", "content.xml")) for name in archive.namelist()
            )
    except (BadZipFile, ValueError, OSError):
        return False


def _lists_contracts(table: SideTable) -> bool:
    """Customers, ends and amounts; what begins needs an end or a length, and months in columns are none."""
    roles = _roles(table)
    ends = Role.END in roles or {Role.START, Role.TERM} <= set(roles)
    return ends and Role.AMOUNT in roles and bool({Role.CUSTOMER, Role.CUSTOMER_ID} & set(roles))


def _roles(table: SideTable | None) -> dict[Role, int]:
    """The first column of every role its heading names."""
    found: dict[Role, int] = {}
    for index, heading in enumerate(() if table is None else table.headings):
        role = guess_of(heading).role
        if role is not None:
            found.setdefault(role, index)
    return found


def _with_terms(table: SideTable, data: bytes, name: str) -> SideTable:
    given = replace(_AS_SPELLED, sheets=(table.sheet,) if _has_sheets(data) else None)
    found = reading.read(data, name, given)
    if any(p.code == "as_of" and p.severity is Severity.QUESTION for p in found.problems):
        starts = (month_in(text) for text in table.column(_roles(table)[Role.START]))
        latest = max((month for month in starts if month is not None), default=None)
        if latest is not None:  # through which month open contracts run says the book they stand beside
            found = reading.read(data, name, replace(given, as_of=str(Month(latest))))
    if found.ledger is None or not found.ledger.terms:
        return replace(table, contracts_said=_in_the_way(found.problems))
    said = tuple(replace(p, choices=()) for p in found.problems if p.code in _TOLD)
    place = f"{table.file}, {table.sheet}" if table.sheet else table.file
    terms = tuple(replace(term, file=place) for term in found.ledger.terms)
    return replace(table, contracts=terms, contracts_said=said, contracts_currency=found.ledger.currency)


def _in_the_way(problems: tuple[Problem, ...]) -> tuple[Problem, ...]:
    """Errors and questions, as errors: a second file has nobody who answers for it."""
    severe = (Severity.ERROR, Severity.QUESTION)
    return tuple(replace(p, severity=Severity.ERROR, choices=()) for p in problems if p.severity in severe)


@dataclass(frozen=True, slots=True)
class _Row:
    start: str
    known: bool


def _ends_only(table: SideTable, end: int, amount: int) -> SideTable:
    """A list of customer, end and amount: each term begins the day after the one before it, the first with
    the revenue of its customer (start 0 until then).
    """
    if names_term_value(table.headings[amount]):
        needed = problem_of(
            Message.CONTRACTS_NEED_START, table.place(column=table.headings[amount]), file=table.file
        )
        return replace(table, contracts_said=(needed,))
    rows = _starts(table, end)
    text = io.StringIO()
    writer = csv.writer(text)
    writer.writerow((*table.headings, _START))
    writer.writerows((*row, one.start) for row, one in zip(table.rows, rows, strict=True))
    found = _with_terms(
        replace(table, headings=(*table.headings, _START)), text.getvalue().encode(), table.file
    )
    known = {
        place + 2: (number, one.known)
        for place, (number, one) in enumerate(zip(table.numbers, rows, strict=True))
    }
    terms = tuple(_placed(term, *known[term.row]) for term in found.contracts if term.row in known)
    said = (problem_of(Message.CONTRACTS_WITHOUT_START, table.place(), file=table.file),) if terms else ()
    return replace(
        table,
        contracts=terms,
        contracts_said=(*found.contracts_said, *said),
        contracts_currency=found.contracts_currency,
    )


def _placed(term: Term, row: int, known: bool) -> Term:  # noqa: FBT001 - a record's own flag
    return replace(term, row=row, start=term.start if known else 0)


def _starts(table: SideTable, end: int) -> list[_Row]:
    """By row the day after the end before it of the same customer, or a year before its own end."""
    dates = dates_of(column_of_texts(table.column(end)), Calendar())
    days = [
        int(day) if status == DateStatus.OK else 0
        for day, status in zip(dates.days, dates.statuses, strict=True)
    ]
    roles = _roles(table)
    keys = [
        table.column(roles[role]) for role in (Role.CUSTOMER, Role.CUSTOMER_ID, Role.PRODUCT) if role in roles
    ]
    owners = list(zip(*keys, strict=True)) if keys else [()] * len(days)
    order = sorted(range(len(days)), key=lambda i: (owners[i], days[i]))
    found, before = [_Row("", known=False)] * len(days), None
    for place in order:
        day = days[place]
        follows = before is not None and owners[before] == owners[place] and 0 < days[before] < day
        start = days[before] + 1 if follows and before is not None else day - 364
        if day > 365:
            found[place] = _Row(date.fromordinal(start).isoformat(), known=follows)
        before = place
    return found
