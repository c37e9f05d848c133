"""Who the rows belong to: the ID column where there is one, else the name, exactly as written."""

from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt

from nrr.ground import Problem
from nrr.intake.drafts import Ints, Mask, row_numbers
from nrr.intake.headings.assignments import Assignment
from nrr.intake.headings.words import Role
from nrr.intake.said.saying import Message, Phrase, problem_of, wording
from nrr.intake.tables.grids import Column, Table, coded_texts, distinct, recoded

_NAMES_OF_ONE = 3


@dataclass(frozen=True, slots=True, eq=False)
class People:
    """Codes per row into `keys`; `shown` holds the display name of each key; `blank` marks rows without a
    customer.
    """

    codes: Ints
    keys: tuple[str, ...]
    shown: tuple[str, ...]
    blank: Mask
    column: int | None
    problems: tuple[Problem, ...] = ()


def people_of(table: Table, assignment: Assignment) -> People | None:
    """The customers of a table; None without a customer column."""
    name, key = assignment.get(Role.CUSTOMER), assignment.get(Role.CUSTOMER_ID)
    if key is not None and name is not None and not _identifies(table.columns[key], table.columns[name]):
        key = key if assignment.months and assignment.ids_of_customers else None
    if key is None and name is None:
        return None
    if key is None or name is None:
        column = table.columns[key if key is not None else name]  # type: ignore[index]
        codes, keys = _compact(column)
        return People(codes, keys, keys, column.blank, key if key is not None else name)
    return _with_ids(table, key, name)


def filled_down(people: People, named: Mask, blank: Mask) -> People:
    """The same people with blank rows given to the named row above them."""
    above = np.maximum.accumulate(np.where(named, np.arange(len(named)), -1))
    codes = np.where(blank & (above >= 0), people.codes[np.maximum(above, 0)], people.codes).astype(np.int32)
    return replace(people, codes=codes, blank=people.blank & ~blank)


def filled_down_note(table: Table, blank: Mask) -> Problem:
    """What was done, and where."""
    numbers = row_numbers(table, np.flatnonzero(blank))
    return problem_of(Message.NAMES_FILLED_DOWN, table.place(numbers), count=int(blank.sum()))


def _identifies(ids: Column, names: Column) -> bool:
    """A column of IDs repeats when its customer does; one that never repeats numbers the rows, one of many
    names is no customer's.
    """
    filled = ~ids.blank
    if not filled.any():
        return False
    different, rows = len(distinct(ids.codes[filled])), int(filled.sum())
    named = len(distinct(names.codes[filled & ~names.blank]))
    if named >= different * _NAMES_OF_ONE:
        return False
    return different < rows or named == rows


def _compact(column: Column) -> tuple[Ints, tuple[str, ...]]:
    used, codes = recoded(column.codes)
    texts = [column.texts[code] for code in used.tolist()]
    if len(set(texts)) == len(texts):
        return codes, tuple(texts)
    places, names = coded_texts(texts)  # 1001 as a number and as a text is one key
    return places[codes], names


def _with_ids(table: Table, key: int, name: int) -> People:
    ids, names = table.columns[key], table.columns[name]
    codes, keys = _compact(ids)
    codes, told = _ids_of_names(codes, ids, names)
    missing = ids.blank & ~names.blank & ~told
    if missing.any():
        codes, keys = _names_where_missing(codes, keys, names, missing)
    shown, renamed = _shown(codes, keys, names)
    problems = [_renamed(table, renamed, name)] if renamed else []
    problems += [_told_by_name(table, told, key)] if told.any() else []
    return People(codes, keys, shown, ids.blank & names.blank, key, tuple(problems))


def _ids_of_names(codes: Ints, ids: Column, names: Column) -> tuple[Ints, Mask]:
    """Rows without an ID take the one their name has in other rows, where it has exactly one; and which
    rows those are.
    """
    both, missing = ~ids.blank & ~names.blank, ids.blank & ~names.blank
    if not missing.any() or not both.any():
        return codes, np.zeros(len(codes), np.bool_)
    width = int(codes.max()) + 1
    pairs = np.unique(names.codes[both].astype(np.int64) * width + codes[both])
    owners, first, counts = np.unique(pairs // width, return_index=True, return_counts=True)
    of_name = np.full(len(names.texts), -1, np.int64)
    of_name[owners[counts == 1]] = (pairs[first] % width)[counts == 1]
    told = missing & (of_name[names.codes] >= 0)
    return np.where(told, of_name[names.codes], codes).astype(np.int32), told


def _told_by_name(table: Table, rows: Mask, column: int) -> Problem:
    numbers = row_numbers(table, np.flatnonzero(rows))
    return problem_of(
        Message.ID_BY_NAME,
        table.place(numbers, table.letters[column]),
        count=int(rows.sum()),
    )


def _names_where_missing(
    codes: Ints, keys: tuple[str, ...], names: Column, missing: Mask
) -> tuple[Ints, tuple[str, ...]]:
    texts = np.array(keys, object)[codes]
    texts[missing] = np.array(names.texts, object)[names.codes[missing]]
    return coded_texts(texts.tolist())


def _shown(codes: Ints, keys: tuple[str, ...], names: Column) -> tuple[tuple[str, ...], list[str]]:
    """The last filled name of each ID, and the IDs that carry several."""
    shown = list(keys)
    filled = np.flatnonzero(~names.blank)
    pairs: npt.NDArray[np.int64] = (
        codes[filled].astype(np.int64) * max(1, len(names.texts)) + names.codes[filled]
    )
    _, first = np.unique(pairs, return_index=True)
    several: dict[int, int] = {}
    for row in sorted(filled[first].tolist()):
        shown[codes[row]] = names.text(row)
        several[int(codes[row])] = several.get(int(codes[row]), 0) + 1
    return tuple(shown), [keys[code] for code, count in several.items() if count > 1]


def _renamed(table: Table, renamed: list[str], column: int) -> Problem:
    listed = ", ".join(renamed[:5]) + (wording(Phrase.AND_OTHERS) if len(renamed) > 5 else "")
    return problem_of(
        Message.SEVERAL_NAMES,
        table.place(column=table.letters[column]),
        count=len(renamed),
        listed=listed,
    )
