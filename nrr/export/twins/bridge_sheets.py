"""Bridge and roll-forward: from opening to closing, over the period and month by month."""

from collections.abc import Sequence

from nrr.charts import headline_sentence, look_of
from nrr.definitions import Reactivation
from nrr.export.twins.chartings import bridge_chart
from nrr.export.twins.grounds import label_of
from nrr.export.twins.looks import AMOUNT, COUNT, LINE, QUIET, RATE
from nrr.export.twins.rules import REACTIVATION, TIMES
from nrr.export.twins.sheets import FIRST, Sheet, at, letter
from nrr.export.twins.twin import BRIDGE, MONTHLY, Twin
from nrr.packs import Part
from nrr.retention import Bridge

# -- bridge --------------------------------------------------------------------------------------------------

LINES = ("opening", "fx", "expansion", "contraction", "churn", "retained", "resurrected", "new", "closing")
_TOTALS = ("opening", "retained", "closing")
_WORDS = {
    "opening": "Opening",
    "fx": "Currency effect",
    "expansion": "Expansion",
    "contraction": "Contraction",
    "churn": "Churn",
    "retained": "Retained",
    "resurrected": "Returned",
    "new": "New customers",
    "closing": "Closing",
}
_COUNTED = {
    "opening": "opening_logos",
    "expansion": "expanded_logos",
    "contraction": "contracted_logos",
    "churn": "churned_logos",
    "retained": "retained_logos",
    "resurrected": "resurrected_logos",
    "new": "new_logos",
    "closing": "closing_logos",
}
_LOSSES = ("contraction", "churn")


def bridge_lines(bridge: Bridge) -> tuple[str, ...]:
    """The lines of a bridge; the currency effect only where there is one."""
    return tuple(name for name in LINES if name != "fx" or bridge.fx)


def bridge_cells(bridge: Bridge, sheet: str = BRIDGE) -> dict[str, str]:
    """The cell of every field of the bridge, for the formulas of metrics, which count losses as positive."""
    rows = {name: FIRST + place for place, name in enumerate(bridge_lines(bridge))}
    money = {name: at(row, 3, sheet) for name, row in rows.items()}
    logos = {field: at(rows[name], 4, sheet) for name, field in _COUNTED.items()}
    memo = FIRST + len(rows)
    signed = {name: f"(-{cell})" for name, cell in money.items() if name in _LOSSES}
    lost = {"churned_logos": f"(-{logos['churned_logos']})"}
    returned = {"returned": at(memo, 3, sheet), "returned_logos": at(memo, 4, sheet)}
    return {"fx": "0"} | money | logos | signed | lost | returned


def put_bridge(sheet: Sheet, twin: Twin, bridge: Bridge) -> None:
    """Opening to closing: every line a sum over the customers, the published figure beside it."""
    lines, unit = bridge_lines(bridge), twin.unit
    words = headline_sentence(twin.snapshot.main, look_of(twin.snapshot), twin.snapshot.view.policy)
    below = f"{bridge.window.label}, {unit}. Losses are negative"
    sheet.title(*twin.head(Part.BRIDGE, words, below))
    sheet.heads(["Line", unit, "Customers", "% of opening", "Published", "Difference"])
    for place, name in enumerate(lines):
        row = FIRST + place
        style = {"bold": True, "top": 1, "top_color": LINE} if name in _TOTALS else {}
        sign = -1 if name in _LOSSES else 1
        value = sign * twin.whole(getattr(bridge, name))
        sheet.text(row, 2, _WORDS[name], **style)
        sheet.figure(row, 3, _money_formula(name, lines, twin), value, AMOUNT, **style)
        counted = _COUNTED.get(name)
        if counted is not None:
            number = getattr(bridge, counted) * (-1 if name == "churn" else 1)
            sheet.figure(row, 4, _logo_formula(name, lines, twin), number, COUNT, **style)
        share = value / twin.whole(bridge.opening) if bridge.opening else None
        sheet.figure(row, 5, f'=IF($C${FIRST}=0,"",C{row}/$C${FIRST})', share, RATE, **style)
        sheet.number(row, 6, value, AMOUNT)
        sheet.figure(row, 7, f"=ROUND(C{row}-F{row},2)", 0.0, AMOUNT)
    memo = FIRST + len(lines)
    sheet.text(memo, 2, "Memo: paused and back", font_color=QUIET)
    sheet.figure(memo, 3, _memo(twin, "closing"), twin.whole(bridge.returned), AMOUNT)
    sheet.figure(memo, 4, _memo(twin, ""), bridge.returned_logos, COUNT)
    sheet.widths([28, twin.money(18), 14, 14, twin.money(18), twin.money(14)])
    sheet.raw.freeze_panes(FIRST - 1, 2)
    amounts = {n: (-1 if n in _LOSSES else 1) * twin.whole(getattr(bridge, n)) for n in lines}
    chart = bridge_chart(sheet, BRIDGE, amounts, _WORDS, FIRST, memo + 1)
    sheet.raw.insert_chart(memo + 1, 1, chart, {"object_position": 2})
    sheet.printed(twin.foot, memo + 20, 7)
    sheet.flush()


def _row_of(name: str, lines: Sequence[str]) -> int:
    return FIRST + list(lines).index(name)


def _sum_of(first: str, last: str, lines: Sequence[str], column: int) -> str:
    own = letter(column)
    return f"=SUM({own}{_row_of(first, lines)}:{own}{_row_of(last, lines)})"


def _money_formula(name: str, lines: Sequence[str], twin: Twin) -> str:
    if name == "retained":
        return _sum_of("opening", "churn", lines, 3)
    if name == "closing":
        return _sum_of("retained", "new", lines, 3)
    return "" if twin.calc is None or twin.ground is None else f"=SUM({twin.ground.each(name)})"


def _logo_formula(name: str, lines: Sequence[str], twin: Twin) -> str:
    if name == "retained":
        return f"=D{_row_of('opening', lines)}+D{_row_of('churn', lines)}"
    if name == "closing":
        return _sum_of("retained", "new", lines, 4)
    if twin.calc is None or twin.ground is None:
        return ""
    ground = twin.ground
    if name == "expansion":
        return f'=COUNTIF({ground.each(name)},">0")'
    if name == "contraction":
        return f'=COUNTIF({ground.each(name)},"<0")'
    sign = "-" if name == "churn" else ""
    return f"={sign}SUM({ground.each(_COUNTED[name])})"


def _memo(twin: Twin, amounts: str) -> str:
    """Customers who paused inside the period and pay at its end; counted as lost they are not among these."""
    if twin.calc is None or twin.ground is None:
        return ""
    ground = twin.ground
    strict = f'{REACTIVATION}="{label_of(Reactivation.STRICT)}"'
    paused = ground.each("paused")
    total = f"SUMIF({paused},1,{ground.each(amounts)})" if amounts else f"SUM({paused})"
    return f"=IF({strict},0,{total})"


# -- months --------------------------------------------------------------------------------------------------

_STEP = {
    "new": "New",
    "reactivation": "Reactivation",
    "expansion": "Expansion",
    "contraction": "Contraction",
    "churn": "Churn",
    "fx": "Currency effect",
}


def put_monthly(sheet: Sheet, twin: Twin) -> None:
    """The roll-forward: every month opens where the one before closed."""
    steps, ground = twin.snapshot.main.steps, twin.ground
    names = step_fields(twin)
    sheet.title(
        "Every month opens where the one before closed",
        f"Roll-forward, {twin.unit}. A reactivation is a customer who paid before and had stopped",
    )
    sheet.heads(["Month", "Opening", *(_STEP[name] for name in names), "Closing"])
    last = 3 + len(names) + 1
    first_step = 0 if ground is None else ground.ends[0]
    for place, step in enumerate(steps):
        row = FIRST + place
        sheet.text(row, 2, step.window.closing.label)
        own = "" if twin.calc is None else f"={twin.calc.steps.cell(first_step, 'opening')}*{TIMES}"
        opening = own if place == 0 else f"={letter(last)}{row - 1}"
        sheet.figure(row, 3, opening, twin.whole(step.opening), AMOUNT)
        for column, name in enumerate(names, start=4):
            sign = -1 if name in _LOSSES else 1
            summed = ""
            if twin.calc is not None:
                summed = f"={'-' if sign < 0 else ''}{twin.calc.steps.cell(first_step + place, name)}*{TIMES}"
            sheet.figure(row, column, summed, sign * twin.whole(getattr(step, name)), AMOUNT)
        sheet.figure(
            row, last, f"=SUM(C{row}:{letter(last - 1)}{row})", twin.whole(step.closing), AMOUNT, bold=True
        )
    _put_year(sheet, twin, names, last)
    sheet.widths([16, *([twin.money(15)] * (len(names) + 2))])
    sheet.raw.freeze_panes(FIRST - 1, 2)
    sheet.printed(twin.foot, FIRST + len(steps), last)
    sheet.flush()


def _put_year(sheet: Sheet, twin: Twin, names: Sequence[str], last: int) -> None:
    steps = twin.snapshot.main.steps
    row, style = FIRST + len(steps), {"bold": True, "top": 1, "top_color": LINE}
    sheet.text(row, 2, f"{twin.snapshot.view.window.months} months", **style)
    sheet.figure(row, 3, f"=C{FIRST}", twin.whole(steps[0].opening), AMOUNT, **style)
    for column, name in enumerate(names, start=4):
        sign = -1 if name in _LOSSES else 1
        total = sign * twin.whole(sum(getattr(step, name) for step in steps))
        own = letter(column)
        sheet.figure(row, column, f"=SUM({own}{FIRST}:{own}{row - 1})", total, AMOUNT, **style)
    sheet.figure(
        row, last, f"=SUM(C{row}:{letter(last - 1)}{row})", twin.whole(steps[-1].closing), AMOUNT, **style
    )


def year_cells(twin: Twin) -> dict[str, str]:
    """The fields of the roll-forward of the period for formulas of metrics, losses as positive amounts."""
    steps = twin.snapshot.main.steps
    names = step_fields(twin)
    row = FIRST + len(steps)
    cells = {
        name: at(row, column, MONTHLY) for column, name in enumerate(["opening", *names, "closing"], start=3)
    }
    return {"fx": "0"} | cells | {name: f"(-{cells[name]})" for name in _LOSSES}


def step_fields(twin: Twin) -> list[str]:
    """The movements shown by month; the currency effect only where there is one."""
    return [name for name in _STEP if name != "fx" or any(step.fx for step in twin.snapshot.main.steps)]
