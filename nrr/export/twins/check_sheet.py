"""Definitions and checks: both sums of every check, every figure with its formula, and the rules in force."""

from collections.abc import Mapping, Sequence

from nrr.definitions import BRIDGE_METRICS, MOVEMENT_METRICS, Metric, Reactivation, Unit
from nrr.export.twins.bridge_sheets import bridge_cells, year_cells
from nrr.export.twins.grounds import label_of
from nrr.export.twins.looks import AMOUNT, BAD, CENTS, GREEN, MULTIPLE, QUIET, RATE
from nrr.export.twins.rules import REACTIVATION, TIMES
from nrr.export.twins.sheets import FIRST, Sheet, Value
from nrr.export.twins.twin import Twin
from nrr.intervals import CERTAINTIES
from nrr.packs import Part, text_of
from nrr.packs.definitionpages import thresholds_said
from nrr.retention import Bridge, summed

PASS, FAIL = "OK", "Differs"


def put_checks(sheet: Sheet, twin: Twin, rest: Sequence[int]) -> None:
    """Checks first, then figures and rules; `rest` are rows of the segments that should hold nothing."""
    checks, bridge = twin.snapshot.checks, twin.snapshot.main.bridge
    passed = sum(one.passed for one in checks)
    words = (
        f"All {len(checks)} checks pass"
        if passed == len(checks)
        else f"{passed} of {len(checks)} checks pass"
    )
    below = f"Each check compares two independent sums, {twin.unit}; a cent fails it"
    sheet.title(*twin.head(Part.DEFINITIONS, words, below))
    sheet.heads(["Check", "Computed", "Expected", "Difference", "Result"])
    sheet.heads(["  What it compares"], column=7)
    formulas = {} if twin.calc is None or bridge is None else check_formulas(twin, bridge, rest)
    for row, check in enumerate(checks, start=FIRST):
        left, right = formulas.get(check.key, ("", ""))
        sheet.text(row, 2, check.label if left else check.said)
        sheet.figure(row, 3, left, twin.whole(check.left), AMOUNT)
        sheet.figure(row, 4, right, twin.whole(check.right), AMOUNT)
        sheet.figure(row, 5, f"=ROUND(C{row}-D{row},2)", twin.whole(check.difference), CENTS)
        result = f'=IF(E{row}=0,"{PASS}","{FAIL}")'
        good = check.passed
        sheet.figure(row, 6, result, PASS if good else FAIL, font_color=GREEN if good else BAD, bold=True)
        sheet.text(row, 7, check.detail, font_size=9, font_color=QUIET, indent=1)
    row = FIRST + len(checks) + 1
    if bridge is not None:
        row = _put_figures(sheet, twin, bridge, row)
    row = _put_words(sheet, twin, row)
    sheet.widths([46, twin.money(16), twin.money(16), 14, 10, 90])
    sheet.printed(twin.foot, row, 7)
    sheet.flush()


def check_formulas(twin: Twin, bridge: Bridge, rest: Sequence[int]) -> dict[str, tuple[str, str]]:
    """Both sums of every check that the customers in the file can answer, by its key."""
    calc, ground = twin.calc, twin.ground
    assert calc is not None and ground is not None
    cells = bridge_cells(bridge)
    s, e = ground.ends
    before, after = ground.month(s), ground.month(e)
    inside = f"*{ground.each('inside')}" if ground.is_filtered else ""
    within = f",{ground.each('inside')},1" if ground.is_filtered else ""
    kept = f"({cells['opening']}-{cells['contraction']}-{cells['churn']})"
    month = f'SUMIFS({after},{after},">0"{within})*{TIMES}'
    births = [
        calc.births.cell(c - 1, f"age {ground.book.months[e].since(ground.book.months[c])}")
        for c in range(1, e + 1)
    ]
    unknown = f'SUMIFS({after},{ground.each("first")},1,{after},">0"{within})'
    stayed = f"SUMPRODUCT(({before}>0)*({after}>0)*{after}{inside})*{TIMES}"
    lesser = f"(({after}<{before})*{after}+({after}>={before})*{before})"
    again = f"SUMPRODUCT(({before}>0)*({after}>0)*{lesser}{inside})*{TIMES}"
    other = "".join(f"+ABS(Segments!$D${row})" for row in rest)

    def unless_strict(formula: str, otherwise: str) -> str:
        return f'=IF({REACTIVATION}="{label_of(Reactivation.STRICT)}",{otherwise},{formula})'

    changes = f"=SUM({ground.each('closing')})-SUM({ground.each('opening')})"
    net = f"MIN({cells['opening']},{cells['retained']})"
    return {
        "bridge_foots": (f"={cells['closing']}", f"={month}"),
        "months_foot": (f"={year_cells(twin)['closing']}", f"={cells['closing']}"),
        "customers_sum": (changes, f"={cells['closing']}-{cells['opening']}"),
        "segments_sum": (f"={cells['opening']}{other}", f"={cells['opening']}"),
        "movements_equal_bridge": (unless_strict(stayed, cells["retained"]), f"={cells['retained']}"),
        "gross_below_net": (f"={kept}-MAX(ROUND({kept}-{net},4),0)", f"={kept}"),
        "cohorts_sum": (f"=({'+'.join([unknown, *births])})*{TIMES}", f"={cells['closing']}"),
        "second_opinion": (f"={kept}", unless_strict(again, kept)),
    }


def _put_figures(sheet: Sheet, twin: Twin, bridge: Bridge, row: int) -> int:
    """Every figure of the bridge and of the monthly movements as a formula, as published, and in words."""
    sheet.heads(["Figure", "Value", "Published", "", ""], row=row)
    sheet.heads(["  Formula in words"], row=row, column=7)
    total = summed(twin.snapshot.main.steps)
    groups: list[tuple[tuple[Metric, ...], object, Mapping[str, str]]] = [
        (BRIDGE_METRICS, bridge, bridge_cells(bridge)),
        (tuple(one for one in MOVEMENT_METRICS if one not in BRIDGE_METRICS), total, year_cells(twin)),
    ]
    for metrics, record, cells in groups:
        for metric in metrics if record is not None else ():
            row += 1
            value = _value(metric, record, twin)
            sheet.text(row, 2, metric.label)
            sheet.figure(row, 3, metric.formula(cells), value, _form(metric))
            sheet.number(row, 4, value, _form(metric))
            sheet.text(row, 7, metric.sentence, font_color=QUIET, indent=1)
    return row + 2


def _value(metric: Metric, record: object, twin: Twin) -> Value:
    value = metric.of(record)
    return twin.whole(1) * value if value is not None and metric.unit is Unit.MONEY else value


def _form(metric: Metric) -> str:
    return {Unit.RATE: RATE, Unit.MULTIPLE: MULTIPLE, Unit.MONEY: AMOUNT}[metric.unit]


def _put_words(sheet: Sheet, twin: Twin, row: int) -> int:
    sheet.heads(["Rules in force", "", "", "", "", ""], row=row, names=6)
    policy = twin.snapshot.view.policy
    for words in (*policy.sentences, *thresholds_said(policy)):
        row += 1
        sheet.text(row, 2, words)
    row += 2
    sheet.heads(["How sure", "", "", "", "", ""], row=row, names=6)
    for one in CERTAINTIES:
        row += 1
        sheet.text(row, 2, f"{one.label}: {one.meaning}")
    if twin.beside.dated:
        row += 2
        sheet.heads([text_of("notes"), "", "", "", "", ""], row=row, names=6)
    for words in twin.beside.dated:
        row += 1
        sheet.text(row, 2, words)
    return row
