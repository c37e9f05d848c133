"""One row a customer: both ends of the period and the movement; beside the print, what sums need."""

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np

from nrr.export.twins.calcs import Calc
from nrr.export.twins.grounds import ATTRIBUTES, Ground, is_strict, label_of, units
from nrr.export.twins.ledger_sheets import ATTRIBUTE, texts_of
from nrr.export.twins.looks import AMOUNT, QUIET
from nrr.export.twins.sheets import FIRST, Sheet, Value, colour_of, letter, plain_text
from nrr.export.twins.twin import Twin
from nrr.ground import Reactivation, plural
from nrr.ledgers import UNKNOWN, Grid, Mask
from nrr.retention import (
    ACV_BAND,
    ACV_EDGES,
    COHORT_YEAR,
    TENURE,
    TENURE_EDGES,
    cohort_year_groups,
    end_heading,
)

_HEADS = {
    "retained": "Retained",
    "expansion": "Expansion",
    "contraction": "Contraction",
    "churn": "Churn",
    "resurrected": "Returned",
    "new": "New",
}
_HELPERS = {
    "first": "First month, counted",
    "inside": "In the filter",
    "paused": "Paused and back",
    "opening_logos": "Opening customer",
    "churned_logos": "Lost customer",
    "new_logos": "New customer",
    "resurrected_logos": "Returned customer",
}
Columns = dict[str, list[Value]]


def put_customers(sheet: Sheet, twin: Twin, ground: Ground, uploaded: Sequence[str]) -> None:
    """Every customer of the book; formulas where the twin is live."""
    places, window, unit, calc = ground.columns.places, ground.window, twin.unit, twin.calc
    money = twin.money(13)
    values = customer_values(ground)
    present = int(
        ((ground.grid(ground.ends[0]) != 0) | (ground.grid(ground.ends[1]) != 0))[ground.inside].sum()
    )
    sheet.title(
        f"{plural(present, 'customer')} at either end of the period",
        f"{window.label}, {unit}. Losses are negative. The sheet Months holds the amounts behind each row",
    )
    ends = {"opening": end_heading(window.opening, unit), "closing": end_heading(window.closing, unit)}
    titles = {"name": "Customer", "since": "First month"} | ends | _HEADS | _HELPERS
    names = 2 + len(ground.columns.attributes)
    printed = [name for name, place in places.items() if place <= ground.columns.last]
    sheet.heads([_head(name, titles) for name in printed], names=names)
    if calc is not None:
        helpers = [name for name, place in places.items() if place > ground.columns.last]
        sheet.heads(
            [_head(name, titles) for name in helpers], column=ground.columns.last + 2, names=len(helpers)
        )
    _totals(sheet, ground, values)
    attributes = len(ground.columns.attributes)
    sheet.widths([34, *([16] * attributes), 12, *([money] * 8), 3, *([14] * 20)])
    sheet.raw.freeze_panes(FIRST - 1, 2)
    sheet.raw.autofilter(FIRST - 2, 1, ground.last - 1, ground.columns.last - 1)
    last = FIRST - 1 + max(printed_rows(ground), 1)
    sheet.printed(twin.foot, last, ground.columns.last, range(FIRST, last + 1))
    sheet.flush()
    _stream_rows(sheet, ground, calc, uploaded, values)


def printed_rows(ground: Ground) -> int:
    """Down to the last customer who pays at either end: those below stand for other months only."""
    seen = (ground.grid(ground.ends[0]) != 0) | (ground.grid(ground.ends[1]) != 0)
    return int(seen.nonzero()[0].max(initial=-1)) + 1


def _head(name: str, titles: dict[str, str]) -> str:
    kind, _, own = name.partition(" ")
    return own if kind in ("shown", "group") and own else titles[name]


_MONEY = ("opening", "closing", "retained", "expansion", "contraction", "churn", "resurrected", "new")


def _totals(sheet: Sheet, ground: Ground, values: Columns) -> None:
    sheet.text(FIRST - 2, 2, "Total", bold=True)
    for name in _MONEY:
        column = letter(ground.columns.places[name])
        total = float(np.sum(np.array(values[name], np.float64)))
        formula = f"=SUM({column}{FIRST}:{column}{ground.last})"
        sheet.figure(FIRST - 2, ground.columns.places[name], formula, total, AMOUNT, bold=True)


def _stream_rows(
    sheet: Sheet, ground: Ground, calc: Calc | None, uploaded: Sequence[str], values: Columns
) -> None:
    """A row a customer; the formulas of one are those of another with the number of its row."""
    places = ground.columns.places
    found = {} if calc is None else row_formulas(ground, calc, uploaded, _ROW)
    formulas = {name: one for name, one in found.items() if not one.isdecimal()}
    columns = [
        (place - 1, f"={formulas.get(name, '')}", values[name], _format(sheet, ground, name, formulas))
        for name, place in places.items()
        if name != "name" and (calc is not None or place <= ground.columns.last)
    ]
    write, write_text, write_number = sheet.raw.write_formula, sheet.raw.write_string, sheet.raw.write_number
    for place, name in enumerate(ground.names):
        row = FIRST + place
        sheet.text(row, places["name"], name)
        sheet.flush()
        for column, formula, own, look in columns:
            value = own[place]
            if len(formula) > 1:
                write(row - 1, column, formula.replace(_ROW, str(row)), look, value)
            elif isinstance(value, str):
                write_text(row - 1, column, plain_text(value), look)
            else:
                write_number(row - 1, column, value, look)


_ROW = "§"
"""Stands for the number of a row in a formula that every row has."""


def _format(sheet: Sheet, ground: Ground, name: str, formulas: Mapping[str, str]) -> Any:
    text = name.partition(" ")[0] in ("shown", "group", "since")
    helper = ground.columns.places[name] > ground.columns.last
    colour = QUIET if helper else colour_of(f"={formulas[name]}" if name in formulas else "")
    look = {"align": "left", "shrink": True} if text else {"align": "right"}
    return sheet.formats.of(num_format=AMOUNT, font_color=colour, **look)


def customer_values(ground: Ground) -> Columns:
    """What every column of the sheet holds, by line, in whole units of the basis and with signs."""
    s, e = ground.ends
    zero = np.where(ground.inside, 1, 0)
    before, after = ground.grid(s) * zero, ground.grid(e) * zero
    paused = _paused(ground, before, after)
    lost = paused & is_strict(ground.view)
    kept = np.where(lost, 0, after)
    base, seen = before > 0, ground.book.first_paid[ground.order] < s
    amounts = {
        "opening": before,
        "closing": after,
        "retained": np.where(base, kept, 0),
        "expansion": np.where(base, np.maximum(kept - before, 0), 0),
        "contraction": np.where(base & (kept > 0), np.minimum(kept - before, 0), 0),
        "churn": np.where(base & (kept == 0), -before, 0),
        "resurrected": np.where(base, after - kept, np.where(seen, after, 0)),
        "new": np.where(base | seen, 0, after),
    }
    found: Columns = {name: units(one, ground.view.basis).tolist() for name, one in amounts.items()}
    return found | _helper_values(ground, before, after, kept, lost, paused) | _texts(ground)


def _paused(ground: Ground, before: Grid, after: Grid) -> Mask:
    s, e = ground.ends
    interrupted: Mask = (ground.book.last_unpaid[e - 1][ground.order] > s) & (before > 0) & (after > 0)
    return interrupted


def _helper_values(
    ground: Ground, before: Grid, after: Grid, kept: Grid, lost: Mask, paused: Mask
) -> Columns:
    least, s = ground.view.policy.least_logo_arr_minor, ground.ends[0]
    first = ground.book.first_paid[ground.order]
    opens, closes = before >= least, kept >= least
    known = (first < s) | (before > 0)
    flags = {
        "inside": ground.inside,
        "paused": paused,
        "opening_logos": opens,
        "churned_logos": opens & ~closes,
        "new_logos": ~opens & closes & ~known,
        "resurrected_logos": (~opens & closes & known) | (lost & (after >= least)),
    }
    return {"first": (first + 1).tolist()} | {name: one.astype(int).tolist() for name, one in flags.items()}


def _texts(ground: Ground) -> Columns:
    months = [*(month.label for month in ground.book.months), ""]
    found: Columns = {"since": [months[t] for t in ground.book.first_paid[ground.order].tolist()]}
    for name in ground.attributes:
        texts: list[Value] = list(texts_of(ground, ground.book.attribute(name)))
        found[f"group {name}"] = texts
        if name in ground.columns.attributes:
            found[f"shown {name}"] = texts
    return found


def row_formulas(ground: Ground, calc: Calc, uploaded: Sequence[str], row: int | str) -> dict[str, str]:
    """The formulas of one customer, without the sign that begins them."""
    s, e = ground.ends
    own = {name: ground.own(name, row) for name in ground.columns.places}
    before, after = (ground.months_of(row, t, t).partition(":")[0] for t in (s, e))
    inside = f"*{own['inside']}" if ground.is_filtered else ""
    opening, closing, kept = own["opening"], own["closing"], own["retained"]
    strict = f'(Reactivation="{label_of(Reactivation.STRICT)}")*{own["paused"]}'
    seen, known = f"{own['first']}<={s}", f"OR({own['first']}<={s},{opening}>0)"
    opens, closes = f"{opening}/TimesMRR>=LeastMRR", f"{closing}*(1-{strict})/TimesMRR>=LeastMRR"
    inner = ground.months_of(row, s + 1, e - 1)
    paused = f'IF(AND({opening}>0,{closing}>0),--(COUNTIF({inner},">0")<{e - s - 1}),0)' if e - s > 1 else "0"
    months = len(ground.book.months)
    paid = f"({ground.months_of(row, 0, months - 1)}>0)*{calc.weights}"
    found = {
        "opening": f"MAX({before},0)*TimesMRR{inside}",
        "closing": f"MAX({after},0)*TimesMRR{inside}",
        "retained": f"IF({opening}>0,{closing}*(1-{strict}),0)",
        "expansion": f"IF({opening}>0,MAX({kept}-{opening},0),0)",
        "contraction": f"IF(AND({opening}>0,{kept}>0),MIN({kept}-{opening},0),0)",
        "churn": f"IF(AND({opening}>0,{kept}=0),-{opening},0)",
        "resurrected": f"IF({opening}>0,{closing}-{kept},IF({seen},{closing},0))",
        "new": f"IF(OR({opening}>0,{seen}),0,{closing})",
        "since": f'IF({own["first"]}>{months},"",INDEX({calc.labels},{own["first"]}))',
        "first": f"{months + 1}-SUMPRODUCT(MAX({paid}))",
        "inside": _inside(ground, row),
        "paused": paused,
        "opening_logos": f"--({opens})",
        "churned_logos": f"--AND({opens},NOT({closes}))",
        "new_logos": f"--AND(NOT({opens}),{closes},NOT({known}))",
        "resurrected_logos": (
            f"--OR(AND(NOT({opens}),{closes},{known}),AND({strict}=1,{closing}/TimesMRR>=LeastMRR))"
        ),
    }
    groups = {name: _group(name, ground, calc, uploaded, row) for name in ground.attributes}
    shown = {f"shown {name}": own[f"group {name}"] for name in ground.columns.attributes}
    return found | shown | {f"group {name}": formula for name, formula in groups.items()}


def _inside(ground: Ground, row: int | str) -> str:
    """Whether the filter of the view leaves the customer; of a column without a place here, as it was."""
    told = []
    for name, wanted in ground.view.where:
        if name not in ground.attributes:
            continue
        cell = ground.own(f"group {name}", row)
        told.append(f"OR({','.join(f'EXACT({cell},{_quoted(one)})' for one in wanted)})")
    return f"--AND({','.join(told)})" if told else "1"


def _quoted(text: str) -> str:
    return '"' + text.replace('"', '""') + '"'


def _group(name: str, ground: Ground, calc: Calc, uploaded: Sequence[str], row: int | str) -> str:
    if name in uploaded:
        cell = f"{ATTRIBUTES}!${letter(ATTRIBUTE + list(uploaded).index(name))}{row}"
        return f'IF({cell}="","{UNKNOWN}",{cell}&"")'
    return {ACV_BAND: _acv_band, COHORT_YEAR: _cohort_year, TENURE: _tenure}[name](ground, calc, row)


def _acv_band(ground: Ground, calc: Calc, row: int | str) -> str:
    """Annualised revenue at the opening, or in the first paid month of who was not there yet."""
    months, first, s = len(ground.book.months), ground.own("first", row), ground.ends[0]
    every = ground.months_of(row, 0, months - 1)
    at_open = ground.months_of(row, s, s).partition(":")[0]
    worth = f"ROUND(12*IF({at_open}>0,{at_open},INDEX({every},MIN({first},{months}))),2)"
    return _banded(worth, [(limit / 100, label) for limit, label in ACV_EDGES[:-1]], ACV_EDGES[-1][1])


def _tenure(ground: Ground, calc: Calc, row: int | str) -> str:
    age = f"MAX({ground.window.opening.ordinal}-INDEX({calc.ordinals},{ground.own('first', row)}),0)"
    return _banded(age, list(TENURE_EDGES[:-1]), TENURE_EDGES[-1][1])


def _cohort_year(ground: Ground, calc: Calc, row: int | str) -> str:
    groups = cohort_year_groups(ground.book.months, ground.view.policy.fiscal)
    first, runs = ground.own("first", row), dict.fromkeys(groups)
    found = f'"{UNKNOWN}"'
    for name in reversed(list(runs)):
        last = max(t for t, own in enumerate(groups) if own == name) + 1
        found = f'IF({first}<={last},"{name}",{found})'
    return found


def _banded(value: str, edges: Sequence[tuple[float, str]], last: str) -> str:
    found = f'"{last}"'
    for limit, label in reversed(edges):
        found = f'IF({value}<{limit:g},"{label}",{found})'
    return found
