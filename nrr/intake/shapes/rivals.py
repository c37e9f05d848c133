"""Two columns that could both be the amount or the month: asked, unless they hold the same."""

import numpy as np

from nrr.errors import Problem, Severity
from nrr.intake.answers import Answers
from nrr.intake.headings.assignments import Assignment
from nrr.intake.headings.frames import Frame
from nrr.intake.headings.words import Role
from nrr.intake.shapes.cells import note, question
from nrr.intake.shapes.recognition import Recognised, ShapeName
from nrr.intake.tables.grids import Column


def rival_columns(frame: Frame, assignment: Assignment, shape: Recognised, answers: Answers) -> list[Problem]:
    """Questions about columns that compete for a role, and answers that named no column."""
    found = [_unknown(frame, answer) for answer in assignment.unknown_answers]
    if assignment.by_place:
        found.append(_by_place(frame, assignment))
    if shape.shape not in (ShapeName.LONG, ShapeName.PERIODS, ShapeName.EVENTS):
        return found
    for role, what in ((Role.AMOUNT, "amount"), (Role.MONTH, "month")):
        rivals = assignment.rivals.get(role, ())
        if len(rivals) > 1 and what not in answers.columns and not _alike(frame, rivals):
            names = ", ".join(f"{frame.headings[i].text} (column {frame.table.letters[i]})" for i in rivals)
            text = f"Several columns could be the {what}: {names}. It is not clear which one counts."
            found.append(
                question(
                    "rival_columns",
                    text,
                    f"Say which column holds the {what}.",
                    frame.table,
                    (),
                    None,
                    len(rivals),
                )
            )
    return found


def _alike(frame: Frame, rivals: tuple[int, ...]) -> bool:
    first = frame.first_body_row
    columns = [frame.table.columns[i].taken(slice(first, None)) for i in rivals]
    return all(_same(columns[0], other) for other in columns[1:])


def _same(one: Column, other: Column) -> bool:
    return bool((np.array(one.texts, object)[one.codes] == np.array(other.texts, object)[other.codes]).all())


def _unknown(frame: Frame, answer: str) -> Problem:
    return note(
        "answer_ignored", f"The answer {answer!r} names no column of this file and was ignored.", frame.table
    )


def _by_place(frame: Frame, assignment: Assignment) -> Problem:
    index = assignment.roles[Role.CUSTOMER]
    name = frame.headings[index].text or f"column {frame.table.letters[index]}"
    text = f"No heading names the customers; {name} was taken, the only column of words beside the months."
    return note("customer_by_place", text, frame.table, severity=Severity.WARNING)
