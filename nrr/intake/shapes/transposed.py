"""Months down the rows and customers across: whether a table stands so."""

from collections import Counter

from nrr.intake.columns.nouns import is_measure, speaks_of_figures
from nrr.intake.columns.series import are_series
from nrr.intake.headings.assignments import Assignment
from nrr.intake.headings.frames import Frame
from nrr.intake.headings.roles import guess_of
from nrr.intake.headings.words import Role
from nrr.intake.tables.grids import Column
from nrr.intake.thresholds import LIMITS
from nrr.intake.values.currencies import currency_of
from nrr.intake.values.dates import stamp_of
from nrr.intake.values.stamps import Form


def is_transposed(frame: Frame, assignment: Assignment) -> bool:
    """A column of months, and at least three columns of amounts whose headings name nothing we know."""
    roles = set(assignment.roles)
    who = {Role.CUSTOMER, Role.CUSTOMER_ID} & roles
    # A corner cell may be headed Customer for the names beside it, above the months below it.
    named = any(not _holds_months(assignment, assignment.roles[role]) for role in who)
    month = month_index(assignment)
    if assignment.months or not frame.rows or named or month is None:
        return False
    customers = _customers(frame, assignment, month)
    return (
        len(customers) >= LIMITS.fewest
        and not _are_measures(frame, month, customers)
        and not are_series([frame.table.columns[i] for i in customers], frame.first_body_row)
        and _once_each(frame.table.columns[month].taken(slice(frame.first_body_row, None)))
    )


def _holds_months(assignment: Assignment, column: int) -> bool:
    profile = assignment.profiles[column]
    return profile.filled > 1 and profile.dates >= LIMITS.mostly


def _are_measures(frame: Frame, month: int, columns: list[int]) -> bool:
    """Half of the headings name measures, currencies or fields: series of figures, not a table of
    customers.
    """
    texts = [frame.headings[i].text.strip() for i in columns]
    by_program = _is_field(
        frame.headings[month].text.strip()
    )  # it writes the heading of the dates small, too
    named = sum(_is_measure(text) or (by_program and _is_field(text)) for text in texts)
    return named * 2 >= len(columns)


def _is_field(heading: str) -> bool:
    """ "season": one small word, as programs call the columns of a table."""
    return heading.isascii() and heading.isalpha() and heading.islower()


def _is_measure(heading: str) -> bool:
    """ "Volume" or "USD": no customer is called so."""
    code = len(heading) == 3 and currency_of(heading) is not None
    return code or speaks_of_figures(heading) or is_measure(heading)


def _once_each(dates: Column) -> bool:
    """No month stands twice: a table of days is a series of something else."""
    stamps = [stamp_of(dates.texts[code]) for code in dates.codes.tolist() if dates.texts[code].strip()]
    months = Counter(stamp.month_ordinal for stamp in stamps if stamp.form is Form.DAY)
    return max(months.values(), default=1) == 1


def month_index(assignment: Assignment) -> int | None:
    """The column of months."""
    if Role.MONTH in assignment.roles:
        return assignment.roles[Role.MONTH]
    return assignment.dated[0] if len(assignment.dated) == 1 else None


def _customers(frame: Frame, assignment: Assignment, month: int) -> list[int]:
    return [
        i
        for i, (heading, profile) in enumerate(zip(frame.headings, assignment.profiles, strict=True))
        if i != month
        and heading.text
        and heading.stamp.form is Form.NONE
        and guess_of(heading.text).role is None
        and profile.filled
        and profile.holds_amounts
    ]
