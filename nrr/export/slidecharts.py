"""Native charts of slides, editable, with the figures at full precision in their data sheets."""

from collections.abc import Sequence
from typing import Any

from pptx.chart.data import CategoryChartData
from pptx.enum.chart import XL_CHART_TYPE, XL_LABEL_POSITION, XL_LEGEND_POSITION
from pptx.enum.dml import MSO_LINE
from pptx.oxml.ns import qn
from pptx.oxml.xmlchemy import OxmlElement
from pptx.util import Pt

from nrr.export.slidedecks import INK, QUIET, inches
from nrr.export.slidemonths import dates_of, name_months
from nrr.export.slideparts import Box, added, describe, rgb
from nrr.export.textwidths import cut_middle
from nrr.packs import Bars, Group, Line, Lines, Waterfall, spread

_GRID = "EBEFF3"
_HEADROOM = 0.08
_PLOT_TOP, _PLOT_HEIGHT = 0.03, 0.86
_LABEL = 11.0
_ROOM_AT_END = 3
_HIGHEST_BAR = 2.0
"""A bar of more than 200% ends there; its figure says how far it goes."""


def put_waterfall(slide: Any, shown: Waterfall, box: Box) -> None:
    """Stacked columns of three series: an invisible base, the amounts, and what carries the words above."""
    data = CategoryChartData(number_format="#,##0")
    data.categories = [step.label for step in shown.steps]
    top = max(1.0, *(step.top for step in shown.steps))
    bases = [max(step.bottom, 0.0) for step in shown.steps]
    data.add_series("Base", bases)
    data.add_series(
        shown.unit, [max(step.top, 0.0) - base for step, base in zip(shown.steps, bases, strict=True)]
    )
    data.add_series("Label", [_HEADROOM * top for _ in shown.steps])
    native = _chart(slide, XL_CHART_TYPE.COLUMN_STACKED, data, box, shown.alt)
    native.plots[0].gap_width, native.plots[0].overlap = 38, 100
    native.value_axis.visible = False
    native.value_axis.has_major_gridlines = False
    native.value_axis.minimum_scale, native.value_axis.maximum_scale = 0, top * (1 + _HEADROOM)
    _plain_categories(native)
    base, amounts, carrier = native.series
    for hidden in (base, carrier):
        hidden.format.fill.background()
    for place, step in enumerate(shown.steps):
        _fill(amounts.points[place], step.colour)
        _label(carrier.points[place], step.short, _LABEL + step.total, INK, XL_LABEL_POSITION.INSIDE_BASE)


def put_lines(slide: Any, shown: Lines, box: Box, every: int = 3) -> None:
    """Lines without markers, each named at its end, where three empty places leave it room."""
    data = CategoryChartData(number_format=shown.number_format)
    spare = _ROOM_AT_END if len(shown.places) > 8 else 1
    every = max(every, -(-len(shown.months) // 36) * 3)
    early = (shown.months[0].ordinal - shown.months[-1].ordinal) % every if shown.months else 0
    data.categories = dates_of(shown, early, spare) or [*shown.places, *(" " * (n + 1) for n in range(spare))]
    before, after = [None] * early, [None] * spare
    for line in shown.lines:
        data.add_series(line.name, [*before, *line.values, *after])
    level = shown.level is not None
    if level:
        data.add_series("100%", [*before, *(shown.level for _ in shown.places), *after])
    native = _chart(slide, XL_CHART_TYPE.LINE, data, box, shown.alt)
    _plot_area(native)
    _axis(native, shown)
    if shown.months:
        name_months(native, shown, every)
    offsets = _offsets(shown)
    for series, line, offset in zip(native.series, shown.lines, offsets, strict=False):
        _stroke(series, line)
        _end(series, line, offset, early, _label_place(line, shown))
    if level:
        dotted = native.series[len(shown.lines)]
        dotted.smooth = False
        dotted.format.line.color.rgb, dotted.format.line.width = rgb(QUIET), Pt(1)
        dotted.format.line.dash_style = MSO_LINE.ROUND_DOT


def put_spark(slide: Any, course: Sequence[float | None], colour: str, alt: str, box: Box) -> None:
    """A course without axes."""
    data = CategoryChartData()
    data.categories = [str(n + 1) for n in range(len(course))]
    data.add_series("Course", list(course))
    native = _chart(slide, XL_CHART_TYPE.LINE, data, box, alt)
    known = [value for value in course if value is not None]
    room = (max(known) - min(known)) * 0.1 or abs(known[0]) * 0.01 or 1.0
    native.value_axis.minimum_scale, native.value_axis.maximum_scale = min(known) - room, max(known) + room
    for axis in (native.value_axis, native.category_axis):
        axis.visible = False
    native.value_axis.has_major_gridlines = False
    series = native.series[0]
    series.smooth = False
    series.format.line.color.rgb, series.format.line.width = rgb(colour), Pt(1.75)


def put_bars(slide: Any, shown: Bars, box: Box) -> None:
    """Bars from zero with their figures beside them."""
    data = CategoryChartData(number_format=shown.number_format)
    wide = 1.5 if shown.upright else box.width * 0.34
    data.categories = _told_apart([cut_middle(place, 10, wide) for place in shown.places])
    for group in shown.groups:
        data.add_series(group.name, _drawn(shown, group))
    kind = XL_CHART_TYPE.COLUMN_CLUSTERED if shown.upright else XL_CHART_TYPE.BAR_CLUSTERED
    native = _chart(slide, kind, data, box, shown.alt)
    native.plots[0].gap_width, native.plots[0].overlap = (55 if len(shown.groups) > 1 else 40), -4
    native.value_axis.visible = False
    native.value_axis.has_major_gridlines = False
    most = max((v or 0.0 for group in shown.groups for v in _drawn(shown, group)), default=1.0)
    native.value_axis.minimum_scale, native.value_axis.maximum_scale = 0, most * 1.16
    _plain_categories(native)
    native.category_axis.reverse_order = not shown.upright
    if shown.legend:
        native.has_legend = True
        native.legend.position, native.legend.include_in_layout = XL_LEGEND_POSITION.TOP, False
        native.legend.font.size, native.legend.font.color.rgb = Pt(10), rgb(QUIET)
    for series, group in zip(native.series, shown.groups, strict=True):
        _coloured(series, group)


def _told_apart(names: Sequence[str]) -> list[str]:
    """Names cut to the same letters get a number, so that they stay places of their own."""
    seen: dict[str, int] = {}
    for name in names:
        seen[name] = seen.get(name, 0) + 1
    repeated = {name for name, times in seen.items() if times > 1}
    return [f"{name} {n}" if name in repeated else name for n, name in enumerate(names, start=1)]


def _drawn(shown: Bars, group: Group) -> list[float | None]:
    """A rate beyond what is drawn ends there; its label says it all."""
    if "%" not in shown.number_format:
        return list(group.values)
    return [None if value is None else min(value, _HIGHEST_BAR) for value in group.values]


def _coloured(series: Any, group: Group) -> None:
    size = 11 if len(group.values) <= 9 else 10
    if len(set(group.colours)) == 1:
        _fill(series, group.colours[0])
    for place, (text, colour) in enumerate(zip(group.texts, group.colours, strict=True)):
        if len(set(group.colours)) > 1:
            _fill(series.points[place], colour)
        if text:
            _label(series.points[place], text, size, INK, XL_LABEL_POSITION.OUTSIDE_END)


def _chart(slide: Any, kind: Any, data: Any, box: Box, alt: str) -> Any:
    places = (inches(n) for n in (box.left, box.top, box.width, box.height))
    frame = slide.shapes.add_chart(kind, *places, data)
    describe(frame, alt)
    native = frame.chart
    native.has_legend = False
    native.has_title = False
    for mark in (*native._chartSpace.iter(qn("c:axId")), *native._chartSpace.iter(qn("c:crossAx"))):
        mark.set("val", mark.get("val").lstrip("-"))  # the standard knows no negative axis
    native.font.size, native.font.color.rgb = Pt(10), rgb(QUIET)
    return native


def _plain_categories(native: Any) -> None:
    axis = native.category_axis
    axis.format.line.color.rgb = rgb("B9C1CB")
    axis.has_major_gridlines = False
    axis.tick_labels.font.size, axis.tick_labels.font.color.rgb = Pt(10), rgb(INK)
    _no_ticks(axis)


def _no_ticks(axis: Any) -> None:
    for name in ("c:majorTickMark", "c:minorTickMark"):
        found = axis._element.find(qn(name))
        if found is not None:
            found.set("val", "none")


def _axis(native: Any, shown: Lines) -> None:
    axis = native.value_axis
    axis.minimum_scale, axis.maximum_scale = shown.low, shown.high
    if len(shown.marks) > 1:
        axis.major_unit = shown.marks[1][0] - shown.marks[0][0]
    axis.major_gridlines.format.line.color.rgb = rgb(_GRID)
    axis.format.line.fill.background()
    axis.tick_labels.number_format, axis.tick_labels.number_format_is_linked = _marks_format(shown), False
    _no_ticks(axis)
    _plain_categories(native)


def _marks_format(shown: Lines) -> str:
    """Rates in percent; money in the millions or thousands of the axis, in the currency of its marks."""
    if shown.level is not None:
        return "0.0%" if any("." in text for _, text in shown.marks) else "0%"
    text = shown.marks[-1][1]
    sign = "".join(letter for letter in text.rstrip("BMk") if not letter.isdigit() and letter not in ".,")
    commas = {"B": ",,,", "M": ",,", "k": ","}.get(text[-1], "")
    places = "#,##0.0" if any("." in mark for _, mark in shown.marks) else "#,##0"
    return f'"{sign}"{places}{commas}' + (f'"{text[-1]}"' if commas else "")


def _plot_area(native: Any) -> None:
    """The inner plot at known shares of the chart, so that labels can be placed."""
    area = native._chartSpace.find(f".//{qn('c:plotArea')}")
    layout = area.find(qn("c:layout"))
    if layout is None:
        layout = OxmlElement("c:layout")
        area.insert(0, layout)
    manual = added(layout, "c:manualLayout")
    places = (
        ("layoutTarget", "inner"),
        ("xMode", "edge"),
        ("yMode", "edge"),
        ("x", "0.06"),
        ("y", str(_PLOT_TOP)),
        ("w", "0.93"),
        ("h", str(_PLOT_HEIGHT)),
    )
    for name, value in places:
        added(manual, f"c:{name}", val=value)


def _offsets(shown: Lines) -> list[float]:
    """How far each label moves down from the end of its line, as a share of the chart, so that none touch."""
    ends = [next(v for v in reversed(line.values) if v is not None) for line in shown.lines]
    span = shown.high - shown.low
    apart = spread(ends, 0.065 * span)
    return [(end - label) / span * _PLOT_HEIGHT for end, label in zip(ends, apart, strict=True)]


def _stroke(series: Any, line: Line) -> None:
    series.smooth = False
    series.format.line.color.rgb = rgb(line.colour)
    series.format.line.width = Pt(3 if line.heavy else 2)
    if line.dashed:
        series.format.line.dash_style = MSO_LINE.DASH


def _last(line: Line) -> int:
    return max(place for place, value in enumerate(line.values) if value is not None)


def _label_place(line: Line, shown: Lines) -> XL_LABEL_POSITION:
    """At the right of its line, but under it where another one goes on above."""
    last = _last(line)
    goes_on = any(_last(other) > last for other in shown.lines)
    return XL_LABEL_POSITION.BELOW if goes_on else XL_LABEL_POSITION.RIGHT


def _end(series: Any, line: Line, offset: float, early: int, place: XL_LABEL_POSITION) -> None:
    point = series.points[early + _last(line)]
    _label(point, line.end, _LABEL, line.colour, place, bold=True)
    if abs(offset) > 0.001:
        label = point.data_label._dLbl
        layout = OxmlElement("c:layout")
        manual = added(layout, "c:manualLayout")
        added(manual, "c:x", val="0")
        added(manual, "c:y", val=f"{offset:.4f}")
        for old in label.findall(qn("c:layout")):
            label.remove(old)
        label.find(qn("c:idx")).addnext(layout)


def _label(point: Any, text: str, size: float, colour: str, place: Any, *, bold: bool = True) -> None:
    label = point.data_label
    frame = label.text_frame
    frame.text = text
    font = frame.paragraphs[0].runs[0].font
    font.size, font.bold, font.color.rgb = Pt(size), bold, rgb(colour)
    label.position = place


def _fill(shape: Any, colour: str) -> None:
    shape.format.fill.solid()
    shape.format.fill.fore_color.rgb = rgb(colour)
