"""Two columns that could both be the amount or the month: asked, unless they hold the same."""

from collections.abc import Sequence

import numpy as np

from nrr.ground import Option, Problem
from nrr.intake.answers import Answers
from nrr.intake.columns.nouns import groups_rows
from nrr.intake.columns.twins import same_amounts
from nrr.intake.headings.assignments import Assignment, column_named
from nrr.intake.headings.currencies import belonging, converts, currency_columns, money_columns
from nrr.intake.headings.frames import Frame
from nrr.intake.headings.roles import guess_of
from nrr.intake.headings.words import AMOUNT_WORDS, COMPONENTS, Role
from nrr.intake.lexicon.phrases import words_of
from nrr.intake.lexicon.vocabulary import Section, vocabulary
from nrr.intake.said.saying import Message, Phrase, problem_of, wording
from nrr.intake.shapes.added_columns import sum_of
from nrr.intake.shapes.asked import asked_by_headings
from nrr.intake.shapes.beside_contracts import asked_beside_contracts
from nrr.intake.shapes.deductions import deductions
from nrr.intake.shapes.levels import other_than_revenue
from nrr.intake.shapes.months_before import repeats_month_before
from nrr.intake.shapes.net_of_fees import asked_of_fees
from nrr.intake.shapes.proposals import column_name, named_columns
from nrr.intake.shapes.recognition import Recognised, ShapeName, closes_a_deal
from nrr.intake.shapes.unread_ends import unread_ends
from nrr.intake.values.dates import stamp_of

_TAKEN_OFF = vocabulary(Section.CLUES, "taken_off")
_CHARGES = vocabulary(Section.CLUES, "other_amounts")
_BEGINNING = vocabulary(Section.CLUES, "begun_days")
_BEFORE = vocabulary(Section.CLUES, "amount_before")
_AFTER = vocabulary(Section.CLUES, "amount_after")


def rival_columns(frame: Frame, assignment: Assignment, shape: Recognised, answers: Answers) -> list[Problem]:
    """Questions about columns that compete for a role, and answers that named no column."""
    found = [_unknown(frame, answer) for answer in assignment.unknown_answers]
    if assignment.by_place:
        found.append(_by_place(frame, assignment))
    found += _other_customers(frame, assignment)
    found += other_than_revenue(frame, assignment, shape, answers)
    if (
        shape.shape not in (ShapeName.LONG, ShapeName.PERIODS, ShapeName.EVENTS)
        or Role.AMOUNT not in assignment.roles
    ):
        return found
    for role, what in ((Role.AMOUNT, "amount"), (Role.MONTH, "month")):
        rivals = assignment.rivals.get(role, ()) or _other_money(frame, assignment, role)
        if len(rivals) > 1 and what not in answers.columns:
            found.append(_asked(frame, assignment, what, rivals, answers))
    return [
        *found,
        *deductions(frame, assignment, answers),
        *asked_of_fees(frame, assignment, answers),
        *_deals(frame, assignment, shape, answers),
        *asked_by_headings(frame, assignment, answers),
        *_levels(frame, assignment, answers),
        *unread_ends(frame, assignment, shape),
        *(asked_beside_contracts(frame, assignment, answers) if shape.shape is ShapeName.PERIODS else ()),
        *_passed_over(frame, assignment, answers),
    ]


def _asked(
    frame: Frame, assignment: Assignment, what: str, rivals: Sequence[int], answers: Answers
) -> Problem:
    choices = tuple(named_columns(frame, {what: i}) for i in rivals)
    if what == "amount" and not _other_money(frame, assignment, Role.AMOUNT):
        choices += sum_of(frame, rivals, answers.decimal)
    return problem_of(
        Message.RIVAL_COLUMNS,
        frame.table.place(),
        count=len(rivals),
        choices=choices,
        what=what,
        names=[f"{frame.headings[i].text} (column {frame.table.letters[i]})" for i in rivals],
    )


def _other_money(frame: Frame, assignment: Assignment, role: Role) -> tuple[int, ...]:
    """The amount and what is the same in another currency; none where nothing tells currencies apart."""
    chosen, currencies = assignment.roles[Role.AMOUNT], currency_columns(frame)
    if role is not Role.AMOUNT or not currencies:
        return ()
    others = [
        i
        for i in money_columns(frame, assignment.profiles)
        if i != chosen and _in_other_currency(frame, chosen, i, currencies)
    ]
    return (chosen, *others) if others else ()


def _in_other_currency(frame: Frame, chosen: int, other: int, currencies: Sequence[int]) -> bool:
    columns, first = frame.table.columns, frame.first_body_row
    if same_amounts(columns[chosen], columns[other], first, frame.table.delimiter):
        return False
    if len(currencies) > 1 and len(set(belonging(frame, {chosen, other}, currencies).values())) > 1:
        return True
    return converts(frame, chosen, other, currencies[0])


def _other_customers(frame: Frame, assignment: Assignment) -> list[Problem]:
    """Another column that names customers and groups the rows otherwise: which one was taken is said."""
    chosen = assignment.get(Role.CUSTOMER)
    if chosen is None or Role.CUSTOMER_ID in assignment.roles:
        return []
    taken, body = set(assignment.roles.values()), slice(frame.first_body_row, None)
    codes = frame.table.columns[chosen].codes[body].astype(np.int64)
    for index, heading in enumerate(frame.headings):
        column = frame.table.columns[index]
        guess = guess_of(heading.text)
        if (
            index in taken
            or guess.role is not Role.CUSTOMER
            or assignment.profiles[index].constant
            or not assignment.profiles[index].filled
        ):
            continue
        other = column.codes[body]
        pairs = len(np.unique(codes * (len(column.texts) + 1) + other))
        if pairs > min(len(np.unique(codes)), len(np.unique(other))):
            return [
                problem_of(
                    Message.OTHER_CUSTOMERS,
                    frame.table.place((), heading.text),
                    chosen=frame.headings[chosen].text,
                    other=heading.text,
                )
            ]
    return []


def _deals(frame: Frame, assignment: Assignment, shape: Recognised, answers: Answers) -> list[Problem]:
    """A date of closing dates a deal, not the revenue of a month."""
    month = assignment.roles.get(Role.MONTH)
    if shape.shape is not ShapeName.LONG or month is None or "month" in answers.columns:
        return []
    heading = frame.headings[month].text
    if not closes_a_deal(heading) and not (
        set(words_of(heading)) & _BEGINNING and _once_each(frame, assignment, month)
    ):
        return []
    return [problem_of(Message.DEALS, frame.table.place((), heading), heading=heading)]


def _once_each(frame: Frame, assignment: Assignment, month: int) -> bool:
    """Every customer stands once, in months of different kinds: a list of accounts, not of their months."""
    who = (
        assignment.get(Role.CUSTOMER)
        if Role.CUSTOMER in assignment.roles
        else assignment.get(Role.CUSTOMER_ID)
    )
    if who is None:
        return False
    body = slice(frame.first_body_row, None)
    codes, dates = frame.table.columns[who].codes[body], frame.table.columns[month].taken(body)
    months = {stamp_of(dates.texts[code]).month_ordinal for code in dates.used.tolist()[:500]}
    return len(np.unique(codes)) == len(codes) and len(months) > 1


def _levels(frame: Frame, assignment: Assignment, answers: Answers) -> list[Problem]:
    """Old and new amount side by side: neither is the change, and neither is the amount of a month, unless
    the old one is the new one of the month before.
    """
    chosen = frame.headings[assignment.roles[Role.AMOUNT]].text
    beside = _other_amounts(frame, assignment)
    others = [frame.headings[i].text for i in beside]
    old, new = (
        [name for name in (chosen, *others) if set(words_of(name)) & words] for words in (_BEFORE, _AFTER)
    )
    if chosen not in (*old, *new) or not old or not new:
        return []
    before = [i for i in beside if frame.headings[i].text in old]
    if chosen in new and any(repeats_month_before(frame, assignment, i, answers) for i in before):
        return []
    return [problem_of(Message.BEFORE_AND_AFTER, frame.table.place(), before=old[0], after=new[0])]


def _passed_over(frame: Frame, assignment: Assignment, answers: Answers) -> list[Problem]:
    """Columns that hold amounts as well, named beside the one that was read."""
    added = {column_named(frame, name) for name in answers.plus or ()}
    others = [frame.headings[i].text for i in _other_amounts(frame, assignment) if i not in added]
    if not others:
        return []
    chosen = frame.headings[assignment.roles[Role.AMOUNT]].text
    return [
        problem_of(
            Message.OTHER_AMOUNTS, frame.table.place(), count=len(others), chosen=chosen, names=others[:5]
        )
    ]


def _other_amounts(frame: Frame, assignment: Assignment) -> list[int]:
    """Columns headed like money and filled with numbers that play no role."""
    taken = {index for role, index in assignment.roles.items() if role not in COMPONENTS}
    return [
        i
        for i, (heading, profile) in enumerate(zip(frame.headings, assignment.profiles, strict=True))
        if i not in taken
        and profile.holds_amounts
        and (
            set(words_of(heading.text)) & (AMOUNT_WORDS | _CHARGES)
            or guess_of(heading.text).role is Role.AMOUNT
            or _takes_off(frame, i)
        )
    ]


def _takes_off(frame: Frame, index: int) -> bool:
    """A column of refunds or credits in which something stands."""
    column = frame.table.columns[index].taken(slice(frame.first_body_row, None))
    filled = any(any(sign in "123456789" for sign in column.texts[code]) for code in column.used.tolist())
    return filled and bool(set(words_of(frame.headings[index].text)) & _TAKEN_OFF)


def _unknown(frame: Frame, answer: str) -> Problem:
    return problem_of(Message.ANSWER_NAMES_NO_COLUMN, frame.table.place(), answer=answer)


def _by_place(frame: Frame, assignment: Assignment) -> Problem:
    index = assignment.roles[Role.CUSTOMER]
    name = frame.headings[index].text or wording(Phrase.COLUMN_LETTERED, letter=frame.table.letters[index])
    if groups_rows(name):
        taken = Option(
            wording(Phrase.THESE_ARE_THE_CUSTOMERS, column=column_name(frame, index)),
            {"columns": {"customer": frame.table.letters[index]}},
        )
        place = frame.table.place((), name)
        return problem_of(Message.CUSTOMER_BY_PLACE, place, choices=(taken,), name=name)
    return problem_of(Message.CUSTOMER_TAKEN_BY_PLACE, frame.table.place(), name=name)
