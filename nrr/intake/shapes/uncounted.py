"""A billing interval of which only the unit is told: a price for one month and one for twelve look alike."""

from nrr.ground import Option, Problem
from nrr.intake.answers import Answers
from nrr.intake.headings.assignments import Assignment
from nrr.intake.headings.bounds import bound_of, runs_now
from nrr.intake.headings.frames import Frame
from nrr.intake.headings.words import Role
from nrr.intake.lexicon.phrases import words_of
from nrr.intake.lexicon.vocabulary import Section, vocabulary
from nrr.intake.recipes.recipe import Recipe
from nrr.intake.said.saying import Message, Phrase, problem_of, wording
from nrr.intake.values.durations import MONTH_PARTS, duration_of

_UNITS = vocabulary(Section.CLUES, "interval_units")
_LENGTHS = (1, 3, 6, 12)


def uncounted_interval(
    frame: Frame, assignment: Assignment, recipe: Recipe | None, answers: Answers
) -> list[Problem]:
    """Asked where the source counts its units, or the heading says that it names one, without a count."""
    index = assignment.get(Role.INTERVAL)
    if index is None or assignment.get(Role.INTERVAL_COUNT) is not None or _answered(answers):
        return []
    heading = frame.headings[index].text
    counted = recipe is not None and Role.INTERVAL_COUNT in recipe.proposed
    if not counted and not set(words_of(heading)) & _UNITS:
        return []
    months = _months_by_word(frame, index)
    if not months:
        return []
    return [
        problem_of(
            Message.INTERVAL_UNCOUNTED,
            frame.table.place((), heading),
            choices=(*_by_dates(frame, assignment), *_by_length(months)),
            heading=heading,
            words=list(months),
        )
    ]


def _answered(answers: Answers) -> bool:
    return bool(answers.intervals) or answers.lasts is not None or answers.amount_is is not None


def _months_by_word(frame: Frame, index: int) -> dict[str, int]:
    """The words of the column that are whole months, and how many."""
    column = frame.table.columns[index].taken(slice(frame.first_body_row, None))
    found = {}
    for code in column.used.tolist():
        length = duration_of(column.texts[code])
        if length is not None and length.parts % MONTH_PARTS == 0:
            found[column.texts[code].strip()] = length.parts // MONTH_PARTS
    return found


def _by_length(months: dict[str, int]) -> tuple[Option, ...]:
    """Each word by itself, and every unit that is a month as many of them."""
    plain = Option(wording(Phrase.ONE_UNIT_EACH, words=list(months)), {"intervals": dict(months)})
    longer = tuple(
        Option(wording(Phrase.SO_MANY_MONTHS, word=word, n=length), {"intervals": {**months, word: length}})
        for word, own in months.items()
        for length in _LENGTHS[1:]
        if own == 1
    )
    return (plain, *longer)


def _by_dates(frame: Frame, assignment: Assignment) -> tuple[Option, ...]:
    """The two columns of the period that runs now, where the table has both."""
    current = [
        (bound_of(heading.text), heading.text)
        for i, heading in enumerate(frame.headings)
        if runs_now(heading.text) and i in assignment.dated
    ]
    first, last = (
        next((text for bound, text in current if bound is role), "") for role in (Role.START, Role.END)
    )
    if not first or not last:
        return ()
    label = wording(Phrase.AS_CURRENT_PERIOD, first=first, last=last)
    return (Option(label, {"lasts": [first, last]}),)
