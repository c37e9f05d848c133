"""A plan as CSV: one row a month or quarter, with any of opening, flows and closing of ARR in whole
currency units.
"""

import csv
import io
import re
from decimal import Decimal, InvalidOperation

from nrr.ground import FiscalYear, Month, Refusal, Window
from nrr.plans.bridges import LINES, SIGNS, PlanLine

_QUARTER = re.compile(r"(?:FY ?(\d{2})|(\d{4}))[ -]?Q([1-4])", re.I)


def plan_lines(data: bytes, fiscal: FiscalYear) -> tuple[tuple[Window, PlanLine], ...]:
    """The periods of a plan, oldest first, in minor units; Refusal names the row that is wrong."""
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise Refusal("the plan is no CSV in UTF-8; save it as CSV UTF-8 and try again") from None
    reader = csv.DictReader(io.StringIO(text))
    headings = {(name or "").strip().casefold(): name for name in reader.fieldnames or ()}
    if "period" not in headings:
        raise Refusal("the plan has no column Period; write its periods as 2026-01 or 2026-Q1")
    rows = list(reader)
    found = [
        (
            _window(row[headings["period"]] or "", number, fiscal),
            {name: _minor(row[headings[name]], name, number) for name in LINES if name in headings},
        )
        for number, row in enumerate(rows, start=2)
    ]
    for name in ("contraction", "churn"):
        _one_sign(name, [values.get(name) for _, values in found])
    lines = [(window, PlanLine(**{n: _loss(n, v) for n, v in values.items()})) for window, values in found]
    return tuple(sorted(lines, key=lambda line: line[0]))


def _loss(name: str, value: int | None) -> int | None:
    return abs(value) if value is not None and SIGNS.get(name) == -1 else value


def _one_sign(name: str, values: list[int | None]) -> None:
    signs = {value > 0 for value in values if value}
    if len(signs) > 1:
        raise Refusal(f"the plan writes {name} with and without a minus sign; write all of its losses alike")


def _window(text: str, number: int, fiscal: FiscalYear) -> Window:
    match = _QUARTER.fullmatch(text.strip())
    if match is None:
        try:
            return Window.trailing(Month.parse(text.strip()), 1)
        except ValueError:
            what = f"row {number} of the plan: {text!r} is no month (2026-01) or quarter (2026-Q1)"
            raise Refusal(what) from None
    wanted = (int(match[2]) if match[2] else 2000 + int(match[1]), int(match[3]))
    months = (Month.of(wanted[0] - 1, 1) + ahead for ahead in range(36))
    return fiscal.quarter_window(next(m for m in months if (fiscal.year(m), fiscal.quarter(m)) == wanted))


def _minor(text: str | None, name: str, number: int) -> int | None:
    plain = (text or "").strip().replace(",", "")
    if not plain:
        return None
    try:
        return int((Decimal(plain) * 100).to_integral_value())
    except InvalidOperation:
        raise Refusal(f"row {number} of the plan: {name} is {text!r}, not an amount") from None
