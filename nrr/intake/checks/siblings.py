"""What the other sheets of a workbook say of the amounts: annual, where the sheet read says nothing."""

from collections.abc import Iterable
from fractions import Fraction

from nrr.intake.answers import Answers
from nrr.intake.drafts import Draft
from nrr.intake.headings.roles import unit_of
from nrr.intake.lexicon.phrases import words_of
from nrr.intake.lexicon.vocabulary import Section, vocabulary
from nrr.intake.places import place_of
from nrr.intake.said.saying import Message, problem_of
from nrr.intake.tables.grids import Table, distinct
from nrr.intake.values.amounts import Status, amount_of

_ANNUAL = vocabulary(Section.CLUES, "annual_recurring")
_MONTHLY = vocabulary(Section.CLUES, "monthly_recurring")
_LOOK_ROWS, _LONGEST = 200, 60
_CENT = Fraction(1, 100)


def asked_by_siblings(draft: Draft, titles: str, others: list[Table], answers: Answers) -> Draft:
    """The draft with a question where other sheets speak of ARR alone; the amounts read and their `titles`
    say no period.

    An amount beside them that is twelve times the total read shows that the amounts are monthly. An export
    of this program that says no unit is always asked about.
    """
    entries = draft.entries
    if (
        entries is None
        or not entries.count
        or answers.amount_is is not None
        or draft.shape not in ("wide", "long")
    ):
        return draft
    codes = {problem.code for problem in draft.problems}
    if "amount_is" in codes or any(unit_of(draft.headings[i]).months is not None for i in draft.columns_read):
        return draft
    if _labelled_annual(draft):
        return draft.saying(problem_of(Message.AMOUNT_IS_UNSAID, place_of(draft)))
    own, speaking = (
        "own_export" in codes,
        {table.sheet: words for table in others if (words := _units_in(table))},
    )
    units = frozenset().union(*speaking.values())
    told_here = units & _MONTHLY or set(words_of(titles)) & (_ANNUAL | _MONTHLY)
    if not own and (not units & _ANNUAL or told_here or _twelve_times(draft, others)):
        return draft
    if not units & _ANNUAL:
        return draft.saying(problem_of(Message.AMOUNT_IS_UNSAID, place_of(draft)))
    sheet = next(iter(speaking))
    return draft.saying(problem_of(Message.AMOUNT_IS_BY_SIBLINGS, place_of(draft), sheet=sheet))


def _labelled_annual(draft: Draft) -> bool:
    """Whether a column names ARR among what its rows hold ("Ending ARR"), and no MRR."""
    for index in draft.labels:
        texts = {
            draft.label(index).texts[code]
            for code in distinct(draft.label(index).codes).tolist()[:_LOOK_ROWS]
        }
        words = {word for text in texts for word in words_of(text)}
        if words & _ANNUAL and not words & _MONTHLY:
            return True
    return False


def _units_in(table: Table) -> frozenset[str]:
    """ARR, MRR and their like among the words of headings, titles and labels."""
    texts = (
        text
        for row in range(min(table.height, _LOOK_ROWS))
        for text in table.row(row)
        if len(text) <= _LONGEST
    )
    return frozenset(word for text in texts for word in words_of(text)) & (_ANNUAL | _MONTHLY)


def _twelve_times(draft: Draft, others: list[Table]) -> bool:
    """A sheet holds the total of a month times twelve."""
    assert draft.entries is not None
    totals = set(draft.entries.by_month().values()) - {Fraction(0)}
    return any(abs(total - amount) < _CENT for amount in _amounts(others) for total in totals)


def _amounts(tables: list[Table]) -> Iterable[Fraction]:
    for table in tables:
        for column in table.columns:
            for code in column.used[:_LOOK_ROWS].tolist():
                amount = amount_of(column.texts[code])
                if amount.status is Status.AMOUNT and amount.mantissa:
                    yield Fraction(amount.mantissa, 10**amount.places)
