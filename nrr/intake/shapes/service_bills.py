"""Whether the rows of a table of periods are bills for them: dated, numbered or headed as such."""

from nrr.intake.columns.profiles import Content
from nrr.intake.headings.assignments import Assignment
from nrr.intake.headings.bounds import names_bill
from nrr.intake.headings.roles import unit_of
from nrr.intake.headings.words import Role
from nrr.intake.melting.bodies import Body

_NUMBERS_OF_BILLS = (Content.IDENTITY, Content.INDEX)


def cover_their_period(body: Body, assignment: Assignment) -> bool:
    """Amounts of bills, or of rows with a day beside their period: each is for the whole of it."""
    dated = assignment.get(Role.MONTH) is not None
    return _names_no_length(body, assignment) and (dated or _names_bills(body, assignment))


def are_bills(body: Body, assignment: Assignment) -> bool:
    """Bills end where the next ones begin, which the file does not hold yet."""
    return _names_no_length(body, assignment) and _names_bills(body, assignment)


def _names_no_length(body: Body, assignment: Assignment) -> bool:
    """Neither the heading of the amount nor a column of intervals says what an amount is for."""
    heading = body.headings[assignment.roles[Role.AMOUNT]]
    return unit_of(heading).months is None and assignment.get(Role.INTERVAL) is None


def _names_bills(body: Body, assignment: Assignment) -> bool:
    """A day, a number or a heading of the amount."""
    numbered = (i for i, one in enumerate(assignment.profiles) if one.content in _NUMBERS_OF_BILLS)
    told = (*assignment.dated, *numbered, assignment.roles[Role.AMOUNT])
    return any(names_bill(body.headings[i]) for i in told)
