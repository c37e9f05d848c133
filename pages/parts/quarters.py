"""Nine quarter-ends in one table."""

import pandas as pd
import streamlit as st

import nrr
from pages.parts import cards, session

_QUARTERS = 9


def card(asked: session.Asked) -> None:
    """The trio at the last nine quarter-ends, with the revenue at each: those of the fiscal year, or counted
    back from the as-of month where the year is the calendar's.
    """
    points = {point.month: point for point in asked.snapshot.trend}
    closings = dict(zip(asked.snapshot.months, asked.snapshot.closings, strict=True))
    fiscal = asked.view.policy.fiscal
    last = asked.view.window.closing
    last = last if fiscal.calendar else fiscal.complete_quarter_end(last)
    months = [month for back in range(_QUARTERS - 1, -1, -1) if (month := last - 3 * back) in closings]
    if len(months) < 2:
        return
    table = pd.DataFrame(
        {_heading(month, fiscal): _column(points.get(month), closings[month], asked) for month in months}
    )
    table.insert(0, "", list(_ROWS))
    with st.container(border=True, key="quarters", gap="small"):
        st.header(_title(months, points), anchor=False)
        cards.figures(table, "Retention at quarter-ends")
        st.caption(
            f"Each column covers the {nrr.plural(asked.view.window.months, 'month')} to that quarter-end"
            f"{'' if fiscal.calendar else f'; {fiscal.label(last)} ended {last.label}'}."
            " N/A: the data does not reach back far enough."
        )


def _heading(month: nrr.Month, fiscal: nrr.ground.FiscalYear) -> str:
    return month.label if fiscal.calendar else fiscal.label(month)


_ROWS = ("NRR", "GRR", "Logo retention", "Opening customers", "Closing revenue")


def _column(point: nrr.snapshots.TrendPoint | None, closing: int, asked: session.Asked) -> list[str]:
    if point is None:
        return [nrr.MISSING] * 4 + [asked.look.cell(closing)]
    rates = point.rates
    trio = [nrr.percent(rate) for rate in (rates.nrr, rates.grr, rates.logo_retention)]
    return [*trio, nrr.count(point.customers), asked.look.cell(closing)]


def _title(months: list[nrr.Month], points: dict[nrr.Month, nrr.snapshots.TrendPoint]) -> str:
    found = [rate for m in months if m in points and (rate := points[m].rates.nrr) is not None]
    if len(found) < 2:
        return nrr.plural(len(months), "quarter-end")
    above = sum(rate >= 1 for rate in found)
    return f"NRR at or above 100% in {above} of the last {nrr.plural(len(found), 'quarter-end')}"
