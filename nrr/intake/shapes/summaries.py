"""A component summary: starting revenue, expansion, contraction, churn, reactivation, new. Four numbers
are enough.
"""

from fractions import Fraction

import numpy as np

from nrr.ground import Problem, Window
from nrr.intake.answers import Answers
from nrr.intake.headings.frames import Frame
from nrr.intake.headings.words import Role
from nrr.intake.lexicon.vocabulary import Section, vocabulary
from nrr.intake.said.saying import Message, Phrase, problem_of, wording
from nrr.intake.shapes.components import MOVED, component, decimal_of, gap_of, months_of, rollforward_of
from nrr.intake.shapes.summary_periods import SummaryPeriod, summary_period
from nrr.intake.tables.grids import Table
from nrr.intake.values.amounts import Status, amount_of, is_amount
from nrr.retention import UNDATED, RollForward

_LABELS = frozenset((Role.OPENING, *MOVED))
_NEEDED = (Role.OPENING, Role.EXPANSION, Role.CONTRACTION, Role.CHURN)
_MOST_ROWS = 60
_LINES_OF_PERIODS = vocabulary(Section.CLUES, "period_lines")
Pair = tuple[str, str, int]


def summary_pairs(frame: Frame) -> list[Pair] | None:
    """(label, value, row number) of a summary in two columns or in one row of figures; None when it is
    none.
    """
    return _down(frame.table) or _across(frame)


def _down(table: Table) -> list[Pair] | None:
    """Labels in one column, figures in a later one."""
    for column in range(min(table.width, 4)):
        found = []
        for row in range(min(table.height, 200)):
            value = next(
                (
                    t
                    for t in (table.columns[i].text(row) for i in range(column + 1, table.width))
                    if t.strip()
                ),
                "",
            )
            label = table.columns[column].text(row)
            if label.strip() and value:
                found.append((label, value, int(table.numbers[row])))
        roles = {role for label, value, _ in found if (role := component(label)) and is_amount(value)}
        if Role.OPENING in roles and len(roles & _LABELS) >= 2 and table.height <= _MOST_ROWS:
            return found
    return None


def _across(frame: Frame) -> list[Pair] | None:
    """Headings above figures; several rows are summed by the reader of months, so only the one row is
    taken.
    """
    roles = {component(h.text) for h in frame.headings}
    filled = np.flatnonzero(~frame.table.blank_rows)
    rows = [int(r) for r in filled if r >= frame.first_body_row]
    if Role.OPENING not in roles or len(roles & _LABELS) < 2 or len(rows) != 1:
        return None
    return [
        (h.text, frame.table.columns[i].text(rows[0]), int(frame.table.numbers[rows[0]]))
        for i, h in enumerate(frame.headings)
    ]


def components_of(
    pairs: list[Pair], table: Table, answers: Answers
) -> tuple[RollForward | None, list[Problem]]:
    """The movements of a summary; problems name the row."""
    found, problems = _amounts(pairs, table, answers)
    missing = [role.value for role in _NEEDED if role not in found]
    if Role.OPENING not in found or len(missing) > 1 or problems:
        return None, [*problems, *([_missing(table, missing)] if missing else [])]
    problems += [_taken_as_zero(table, missing)] if missing else []
    told = {"arr": 12, "quarter": 3}.get(answers.amount_is or "", 1)
    months = (
        told
        if answers.amount_is
        else max(months_of(label) for label, _, _ in pairs if component(label) is Role.OPENING)
    )
    period = _period(pairs, table, answers)
    closing = UNDATED if period is None or period.closing is None else period.closing
    total = rollforward_of(found, months, Window(closing - (period.months if period else 12), closing))
    said = _asked(table) if period is None else _said(table, period.months, months)
    return total, [*problems, *_closing_check(found, table), said]


def _amounts(pairs: list[Pair], table: Table, answers: Answers) -> tuple[dict[Role, Fraction], list[Problem]]:
    found: dict[Role, Fraction] = {}
    problems: list[Problem] = []
    lines = [
        (label, value, row, role) for label, value, row in pairs if (role := component(label)) is not None
    ]
    decimal = answers.decimal or decimal_of(value for _, value, _, _ in lines)
    for label, value, row, role in lines:
        amount = amount_of(value)
        if role in found:
            continue
        if amount.status not in (Status.AMOUNT, Status.DASH, Status.AMBIGUOUS):
            problems.append(_unreadable(table, label, value, row))
            continue
        mantissa, places = amount.reading(decimal)
        found[role] = Fraction(mantissa, 10**places)
    return found, problems


def _period(pairs: list[Pair], table: Table, answers: Answers) -> SummaryPeriod | None:
    """The period the file or a person says; plain numbers beside other labels are no years."""
    named = [(label, value) for label, value, _ in pairs if component(label) is None]
    lines = [
        (label, value)
        for at, (label, value) in enumerate(named)
        if at == 0 or not is_amount(value) or _says_when(label)
    ]
    around = [
        text
        for row in range(min(table.height, _MOST_ROWS))
        for text in table.row(row)
        if text.strip() and not is_amount(text)
    ]
    found = summary_period(lines, (*around, table.sheet))
    if answers.period_months is None:
        return found
    return SummaryPeriod(answers.period_months, None if found is None else found.closing)


def _says_when(label: str) -> bool:
    return bool(set(label.casefold().split()) & _LINES_OF_PERIODS)


def _closing_check(found: dict[Role, Fraction], table: Table) -> list[Problem]:
    off = gap_of(found)
    if off == 0:
        return []
    return [problem_of(Message.COMPONENTS_DO_NOT_FOOT, table.place(), difference=off)]


def _missing(table: Table, missing: list[str]) -> Problem:
    return problem_of(Message.COMPONENTS_MISSING, table.place(), missing=missing)


def _taken_as_zero(table: Table, missing: list[str]) -> Problem:
    return problem_of(Message.COMPONENTS_ZERO, table.place(), text=missing[0])


def _unreadable(table: Table, label: str, value: str, row: int) -> Problem:
    return problem_of(
        Message.COMPONENT_NOT_A_NUMBER,
        table.place((row,)),
        label=label.strip(),
        row=row,
        text=value[:40],
    )


def _asked(table: Table) -> Problem:
    return problem_of(Message.SUMMARY_PERIOD, table.place())


def _said(table: Table, months: int, covers: int) -> Problem:
    return problem_of(
        Message.COMPONENT_SUMMARY,
        table.place(),
        months=months,
        unit=wording(
            Phrase.IN_ARR if covers == 12 else Phrase.IN_QUARTERLY_REVENUE if covers == 3 else Phrase.IN_MRR
        ),
    )
