"""Columns beside contracts that change what they pay: a later price, a pause, a share of the amount."""

from nrr.ground import Option, Problem
from nrr.intake.answers import Answers
from nrr.intake.columns.twins import same_amounts
from nrr.intake.headings.assignments import Assignment
from nrr.intake.headings.frames import Frame
from nrr.intake.headings.roles import guess_of
from nrr.intake.headings.words import COMPONENTS, Role
from nrr.intake.lexicon.phrases import words_of
from nrr.intake.lexicon.vocabulary import Section, vocabulary
from nrr.intake.said.saying import Message, Phrase, problem_of, wording
from nrr.intake.shapes.proposals import column_name, named_columns
from nrr.intake.shapes.recasts import shares_of

_LATER = vocabulary(Section.CLUES, "amount_after")
_PAUSES = vocabulary(Section.CLUES, "pauses")
_SHARES = vocabulary(Section.CLUES, "shares_of_amounts")
_CHANCES = vocabulary(Section.CLUES, "win_chances")


def asked_beside_contracts(frame: Frame, assignment: Assignment, answers: Answers) -> list[Problem]:
    """What a person has to say of such columns; nothing of what is answered."""
    taken = {i for role, i in assignment.roles.items() if role not in COMPONENTS}
    free = [i for i in range(frame.table.width) if i not in taken]
    words = {i: set(words_of(frame.headings[i].text)) for i in free}
    found: list[Problem] = []
    chosen = assignment.roles[Role.AMOUNT]
    if "amount" not in answers.columns and not set(words_of(frame.headings[chosen].text)) & _LATER:
        found += [
            _later(frame, chosen, i) for i in free if words[i] & _LATER and _pays(frame, assignment, i)
        ][:1]
    pauses = [i for i in free if words[i] & _PAUSES and i in assignment.dated]
    if pauses:
        found.append(_paused(frame, pauses))
    shares = _SHARES if Role.STATUS in assignment.roles else _SHARES | _CHANCES  # a stage says what is won
    if answers.times is None:
        found += [_shared(frame, i) for i in free if words[i] & shares and _is_part(frame, i)][:1]
    return found


def _pays(frame: Frame, assignment: Assignment, index: int) -> bool:
    """An amount, and another one than that read."""
    if not assignment.profiles[index].holds_amounts or guess_of(frame.headings[index].text).role is None:
        return False
    columns, first = frame.table.columns, frame.first_body_row
    own = columns[assignment.roles[Role.AMOUNT]]
    return index not in assignment.dated and not same_amounts(
        own, columns[index], first, frame.table.delimiter
    )


def _later(frame: Frame, chosen: int, index: int) -> Problem:
    choices = tuple(named_columns(frame, {"amount": i}) for i in (chosen, index))
    names = [column_name(frame, i) for i in (chosen, index)]
    return problem_of(
        Message.PRICE_CHANGES, frame.table.place(), choices=choices, before=names[0], after=names[1]
    )


def _paused(frame: Frame, columns: list[int]) -> Problem:
    names = [frame.headings[i].text for i in columns]
    running = Option(wording(Phrase.RUNS_THROUGH_PAUSES), {"ignore": names})
    return problem_of(Message.PAUSED_CONTRACTS, frame.table.place(), choices=(running,), names=names)


def _is_part(frame: Frame, index: int) -> bool:
    """Percentages, and not all of them the whole."""
    shares = shares_of(frame.headings[index].text, frame.table.columns[index], frame.first_body_row)
    if shares is None:
        return False
    return bool(
        {shares.texts[code] for code in shares.taken(slice(frame.first_body_row, None)).used} - {"", "1"}
    )


def _shared(frame: Frame, index: int) -> Problem:
    heading = frame.headings[index].text
    choices = (
        Option(wording(Phrase.AMOUNTS_IN_FULL), {"ignore": [heading]}),
        Option(wording(Phrase.AMOUNT_TIMES_SHARE, share=heading), {"times": heading}),
    )
    place = frame.table.place((), heading)
    return problem_of(Message.SHARES_OF_AMOUNTS, place, choices=choices, heading=heading)
