"""Whether a column can name the customers: the heading speaks, the cells decide."""

from collections.abc import Sequence
from dataclasses import dataclass

from nrr.intake.columns.nouns import groups_rows, names_customers
from nrr.intake.columns.profiles import Content, Profile
from nrr.intake.columns.recurrences import Recurrence, recurrence_of, varies_within
from nrr.intake.tables.grids import Table
from nrr.intake.thresholds import LIMITS

_NAMES = frozenset({Content.NAME, Content.IDENTITY})
_NEVER = frozenset({Content.FLAG, Content.RATE, Content.MONEY})


@dataclass(frozen=True, slots=True, eq=False)
class Setting:
    """The table around a column: where its cells begin, its profiles, the month of each row where it has one.

    `listed` is a table in which a customer may stand once: months across, or periods with a start.
    """

    table: Table
    first: int
    profiles: Sequence[Profile]
    month: int | None
    listed: bool


def is_row_number(setting: Setting, index: int, headings: Sequence[str]) -> bool:
    """Every value stands once although the rows lie in several months, or beside another column that names
    somebody.
    """
    profile, heading = setting.profiles[index], headings[index]
    counting = profile.content is Content.INDEX
    if not profile.once or profile.filled < LIMITS.fewest:
        return False
    if setting.month is not None and not setting.listed:
        told = names_customers(heading) and not (counting and profile.numeric)  # "Customer 1", "Customer 2"
        return _recurrence(setting, index).months > 1 and (
            not told or _others_recur(setting, index, headings)
        )
    if names_customers(heading):
        return False
    others = [
        p
        for i, p in enumerate(setting.profiles)
        if i != index and not groups_rows(headings[i]) and p.content in _NAMES
    ]
    return any(counting or not other.once for other in others)


def _others_recur(setting: Setting, index: int, headings: Sequence[str]) -> bool:
    """Another column, which names no group, has values that come back like customers."""
    return any(
        i != index
        and not p.numeric
        and not groups_rows(headings[i])
        and _recurrence(setting, i).like_customers
        for i, p in enumerate(setting.profiles)
    )


def _recurrence(setting: Setting, index: int) -> Recurrence:
    assert setting.month is not None
    return recurrence_of(setting.table.columns[index], setting.table.columns[setting.month], setting.first)


def is_count(setting: Setting, index: int, headings: Sequence[str]) -> bool:
    """Numbers that creep from month to month where each row is a month, or a group's month: so many
    customers.
    """
    profile = setting.profiles[index]
    if profile.content in _NEVER:
        return True
    if not profile.numeric:
        return False
    if setting.month is None:
        return setting.listed and any(
            p.once and not p.numeric and groups_rows(headings[i]) for i, p in enumerate(setting.profiles)
        )
    column = setting.table.columns[index]
    if _recurrence(setting, index).one_a_month:
        return True
    groups = (
        i
        for i, p in enumerate(setting.profiles)
        if i not in (index, setting.month) and _groups(setting, i, p)
    )
    return any(varies_within(column, setting.table.columns[i], setting.first) for i in groups)


def _groups(setting: Setting, index: int, profile: Profile) -> bool:
    """A column of words each of which has one row in most months: plans, regions."""
    if profile.numeric or profile.filled == 0 or profile.constant:
        return False
    found = _recurrence(setting, index)
    return found.alone >= 1.0 and found.each >= LIMITS.months_each
