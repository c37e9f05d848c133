"""Where the heading stands: what is above it, which rows form it, and what each column is headed."""

from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import pairwise

import numpy as np

from nrr.intake.headings.dated_rows import is_dated_figure, is_dated_row, is_value
from nrr.intake.headings.figure_rows import FIGURES, is_row_of_figures
from nrr.intake.headings.roles import guess_of, role_count
from nrr.intake.headings.scenarios import Scenario, scenario_of
from nrr.intake.headings.sibling_months import counts_its_month, months_among
from nrr.intake.headings.titles import is_title
from nrr.intake.headings.totals import TotalLabel, total_label
from nrr.intake.headings.words import Role
from nrr.intake.lexicon.vocabulary import Section, vocabulary
from nrr.intake.tables.grids import Kind, Table
from nrr.intake.thresholds import LIMITS
from nrr.intake.values.amounts import Status, amount_of
from nrr.intake.values.dates import heading_stamp_of, stamp_of
from nrr.intake.values.stamps import NOT_A_DATE, Form, Stamp

_LOOK_ROWS = 60
_LONGEST_STEP = 366
"""Days between headings that are serial numbers of dates: amounts lie further apart."""
_FISCAL = vocabulary(Section.CLUES, "fiscal_letters")
_MONTHLY = frozenset({Form.DAY, Form.NUMERIC, Form.NO_YEAR, Form.FISCAL, Form.QUARTER})
_NO_MONTH = frozenset({Form.NONE, Form.SERIAL})
_NUMBERED = frozenset({Form.SERIAL, Form.YEAR})


@dataclass(frozen=True, slots=True)
class Heading:
    """One column's heading: its text (two rows joined), the lower row alone, and its calendar reading."""

    text: str
    own: str
    stamp: Stamp


@dataclass(frozen=True, slots=True, eq=False)
class Frame:
    """A table with its heading found. `rows` are the heading's row indexes; empty when there is no heading
    row.
    """

    table: Table
    rows: tuple[int, ...]
    headings: tuple[Heading, ...]
    score: float

    @property
    def first_body_row(self) -> int:
        """Index of the first row below the heading."""
        return self.rows[-1] + 1 if self.rows else 0

    @property
    def preamble(self) -> list[int]:
        """Indexes of the filled rows above the heading."""
        above = range(self.rows[0]) if self.rows else range(0)
        return [i for i in above if any(text.strip() for text in self.table.row(i))]


@lru_cache(maxsize=256)
def frame_of(table: Table) -> Frame:
    """The best heading of a table; a Frame without heading rows when no row names anything.

    Tables never change and are told apart by identity: every answer to a question reads the same sheets
    again.
    """
    candidates = [found for end in range(min(_LOOK_ROWS, table.height)) for found in _candidates(table, end)]
    best = max(candidates, key=lambda frame: (frame.score, -len(frame.rows), -frame.rows[-1]), default=None)
    if best is None or best.score < 2:
        return _plain_frame(table)
    return _below_summary(table, best, candidates)


def _below_summary(table: Table, best: Frame, candidates: list[Frame]) -> Frame:
    """As good a heading further down, which names the customers, where all between is a summary of them
    (opening, new, closing).
    """
    if _names_customers(best):
        return best
    later = [
        one
        for one in candidates
        if one.score == best.score and one.rows[0] > best.rows[-1] and _names_customers(one)
    ]
    if not later:
        return best
    between = [table.row(row) for row in range(best.rows[-1] + 1, later[0].rows[0])]
    first = [next((t for t in cells if t.strip()), "") for cells in between]
    summed = all(not text or total_label(text) is not TotalLabel.NONE for text in first)
    return later[0] if summed else best


def _names_customers(frame: Frame) -> bool:
    return any(guess_of(h.own).role in (Role.CUSTOMER, Role.CUSTOMER_ID) for h in frame.headings)


def _candidates(table: Table, end: int) -> list[Frame]:
    found: list[Frame] = []
    if is_dated_row(table, end) or is_row_of_figures(table, end) or is_dated_figure(table, end):
        return found
    # A page of a report repeats its heading: what stands above the repetition are rows, never a part of it.
    deeper, depths = LIMITS.deeper, (1,) if _repeats_a_row(table, end) else (1, 2, 3)
    for depth in depths:
        rows = tuple(range(end - depth + 1, end + 1))
        if rows[0] < 0 or (depth > 1 and not any(t.strip() for t in table.row(rows[0]))):
            break
        if depth > 1 and is_title(table, rows[0], end):
            break
        headings = _joined(table, rows)
        score = _score(headings)
        if score > 0:
            found.append(
                Frame(table, rows, headings, score - deeper * (depth - 1) + _scenarios(table, rows[:-1]))
            )
    return found


def _repeats_a_row(table: Table, row: int) -> bool:
    own = table.row(row)
    return any(text.strip() for text in own) and any(table.row(i) == own for i in range(row))


def _scenarios(table: Table, rows: tuple[int, ...]) -> float:
    """A row that tells actual from forecast belongs to the heading below it."""
    told = {scenario_of(text) for row in rows for text in table.row(row)}
    return 1.0 if {Scenario.ACTUAL, Scenario.FORECAST} <= told else 0.0


def _joined(table: Table, rows: tuple[int, ...]) -> tuple[Heading, ...]:
    """The headings of one to three rows; upper rows are carried to the right over their blanks."""
    own = [table.columns[i].text(rows[-1]).strip() for i in range(table.width)]
    kinds = [table.columns[i].kind(rows[-1]) for i in range(table.width)]
    uppers = [_carried(table, row, own) for row in rows[:-1]]
    if len(rows) == 2 and (counted := _counted_months(uppers[0], own)):
        return counted
    months = months_among(own)
    found = (_heading([u[i] for u in uppers], own[i], kinds[i]) for i in range(table.width))
    return tuple(
        replace(heading, stamp=months[i]) if i in months and heading.stamp.form in _NO_MONTH else heading
        for i, heading in enumerate(found)
    )


def _counted_months(years: list[str], own: list[str]) -> tuple[Heading, ...]:
    """Months counted from 1 to 12 below the year they lie in: "2023" above "11", "12", then "2024" above
    "01".
    """
    stamps = [stamp_of(year) for year in years]
    under = [
        i
        for i, stamp in enumerate(stamps)
        if stamp.form is Form.YEAR and own[i].isdecimal() and 0 < int(own[i]) < 13
    ]
    if len(under) < 3 or any(own[i].isdecimal() for i in range(len(own)) if i not in under):
        return ()
    ordinals = [stamps[i].year * 12 + int(own[i]) for i in under]
    if any(later - earlier != 1 for earlier, later in pairwise(ordinals)):
        return ()
    dated = {i: Stamp(Form.DAY, stamps[i].year, int(own[i])) for i in under}
    return tuple(
        Heading(f"{years[i]} {text}".strip(), text, dated.get(i, NOT_A_DATE)) for i, text in enumerate(own)
    )


def _carried(table: Table, row: int, below: list[str]) -> list[str]:
    carried, last = [], ""
    for i in range(table.width):
        text = table.columns[i].text(row).strip()
        last = text or last
        carried.append(text or (last if below[i] else ""))
    return carried


def _heading(uppers: list[str], own: str, kind: Kind) -> Heading:
    text = " ".join(dict.fromkeys(part for part in (*uppers, own) if part))
    stamp = heading_stamp_of(own)
    below_months = any(heading_stamp_of(upper).form in _MONTHLY for upper in uppers)
    if stamp.form in _NUMBERED and (not _is_whole(own) or (stamp.form is Form.SERIAL and below_months)):
        stamp = NOT_A_DATE  # a figure below a month is an amount of that month
    if uppers and stamp.form in (Form.NONE, Form.NO_YEAR, Form.QUARTER, Form.YEAR):
        stamp = _with_uppers(uppers, own, stamp)
    return Heading(text, own, stamp)


def _is_whole(text: str) -> bool:
    return "." not in text or text.endswith(".0") or not text.replace(".", "").isdigit()


def _is_fiscal(year: str) -> bool:
    return any(letter in year.casefold() for letter in _FISCAL)


def _with_uppers(uppers: list[str], own: str, stamp: Stamp) -> Stamp:
    """A month below a year, or a measure below a month."""
    years = [s for upper in uppers if (s := stamp_of(upper)).form is Form.YEAR and not _is_fiscal(upper)]
    if stamp.form is Form.NO_YEAR and years and not stamp.number:
        return Stamp(Form.DAY, years[0].year, stamp.month, rest=stamp.rest)
    quarter = next((s for upper in uppers if (s := stamp_of(upper)).form is Form.QUARTER), None)
    if (
        stamp.form is Form.NO_YEAR
        and quarter is not None
        and not stamp.number
        and 0 <= quarter.month - stamp.month < 3
    ):
        return Stamp(Form.DAY, quarter.year, stamp.month, rest=stamp.rest)
    if stamp.form is Form.NONE:
        months = [
            s
            for upper in uppers
            if (s := heading_stamp_of(upper)).form in _MONTHLY
            and (s.form is not Form.NO_YEAR or len(upper) < 12)
        ]
        if months:
            return Stamp(
                months[0].form,
                months[0].year,
                months[0].month,
                months[0].day,
                months[0].swapped,
                months[0].number,
                rest=own.casefold(),
            )
        joined = heading_stamp_of(" ".join((own, *uppers)))
        return joined if joined.form in (Form.DAY, Form.QUARTER, Form.FISCAL) and own else stamp
    return stamp


def _score(headings: tuple[Heading, ...]) -> float:
    """Roles named and months headed; a row of figures is no heading."""
    filled = [h for h in headings if h.text]
    if not filled:
        return 0.0
    figures = sum(_is_figure(h) for h in filled)
    if figures > len(filled) * LIMITS.rare:
        return 0.0
    months = sum(
        {
            h.text: LIMITS.without_year if h.stamp.form is Form.NO_YEAR else 1.0
            for h in filled
            if h.stamp.form in _MONTHLY
        }.values()
    )
    numbered = [h for h in filled if h.stamp.form in _NUMBERED]
    distinct = len({h.own for h in numbered})
    months += distinct if distinct >= 2 and distinct == len(numbered) and _ascending(numbered) else 0
    roles = role_count(h.own if guess_of(h.own).role else h.text for h in filled if h.stamp.form is Form.NONE)
    if roles < 2 and months < 2 and roles + months < 2:
        return 0.0
    return 2.0 * roles + min(months, 200) - figures


def _ascending(numbered: list[Heading]) -> bool:
    marks = [float(h.own) if h.own.replace(".", "").isdecimal() else 0.0 for h in numbered]
    return all(0 < later - earlier <= _LONGEST_STEP for earlier, later in pairwise(marks))


def _is_figure(heading: Heading) -> bool:
    if heading.stamp.day is None and counts_its_month(heading.own, heading.stamp):
        return False
    alone = heading_stamp_of(heading.own).form
    if alone not in (Form.NONE, *(() if heading.stamp.form is alone else _NUMBERED)):
        return False
    status = amount_of(heading.own).status
    share = status is Status.PERCENT and any(map(str.isdigit, heading.own))
    return share or status in FIGURES


def _plain_frame(table: Table) -> Frame:
    """No known words: the first full row of words above rows that hold figures, or no heading at all."""
    filled = np.flatnonzero(~table.blank_rows)
    widths = [sum(bool(t.strip()) for t in table.row(int(i))) for i in filled[:_LOOK_ROWS]]
    usual = sorted(widths)[len(widths) // 2] if widths else 0
    for index, width in zip(filled[:_LOOK_ROWS].tolist(), widths, strict=False):
        if width >= max(2, usual - 1):
            cells = [t for t in table.row(index) if t.strip()]
            if any(is_value(t) for t in cells):
                break
            return Frame(table, (index,), _joined(table, (index,)), 0.0)
    return Frame(table, (), tuple(Heading(letter, letter, NOT_A_DATE) for letter in table.letters), 0.0)
