"""Words that say the amounts are not the recurring revenue of a month: cumulated, budgeted, lost,
deferred.
"""

from nrr.ground import Option, Problem
from nrr.intake.answers import Answers
from nrr.intake.headings.assignments import Assignment
from nrr.intake.headings.frames import Frame
from nrr.intake.headings.roles import zeros_of
from nrr.intake.headings.words import Role
from nrr.intake.lexicon.phrases import words_of
from nrr.intake.lexicon.vocabulary import Section, vocabulary
from nrr.intake.said.saying import Message, Phrase, problem_of, wording
from nrr.intake.shapes.events import CHANGES
from nrr.intake.shapes.recognition import Recognised, ShapeName
from nrr.intake.values.amounts import Status, amount_of

_OTHER = vocabulary(Section.CLUES, "other_totals")
_REFUNDS = vocabulary(Section.CLUES, "paid_back")
_PARTS = _REFUNDS | vocabulary(Section.CLUES, "other_measures")
_CHANGES = vocabulary(Section.CLUES, "changes")
_CHANGED = _CHANGES | vocabulary(Section.CLUES, "level_changes")
_EARLIER = tuple(frozenset(phrase.split()) for phrase in vocabulary(Section.CLUES, "earlier_periods"))
_PLANS = tuple(vocabulary(Section.CLUES, "plan_endings"))
_COMPARED = vocabulary(Section.CLUES, "comparing_words")


def other_than_revenue(
    frame: Frame, assignment: Assignment, shape: Recognised, answers: Answers
) -> list[Problem]:
    """A question where the heading of the amounts, every month heading or a title speaks of something
    else; none once answered.
    """
    if (
        shape.shape in (None, ShapeName.EVENTS, ShapeName.SUMMARY)
        or answers.amount_is is not None
        or "amount" in answers.columns
    ):
        return []
    label = _amount_label(frame, assignment, shape) or _title(frame)
    if not label:
        return []
    sides = changes_or_revenue(listed=shape.shape is ShapeName.LONG and bool({*words_of(label)} & _CHANGED))
    return [problem_of(Message.AMOUNT_IS_BALANCE, frame.table.place(), choices=sides, label=label)]


def changes_or_revenue(*, listed: bool) -> tuple[Option, ...]:
    """What amounts of a customer in few months may be: in a list also changes of what is paid."""
    changes = Option(wording(Phrase.EACH_IS_A_CHANGE), {"amount_is": CHANGES})
    revenue = (
        Option(wording(Phrase.MONTHLY_MRR), {"amount_is": "mrr"}),
        Option(wording(Phrase.ANNUAL_ARR), {"amount_is": "arr"}),
    )
    return (changes, *revenue) if listed else revenue


def _amount_label(frame: Frame, assignment: Assignment, shape: Recognised) -> str:
    if shape.shape is ShapeName.WIDE:
        rests = [set(words_of(stamp.rest)) for _, stamp in assignment.months]
        named = all(words & (_OTHER | _PARTS) for words in rests) or (
            not zeros_of(_around(frame)) and _are_ratios(frame, assignment)
        )
        return frame.headings[assignment.months[0][0]].text if named else ""
    index = assignment.get(Role.AMOUNT)
    words = set(words_of(frame.headings[index].text)) if index is not None else set()
    if index is not None and any(pair <= words for pair in _EARLIER):
        return frame.headings[index].text
    changes = _CHANGES if shape.shape is ShapeName.LONG else frozenset[str]()
    return frame.headings[index].text if index is not None and words & (_OTHER | _REFUNDS | changes) else ""


def _around(frame: Frame) -> str:
    """The words above the table: of amounts in millions a few are below five."""
    return " ".join(text for row in frame.preamble for text in frame.table.row(row) if text.strip())


def _are_ratios(frame: Frame, assignment: Assignment) -> bool:
    """No amount reaches five, and some have fractions: rates or multiples, not money. The first that does
    ends the look.
    """
    first = frame.first_body_row
    fractions = False
    for index, _ in assignment.months[:24]:
        column = frame.table.columns[index].taken(slice(first, None))
        for code in column.used.tolist():
            amount = amount_of(column.texts[code])
            if amount.status is not Status.AMOUNT:
                continue
            if abs(amount.mantissa) >= 5 * 10**amount.places:
                return False
            fractions |= bool(amount.mantissa % 10**amount.places)
    return fractions


def _title(frame: Frame) -> str:
    """The first title that names one such thing and compares it with nothing."""
    table = frame.table
    titles = [text for row in frame.preamble for text in table.row(row) if text.strip()]
    for title in (table.sheet, *titles):
        words = set(words_of(title))
        plans = any(word.endswith(_PLANS) and word not in _PLANS for word in words)
        if len(words) <= 8 and (words & _OTHER or plans) and not words & _COMPARED:
            return title.strip()
    return ""
