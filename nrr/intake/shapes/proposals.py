"""Columns proposed for the roles that no heading names: only what the cells leave no doubt about, each
with its name.
"""

from collections.abc import Callable, Mapping

from nrr.ground import Option
from nrr.intake.columns.nouns import Noun, groups_rows, names_rows, noun_of, speaks_of_figures
from nrr.intake.columns.profiles import Content
from nrr.intake.columns.recurrences import pairs_up, recurrence_of
from nrr.intake.headings.apart import is_tax
from nrr.intake.headings.assignments import Assignment
from nrr.intake.headings.frames import Frame
from nrr.intake.headings.roles import guess_of
from nrr.intake.headings.words import Role
from nrr.intake.lexicon.phrases import phrase_of, words_of
from nrr.intake.lexicon.vocabulary import Section, vocabulary
from nrr.intake.said.saying import Phrase, wording
from nrr.intake.shapes.added_columns import sum_of
from nrr.intake.shapes.reports import are_measures, labels_of
from nrr.intake.thresholds import LIMITS
from nrr.intake.values.currencies import currencies_in

_NAMES = frozenset({Content.NAME, Content.IDENTITY, Content.CATEGORY, Content.COUNT})
_SUMS = frozenset({Content.MONEY, Content.COUNT})
_MOST = 3
_TAKEN_OFF = vocabulary(Section.CLUES, "taken_off")


def proposals(frame: Frame, assignment: Assignment) -> tuple[Option, ...]:
    """Up to three ways to name the missing columns; none where a column could as well be another."""
    month = _month(frame, assignment)
    if month is None:
        return ()
    customer = _customer(frame, assignment, month)
    if customer is None:
        return ()
    amounts = _amounts(frame, assignment, {month, *customer.values()})
    sides = _sides(frame, assignment)
    if sides is not None:
        return tuple(_difference(frame, {**customer, "month": month}, *pair) for pair in (sides, sides[::-1]))
    off = _free(frame, assignment, lambda i: _takes_off(frame, assignment, i))
    if len(off) == 1 and len(rest := [i for i in amounts if i not in off]) == 1:
        return (_difference(frame, {**customer, "month": month}, rest[0], off[0]),)
    if not amounts or len(amounts) > _MOST:
        return ()
    single = tuple(named_columns(frame, {**customer, "month": month, "amount": amount}) for amount in amounts)
    return (*single, *_sum(frame, assignment, {**customer, "month": month}))


def has_amounts(frame: Frame, assignment: Assignment) -> bool:
    """Whether there is any column of numbers that could be the amount."""
    return Role.AMOUNT in assignment.roles or bool(_amounts(frame, assignment, set()))


def named_columns(frame: Frame, columns: Mapping[str, int]) -> Option:
    """The answer that takes these columns for these roles."""
    parts = [
        wording(Phrase.ROLE_IN_COLUMN, role=role.replace("_", " "), column=column_name(frame, index))
        for role, index in columns.items()
    ]
    letters = {role: frame.table.letters[index] for role, index in columns.items()}
    return Option(", ".join(parts), {"columns": letters})


def _sum(frame: Frame, assignment: Assignment, columns: dict[str, int]) -> tuple[Option, ...]:
    """All columns of numbers added up, a plan or a fee a column; none where one of them may be no money."""
    told, taken = named_columns(frame, columns), {*columns.values()}
    amounts = _free(frame, assignment, lambda i: i not in taken and assignment.profiles[i].holds_amounts)
    if not all(_headed_like_money(frame.headings[i].text) for i in amounts):
        return ()
    return tuple(
        Option(f"{told.label}, {one.label}", {**one.answers, "columns": _columns(told) | _columns(one)})
        for one in (sum_of(frame, amounts, None) if len(amounts) > 1 else ())
    )


def _columns(option: Option) -> dict[str, object]:
    named = option.answers["columns"]
    assert isinstance(named, dict)
    return named


def _sides(frame: Frame, assignment: Assignment) -> tuple[int, int] | None:
    """The columns of credits and of debits of a ledger's account."""
    held = [i for i, profile in enumerate(assignment.profiles) if profile.holds_amounts]
    credit, debit = (
        next((i for i in held if phrase_of(frame.headings[i].own) in words), None)
        for words in (vocabulary(Section.CLUES, "credit_words"), vocabulary(Section.CLUES, "debit_words"))
    )
    return None if credit is None or debit is None else (credit, debit)


def _difference(frame: Frame, columns: dict[str, int], up: int, down: int) -> Option:
    """What one side adds and the other takes off."""
    told, off = named_columns(frame, {**columns, "amount": up}), frame.headings[down].text
    label = wording(Phrase.LESS_COLUMN, column=told.label, other=column_name(frame, down))
    return Option(label, {**told.answers, "less": [off]})


def column_name(frame: Frame, index: int) -> str:
    """`qty_eur (column F)`, `column F` without a heading."""
    heading, letter = frame.headings[index].text.strip(), frame.table.letters[index]
    if heading and heading != letter:
        return wording(Phrase.COLUMN_NAMED, heading=heading[:40], letter=letter)
    return wording(Phrase.COLUMN_LETTERED, letter=letter)


def _free(frame: Frame, assignment: Assignment, allows: Callable[[int], bool]) -> list[int]:
    taken = {*assignment.roles.values(), *(index for index, _ in assignment.months), *assignment.counts}
    return [
        i for i in range(frame.table.width) if i not in taken and assignment.profiles[i].filled and allows(i)
    ]


def _month(frame: Frame, assignment: Assignment) -> int | None:
    if Role.MONTH in assignment.roles:
        return assignment.roles[Role.MONTH]
    dated = _free(
        frame, assignment, lambda i: assignment.profiles[i].content in (Content.DATE, Content.MONTH)
    )
    return dated[0] if len(dated) == 1 else None


def _customer(frame: Frame, assignment: Assignment, month: int) -> dict[str, int] | None:
    """The column known by its heading, or the only one whose values recur like customers."""
    for role in (Role.CUSTOMER, Role.CUSTOMER_ID):
        if role in assignment.roles:
            return {role.value: assignment.roles[role]}
    found = _free(frame, assignment, lambda i: i != month and _recurs(frame, assignment, i, month))
    if len(found) > 1 and all(
        pairs_up(frame.table.columns[found[0]], frame.table.columns[i], frame.first_body_row)
        for i in found[1:]
    ):
        found = sorted(found, key=lambda i: assignment.profiles[i].content is not Content.NAME)[:1]
    return {"customer": found[0]} if len(found) == 1 else None


def _recurs(frame: Frame, assignment: Assignment, index: int, month: int) -> bool:
    heading, profile = frame.headings[index].text, assignment.profiles[index]
    if (
        profile.content not in _NAMES
        or groups_rows(heading)
        or noun_of(heading) not in (Noun.OTHER, Noun.CUSTOMER)
    ):
        return False
    if profile.content is Content.COUNT and not (names_rows(heading) or Role.AMOUNT in assignment.roles):
        return False
    if guess_of(heading).role not in (None, Role.CUSTOMER, Role.CUSTOMER_ID):
        return False
    found = recurrence_of(frame.table.columns[index], frame.table.columns[month], frame.first_body_row)
    return found.like_customers and not are_measures(labels_of(frame, index))


def _amounts(frame: Frame, assignment: Assignment, taken: set[int]) -> list[int]:
    """The column known by its heading, or all that could be money."""
    if Role.AMOUNT in assignment.roles:
        return [assignment.roles[Role.AMOUNT]]
    return _free(frame, assignment, lambda i: i not in taken and _could_be_money(frame, assignment, i))


def _could_be_money(frame: Frame, assignment: Assignment, index: int) -> bool:
    heading, profile = frame.headings[index].text, assignment.profiles[index]
    return profile.content in _SUMS and profile.distinct >= LIMITS.fewest and _headed_like_money(heading)


def _takes_off(frame: Frame, assignment: Assignment, index: int) -> bool:
    """Credits, refunds or discounts beside amounts."""
    return assignment.profiles[index].holds_amounts and bool(
        set(words_of(frame.headings[index].text)) & _TAKEN_OFF
    )


def _headed_like_money(heading: str) -> bool:
    if is_tax(heading):
        return False
    if currencies_in(heading):
        return True
    if groups_rows(heading) or names_rows(heading):
        return False
    return noun_of(heading) is Noun.MONEY or not speaks_of_figures(heading)
