"""Whether a row of contract periods is a term of its own or a change within one, where no contract number
tells.
"""

from collections.abc import Sequence
from dataclasses import replace
from fractions import Fraction
from itertools import pairwise

from nrr.ground import Month, Option, Problem
from nrr.intake.answers import Answers
from nrr.intake.melting.bodies import Body
from nrr.intake.said.saying import Message, Phrase, problem_of, wording
from nrr.ledgers import Term
from nrr.terms import book_of, joined, month_end, month_of_day, term_months

_SHARE, _SHORT, _MOST = Fraction(1, 5), 11, 50_000
"""From this share of rows on that follow one another and are shorter than these months it is asked."""
_YEAR = 12


def with_rows_read(
    terms: Sequence[Term], owners: Sequence[int], body: Body, through: int, answers: Answers
) -> tuple[list[Term], list[Problem]]:
    """The terms of a table without contract numbers as answered, or with what each reading makes of them;
    `owners` codes their customers, `through` is the as-of month.
    """
    named = [replace(term, customer=str(owner)) for term, owner in zip(terms, owners, strict=True)]
    follow = _following(named)
    short = [place for place in follow if _is_short(named[place])]
    if not short or len(short) < _SHARE * len(terms):
        return list(terms), []
    if answers.rows_are == "changes":
        return [replace(term, contract=_ONE) for term in terms], []
    if answers.rows_are == "terms":
        return list(terms), []
    return list(terms), [_asked(named, short, body, through)]


_ONE = "one contract"
"""Every line of a customer has one."""


def _following(named: Sequence[Term]) -> list[int]:
    """Places of rows that another of the same line directly follows, or that directly follow one."""
    order = sorted(range(len(named)), key=lambda i: (named[i].customer, named[i].line, named[i].start))
    found = set()
    for one, two in pairwise(order):
        first, second = named[one], named[two]
        same = (first.customer, first.line) == (second.customer, second.line)
        if same and first.end is not None and second.start == first.end + 1:
            found |= {one, two}
    return sorted(found)


def _is_short(term: Term) -> bool:
    return term.due is not None and term_months(term.start, term.due)[0] < _SHORT


def _asked(named: list[Term], short: Sequence[int], body: Body, through: int) -> Problem:
    numbers = tuple(named[place].row for place in short)
    as_one = [replace(term, contract=_ONE) for term in named]
    month = Month(through)
    few = len(named) <= _MOST
    words = [_came_up(own, month) if few else "" for own in (named, as_one)]
    choices = (
        Option(wording(Phrase.ROWS_ARE_TERMS, figures=words[0]), {"rows_are": "terms"}),
        Option(wording(Phrase.ROWS_ARE_CHANGES, figures=words[1]), {"rows_are": "changes"}),
    )
    return problem_of(
        Message.TERM_ROWS, body.table.place(numbers), count=len(short), choices=choices, numbers=numbers
    )


def _came_up(terms: Sequence[Term], through: Month) -> str:
    """How many renewals of how much came up in the year to the as-of month."""
    rows = book_of(joined(terms), month_end(through)).renewals
    own = [one for one in rows if through - _YEAR < month_of_day(one.due) <= through]
    amount = Fraction(sum(one.up for one in own), 100)
    return wording(Phrase.CAME_UP, number=len(own), amount=amount, month=through)
