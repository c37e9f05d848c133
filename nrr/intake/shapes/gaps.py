"""No shape fits: which columns are missing, asked where the table may have them."""

from nrr.ground import Problem
from nrr.intake.headings.assignments import Assignment
from nrr.intake.headings.frames import Frame
from nrr.intake.headings.words import Role
from nrr.intake.melting.bodies import Body
from nrr.intake.said.saying import Message, Phrase, problem_of, wording
from nrr.intake.shapes.proposals import has_amounts, proposals
from nrr.intake.values.stamps import Form


def missing_roles(frame: Frame, assignment: Assignment, body: Body) -> list[Problem]:
    """What stands between this table and a revenue table."""
    table = frame.table
    place = table.place()
    if body.table.height == 0:
        return [problem_of(Message.NO_ROWS, place)]
    years = [h.text for h in frame.headings if h.stamp.form is Form.YEAR]
    if len(years) >= 2:
        return [problem_of(Message.ANNUAL_FIGURE, place, years=years)]
    gaps = _missing(assignment)
    headings = ", ".join(h.text for h in frame.headings if h.text)[:200] or wording(Phrase.NO_HEADINGS)
    ways = proposals(frame, assignment)
    if ways or _answerable(frame, assignment):
        return [problem_of(Message.COLUMNS, place, choices=ways, gaps=gaps, headings=headings)]
    return [problem_of(Message.COLUMNS_MISSING, place, gaps=gaps, headings=headings)]


def _missing(assignment: Assignment) -> list[str]:
    gaps = []
    if Role.CUSTOMER not in assignment.roles and Role.CUSTOMER_ID not in assignment.roles:
        gaps.append(wording(Phrase.NO_CUSTOMER_COLUMN))
    if not assignment.months and not {Role.MONTH, Role.START, Role.YEAR} & set(assignment.roles):
        gaps.append(wording(Phrase.NO_MONTH_COLUMN))
    if not assignment.months and Role.AMOUNT not in assignment.roles:
        gaps.append(wording(Phrase.NO_AMOUNT_COLUMN))
    return gaps or [wording(Phrase.COLUMNS_DO_NOT_FIT)]


def _answerable(frame: Frame, assignment: Assignment) -> bool:
    """Whether the table has a column of dates, one of numbers and one that is neither: a person can name
    them.
    """
    profiles = assignment.profiles
    dates = bool(assignment.dated) or bool({Role.MONTH, Role.START, Role.YEAR} & set(assignment.roles))
    names = any(not p.numeric and i not in assignment.dated and p.filled for i, p in enumerate(profiles))
    return dates and names and has_amounts(frame, assignment)
