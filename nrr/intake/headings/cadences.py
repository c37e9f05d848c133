"""Roles that columns have only together: a cadence in two columns, a day of creation beside an end."""

from collections.abc import Mapping, Sequence

import numpy as np

from nrr.intake.headings.bounds import bound_of, names_creation, names_term_value
from nrr.intake.headings.frames import Frame
from nrr.intake.headings.roles import guess_of
from nrr.intake.headings.words import Role
from nrr.intake.thresholds import LIMITS
from nrr.intake.values.durations import duration_of

_SAMPLE = 600
_COUNTS = frozenset(map(str, range(1, 121)))
_CADENCE = frozenset({Role.INTERVAL, Role.INTERVAL_COUNT})


def begun(roles: dict[Role, int], frame: Frame, days: Sequence[bool]) -> dict[Role, int]:
    """The day something was created, signed or bought is its start, where it has an end or a term and no
    other start.
    """
    amount = roles.get(Role.AMOUNT)
    whole = amount is not None and names_term_value(frame.headings[amount].text)
    if Role.START in roles or not (whole or {Role.END, Role.CANCELLED, Role.TERM} & set(roles)):
        return roles
    taken = {index for role, index in roles.items() if role is not Role.MONTH}
    found = [
        i for i, heading in enumerate(frame.headings) if i not in taken and days[i] and _begins(heading.text)
    ]
    if not found or roles.get(Role.MONTH, found[0]) not in found:
        return roles
    start = roles.get(Role.MONTH, found[0])
    return {
        (Role.START if index == start else role): index
        for role, index in (roles | {Role.START: start}).items()
    }


def counted_cadence(roles: dict[Role, int], frame: Frame, numbers: Sequence[bool]) -> dict[Role, int]:
    """A cadence in two columns: the unit in words, and how many of them in numbers beside it."""
    headed = _headed(frame, roles)
    units = [i for i in headed if not numbers[i] and holds_lengths(frame, i, LIMITS.most)]
    counts = [i for i in headed if numbers[i] and holds_lengths(frame, i, LIMITS.most)]
    if not units or not counts:
        return {role: index for role, index in roles.items() if role is not Role.INTERVAL_COUNT}
    unit = roles[Role.INTERVAL] if roles.get(Role.INTERVAL) in units else units[0]
    nearest = min(counts, key=lambda i: abs(i - unit))
    kept = {role: index for role, index in roles.items() if role not in _CADENCE}
    told = roles.get(Role.INTERVAL_COUNT, nearest)
    return {**kept, Role.INTERVAL: unit, Role.INTERVAL_COUNT: told if told in counts else nearest}


def _begins(heading: str) -> bool:
    return names_creation(heading) or bound_of(heading) is Role.START


def holds_lengths(frame: Frame, index: int, least: float) -> bool:
    """Whether so much of a column's texts, and one at least, name a length or are small whole numbers that
    can count months.
    """
    column = frame.table.columns[index]
    used = np.flatnonzero(np.bincount(column.codes[frame.first_body_row :], minlength=len(column.texts)))
    texts = [text for code in used[:_SAMPLE].tolist() if (text := column.texts[code].strip())]
    fitting = sum(duration_of(text) is not None or text.removesuffix(".0") in _COUNTS for text in texts)
    return fitting > 0 and fitting >= least * len(texts)


def _headed(frame: Frame, roles: Mapping[Role, int]) -> list[int]:
    """Columns headed as a billing interval or as its count, without another role."""
    taken = {index for role, index in roles.items() if role not in _CADENCE}
    guesses = [guess_of(heading.text).role for heading in frame.headings]
    return [i for i, role in enumerate(guesses) if i not in taken and role in _CADENCE]
