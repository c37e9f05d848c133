"""Which remarks the person has answered: what was decided is a fact, and no anomaly any more."""

from dataclasses import replace

from nrr.ground import Problem, Severity
from nrr.intake.answers import Answers
from nrr.intake.said.catalogue import usual_choices

Told = str | tuple[str, object]
"""An answer by its name, or by its name and value."""

_MADE: dict[str, set[Told]] = {
    "same_month": {"same_month", ("duplicates", "sum")},
    "namesakes": {("customer_match", "merge")},
    "not_available": {"not_available"},
    "sheets": {"sheets"},
    "mixed_currencies": {"currency"},
    "status_rows": {"status"},
    "once_only": {"status"},
    "one_time": {"status"},
    "trial_rows": {"status"},
    "test_rows": {"status"},
    "as_of": {"as_of", "runs_through"},
    "last_month": {"last_month"},
    "year_missing": {"year"},
    "runs_on": {"auto_renew"},
    "term_rows": {"rows_are"},
}
_ANSWERED_BY: dict[str, set[Told]] = {
    **{code: {key for option in known for key in option.answers} for code, known in usual_choices().items()},
    **_MADE,
}
"""The answers that decide what a remark is about, by its code: any value of one, or one value of it."""


def with_answered(problems: tuple[Problem, ...], answers: Answers) -> tuple[Problem, ...]:
    """The same problems; a remark about something the answers decide is marked as answered."""
    told = answers.given()
    given: set[Told] = {*told, *((name, value) for name, value in told.items() if isinstance(value, str))}
    return tuple(
        replace(problem, answered=True) if _decided(problem, given) else problem for problem in problems
    )


def _decided(problem: Problem, given: set[Told]) -> bool:
    told = problem.severity in (Severity.WARNING, Severity.INFO)
    return told and bool(_ANSWERED_BY.get(problem.code, set()) & given)
