"""A wide table as a grid of statuses and amounts, and which of its rows are totals or say nothing."""

from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt

from nrr.ground import Problem
from nrr.intake.answers import Answers
from nrr.intake.drafts import Mask, Money
from nrr.intake.headings.totals import may_be_part
from nrr.intake.melting.bodies import Body
from nrr.intake.melting.people import People, filled_down, filled_down_note
from nrr.intake.said.saying import Message, problem_of
from nrr.intake.shapes.footings import Columns
from nrr.intake.shapes.groups import group_heads
from nrr.intake.shapes.labels import label_rows, rate_labels, summary_rows
from nrr.intake.shapes.unnamed_totals import unnamed_blocks, unnamed_sums
from nrr.intake.tables.grids import Kind, Table
from nrr.intake.thresholds import LIMITS
from nrr.intake.values.amounts import Status
from nrr.intake.values.money import CODE_OF, money_of
from nrr.intake.values.money import Money as ParsedMoney

_BLANK, _WORD, _AMOUNT = CODE_OF[Status.BLANK], CODE_OF[Status.WORD], CODE_OF[Status.AMOUNT]
_PERCENT = CODE_OF[Status.PERCENT]
_LAST, _MOST = 8, 5_000


@dataclass(frozen=True, slots=True, eq=False)
class Cube:
    """The parsed body: statuses and values are (rows, months)."""

    table: Table
    people: People
    columns: tuple[int, ...]
    money: ParsedMoney
    statuses: npt.NDArray[np.int8]
    values: Money


def cube_of(body: Body, people: People, columns: tuple[int, ...], answers: Answers) -> Cube:
    """The month columns of a body, parsed."""
    table = body.table
    money = money_of([table.columns[i] for i in columns], answers.decimal, table.delimiter)
    statuses = np.stack([c.statuses for c in money.columns], axis=1)
    values = np.stack([c.values for c in money.columns], axis=1)
    return Cube(table, people, columns, money, statuses, values)


def named_down(cube: Cube) -> tuple[Cube, list[Problem]]:
    """Products below a customer named once: their rows are the customer's."""
    headed, said = _headed_down(cube)
    if said:
        return headed, said
    words = [i for i in _words(cube) if i != cube.people.column]
    sure, maybe = label_rows(cube.table, _words(cube))
    figures = (cube.statuses == _AMOUNT).any(axis=1)
    blank = cube.people.blank & figures & ~sure & ~maybe
    told = np.zeros(cube.table.height, np.bool_)
    for index in words:
        told |= ~cube.table.columns[index].blank
    named = ~cube.people.blank & ~sure & ~maybe
    codes = cube.people.codes[named]
    outlined = (
        blank.any() and bool(told[blank].all()) and len(set(codes.tolist())) == len(codes) and named.any()
    )
    if not outlined or np.argmax(named) > np.argmax(blank) or _adds_up(cube, blank, named):
        return cube, []
    return replace(cube, people=filled_down(cube.people, named, blank)), [filled_down_note(cube.table, blank)]


def _headed_down(cube: Cube) -> tuple[Cube, list[Problem]]:
    """The same few lines (Platform, Support) below rows that add them up: a compact pivot table, whose heads
    are the customers.
    """
    sure, maybe = label_rows(cube.table, _words(cube))
    named = (cube.statuses == _AMOUNT).any(axis=1) & ~cube.people.blank & ~sure & ~maybe
    heads = group_heads(cube.values, named)
    lines = named & ~heads
    labels = _line_labels(cube, heads, lines)
    if not heads.any() or len(labels) < LIMITS.months_each * len(set(labels)):
        return cube, []
    first = cube.people.shown[int(cube.people.codes[heads][0])]
    said = problem_of(
        Message.GROUPED_ROWS, cube.table.place(), count=int(heads.sum()), kind="customer", text=first
    )
    return replace(cube, people=filled_down(cube.people, heads, lines)), [said]


def _line_labels(cube: Cube, heads: Mask, lines: Mask) -> list[str]:
    """The labels of the lines below their heads, without a name of the head that they begin with: below
    "Acme", "Acme - Core" is Core.
    """
    names = [cube.people.shown[code] for code in cube.people.codes.tolist()]
    above = np.maximum.accumulate(np.where(heads, np.arange(len(heads)), -1))
    owned = (
        (names[row], names[above[row]] if above[row] >= 0 else "") for row in np.flatnonzero(lines).tolist()
    )
    return [name.removeprefix(head).strip(" -\u2013\u2014:/|>.,") or name for name, head in owned]


def _adds_up(cube: Cube, blank: Mask, named: Mask) -> bool:
    """A row without a name adds up the named rows above it: a total in words nobody knows, and no product
    of a customer.
    """
    columns = Columns(cube.values, named)
    return any(_foots(cube, columns, row, blank) for row in np.flatnonzero(blank).tolist()[:200])


@dataclass(frozen=True, slots=True, eq=False)
class Aside:
    """Rows of no customer: totals, and rows without any amount (remarks, section headings, customers without
    revenue).

    `doubtful` are labelled as totals, add nothing up and could; `stale` are totals that differ from their
    rows in some months.
    """

    totals: Mask
    silent: Mask
    doubtful: Mask
    stale: Mask


def set_aside(cube: Cube, answers: Answers) -> Aside:
    """What each row is, by its words and by what it adds up."""
    table, blank = cube.table, cube.people.blank
    sure, maybe = label_rows(table, _words(cube))
    formulas = _formulas(cube)
    silent = ((cube.statuses == _BLANK) & ~formulas).all(axis=1)
    wordy = ((cube.statuses == _WORD) | (cube.statuses == _BLANK)) & ~formulas
    silent |= wordy.all(axis=1) & blank | _rates(cube)
    plain = ~sure & ~maybe & ~silent & ~blank
    totals = sure & ~silent
    ends, columns = ~plain & ~silent, Columns(cube.values, plain)
    for row in np.flatnonzero(ends & ~totals).tolist()[:_MOST]:
        totals[row] = (maybe[row] and blank[row]) or _foots(cube, columns, row, ends)
    if len(cube.columns) >= LIMITS.fewest:
        totals |= unnamed_blocks(cube.values, plain & ~totals, totals)
        totals |= unnamed_sums(cube.values, plain & ~totals)
    totals |= _totals_again(cube, totals, silent)
    totals |= summary_rows(table, _words(cube), totals, silent) & ~silent
    if not totals[plain].any():
        totals |= _group_heads(cube, plain, ~sure & ~maybe & ~silent & ~totals)
    return _weighed(
        cube,
        Aside(totals, silent, maybe & ~totals & ~silent, np.zeros_like(totals)),
        _parts(cube, plain & ~totals),
        plain,
        sure | maybe,
        answers,
    )


def _parts(cube: Cube, plain: Mask) -> Mask:
    """Rows that may be parts of the customer above, by a word and by amounts no larger than its."""
    found, above, column = np.zeros_like(plain), None, cube.people.column
    if column is None:
        return found
    for row in np.flatnonzero(plain).tolist():
        if above is not None and may_be_part(cube.table.columns[column].text(row)):
            found[row] = bool((cube.values[row] <= cube.values[above]).all())
        else:
            above = row
    return found


def _weighed(cube: Cube, aside: Aside, parts: Mask, plain: Mask, labelled: Mask, answers: Answers) -> Aside:
    """Doubtful rows that mostly foot are totals, those that cannot add anything up are customers; the rest,
    and what may be `parts` of other rows, is for a person to say.
    """
    columns = Columns(cube.values, plain)
    adding, doubtful = columns.weighed(aside.doubtful, aside.totals & labelled)
    doubtful = (doubtful | parts) & ~_identified(cube)
    totals = aside.totals | adding
    if answers.total_rows == "exclude":
        totals |= doubtful
    stale = np.zeros_like(totals)
    last = own_total_row(cube, totals)
    for row in np.flatnonzero(totals & labelled & ~doubtful).tolist()[:_MOST]:
        exact = _foots(cube, columns, row, ~plain) or columns.repeats_one(row)
        stale[row] = row != last and not exact
    asked = doubtful if answers.total_rows is None else np.zeros_like(doubtful)
    return Aside(totals, aside.silent, asked, stale)


def _identified(cube: Cube) -> Mask:
    """Rows with an ID of their own in a column of IDs: whatever they are called, they are customers like
    the others.
    """
    people = cube.people
    if people.column is None or people.keys is people.shown:
        return np.zeros(cube.table.height, np.bool_)
    sure, maybe = label_rows(cube.table, [people.column])
    return ~cube.table.columns[people.column].blank & ~sure & ~maybe


def _rates(cube: Cube) -> Mask:
    """Rows of nothing but percentages that are labelled so: growth or share between the rows of money."""
    percent = cube.statuses == _PERCENT
    found = percent.any(axis=1) & (percent | (cube.statuses == _BLANK)).all(axis=1)
    sure, _ = label_rows(cube.table, _words(cube))
    below = np.cumsum(sure) > 0
    return (
        found & (below | rate_labels(cube.table, _words(cube)))
        if found.any() and not found.all()
        else np.zeros_like(found)
    )


def _group_heads(cube: Cube, plain: Mask, unlabelled: Mask) -> Mask:
    """Rows that add up those below them; where some name no customer, exactly these must."""
    heads = group_heads(cube.values, unlabelled)
    nameless = unlabelled & ~plain
    return heads if not nameless.any() or bool((heads == nameless).all()) else np.zeros_like(heads)


def own_total_row(cube: Cube, totals: Mask) -> int | None:
    """The row of the file's own total: the last one labelled so that is as large as all customers, no
    average or growth below it.
    """
    sure, maybe = label_rows(cube.table, _words(cube))
    columns = Columns(cube.values, ~totals)
    for rows in (np.flatnonzero(totals & sure), np.flatnonzero(totals & maybe), np.flatnonzero(totals)):
        whole = [row for row in rows[::-1].tolist()[:_LAST] if columns.of_all(row)]
        if whole:
            return int(whole[0])
    return None


def _totals_again(cube: Cube, totals: Mask, silent: Mask) -> Mask:
    """Rows below a total that repeat it month for month ("per general ledger")."""
    found = np.zeros(cube.table.height, np.bool_)
    for row in np.flatnonzero(totals).tolist()[-5:]:
        below = np.flatnonzero(~totals & ~silent & (np.arange(cube.table.height) > row))[:200]
        same = (cube.values[below] == cube.values[row]).all(axis=1)
        found[below[same]] = bool((cube.values[row] != 0).any()) and cube.table.height > 3
    return found


def _words(cube: Cube) -> list[int]:
    """The first columns that are not months."""
    return [i for i in range(cube.table.width) if i not in cube.columns][:12]


def _formulas(cube: Cube) -> Mask:
    """Cells whose formula was never calculated: they are not blank."""
    found = np.zeros(cube.statuses.shape, np.bool_)
    for place, index in enumerate(cube.columns):
        column = cube.table.columns[index]
        found[:, place] = (column.kinds == Kind.FORMULA)[column.codes] if len(column.texts) else False
    return found


def _foots(cube: Cube, columns: Columns, row: int, totals: Mask) -> bool:
    """The row equals the sum of the customers of one of its blocks, or of the only one it names."""
    above, since = np.flatnonzero(columns.plain[:row]), np.flatnonzero(totals[:row])
    block = above[above > since[-1]] if len(since) else above
    alone = len(block) == 1 and _names_total_of(cube, row, int(block[0]))
    return (alone and _equal(cube, row, block)) or columns.adds_up(row, totals)


def _names_total_of(cube: Cube, row: int, of: int) -> bool:
    """ "Acme total" below the only row of Acme."""
    name = cube.people.shown[cube.people.codes[of]].strip().casefold()
    return any(name in cube.table.columns[index].text(row).casefold() for index in _words(cube))


def _equal(cube: Cube, row: int, part: npt.NDArray[np.intp]) -> bool:
    sums = cube.values[part].sum(axis=0)
    return bool((sums == cube.values[row]).all()) and bool((cube.values[row] != 0).any())
