"""A plan as a table: one row a month or quarter (or one column), any of opening, flows and closing of ARR in
whole currency units, with or without segments.
"""

import csv
import io
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from types import MappingProxyType
from typing import Any

from nrr.ground import FiscalYear, Month, Refusal, Window
from nrr.plans.bridges import LINES, SIGNS, PlanLine, line_of

_QUARTER = re.compile(
    r"(?:FY ?(?:20)?(?P<fy>\d{2})|(?P<year>\d{4}))[ -]?Q(?P<quarter>[1-4])"
    r"|Q(?P<first>[1-4])[ -]?(?:FY ?(?:20)?(?P<fiscal>\d{2})|(?P<later>\d{4}))",
    re.I,
)
_PERIOD = frozenset({"period", "month", "quarter"})
_LOSSES = tuple(name for name, sign in SIGNS.items() if sign < 0)
SEGMENT, UNUSED = "segment", ""
"""What a column of a plan may be beside its lines."""
MonthIn = Callable[[str], int | None]
"""Reads the month of a cell as an ordinal; None where there is none, or where it could be several."""
_AS_NAMED: Mapping[str, str] = MappingProxyType({})
RATES, CUSTOMERS = ("nrr", "grr"), "customers"
AIMS = (*RATES, CUSTOMERS)
"""What a plan may aim at beside amounts: rates of twelve months, and customers at the close."""
_IGNORED = frozenset({"note", "notes"})
WHOLE, _TOTALS = "", frozenset({"total", "all", "whole company"})
_CALLED = {
    "net revenue retention": "nrr",
    "net retention": "nrr",
    "ndr": "nrr",
    "gross revenue retention": "grr",
    "gross retention": "grr",
    "gdr": "grr",
    "closing customers": "customers",
    "customer count": "customers",
    "logos": "customers",
    "beginning": "opening",
    "start": "opening",
    "new business": "new",
    "reactivated": "reactivation",
    "returning": "reactivation",
    "downsell": "contraction",
    "upsell": "expansion",
    "churned": "churn",
    "ending": "closing",
    "end": "closing",
}


@dataclass(frozen=True, slots=True)
class Planned:
    """One line of a plan: its period, its segment ("" for the whole book), its amounts in minor units, the
    NRR and GRR of twelve months aimed at by its end, fractions, and the customers at its close.
    """

    window: Window
    segment: str
    line: PlanLine
    nrr: float | None = None
    grr: float | None = None
    customers: int | None = None


@dataclass(frozen=True, slots=True)
class Plan:
    """The lines of a plan, oldest first; `column` is the heading of its segments, "" for none."""

    lines: tuple[Planned, ...]
    column: str = ""


def plan_lines(data: bytes, fiscal: FiscalYear) -> Plan:
    """The plan in a CSV; Refusal names the row that is wrong."""
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise Refusal("the plan is no CSV in UTF-8; save it as CSV UTF-8 and try again") from None
    rows = list(csv.reader(io.StringIO(text)))
    return plan_of(rows[0] if rows else [], rows[1:], fiscal)


def plan_of(
    headings: Sequence[str],
    rows: Sequence[Sequence[str]],
    fiscal: FiscalYear,
    called: Mapping[str, str] = _AS_NAMED,
    month_in: MonthIn = lambda _: None,
) -> Plan:
    """The plan in a table of texts; Refusal names the row that is wrong.

    `called` says by heading which line a column is that is named otherwise, SEGMENT or UNUSED; `month_in`
    reads months that are not written as 2026-01.
    """
    if not _places(headings) & _PERIOD and sum(_is_period(text, month_in) for text in headings) > 1:
        headings, rows = _turned(headings, rows)
    names = [called.get(text, _called(text)) for text in headings]
    columns = {name: place for place, name in reversed(list(enumerate(names)))}
    if not columns.keys() & _PERIOD:
        raise Refusal("the plan has no column Period; write its periods as 2026-01 or 2026-Q1")
    when = next(place for name, place in columns.items() if name in _PERIOD)
    known = {name: place for name, place in columns.items() if name in LINES}
    at, aims = _segment_at(headings, rows, called), {n: columns[n] for n in AIMS if n in columns}
    segment = "" if at is None else headings[at]
    found = []
    for number, row in enumerate(rows, start=2):
        cells = [*row, *[""] * (len(headings) - len(row))]
        if any(cell.strip() for cell in cells):
            values = {name: _minor(cells[place], name, number) for name, place in known.items()}
            label = WHOLE if at is None else _segment(cells[at])
            aimed = {name: _aimed(cells[place], name, number) for name, place in aims.items()}
            found.append((_window(cells[when], number, fiscal, month_in), label, values, aimed))
    for name in _LOSSES:
        _one_sign(name, [values.get(name) for _, _, values, _ in found])
    lines = [
        Planned(window, label, line_of({name: _loss(name, value) for name, value in told.items()}), **aimed)
        for window, label, told, aimed in found
    ]
    return Plan(tuple(sorted(lines, key=lambda one: (one.window, one.segment))), segment)


def other_headings(headings: Sequence[str], month_in: MonthIn) -> tuple[str, ...]:
    """Headings that name neither a period nor a line: of segments, or of what somebody has to say."""
    if not _places(headings) & _PERIOD and sum(_is_period(text, month_in) for text in headings) > 1:
        return ()
    return tuple(text for text in headings if _is_other(_called(text)))


def _segment_at(
    headings: Sequence[str], rows: Sequence[Sequence[str]], called: Mapping[str, str]
) -> int | None:
    """The column of segments: the one called so, else the first of words that nothing is known of."""
    if SEGMENT in called.values():
        return next((place for place, text in enumerate(headings) if called.get(text) == SEGMENT), None)
    free = [n for n, text in enumerate(headings) if text not in called and _is_other(_called(text))]
    return next((n for n in free if any(_is_word(row[n]) for row in rows if n < len(row))), None)


def _is_word(text: str) -> bool:
    return any(letter.isalpha() for letter in text)


def _places(headings: Sequence[str]) -> set[str]:
    return {_called(text) for text in headings}


def _called(text: str) -> str:
    """A heading without the words of its measure: New ARR is new."""
    words = text.strip().casefold().replace("%", " ").split()
    plain = " ".join(word for word in words if word not in ("arr", "planned", "plan", "target"))
    return _CALLED.get(plain, plain)


def _is_other(name: str) -> bool:
    """A column that is neither a period nor a known line, and no rate or count."""
    return bool(name) and name not in {*_PERIOD, *LINES, *AIMS, *_IGNORED}


def _is_period(text: str, month_in: MonthIn) -> bool:
    return bool(_QUARTER.fullmatch(text.strip())) or _month(text, month_in) is not None


def _month(text: str, month_in: MonthIn) -> Month | None:
    try:
        return Month.parse(text.strip())
    except ValueError:
        found = month_in(text.strip())
        return None if found is None else Month(found)


def _turned(headings: Sequence[str], rows: Sequence[Sequence[str]]) -> tuple[list[str], list[list[str]]]:
    """A plan with a column a period, as one with a row a period."""
    table = [["Period", *headings[1:]], *([*row, *[""] * (len(headings) - len(row))] for row in rows)]
    first, *others = [list(column) for column in zip(*table, strict=True)]
    return first, others


def _loss(name: str, value: int | None) -> int | None:
    return abs(value) if value is not None and SIGNS.get(name) == -1 else value


def _one_sign(name: str, values: list[int | None]) -> None:
    signs = {value > 0 for value in values if value}
    if len(signs) > 1:
        raise Refusal(f"the plan writes {name} with and without a minus sign; write all of its losses alike")


def _window(text: str, number: int, fiscal: FiscalYear, month_in: MonthIn) -> Window:
    match = _QUARTER.fullmatch(text.strip())
    if match is None:
        month = _month(text, month_in)
        if month is None:
            raise Refusal(f"row {number} of the plan: {text!r} is no month (2026-01) or quarter (2026-Q1)")
        return Window.trailing(month, 1)
    year, quarter = match["year"] or match["later"], match["quarter"] or match["first"]
    short = match["fy"] or match["fiscal"]
    wanted = (int(year) if year else 2000 + int(short), int(quarter))
    months = (Month.of(wanted[0] - 1, 1) + ahead for ahead in range(36))
    return fiscal.quarter_window(next(m for m in months if (fiscal.year(m), fiscal.quarter(m)) == wanted))


def _minor(text: str, name: str, number: int) -> int | None:
    plain = re.sub(r"[\s,$€£]", "", text)
    if plain.startswith("(") and plain.endswith(")"):
        plain = f"-{plain[1:-1]}"
    if not plain:
        return None
    try:
        return int((Decimal(plain) * 100).to_integral_value())
    except (InvalidOperation, OverflowError, ValueError):
        raise Refusal(f"row {number} of the plan: {name} is {text!r}, not an amount") from None


def _segment(text: str) -> str:
    """A segment; a row of the total is of the whole book."""
    return WHOLE if text.strip().casefold() in _TOTALS else text.strip()


def _aimed(text: str, name: str, number: int) -> Any:
    """A rate as a fraction, or a whole number of customers."""
    if name in RATES:
        return _rate(text, name, number)
    minor = _minor(text, name, number)
    if minor is not None and (minor < 0 or minor % 100):
        raise Refusal(f"row {number} of the plan: {name} is {text!r}, not a number of customers")
    return None if minor is None else minor // 100


def _rate(text: str, name: str, number: int) -> float | None:
    """110%, 110 and 1.10 are one rate: no book aims at ten times its revenue, or keeps less than a tenth."""
    plain = text.strip().rstrip("% ").replace(",", ".")
    if not plain:
        return None
    try:
        rate = float(Decimal(plain))
    except InvalidOperation:
        raise Refusal(f"row {number} of the plan: {name.upper()} is {text!r}, not a percentage") from None
    if not 0 <= rate <= 1000:
        raise Refusal(f"row {number} of the plan: {name.upper()} is {text!r}, not a percentage")
    return rate / 100 if "%" in text or rate >= 10 else rate


def totals_of(plan: Plan) -> dict[Window, PlanLine]:
    """By period the whole plan: the amounts of its total, else its segments added; a piece that one of them
    lacks is missing.
    """
    grouped: dict[Window, list[Planned]] = {}
    for one in plan.lines:
        grouped.setdefault(one.window, []).append(one)
    found = {}
    for window, own in grouped.items():
        whole = [one.line for one in own if one.segment == WHOLE and one.line != PlanLine()]
        found[window] = _added(whole or [one.line for one in own if one.segment != WHOLE] or [PlanLine()])
    return found


def aims_of(plan: Plan) -> dict[Window, dict[str, float]]:
    """By period what the whole plan aims at beside amounts: what is said of the whole book, and customers
    as the sum of its segments where each has a number.
    """
    found: dict[Window, dict[str, float]] = {}
    for window in totals_of(plan):
        own = [one for one in plan.lines if one.window == window]
        whole = {name: value for one in own if not one.segment for name, value in _aims(one).items()}
        counts = [one.customers for one in own if one.segment]
        if CUSTOMERS not in whole and counts and None not in counts:
            whole[CUSTOMERS] = sum(one for one in counts if one is not None)
        found[window] = whole
    return found


def aims_by_segment(plan: Plan, window: Window) -> dict[str, dict[str, float]]:
    """By segment what the plan aims at beside amounts by the close of a period."""
    own = {one.segment: _aims(one) for one in plan.lines if one.segment and one.window == window}
    return {name: told for name, told in own.items() if told}


def _aims(one: Planned) -> dict[str, float]:
    return {name: value for name in AIMS if (value := getattr(one, name)) is not None}


def _added(own: Sequence[PlanLine]) -> PlanLine:
    told: Mapping[str, list[int | None]] = {name: [getattr(one, name) for one in own] for name in LINES}
    sums = {
        name: None if None in values else sum(v for v in values if v is not None)
        for name, values in told.items()
    }
    return line_of(sums)
