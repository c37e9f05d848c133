"""The snapshot as slides with native charts that can be edited: headline, bridge, trend, cohorts,
segments, definitions.
"""

from io import BytesIO
from math import floor
from typing import Any

from pptx import Presentation
from pptx.chart.data import CategoryChartData
from pptx.dml.color import RGBColor
from pptx.enum.chart import XL_CHART_TYPE, XL_LEGEND_POSITION
from pptx.util import Inches, Pt

from nrr.charts import (
    Chart,
    Look,
    Measure,
    Tone,
    colour_of,
    look_of,
    plain_lines,
    segment_bars,
    trend,
    waterfall,
)
from nrr.charts.cohortcells import measured
from nrr.charts.sentences import cohort_sentence, unknown_starts_sentence
from nrr.definitions import GRR, LOGO_RETENTION, NRR
from nrr.export.boards import BoardOptions
from nrr.export.boardwords import headline
from nrr.export.grids import cohort_grid, plain_grid
from nrr.export.slideparts import put_axes, put_bullets, put_table, put_title
from nrr.ground import moment_label, percent, percent_range, plural
from nrr.packs import Restatement, large_groups, too_few
from nrr.retention import Grain, net_metric
from nrr.snapshots import CohortPart, SegmentPart, Snapshot

_FRAME = (Inches(0.6), Inches(1.45), Inches(12.1), Inches(5.3))
_MOST_ROWS = 13
_TRIO = (("nrr", "NRR"), ("grr", "GRR"), ("logo_retention", "Logo retention"))


def slides(snapshot: Snapshot, options: BoardOptions) -> bytes:
    """A 16:9 presentation; the same cautions hold as on the board: small groups are not shown."""
    deck = Presentation()
    deck.slide_width, deck.slide_height = Inches(13.333), Inches(7.5)
    look = look_of(snapshot)
    _headline(deck, snapshot)
    if too_few(snapshot):
        _definitions(deck, snapshot)
        return _saved(deck)
    if options.restated is not None:
        _restated(deck, options.restated)
    if snapshot.main.bridge is not None:
        _bridge(deck, waterfall(snapshot.main.bridge, look, net_metric(snapshot.view.policy)), look)
    if len(snapshot.trend) > 1:
        _trend(deck, snapshot, look)
    for part in snapshot.cohorts:
        if part.grain is Grain.QUARTER and part.cohorts:
            _cohorts(deck, part, snapshot, look)
    for _, large in large_groups(snapshot)[:1]:
        _segments(deck, large, snapshot, look)
    _definitions(deck, snapshot)
    return _saved(deck)


def _saved(deck: Any) -> bytes:
    out = BytesIO()
    deck.save(out)
    return out.getvalue()


def _slide(deck: Any, title: str, below: str) -> Any:
    slide = deck.slides.add_slide(deck.slide_layouts[6])
    put_title(slide, title, below)
    return slide


def _headline(deck: Any, snapshot: Snapshot) -> None:
    slide = _slide(deck, headline(snapshot), snapshot.title)
    own = snapshot.main.headline
    if too_few(snapshot):
        return
    for place, metric in enumerate((NRR, GRR, LOGO_RETENTION)):
        box = slide.shapes.add_textbox(
            Inches(0.6 + 4.1 * place), Inches(2.2), Inches(3.9), Inches(2.2)
        ).text_frame
        box.text = metric.label
        for words, size in (
            (percent(getattr(own.rates, metric.key)), 48),
            (plural(own.customers, "customer"), 14),
        ):
            line = box.add_paragraph()
            line.text, line.font.size, line.font.bold = words, Pt(size), size > 20
    interval = percent_range(own.low, own.high)
    sure = f"95% interval of NRR: {interval}" if interval else ""
    put_bullets(slide, [sure, snapshot.stamp, f"Taken {moment_label(snapshot.made_at)}"], top=5.3)


def _restated(deck: Any, found: Restatement) -> None:
    slide = _slide(deck, found.title, found.sentence)
    put_bullets(slide, list(found.why), top=1.5)
    for _, frame in found.tables[:1]:
        put_table(_slide(deck, found.title, found.sentence), plain_grid(frame.head(_MOST_ROWS)), _FRAME)


def _bridge(deck: Any, chart: Chart, look: Look) -> None:
    """Stacked columns on an invisible base, one colour a movement."""
    bars = chart.figure.data[0]
    data = CategoryChartData()
    data.categories = list(bars.x)
    tops = [max(base, base + change) for base, change in zip(bars.base, bars.y, strict=True)]
    data.add_series("base", [top - abs(change) for top, change in zip(tops, bars.y, strict=True)])
    data.add_series(look.unit, [abs(change) for change in bars.y])
    # An invisible cap carries the amounts above the bars, where every one of them can be read.
    data.add_series("amounts", [0.07 * max(tops)] * len(tops))
    slide = _slide(deck, chart.title, chart.caption)
    native = slide.shapes.add_chart(XL_CHART_TYPE.COLUMN_STACKED, *_FRAME, data).chart
    native.has_legend = False
    native.plots[0].gap_width = 45
    put_axes(native, "#,##0")
    base, shown, caps = native.series
    for invisible in (base, caps):
        invisible.format.fill.background()
    for place, (key, words) in enumerate(zip(bars.customdata, bars.text, strict=True)):
        shown.points[place].format.fill.solid()
        shown.points[place].format.fill.fore_color.rgb = _rgb(colour_of(key, Tone.LIGHT))
        label = caps.points[place].data_label.text_frame
        label.text = " = ".join(plain_lines(words))
        label.paragraphs[0].font.size = Pt(12)


def _trend(deck: Any, snapshot: Snapshot, look: Look) -> None:
    chart = trend(snapshot.trend, snapshot.view.window.months, look)
    data = CategoryChartData(number_format="0.0%")
    data.categories = [point.month.label for point in snapshot.trend]
    for key, label in _TRIO:
        data.add_series(label, [getattr(point.rates, key) for point in snapshot.trend])
    slide = _slide(
        deck,
        chart.title,
        f"Each point is the {snapshot.view.window.months}-month figure that closes in that month.",
    )
    native = slide.shapes.add_chart(XL_CHART_TYPE.LINE, *_FRAME, data).chart
    native.has_legend, native.legend.position, native.legend.include_in_layout = (
        True,
        XL_LEGEND_POSITION.BOTTOM,
        False,
    )
    put_axes(native, "0%")
    known = [
        v for point in snapshot.trend for key, _ in _TRIO if (v := getattr(point.rates, key)) is not None
    ]
    native.value_axis.minimum_scale = max(floor(min(known, default=0.0) * 10 - 0.5) / 10, 0.0)
    for series, (key, _) in zip(native.series, _TRIO, strict=True):
        series.smooth = False
        series.format.line.color.rgb = _rgb(colour_of(key, Tone.LIGHT))
        series.format.line.width = Pt(3 if key == "nrr" else 2)


def _cohorts(deck: Any, part: CohortPart, snapshot: Snapshot, look: Look) -> None:
    policy = snapshot.view.policy
    title = cohort_sentence(part, Measure.NRR, measured(part, Measure.NRR, look), policy)
    grid = cohort_grid(part, look, policy)
    if grid.texts:
        below = (
            f"Net retention by months since the first payment. {unknown_starts_sentence(snapshot)}".rstrip()
        )
        put_table(_slide(deck, title, below), grid, _FRAME)


def _segments(deck: Any, part: SegmentPart, snapshot: Snapshot, look: Look) -> None:
    least = snapshot.view.policy.smallest_group
    chart = segment_bars(part, look, snapshot.view.policy)
    below = f"As they were at the opening; groups of fewer than {least} customers are not shown."
    if len(chart.table) > _MOST_ROWS:
        below += f" The {_MOST_ROWS} largest of {len(chart.table)} groups."
    put_table(_slide(deck, chart.title, below), plain_grid(chart.table.head(_MOST_ROWS)), _FRAME)


def _definitions(deck: Any, snapshot: Snapshot) -> None:
    failed = [check.said for check in snapshot.checks if not check.passed]
    said = (
        f"Checks that do not tie out: {', '.join(failed)}"
        if failed
        else f"{plural(len(snapshot.checks), 'check')} tie out"
    )
    doubts = [f"Doubtful data: {alarm.what}" for alarm in snapshot.alarms]
    slide = _slide(deck, "Definitions in force", snapshot.stamp)
    put_bullets(slide, [*doubts, *snapshot.view.policy.sentences, said], top=1.5)


def _rgb(colour: str) -> RGBColor:
    return RGBColor.from_string(colour.lstrip("#"))
