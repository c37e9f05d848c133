"""The axis of months below the lines of a slide: real dates, so that a missing month leaves its gap."""

from datetime import date
from typing import Any

from pptx.oxml.ns import qn

from nrr.export.slideparts import added
from nrr.ground import Month
from nrr.packs import Lines

_DAY_ZERO = date(1899, 12, 30)
"""Spreadsheets count days from it."""


def dates_of(shown: Lines, early: int, spare: int) -> list[date]:
    """Months as dates, so that one that is missing leaves its gap; empty ones before the first, so that names
    are counted back from the last, and after it.
    """
    if not shown.months:
        return []
    sooner = [shown.months[0] - n for n in range(early, 0, -1)]
    later = [shown.months[-1] + n + 1 for n in range(spare)]
    return [_day(month) for month in (*sooner, *shown.months, *later)]


def _day(month: Month) -> date:
    return date(month.year, month.number, 1)


def name_months(native: Any, shown: Lines, every: int) -> None:
    """Every so many months up to the last has its name, never slanted."""
    axis = native.category_axis
    first, last = ((_day(month) - _DAY_ZERO).days for month in (shown.months[0], shown.months[-1]))
    axis.tick_labels.number_format = f'[<{first}]"";[<={last}]mmm yyyy;""'
    axis.tick_labels.number_format_is_linked = False
    element = axis._element
    for name in ("c:baseTimeUnit", "c:majorUnit", "c:majorTimeUnit", "c:minorUnit", "c:minorTimeUnit"):
        for old in element.findall(qn(name)):
            element.remove(old)
    units = (("c:baseTimeUnit", "months"), ("c:majorUnit", str(every)), ("c:majorTimeUnit", "months"))
    for name, value in units:
        added(element, name, val=value)
    offset = element.find(qn("c:lblOffset"))
    if offset is not None:
        offset.set("val", "250")
    text = element.find(f".//{qn('a:bodyPr')}")
    if text is not None:
        text.set("rot", "0")
        text.set("vert", "horz")
