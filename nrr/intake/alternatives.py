"""What was decided about a file, each with its alternatives: the NRR of every other way, and the effect of
this one.
"""

from collections.abc import Callable
from dataclasses import replace

from nrr.ground import Option, Problem, Severity
from nrr.intake.answers import Answers
from nrr.intake.books import ledger_from
from nrr.intake.drafts import Draft
from nrr.intake.outcomes import complete_book, headline, leading_to
from nrr.intake.said.catalogue import usual_choices
from nrr.intake.said.saying import Phrase, wording
from nrr.ledgers import Ledger

MOST_ENTRIES = 150_000
"""Beyond it a second reading costs more than the comparison is worth."""

_UNITS: dict[str, tuple[Option, ...]] = {
    "mixed_separators": (
        Option(wording(Phrase.DECIMAL_POINT), {"decimal": "."}),
        Option(wording(Phrase.DECIMAL_COMMA), {"decimal": ","}),
    ),
    "billed_ahead": (Option(wording(Phrase.REVENUE_OF_ITS_MONTH), {"amount_is": "mrr"}),),
    "unit": (Option(wording(Phrase.AMOUNTS_ARE_MONTHLY), {"amount_is": "mrr"}),),
    "minor_units": (Option(wording(Phrase.WHOLE_UNITS), {"units": "as_written"}),),
    "ends_assumed": (Option(wording(Phrase.ENDS_NEXT_DAY), {"ends": "exclusive"}),),
}


def with_alternatives(draft: Draft, answers: Answers, read: Callable[[Answers], Draft | None]) -> Draft:
    """The same draft whose assumptions list the other ways, where there are figures and few enough of
    them.
    """
    if draft.stopped or draft.entries is None or draft.entries.count > MOST_ENTRIES:
        return draft
    known = {**usual_choices(), **_UNITS, "one_time": _counted(draft), "forecast_rows": _forecast(draft)}
    if not any(_open(problem, known) for problem in draft.problems):
        return draft
    book = _book(draft)
    now = None if book is None else headline(book)
    return replace(
        draft,
        problems=tuple(
            _compared(problem, _others(problem, known), now, answers, read)
            if _open(problem, known)
            else problem
            for problem in draft.problems
        ),
    )


def _counted(draft: Draft) -> tuple[Option, ...]:
    """Fees left out count when the column that names them is not looked at."""
    told = [p.place.column for p in draft.problems if p.code == "one_time" and p.place and p.place.column]
    return (
        (Option(wording(Phrase.THEY_COUNT_AS_RECURRING), {"ignore": told, "same_month": "sum"}),)
        if told
        else ()
    )


def _forecast(draft: Draft) -> tuple[Option, ...]:
    """Forecast rows count when the column that names them is not looked at."""
    told = [
        p.place.column for p in draft.problems if p.code == "forecast_rows" and p.place and p.place.column
    ]
    return (
        (Option(wording(Phrase.THEY_COUNT_AS_ACTUAL), {"ignore": told, "same_month": "sum"}),) if told else ()
    )


def _open(problem: Problem, known: dict[str, tuple[Option, ...]]) -> bool:
    return problem.severity is Severity.WARNING and bool(_others(problem, known))


def _others(problem: Problem, known: dict[str, tuple[Option, ...]]) -> tuple[Option, ...]:
    """The other ways a problem brought along and nobody has weighed yet, else those of its kind."""
    if problem.choices:
        fresh = all(o.nrr is None and o.closing_arr_minor is None and not o.reason for o in problem.choices)
        return problem.choices if fresh else ()
    return known.get(problem.code, ())


def _compared(
    problem: Problem,
    choices: tuple[Option, ...],
    now: float | None,
    answers: Answers,
    read: Callable[[Answers], Draft | None],
) -> Problem:
    """Every other way with its NRR; the effect is against the first of them that differs."""
    given = answers.given()
    others = [
        choice for choice in choices if any(given.get(key) != value for key, value in choice.answers.items())
    ]
    options = tuple(leading_to(choice, _book(read(answers.and_also(choice.answers)))) for choice in others)
    moved = [
        now - o.nrr for o in options if now is not None and o.nrr is not None and abs(now - o.nrr) > 1e-9
    ]
    known = any(option.nrr is not None for option in options) and now is not None
    return replace(problem, choices=options, effect=moved[0] if moved else 0.0 if known else None)


def _book(draft: Draft | None) -> Ledger | None:
    if draft is None or draft.entries is None or draft.stopped:
        return None
    ledger = ledger_from(draft)[0]
    return None if ledger is None else complete_book(ledger, draft)
