"""What is said of rows that left by a deciding column, and the one question about the words nothing is
known of.
"""

from collections.abc import Callable, Mapping
from dataclasses import replace
from fractions import Fraction

import numpy as np

from nrr.ground import Item, Option, Place, Problem, Severity, plural
from nrr.intake.answers import COUNTS, LEAVE_OUT
from nrr.intake.deciding.rows import Decided, Gone
from nrr.intake.deciding.verdicts import Verdict
from nrr.intake.drafts import Doubt, Draft, LeftOut, Reason, listed, row_numbers, rows_are
from nrr.intake.shapes.bodies import Body

_REASONS = {
    Verdict.ONE_TIME: Reason.ONE_TIME,
    Verdict.TRIAL: Reason.TRIAL,
    Verdict.TEST: Reason.TEST,
    Verdict.RECEIPT: Reason.PAYMENT,
}
_SAID: Mapping[Verdict, tuple[str, str]] = {
    Verdict.ONE_TIME: ("one_time", "one-time (non-recurring: setup, services)"),
    Verdict.TRIAL: ("trial_rows", "trial (not paying yet)"),
    Verdict.TEST: ("test_rows", "test, demo or internal"),
    Verdict.NOT_REVENUE: ("status", "no revenue (not won, not paid, void)"),
    Verdict.EXCLUDED: ("flagged_rows", "deleted, void or excluded"),
    Verdict.RECEIPT: ("payment_rows", "the payment of an invoice beside it"),
    Verdict.TOLD: ("status", "what you left out"),
}
_SHOWN = 6


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
    place = Place(whole.table.file, whole.table.sheet or None, rows[:50], heading)
    if one.verdict is Verdict.UNKNOWN:
        text = (
            f"{rows_are(len(rows))} marked {_named(one.words)} in column {heading} and carry no amount:"
            f" {listed(rows)}."
        )
        return Problem("status_zero", Severity.INFO, text, place=place, count=len(rows))
    code, what = _SAID[one.verdict]
    text = (
        f"{rows_are(len(rows))} {what} by column {heading} ({_named(one.words)}) and left out:"
        f" {listed(rows)}, {_money(one.amount)} in all."
    )
    back = {"words": dict.fromkeys(one.words, COUNTS), "same_month": "sum"}
    choices = () if one.verdict is Verdict.TOLD else (Option("They count as recurring", back),)
    return Problem(
        code,
        Severity.WARNING,
        text,
        remedy="Correct the column if these rows are recurring revenue.",
        place=place,
        count=len(rows),
        choices=choices,
    )


def _today(draft: Draft, one: tuple[int, tuple[str, ...]]) -> Problem:
    heading, table = draft.headings[one[0]], draft.tables[0]
    text = (
        f"Column {heading} holds the status of today ({', '.join(one[1][:_SHOWN])}), the same in every row of"
        " a customer; earlier months were kept."
    )
    return Problem(
        "status_of_today", Severity.INFO, text, place=Place(table.file, table.sheet or None, (), heading)
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
    columns = "; ".join(f"column {heading}: {', '.join(texts)}" for heading, texts in by_column.items())
    names = tuple(dict.fromkeys(word for _, word in words))
    rows = sorted(row for doubt in draft.doubts for row in doubt.numbers)
    it = "word says" if len(names) == 1 else "words say"
    text = (
        f"It is not known whether rows count as revenue whose {it} their status or kind: {columns}. Do they"
        " count?"
    )
    table = draft.tables[0]
    place = Place(table.file, table.sheet or None, tuple(rows[:50]), next(iter(by_column)))
    return draft.saying(
        Problem(
            "status_rows",
            Severity.QUESTION,
            text,
            remedy="Say whether the rows of these words are left out, or count as recurring revenue.",
            did="No figures are shown until you choose.",
            place=place,
            count=len(rows),
            choices=_choices(draft, names, words),
            items=_items(names),
        )
    )


def _choices(
    draft: Draft, names: tuple[str, ...], words: Mapping[tuple[str, str], list[Doubt]]
) -> tuple[Option, ...]:
    """Leave out or count; where nothing else counts, one of the words has to."""
    count = Option("All of them count" if len(names) > 1 else "They count", _said(names, ()))
    if draft.entries is not None and draft.entries.count:
        return Option("Leave them out", _said((), names)), count
    sizes = {word: sum(len(d.numbers) for d in doubts) for (_, word), doubts in words.items()}
    largest = sorted(names, key=lambda word: -sizes[word])[:3] if len(names) > 1 else []
    only = (
        Option(
            f"Only {word!r} counts, the others are left out", _said((word,), [n for n in names if n != word])
        )
        for word in largest
    )
    return (*only, count)


def _items(names: tuple[str, ...]) -> tuple[Item, ...]:
    """Each word by itself, where there are several."""
    if len(names) < 2:
        return ()
    return tuple(
        Item(word, Option("Leave out", _said((), (word,))), Option("Counts", _said((word,), ())))
        for word in names
    )


def _said(counted: tuple[str, ...], left: list[str] | tuple[str, ...]) -> dict[str, object]:
    return {"words": {**dict.fromkeys(left, LEAVE_OUT), **dict.fromkeys(counted, COUNTS)}}


def _counted(word: str, doubts: list[Doubt]) -> str:
    rows, amount = sum(len(d.numbers) for d in doubts), sum((d.amount for d in doubts), Fraction(0))
    return f"{word!r} ({plural(rows, 'row')}, {_money(amount)})"


def _named(words: tuple[str, ...]) -> str:
    more = f" and {len(words) - _SHOWN} more" if len(words) > _SHOWN else ""
    return ", ".join(words[:_SHOWN]) + more


def _money(amount: Fraction) -> str:
    """An amount as the file writes it: `1,234.50`."""
    cents = round(amount * 100)
    return f"{'-' if cents < 0 else ''}{abs(cents) // 100:,}.{abs(cents) % 100:02d}"
