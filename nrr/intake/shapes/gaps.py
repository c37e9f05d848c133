"""No shape fits: which columns are missing, asked where the table may have them."""

from nrr.ground import Place, Problem, Severity
from nrr.intake.headings.assignments import Assignment
from nrr.intake.headings.frames import Frame
from nrr.intake.headings.words import Role
from nrr.intake.shapes.bodies import Body
from nrr.intake.shapes.cells import question
from nrr.intake.shapes.proposals import has_amounts, proposals
from nrr.intake.values.stamps import Form


def missing_roles(frame: Frame, assignment: Assignment, body: Body) -> list[Problem]:
    """What stands between this table and a revenue table."""
    table = frame.table
    place = Place(table.file, table.sheet or None)
    if body.table.height == 0:
        return [
            Problem(
                "no_rows",
                Severity.ERROR,
                "The table has a header but no data rows: it is empty.",
                remedy="Export the table again with its rows.",
                place=place,
            )
        ]
    years = [h.text for h in frame.headings if h.stamp.form is Form.YEAR]
    if len(years) >= 2:
        text = (
            f"The columns are years ({', '.join(years[:4])}), not months: retention needs monthly figures,"
            " not annual ones."
        )
        return [
            Problem(
                "annual_only",
                Severity.ERROR,
                text,
                remedy="Export the table with one column a month.",
                place=place,
            )
        ]
    missing = _missing(assignment)
    text = (
        f"No revenue table was recognised: {missing}. Headings found:"
        f" {', '.join(h.text for h in frame.headings if h.text)[:200] or 'none'}."
    )
    remedy = "Name the columns for customer, month and amount (MRR), or upload a table that has them."
    ways = proposals(frame, assignment)
    if ways or _answerable(frame, assignment):
        return [question("columns", text, remedy, table, choices=ways)]
    return [Problem("columns", Severity.ERROR, text, remedy=remedy, place=place)]


def _answerable(frame: Frame, assignment: Assignment) -> bool:
    """Whether the table has a column of dates, one of numbers and one that is neither: a person can name
    them.
    """
    profiles = assignment.profiles
    dates = bool(assignment.dated) or bool({Role.MONTH, Role.START, Role.YEAR} & set(assignment.roles))
    names = any(not p.numeric and i not in assignment.dated and p.filled for i, p in enumerate(profiles))
    return dates and names and has_amounts(frame, assignment)


def _missing(assignment: Assignment) -> str:
    gaps = []
    if Role.CUSTOMER not in assignment.roles and Role.CUSTOMER_ID not in assignment.roles:
        gaps.append("no customer column")
    if not assignment.months and not {Role.MONTH, Role.START, Role.YEAR} & set(assignment.roles):
        gaps.append("no month (date) column")
    if not assignment.months and Role.AMOUNT not in assignment.roles:
        gaps.append("no amount (MRR) column of numbers")
    return ", ".join(gaps) or "its columns do not fit together"
