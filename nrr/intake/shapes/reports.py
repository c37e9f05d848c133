"""Tables of the whole business: measures in rows or in columns, and nobody named. No book is made of them."""

from dataclasses import dataclass

from nrr.ground import Problem
from nrr.intake.columns.nouns import FIGURES, Noun, groups_rows, is_measure, names_measures, noun_of
from nrr.intake.columns.profiles import Content
from nrr.intake.columns.recurrences import recurrence_of
from nrr.intake.headings.assignments import Assignment
from nrr.intake.headings.frames import Frame
from nrr.intake.headings.roles import guess_of
from nrr.intake.headings.words import COMPONENTS, Role
from nrr.intake.lexicon.phrases import phrase_of
from nrr.intake.said.saying import Message, problem_of
from nrr.intake.shapes.components import component
from nrr.intake.tables.grids import distinct
from nrr.intake.thresholds import LIMITS

_WHO = frozenset({Role.CUSTOMER, Role.CUSTOMER_ID})
_PARTS = (Role.EXPANSION, Role.CONTRACTION, Role.CHURN)
_LABELS = 400


@dataclass(frozen=True, slots=True)
class Report:
    """The measures a table names, in its rows or its columns."""

    measures: tuple[str, ...]
    rows: bool


def report_of(frame: Frame, assignment: Assignment) -> Report | None:
    """The measures of a table that holds nothing else; None for every other table."""
    if len(assignment.months) >= 2:
        return _in_rows(frame, assignment)
    return _in_a_column(frame, assignment) or _in_columns(frame, assignment)


def no_customers(frame: Frame, report: Report) -> Problem:
    """Why a report gives no figures."""
    table = frame.table
    return problem_of(
        Message.NO_CUSTOMERS_IN_ROWS if report.rows else Message.NO_CUSTOMERS,
        table.place(),
        count=len(report.measures),
        names=report.measures,
    )


def are_measures(labels: list[str]) -> bool:
    """At least half of the labels are measures, and two of them or all."""
    named = sum(map(is_measure, labels))
    return named >= LIMITS.measures * len(labels) and (named > 1 or named == len(labels) > 0)


def _in_rows(frame: Frame, assignment: Assignment) -> Report | None:
    """Months across: labels in the only column of words, or under a heading that says measures or groups
    of customers.
    """
    named = bool(_WHO & set(assignment.roles)) and not assignment.by_place
    told = [] if named else [i for i, heading in enumerate(frame.headings) if names_measures(heading.own)]
    if not named and not told and assignment.counts:
        told = [i for i, heading in enumerate(frame.headings) if _labels_groups(assignment, i, heading.own)]
    index = told[0] if told else assignment.get(Role.CUSTOMER)
    if index is None:
        return None
    labels = labels_of(frame, index)
    return Report(tuple(labels), rows=True) if told or are_measures(labels) else None


def _labels_groups(assignment: Assignment, index: int, heading: str) -> bool:
    profile = assignment.profiles[index]
    return profile.filled > 0 and not profile.numeric and groups_rows(heading)


def _in_a_column(frame: Frame, assignment: Assignment) -> Report | None:
    """One row a month and measure: the column of measures stands where the customers would."""
    if _WHO & set(assignment.roles):
        index = assignment.roles.get(Role.CUSTOMER)
        labels = [] if index is None else labels_of(frame, index)
        return Report(tuple(labels), rows=True) if len(labels) < _LABELS and are_measures(labels) else None
    for index, heading in enumerate(frame.headings):
        if index in assignment.roles.values() or assignment.profiles[index].numeric:
            continue
        labels = labels_of(frame, index)
        if len(labels) < _LABELS and (are_measures(labels) or (names_measures(heading.own) and labels)):
            return Report(tuple(labels), rows=True)
    return None


def _in_columns(frame: Frame, assignment: Assignment) -> Report | None:
    """A month in each row, figures beside it, and no column that could name anybody."""
    roles = assignment.roles
    if _WHO & set(roles) or {Role.START, Role.END} & set(roles) or not _dated(assignment):
        return None
    figures = [i for i, p in enumerate(assignment.profiles) if p.numeric and i not in assignment.dated]
    named = [i for i in figures if _is_figure(frame, assignment, i)]
    if not figures or len(named) * 2 < len(figures):
        return None
    if not assignment.counts and any(_may_name(frame, assignment, i) for i in range(frame.table.width)):
        return None
    return Report(tuple(frame.headings[i].text.strip() for i in named), rows=False)


def _dated(assignment: Assignment) -> bool:
    return bool({Role.MONTH, Role.YEAR} & set(assignment.roles)) or bool(assignment.dated)


def _is_figure(frame: Frame, assignment: Assignment, index: int) -> bool:
    heading = frame.headings[index].text
    return (
        index in assignment.counts
        or noun_of(heading) in (*FIGURES, Noun.MONEY)
        or guess_of(heading).role in (Role.AMOUNT, *COMPONENTS)
        or is_measure(heading)
    )


def _may_name(frame: Frame, assignment: Assignment, index: int) -> bool:
    """A column of words or codes that names no group and plays no other role."""
    profile = assignment.profiles[index]
    playing = index in assignment.roles.values()
    if playing or profile.constant:
        return False
    if profile.content is Content.COUNT:
        return not _is_figure(frame, assignment, index) and _recurs(frame, assignment, index)
    named = profile.content in (Content.NAME, Content.IDENTITY, Content.CATEGORY)
    return named and (not groups_rows(frame.headings[index].text) or _recurs(frame, assignment, index))


def _recurs(frame: Frame, assignment: Assignment, index: int) -> bool:
    """Many values that come back each month: customers may stand under a heading such as Description."""
    month = assignment.roles.get(Role.MONTH, assignment.dated[0] if assignment.dated else None)
    columns = frame.table.columns
    return (
        month is not None
        and recurrence_of(columns[index], columns[month], frame.first_body_row).like_customers
    )


def has_components(report: Report) -> bool:
    """Opening and movements are among the measures: a component summary, not merely a report."""
    roles = {component(label) for label in report.measures}
    return Role.OPENING in roles and bool(roles & {*_PARTS, Role.NEW})


def labels_of(frame: Frame, index: int) -> list[str]:
    """The first different texts of a column below the heading."""
    column = frame.table.columns[index].taken(slice(frame.first_body_row, None))
    seen: dict[str, str] = {}
    for code in distinct(column.codes)[: _LABELS * 2].tolist():
        text = column.texts[code].strip()
        if text:
            seen.setdefault(phrase_of(text) or text, text)
    return list(seen.values())[:_LABELS]
