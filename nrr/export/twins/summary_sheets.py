"""Summary and trend: the trio now, before and at every month-end, and the rules as cells to change."""

from nrr.charts import headline_sentence, look_of
from nrr.definitions import GRR, LOGO_RETENTION, Method, Reactivation
from nrr.export.twins.chartings import HELPER, trend_chart
from nrr.export.twins.grounds import label_of
from nrr.export.twins.looks import AMOUNT, CHANGE, COUNT, PLAIN, POINTS, QUIET, RATE, WHOLE_RATE
from nrr.export.twins.rules import (
    LEAST,
    METHOD,
    MINIMUM,
    REACTIVATION,
    RULES,
    TIMES,
    TRIO,
    methods_offered,
    rate_formulas,
)
from nrr.export.twins.sheets import FIRST, Sheet, Value, at
from nrr.export.twins.twin import SUMMARY, TREND, Twin
from nrr.ground import Basis, Month
from nrr.packs import Part
from nrr.packs.shown import trend_shown
from nrr.retention import net_metric
from nrr.snapshots import Snapshot

_LABELS = {
    "nrr": "Net revenue retention",
    "grr": "Gross revenue retention",
    "logo_retention": "Logo retention",
}


# -- trend ---------------------------------------------------------------------------------------------------


_NAMED, _MOST_NAMED = 3, 24
"""Every third month has its name below a chart of two years, every sixth of three, back from the last."""
_ONE_PAGE = 60
"""Rows that are made to fit one page; a longer table runs over several."""


def put_trend(sheet: Sheet, twin: Twin) -> None:
    """The trio of every period, by its closing month."""
    snapshot, points = twin.snapshot, twin.snapshot.trend
    months = snapshot.view.window.months
    words = headline_sentence(snapshot.main, look_of(snapshot), snapshot.view.policy)
    below = f"{months}-month figures by closing month. {twin.unit}. {snapshot.stamp}"
    sheet.title(*twin.head(Part.TREND, words, below))
    sheet.heads(
        [
            "Closing month",
            "NRR",
            "GRR",
            "Logo retention",
            f"Opening {snapshot.view.basis}",
            "Opening customers",
        ]
    )
    every = _NAMED * -(-len(trend_shown(snapshot)) // _MOST_NAMED)
    for place, point in enumerate(points):
        row, calc = FIRST + place, twin.calc
        sheet.text(row, 2, point.month.label)
        formulas = {} if calc is None else rate_formulas(calc, place, point.rates, snapshot.view.policy)
        for column, name in enumerate(TRIO, start=3):
            sheet.figure(row, column, formulas.get(name, ""), getattr(point.rates, name), RATE)
        opening = "" if calc is None else f"={calc.windows.cell(place, 'opening')}*{TIMES}"
        logos = "" if calc is None else f"={calc.windows.cell(place, 'opening_logos')}"
        sheet.figure(row, 6, opening, twin.whole(point.opening), AMOUNT)
        sheet.figure(row, 7, logos, point.customers, COUNT)
        sheet.number(row, HELPER, 1.0, WHOLE_RATE, font_color=QUIET)
        named = (len(points) - 1 - place) % every == 0
        sheet.text(row, HELPER + 1, point.month.label if named else "", font_color=QUIET)
    sheet.widths([16, 11, 11, 15, twin.money(16), 18])
    sheet.raw.freeze_panes(FIRST - 1, 2)
    _put_course(sheet, twin, FIRST + len(points) - 1)
    sheet.flush()


def _put_course(sheet: Sheet, twin: Twin, last: int) -> None:
    """The picture under its table, which is never torn; a long table runs over several pages."""
    bottom, tops = last, list(range(FIRST, last + 1))
    if len(twin.snapshot.trend) > 1:
        chart = trend_chart(sheet, TREND, _first_drawn(twin.snapshot), last, _floor(twin.snapshot), 640)
        sheet.raw.insert_chart(last + 1, 1, chart, {"object_position": 2})
        bottom, tops = last + 18, [*tops, last + 1]
    sheet.printed(twin.foot, bottom, 7, tops if bottom > _ONE_PAGE else None)


def _first_drawn(snapshot: Snapshot) -> int:
    """Where the months begin that the pack draws; the table has all of them."""
    return FIRST + len(snapshot.trend) - len(trend_shown(snapshot))


def _floor(snapshot: Snapshot) -> float:
    """Where the axis of rates begins: a tenth below the lowest."""
    rates = [getattr(point.rates, name) for point in trend_shown(snapshot) for name in TRIO]
    lowest = min((rate for rate in rates if rate is not None), default=0.0)
    return max(int(lowest * 10 - 0.5) / 10, 0.0)


def trend_row(twin: Twin, closing: Month) -> int | None:
    """The row of the period that closes in a month; None where there is none."""
    months = [point.month for point in twin.snapshot.trend]
    return FIRST + months.index(closing) if closing in months else None


# -- summary -------------------------------------------------------------------------------------------------


def put_summary(sheet: Sheet, twin: Twin) -> None:
    """The four figures against the period before, the rules in force as cells to change, and the trend."""
    snapshot, window = twin.snapshot, twin.snapshot.view.window
    words = headline_sentence(snapshot.main, look_of(snapshot), snapshot.view.policy)
    sheet.title(*twin.head(Part.SUMMARY, words, twin.subtitle))
    then = _compared_month(snapshot)
    sheet.heads(["Measure", window.closing.label, then.label, "Change"])
    sheet.heads(["  Formula"], column=6)
    before = snapshot.previous.rates if snapshot.previous is not None else None
    alike = snapshot.previous is not None and snapshot.previous.window.months == window.months
    rows = (trend_row(twin, window.closing), trend_row(twin, then) if alike else None)
    for place, name in enumerate(TRIO):
        row, column = FIRST + place, 3 + place
        sheet.text(row, 2, _LABELS[name], bold=True)
        values = (
            getattr(snapshot.main.headline.rates, name),
            None if before is None else getattr(before, name),
        )
        for to, there, value in zip((3, 4), rows, values, strict=True):
            sheet.figure(
                row, to, "" if there is None else f"={at(there, column, TREND)}", value, RATE, bold=to == 3
            )
        change = None if None in values else (values[0] - values[1]) * 100
        sheet.figure(row, 5, f'=IF(OR(C{row}="",D{row}=""),"",(C{row}-D{row})*100)', change, POINTS)
        sheet.text(row, 6, _formula_words(name, snapshot), font_color=QUIET, indent=1)
    _put_closing(sheet, twin, FIRST + 3)
    if snapshot.main.headline.rates.reason:
        sheet.text(FIRST + 4, 2, snapshot.main.headline.rates.reason, font_color=QUIET)
    put_rules(sheet, twin, RULES_ROW)
    sheet.widths([32, twin.money(14), twin.money(14), 13, 60])
    points = len(snapshot.trend)
    bottom = RULES_ROW + len(RULES)
    if points > 1:
        chart = trend_chart(sheet, TREND, _first_drawn(snapshot), FIRST + points - 1, _floor(snapshot), 860)
        sheet.raw.insert_chart(bottom + 1, 1, chart, {"object_position": 2})
        bottom += 19
    sheet.printed(twin.foot, bottom, 6)
    sheet.flush()


def _compared_month(snapshot: Snapshot) -> Month:
    """The month that the figures are compared with: the close of the period before, or the opening month."""
    before = snapshot.previous
    return snapshot.view.window.opening if before is None else before.window.closing


def _formula_words(name: str, snapshot: Snapshot) -> str:
    policy = snapshot.view.policy
    if policy.method is not Method.P2P:
        return policy.method.sentence
    trio = dict(zip(TRIO, (net_metric(policy), GRR, LOGO_RETENTION), strict=True))
    return trio[name].sentence


def _put_closing(sheet: Sheet, twin: Twin, row: int) -> None:
    snapshot = twin.snapshot
    ends = (snapshot.view.window.closing, _compared_month(snapshot))
    sheet.text(row, 2, f"Closing {snapshot.view.basis}", bold=True)
    closings = dict(zip(snapshot.months, snapshot.closings, strict=True))
    values = [None if month not in closings else twin.whole(closings[month]) for month in ends]
    for to, month, value in zip((3, 4), ends, values, strict=True):
        sheet.figure(
            row, to, "" if value is None else _closing_formula(twin, month), value, AMOUNT, bold=to == 3
        )
    now, then = values
    change = None if now is None or not then else now / then - 1
    sheet.figure(row, 5, f'=IF(OR(C{row}="",N(D{row})=0),"",C{row}/D{row}-1)', change, CHANGE)
    sheet.text(
        row, 6, "Includes new and returned customers: growth, not retention", font_color=QUIET, indent=1
    )


def _closing_formula(twin: Twin, month: Month) -> str:
    """All that is paid in a month: what its step leaves, from the sums by month."""
    if twin.calc is None or twin.ground is None:
        return ""
    index = twin.ground.book.index(month)
    assert index is not None
    amounts = twin.ground.month(index)
    if twin.ground.is_filtered:
        return f'=SUMIFS({amounts},{amounts},">0",{twin.ground.each("inside")},1)*{TIMES}'
    return f'=SUMIF({amounts},">0")*{TIMES}'


RULES_ROW = FIRST + 6


def put_rules(sheet: Sheet, twin: Twin, top: int) -> None:
    """The rules that formulas read: change a blue cell, and every figure follows."""
    policy, live = twin.snapshot.view.policy, twin.calc is not None
    sheet.heads(["Rule", "In force"], row=top, names=2)
    words = "Change a rule here and every figure follows" if live else "As published"
    sheet.text(top, 4, words, font_size=9, font_color=QUIET)
    values: dict[str, Value] = {
        "method": label_of(policy.method),
        "reactivation": label_of(policy.reactivation),
        "min_logo_mrr": policy.min_logo_mrr,
    }
    for row, (name, words) in enumerate(RULES.items(), start=top + 1):
        sheet.text(row, 2, words)
        sheet.number(row, 3, values[name], PLAIN if name != "min_logo_mrr" else "#,##0.##", align="left")
    if not live:
        return
    offered = {
        top + 1: [label_of(one) for one in methods_offered(policy)],
        top + 2: [label_of(one) for one in Reactivation],
    }
    for row, source in offered.items():
        sheet.raw.data_validation(row - 1, 2, row - 1, 2, {"validate": "list", "source": source})
    sheet.raw.data_validation(top + 2, 2, top + 2, 2, {"validate": "decimal", "criteria": ">=", "value": 0})


def named_cells(twin: Twin) -> dict[str, str]:
    """The names in formulas and what they stand for."""
    cells = {
        name: at(RULES_ROW + row, 3, SUMMARY) for row, name in enumerate((METHOD, REACTIVATION, MINIMUM), 1)
    }
    per_mrr = Basis.MRR.per_unit
    return {name: f"={cell}" for name, cell in cells.items()} | {
        # The least amount that counts as a customer; without a minimum anything above zero does.
        LEAST: f"=MAX(ROUND({cells[MINIMUM]}*{per_mrr},0),0.5)/{per_mrr}",
        TIMES: f"={per_mrr // twin.snapshot.view.basis.per_unit}",
    }
