"""Months that are missing, lie in the future, or look incomplete."""

from dataclasses import replace

import numpy as np

from nrr.ground import Month
from nrr.intake.answers import Answers
from nrr.intake.drafts import Draft, Entries, Reason
from nrr.intake.places import entry_rows, place_of
from nrr.intake.said.saying import Message, problem_of
from nrr.intake.tables.grids import distinct
from nrr.intake.thresholds import LIMITS

_FAR = 24


def checked_months(draft: Draft, answers: Answers, today: Month) -> Draft:
    """Missing, future and partial months said, asked or left out."""
    entries = draft.entries
    if entries is None or not entries.count:
        return draft
    return _partial(_far(_missing(draft), answers, today), answers, today)


def held_months(draft: Draft) -> list[int]:
    """Every month the file holds."""
    assert draft.entries is not None
    return sorted({*draft.months, *distinct(draft.entries.months).tolist()})


def _missing(draft: Draft) -> Draft:
    held = held_months(draft)
    if held[-1] - held[0] > 1200:
        return draft
    missing = [Month(m) for m in range(held[0], held[-1]) if m not in set(held)]
    if not missing:
        return draft
    return draft.saying(
        problem_of(Message.MISSING_MONTH, place_of(draft), count=len(missing), months=missing)
    )


def _far(draft: Draft, answers: Answers, today: Month) -> Draft:
    """A date far off is a typing error more often than a fact."""
    entries = draft.entries
    assert entries is not None
    future = entries.months > today.ordinal
    odd = (entries.months > today.ordinal + _FAR) | (entries.months < 1980 * 12)
    if odd.any() and answers.dates != "as_written" and draft.shape != "periods":
        rows = entry_rows(draft, odd)
        months = [Month(m) for m in np.unique(entries.months[odd]).tolist()]
        if answers.dates == "leave_out":
            said = problem_of(
                Message.UNLIKELY_DATE_LEFT_OUT,
                place_of(draft, rows),
                count=len(rows),
                months=months,
                rows=rows,
            )
            return _without_months(draft.without(Reason.BAD, odd), months).saying(said)
        return draft.saying(
            problem_of(
                Message.UNLIKELY_DATE, place_of(draft, rows), count=len(rows), months=months, rows=rows
            )
        )
    if future.any():
        rows = entry_rows(draft, future)
        months = [Month(m) for m in np.unique(entries.months[future]).tolist()]
        draft = draft.saying(
            problem_of(Message.FUTURE_MONTHS, place_of(draft, rows), count=len(rows), months=months)
        )
    return draft


def _without_months(draft: Draft, months: list[Month]) -> Draft:
    gone = {month.ordinal for month in months}
    return replace(draft, months=tuple(month for month in draft.months if month not in gone))


def _partial(draft: Draft, answers: Answers, today: Month) -> Draft:
    """The last month far below the three before it: over half of the customers absent, or all paying a part.

    Who says through which month the data runs has said that the month is whole.
    """
    entries = draft.entries
    assert entries is not None
    held = held_months(draft)
    unlike = len(held) >= 4 and answers.as_of is None and _looks_partial(draft, held)
    if answers.last_month == "exclude" or (unlike and answers.last_month == "exclude_partial"):
        last = entries.months == held[-1]
        said = problem_of(Message.LAST_MONTH_OUT, month=Month(held[-1]))
        out = draft.without(Reason.LAST_MONTH, last)
        return replace(out, months=tuple(m for m in out.months if m != held[-1])).saying(said)
    if not unlike:
        return draft
    if answers.last_month == "include":
        return draft.saying(problem_of(Message.LAST_MONTH_IN, month=Month(held[-1])))
    return draft.saying(problem_of(Message.LAST_MONTH, place_of(draft), month=Month(held[-1])))


def _looks_partial(draft: Draft, held: list[int]) -> bool:
    entries = draft.entries
    assert entries is not None
    arr = entries.arr.astype(np.float64)
    totals = [float(arr[entries.months == month].sum()) for month in held[-4:]]
    before = entries.customers[(entries.months == held[-2]) & (arr > 0)]
    now = entries.customers[(entries.months == held[-1]) & (arr > 0)]
    present = np.isin(np.unique(before), now).mean() if len(before) else 1.0
    low = totals[-1] < LIMITS.partial * float(np.median(totals[:-1]))
    return low and (present < LIMITS.present or _all_pay_a_part(entries, held))


def _all_pay_a_part(entries: Entries, held: list[int]) -> bool:
    """Nearly every customer of two months pays far less in the later one: its days are not all billed yet."""
    paid = [
        np.bincount(
            entries.customers[entries.months == month],
            entries.arr[entries.months == month].astype(np.float64),
            len(entries.keys),
        )
        for month in held[-2:]
    ]
    both = (paid[0] > 0) & (paid[1] > 0)
    return (
        int(both.sum()) >= LIMITS.partial_payers
        and float((paid[1][both] < LIMITS.partial * paid[0][both]).mean()) >= LIMITS.mostly
    )
