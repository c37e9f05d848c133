"""No shape fits: which columns are missing, and the nearest guess as a question."""

from nrr.errors import Place, Problem, Severity
from nrr.intake.headings.assignments import Assignment
from nrr.intake.headings.frames import Frame
from nrr.intake.headings.words import Role
from nrr.intake.shapes.bodies import Body
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
        text = f"The columns are years ({', '.join(years[:4])}), not months: retention needs monthly figures, not annual ones."
        return [
            Problem(
                "annual_only",
                Severity.ERROR,
                text,
                remedy="Export the table with one column a month.",
                place=place,
            )
        ]
    guess = guessed_columns(frame, assignment)
    missing = _missing(assignment)
    text = f"No revenue table was recognised: {missing}. Headings found: {', '.join(h.text for h in frame.headings if h.text)[:200] or 'none'}."
    remedy = "Name the columns for customer, month and amount (MRR), or upload a table that has them."
    severity = Severity.QUESTION if len(guess) == 3 else Severity.ERROR
    return [Problem("columns", severity, text, remedy=remedy, place=place)]


def _missing(assignment: Assignment) -> str:
    gaps = []
    if Role.CUSTOMER not in assignment.roles and Role.CUSTOMER_ID not in assignment.roles:
        gaps.append("no customer column")
    if not assignment.months and not {Role.MONTH, Role.START, Role.YEAR} & set(assignment.roles):
        gaps.append("no month (date) column")
    if not assignment.months and Role.AMOUNT not in assignment.roles:
        gaps.append("no amount (MRR) column of numbers")
    return ", ".join(gaps) or "its columns do not fit together"


def guessed_columns(frame: Frame, assignment: Assignment) -> dict[str, str]:
    """Column letters for customer, month and amount, where the cells leave one candidate each."""
    letters, profiles, roles = frame.table.letters, assignment.profiles, assignment.roles
    taken = set(roles.values())
    free = [i for i in range(frame.table.width) if i not in taken and profiles[i].filled]
    dates = [i for i in free if profiles[i].dates >= 0.8]
    amounts = [i for i in free if i not in dates and profiles[i].amounts >= 0.8]
    words = [i for i in free if i not in dates and i not in amounts]
    found: dict[str, str] = {}
    for name, role, options in (
        ("customer", Role.CUSTOMER, words),
        ("month", Role.MONTH, dates),
        ("amount", Role.AMOUNT, amounts),
    ):
        if role in roles:
            found[name] = letters[roles[role]]
        elif options:
            found[name] = letters[options[0]]
    return found
