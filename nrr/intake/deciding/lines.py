"""What is said of rows that left by a deciding column, and the one question about the words nothing is
known of.
"""

from collections.abc import Callable, Mapping
from dataclasses import replace
from fractions import Fraction
from typing import Literal

import numpy as np

from nrr.ground import Item, Option, Problem
from nrr.intake.answers import COUNTS, LEAVE_OUT
from nrr.intake.deciding.rows import Decided, Gone
from nrr.intake.deciding.verdicts import Verdict
from nrr.intake.drafts import Doubt, Draft, LeftOut, Reason, row_numbers
from nrr.intake.melting.bodies import Body
from nrr.intake.said.saying import Message, Phrase, problem_of, wording

_REASONS = {
    Verdict.ONE_TIME: Reason.ONE_TIME,
    Verdict.TRIAL: Reason.TRIAL,
    Verdict.TEST: Reason.TEST,
    Verdict.RECEIPT: Reason.PAYMENT,
}
_Left = Literal[
    Message.ONE_TIME_ROWS,
    Message.TRIAL_ROWS,
    Message.TEST_ROWS,
    Message.STATUS,
    Message.FLAGGED_ROWS,
    Message.PAYMENT_ROWS,
    Message.STATUS_TOLD,
]
_SAID: Mapping[Verdict, _Left] = {
    Verdict.ONE_TIME: Message.ONE_TIME_ROWS,
    Verdict.TRIAL: Message.TRIAL_ROWS,
    Verdict.TEST: Message.TEST_ROWS,
    Verdict.NOT_REVENUE: Message.STATUS,
    Verdict.EXCLUDED: Message.FLAGGED_ROWS,
    Verdict.RECEIPT: Message.PAYMENT_ROWS,
    Verdict.TOLD: Message.STATUS_TOLD,
}


def with_gone(draft: Draft, told: Decided, whole: Body, read: Callable[[Body], Draft]) -> Draft:
    """The draft, saying which rows left by a deciding column; `read` makes of a body what the shape makes
    of it.
    """
    outs = tuple(_left_out(one, whole, read) for one in told.gone)
    said = [_line(draft, one, whole) for one in told.gone] + [_today(draft, one) for one in told.today]
    return replace(draft.saying(*said), left_out=(*draft.left_out, *outs), doubts=told.doubts)


def _left_out(one: Gone, whole: Body, read: Callable[[Body], Draft]) -> LeftOut:
    """The rows under their reason, with the revenue by month they would have been."""
    rows = whole.taken(one.rows)
    table, entries = rows.table, read(rows).entries
    by_month = {} if entries is None or not entries.count else entries.by_month()
    numbers = tuple(table.numbers.tolist())
    return LeftOut(
        _REASONS.get(one.verdict, Reason.STATUS),
        numbers,
        sum(by_month.values(), Fraction(0)),
        table.sheet,
        by_month,
    )


def _line(draft: Draft, one: Gone, whole: Body) -> Problem:
    rows, heading = row_numbers(whole.table, np.flatnonzero(one.rows), 10**9), draft.headings[one.column]
    place = whole.table.place(rows[:50], heading)
    if one.verdict is Verdict.UNKNOWN:
        return problem_of(
            Message.STATUS_ZERO, place, count=len(rows), words=one.words, heading=heading, rows=rows
        )
    back = {"words": dict.fromkeys(one.words, COUNTS), "same_month": "sum"}
    counting = Option(wording(Phrase.THEY_COUNT_AS_RECURRING), back)
    return problem_of(
        _SAID[one.verdict],
        place,
        count=len(rows),
        choices=() if one.verdict is Verdict.TOLD else (counting,),
        heading=heading,
        words=one.words,
        rows=rows,
        amount=one.amount,
    )


def _today(draft: Draft, one: tuple[int, tuple[str, ...]]) -> Problem:
    heading, table = draft.headings[one[0]], draft.tables[0]
    return problem_of(
        Message.STATUS_OF_TODAY,
        table.place((), heading),
        heading=heading,
        names=one[1],
    )


def asked_words(draft: Draft) -> Draft:
    """The draft, asking in one question about every word of a deciding column nothing is known of."""
    words: dict[tuple[str, str], list[Doubt]] = {}
    for doubt in draft.doubts:
        words.setdefault((doubt.heading, doubt.word), []).append(doubt)
    if not words:
        return draft
    by_column: dict[str, list[str]] = {}
    for (heading, word), doubts in words.items():
        by_column.setdefault(heading, []).append(_counted(word, doubts))
    names = tuple(dict.fromkeys(word for _, word in words))
    rows = sorted(row for doubt in draft.doubts for row in doubt.numbers)
    columns = [wording(Phrase.COLUMN_SAYS, heading=h, words=", ".join(said)) for h, said in by_column.items()]
    return draft.saying(
        problem_of(
            Message.STATUS_ROWS,
            draft.tables[0].place(tuple(rows[:50]), next(iter(by_column))),
            count=len(rows),
            choices=_choices(draft, names, words),
            items=_items(names),
            words=len(names),
            columns=columns,
        )
    )


def _choices(
    draft: Draft, names: tuple[str, ...], words: Mapping[tuple[str, str], list[Doubt]]
) -> tuple[Option, ...]:
    """Leave out or count; where nothing else counts, one of the words has to."""
    count = Option(
        wording(Phrase.ALL_OF_THEM_COUNT if len(names) > 1 else Phrase.THEY_COUNT), _said(names, ())
    )
    if draft.entries is not None and draft.entries.count:
        return Option(wording(Phrase.LEAVE_THEM_OUT), _said((), names)), count
    sizes = {word: sum(len(d.numbers) for d in doubts) for (_, word), doubts in words.items()}
    largest = sorted(names, key=lambda word: -sizes[word])[:3] if len(names) > 1 else []
    only = (
        Option(wording(Phrase.ONLY_ONE_COUNTS, word=word), _said((word,), [n for n in names if n != word]))
        for word in largest
    )
    return (*only, count)


def _items(names: tuple[str, ...]) -> tuple[Item, ...]:
    """Each word by itself, where there are several."""
    if len(names) < 2:
        return ()
    return tuple(
        Item(
            word,
            Option(wording(Phrase.LEAVE_OUT), _said((), (word,))),
            Option(wording(Phrase.COUNTS), _said((word,), ())),
        )
        for word in names
    )


def _said(counted: tuple[str, ...], left: list[str] | tuple[str, ...]) -> dict[str, object]:
    return {"words": {**dict.fromkeys(left, LEAVE_OUT), **dict.fromkeys(counted, COUNTS)}}


def _counted(word: str, doubts: list[Doubt]) -> str:
    rows, amount = sum(len(d.numbers) for d in doubts), sum((d.amount for d in doubts), Fraction(0))
    return wording(Phrase.WORD_COUNTED, word=word, rows=rows, amount=amount)
