"""Through which month open subscriptions and balances run: stated, evident from the density of the file, or asked."""

import re
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from nrr.errors import Problem, Severity
from nrr.intake.answers import Answers
from nrr.intake.shapes.cells import note, question
from nrr.intake.tables.grids import Table
from nrr.intake.values.dates import heading_stamp_of, stamp_of
from nrr.intake.values.stamps import Form
from nrr.windows import Month

_MANY, _FEW = 20, 3


@dataclass(frozen=True, slots=True)
class Horizon:
    """The last month, and what there is to say about it."""

    month: int
    problems: tuple[Problem, ...]


def horizon(happenings: npt.NDArray[np.int32], hints: str, answers: Answers, table: Table) -> Horizon:
    """`happenings` are the months in which something starts, ends or changes."""
    last = int(happenings.max()) if len(happenings) else 0
    if answers.as_of is not None:
        through = max(Month.parse(answers.as_of).ordinal, last)
        return Horizon(through, (_said(table, through, "as you answered"),))
    stated = stated_month(hints)
    if stated is not None and last <= stated <= last + 24:
        return Horizon(stated, (_said(table, stated, "the month the file says it is as of"),))
    if _dense(happenings):
        return Horizon(last, (_said(table, last, "the last month in which the file holds a change"),))
    text = f"The file does not say through which month open subscriptions and balances run (as-of month, end of data); the last change is in {Month(last).label}."
    return Horizon(
        last,
        (
            question(
                "as_of",
                text,
                "Say the last month the data covers, or write it above the table (As of 2026-01-31).",
                table,
            ),
        ),
    )


def _said(table: Table, month: int, why: str) -> Problem:
    return note(
        "as_of",
        f"Open subscriptions and balances run through {Month(month)}, {why} (as-of month).",
        table,
        severity=Severity.WARNING,
    )


def stated_month(hints: str) -> int | None:
    """`As of 2026-01-31`, `Stand 31.01.2026`, `through Jan 2026` in the words around the table."""
    for match in re.finditer(
        r"(?:as of|as at|through|stand|data to|bis|au)\W{0,3}([\w./ ,-]{6,18})", hints, re.I
    ):
        stamp = heading_stamp_of(match[1].strip())
        if stamp.form in (Form.DAY, Form.NUMERIC) and stamp.month:
            return stamp.month_ordinal
    stamps = [stamp_of(word) for word in re.findall(r"(?<!\d)20\d{2}-(?:0[1-9]|1[0-2])(?!\d)", hints)]
    return stamps[0].month_ordinal if len(stamps) == 1 else None


def _dense(happenings: npt.NDArray[np.int32]) -> bool:
    """So many changes in every month that a month without one would be a month outside the file."""
    if not len(happenings):
        return False
    counts = np.bincount(happenings - happenings.min())
    return float(counts.mean()) >= _MANY and int(counts[-3:].min()) >= _FEW
