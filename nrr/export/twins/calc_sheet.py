"""The sheet of sums by month. Amounts are a month's revenue; every cell is one sum over the customers."""

from collections.abc import Sequence
from math import prod

from nrr.definitions import MOVEMENT_GRR, Method, Metric
from nrr.export.twins.calc_formulas import step_formulas, window_formulas
from nrr.export.twins.calcs import (
    BASE_FIELDS,
    LABEL,
    MONTH_ROW,
    ORDINAL_ROW,
    SPAN,
    STEP_FIELDS,
    WEIGHT_ROW,
    WINDOW_FIELDS,
    Calc,
    ages_of,
)
from nrr.export.twins.looks import AMOUNT, COUNT, RATE
from nrr.export.twins.sheets import FIRST, Sheet, Value
from nrr.ground import Basis, Window
from nrr.retention import (
    Grain,
    RollForward,
    bridges,
    cohort_table,
    movement_metric,
    opening_base,
    rollforward,
    rollforwards,
    summed,
)


def put_calc(sheet: Sheet, calc: Calc) -> None:
    """Every sum with the figure it gives."""
    sheet.title("Sums behind the figures", "Monthly revenue (MRR). Every cell is a sum over the sheet Months")
    _put_months(sheet, calc)
    _put_windows(sheet, calc)
    _put_steps(sheet, calc)
    _put_births(sheet, calc)
    sheet.widths([14, 10, *([11] * 40)])


def _put_months(sheet: Sheet, calc: Calc) -> None:
    months = calc.ground.book.months
    for row, words in ((MONTH_ROW, "Month"), (ORDINAL_ROW, "Counted"), (WEIGHT_ROW, "Earlier is higher")):
        sheet.text(row, LABEL, words)
    for t, month in enumerate([*months, months[-1] + 1]):
        sheet.text(MONTH_ROW, SPAN + t, month.label if t < len(months) else "never")
        sheet.number(ORDINAL_ROW, SPAN + t, month.ordinal, "0")
        if t < len(months):
            sheet.number(WEIGHT_ROW, SPAN + t, len(months) - t, "0")
    for row in range(calc.ground.window.months):
        sheet.number(FIRST + row, calc.ones, 1, "0")


def _put_windows(sheet: Sheet, calc: Calc) -> None:
    block, ground = calc.windows, calc.ground
    sheet.heads(["Period to", "", *block.columns], row=block.top - 1, names=2)
    for place, (_, e) in enumerate(ground.windows):
        sheet.text(block.top + place, LABEL, ground.book.months[e].label)
        formulas = window_formulas(calc, place)
        for name, value in _window_values(calc, place).items():
            form = COUNT if name.endswith("logos") else RATE if name.startswith("chain") else AMOUNT
            sheet.figure(
                block.top + place,
                block.columns[name],
                "" if formulas[name] == '""' else f"={formulas[name]}",
                value,
                form,
            )


def _window_values(calc: Calc, place: int) -> dict[str, Value]:
    ground, policy = calc.ground, calc.ground.view.policy
    s, e = ground.windows[place]
    window = Window(ground.book.months[s], ground.book.months[e])
    own = bridges(ground.asked, (window,), policy).one()
    steps = rollforward(ground.asked, window, policy)
    every = summed(steps)
    base = summed(rollforwards(ground.asked, window, policy, base=opening_base(ground.asked, window))[""])
    assert every is not None and base is not None
    found: dict[str, Value] = {
        name: getattr(own, name) if name.endswith("logos") else _mrr(getattr(own, name))
        for name in WINDOW_FIELDS
    }
    asked = policy.method is Method.SUM_COHORT
    found |= {f"base_{name}": _mrr(getattr(base, name)) if asked else 0.0 for name in BASE_FIELDS}
    found |= {f"all_{name}": _mrr(getattr(every, name)) for name in BASE_FIELDS}
    monthly = window.months == e - s
    for name, metric in (("nrr", movement_metric(policy)), ("grr", MOVEMENT_GRR)):
        found[f"chain_{name}"] = _chained(steps, metric) if monthly else ""
    return found


def _chained(steps: Sequence[RollForward], metric: Metric) -> Value:
    rates = [rate for step in steps if (rate := metric.of(step)) is not None]
    return prod(rates) if len(rates) == len(steps) else ""


def _mrr(arr_minor: int) -> float:
    return arr_minor / Basis.MRR.per_unit


def _put_steps(sheet: Sheet, calc: Calc) -> None:
    block, ground = calc.steps, calc.ground
    months = ground.book.months
    sheet.heads(["Month", "", *block.columns], row=block.top - 1, names=2)
    whole = Window(months[0], months[-1])
    net = movement_metric(ground.view.policy)
    for t, step in enumerate(rollforward(ground.asked, whole, ground.view.policy)):
        sheet.text(block.top + t, LABEL, months[t + 1].label)
        values: dict[str, Value] = {name: _mrr(getattr(step, name)) for name in STEP_FIELDS}
        values |= {"nrr": net.of(step), "grr": MOVEMENT_GRR.of(step)}
        for name, formula in step_formulas(calc, t).items():
            form = RATE if name in ("nrr", "grr") else AMOUNT
            sheet.figure(block.top + t, block.columns[name], f"={formula}", values[name], form)


def _put_births(sheet: Sheet, calc: Calc) -> None:
    """Customers by first paid month: how many, and what they pay in every month from then on."""
    block, ground = calc.births, calc.ground
    months = ground.book.months
    sheet.heads(
        ["First paid in", "Customers", *(f"M{age}" for age in range(ages_of(ground)))], row=block.top - 1
    )
    table = cohort_table(ground.asked, Grain.MONTH)
    known = {name: row for row, name in enumerate(table.cohorts)}
    inside = f",{ground.each('inside')},1" if ground.is_filtered else ""
    born = ground.each("first")
    for c in range(1, len(months)):
        row, held = block.top + c - 1, known.get(str(months[c]))
        sheet.text(row, LABEL, months[c].label)
        size = 0 if held is None else int(table.sizes[held])
        sheet.figure(row, block.columns["customers"], f"=COUNTIFS({born},{c + 1}{inside})", size, COUNT)
        for t in range(c, len(months)):
            age = months[t].since(months[c])
            paid = 0.0 if held is None else _mrr(int(table.net[held, age]))
            formula = f'=SUMIFS({ground.month(t)},{born},{c + 1},{ground.month(t)},">0"{inside})'
            sheet.figure(row, block.columns[f"age {age}"], formula, paid)
