"""Charts: the numbers that are drawn are the numbers of the records, and nothing hidden leaks into a
figure.
"""

import json
import re
from dataclasses import replace
from itertools import combinations

import numpy as np
import plotly.graph_objects as go
import pytest
from hypothesis import HealthCheck, given, settings

import nrr
from builders import books, ledger
from drawings import HOSTILE, fourteen, renamed, snapshot_of
from nrr import charts
from nrr.charts import Look, Measure, Tone
from nrr.charts.colours import colour_keys

LOOK = Look("USD")
MOVES = ("new", "reactivation", "expansion", "contraction", "churn", "opening")


@pytest.fixture(scope="module")
def snapshot():
    return snapshot_of(fourteen(), "2026-01")


def everything(snapshot, look):
    """One chart of every kind a snapshot can fill."""
    policy = snapshot.view.policy
    found = [
        charts.trend(snapshot.trend, snapshot.view.window.months, look),
        charts.components(snapshot.steps, look),
    ]
    if snapshot.main.bridge is not None:
        found += [
            charts.waterfall(snapshot.main.bridge, look),
            charts.waterfall(snapshot.main.bridge, replace(look, screen=charts.Screen.PHONE)),
            charts.logo_waterfall(snapshot.main.bridge, look),
        ]
    total = nrr.retention.summed(snapshot.steps)
    found += [charts.movement_waterfall(total, look)] if total else []
    for part in snapshot.cohorts:
        if part.cohorts:
            found += [charts.heatmap(part, measure, look, policy) for measure in Measure]
            found += [charts.curves(part, measure, look, policy) for measure in Measure]
    found += (
        [charts.layer_cake(snapshot.layers, snapshot.months, look, snapshot.view.policy)]
        if snapshot.layers
        else []
    )
    for part in snapshot.segments:
        found += [charts.segment_bars(part, look, policy), *charts.small_multiples(part, look, policy)]
    return found


def test_the_title_of_the_bridge_is_its_finding(snapshot):
    chart = charts.waterfall(snapshot.main.bridge, Look("USD", nrr.Basis.MRR))
    assert chart.title == "NRR 107.0%: expansion of $3.2k covers $2.2k of losses"


@pytest.mark.parametrize(
    ("rows", "title"),
    [
        (["a 100 100", "b 100 50"], "NRR 75.0%: $50 of losses and no expansion"),
        (["a 100 120", "b 100 50"], "NRR 85.0%: losses of $50 exceeded expansion of $20"),
        (["a 100 120"], "NRR 120.0%: expansion of $20 and no losses"),
        (["a 100 100"], "NRR 100.0%: no customer moved"),
        ([". . 5"], "NRR is not defined: no opening customers"),
    ],
)
def test_titles_say_what_the_numbers_say(rows, title):
    book = ledger(*rows)
    bridge = nrr.bridge(book, nrr.Window(book.months[0], book.months[-1]), nrr.Policy())
    assert charts.waterfall(bridge, Look("USD", nrr.Basis.MRR)).title == title


def test_the_caption_of_the_bridge_speaks_of_bars_that_are_drawn():
    def caption(*rows):
        book = ledger(*rows)
        return charts.waterfall(nrr.bridge(book, nrr.default_window(book), nrr.Policy()), LOOK).caption

    beside = "Returned and new customers are not counted."
    assert caption("a 100 120", "b . 50").endswith(beside) and beside not in caption("a 100 120", "b 50 40")


def test_one_published_median_is_named_with_its_side():
    rows = [row for row in nrr.benchmarks.rows_for("nrr") if row.median is not None][:1]
    edge = rows[0].median.value
    for own, side in ((edge + 0.2, "above"), (edge - 0.2, "below"), (edge, "at")):
        title = charts.benchmark_bars(own, "NRR", rows, 2026, LOOK).title
        assert f"{side} the median of {nrr.percent(edge)} (Optifai, 2025)" in title


@pytest.mark.parametrize(
    ("rate", "text"),
    [(1.0, "100.0%"), (1.07, "107.0%"), (0.9996, "≈100%"), (0.999958, "≈100%"), (1.000004, "≈100%")],
)
def test_a_rate_beside_a_threshold_never_reads_as_the_threshold(rate, text):
    assert nrr.percent(rate) == text
    assert nrr.ground.percent_said(rate) == text.replace("≈", "about ")


def test_waterfall_bars_stand_where_the_last_one_ended(snapshot):
    bars = charts.waterfall(snapshot.main.bridge, LOOK).figure.data[0]
    assert list(bars.customdata) == [
        "opening",
        "expansion",
        "contraction",
        "churn",
        "retained",
        "resurrected",
        "new",
        "closing",
    ]
    spans = [(base, base + change) for base, change in zip(bars.base, bars.y, strict=True)]
    level = spans[0][1]
    for key, (start, end) in zip(bars.customdata[1:], spans[1:], strict=True):
        left, right = (end, start) if key in {"resurrected", "new"} else (start, end)
        assert (right if key in {"retained", "closing"} else left) == pytest.approx(level)
        level = right
    assert level == LOOK.units(snapshot.main.bridge.closing)


def test_on_a_phone_a_waterfall_has_the_same_bars_and_one_line_for_each_amount(snapshot):
    bridge = snapshot.main.bridge
    upright, lying = (
        charts.waterfall(bridge, replace(LOOK, screen=screen)).figure.data[0] for screen in charts.Screen
    )
    assert (lying.orientation, list(lying.x), list(lying.base)) == ("h", list(upright.y), list(upright.base))
    assert list(lying.y) == list(upright.x) and not any("<br>" in text for text in lying.text)


def test_gains_after_the_retained_bar_carry_their_amount_below(snapshot):
    bars = charts.waterfall(snapshot.main.bridge, LOOK).figure.data[0]
    assert [key for key, change in zip(bars.customdata, bars.y, strict=True) if change < 0] == [
        "contraction",
        "churn",
        "resurrected",
        "new",
    ]


def test_bars_start_at_zero(snapshot):
    chart = charts.waterfall(snapshot.main.bridge, LOOK)
    assert chart.figure.data[0].base[0] == 0 and "range" not in chart.figure.layout.yaxis.to_plotly_json()


def test_the_table_holds_the_formatted_numbers(snapshot):
    table = charts.waterfall(snapshot.main.bridge, LOOK).table
    assert table.iloc[0].tolist() == ["Opening", "$176,400", "100.0%"]
    assert table.iloc[3].tolist() == ["Churn", "−$16,200", "−9.2%"]


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(books(3))
def test_any_book_can_be_drawn(drawn):
    book = drawn.ledger
    view = nrr.View(nrr.default_window(book))
    for chart in everything(nrr.take(book, view, title="", made_at=""), LOOK):
        written = json.dumps(chart.figure.to_plotly_json(), default=np.ndarray.tolist, allow_nan=False)
        assert len(written) < 400_000
        assert chart.title and chart.caption and chart.alt and len(chart.table.columns) > 1
        assert "nan" not in chart.title.lower() and "None" not in chart.title


def test_dark_is_light_with_other_colours(snapshot):
    twins = charts.dark_twins()
    for light, dark in zip(
        everything(snapshot, LOOK), everything(snapshot, Look("USD", tone=Tone.DARK)), strict=True
    ):
        swapped = re.sub("#[0-9A-F]{6}", lambda found: twins.get(found[0], found[0]), light.figure.to_json())
        assert swapped == dark.figure.to_json()


def test_figures_are_small_and_carry_no_template(snapshot):
    for chart in everything(snapshot, LOOK):
        assert set(chart.figure.layout.template.layout.to_plotly_json()) == set()
        assert charts.parcel(chart)["layout"].get("template") is None


def test_small_cohorts_are_hidden_everywhere():
    book = ledger("a . 100 90", "b . 100 80", "c . 100 70", start="2025-01")
    part = snapshot_of_short(book).cohort(nrr.Grain.MONTH)
    chart = charts.heatmap(part, Measure.NRR, LOOK, nrr.Policy())
    heat = [trace for trace in chart.figure.data if trace.type == "heatmap"]
    assert all(value is None for trace in heat for row in trace.z for value in row)
    assert not any(len(trace.x) for trace in chart.figure.data if trace.type == "scatter")
    assert chart.table["Month 1"].tolist() == ["N/A", "N/A"]
    assert chart.title == "Too early for cohorts: each needs 5 customers and two months"


def snapshot_of_short(book, **policy):
    view = nrr.View(nrr.Window.trailing(book.months[-1], 1), nrr.Policy(**policy))
    return nrr.take(book, view, title="", made_at="")


def test_a_click_on_a_cell_brings_cohort_and_age():
    book = ledger(*(f"c{n} . 100 90 80" for n in range(6)), start="2025-01")
    part = snapshot_of_short(book).cohort(nrr.Grain.MONTH)
    squares = charts.heatmap(part, Measure.NRR, LOOK, nrr.Policy()).figure.data[-1]
    assert [list(point[:3]) for point in squares.customdata] == [
        ["2025-02", 0, "100.0%"],
        ["2025-02", 1, "90.0%"],
        ["2025-02", 2, "80.0%"],
    ]


def test_small_segments_show_their_number_and_nothing_else():
    book = ledger(*(f"c{n} 100 90" for n in range(6)), "tiny 777 700", Plan=["big"] * 6 + ["secret"])
    part = next(p for p in snapshot_of_short(book).segments if p.attribute == "Plan")
    chart = charts.segment_bars(part, LOOK, nrr.Policy())
    assert chart.table.set_index("Plan").loc["secret"].tolist() == [
        "N/A",
        "N/A",
        "N/A",
        "1",
        "N/A",
        "N/A",
        "N/A",
    ]
    assert "90.1" not in chart.figure.to_json()


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_labels_are_escaped_in_every_label_of_a_figure(name):
    book = renamed(fourteen(), name, name)
    part = next(
        p for p in snapshot_of(book, "2026-01", smallest_group=1).segments if p.attribute == "Segment"
    )
    figure = charts.segment_bars(part, LOOK, nrr.Policy(smallest_group=1)).figure
    labels = [*figure.layout.yaxis.ticktext, *figure.data[0].hovertext]
    assert not re.search(r"<(?!b>|/b>|br>)", " ".join(labels))


def test_at_most_six_lines_have_a_colour_of_their_own():
    rows = [f"c{m}{n} " + " ".join([*["."] * m, *["100"] * (12 - m)]) for m in range(1, 10) for n in range(5)]
    part = snapshot_of_short(ledger(*rows)).cohort(nrr.Grain.MONTH)
    colours = [trace.line.color for trace in charts.curves(part, Measure.NRR, LOOK, nrr.Policy()).figure.data]
    assert len(set(colours)) <= 8


def rgb(colour):
    return np.array([int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)])


def linear(colour):
    value = rgb(colour)
    return np.where(value <= 0.04045, value / 12.92, ((value + 0.055) / 1.055) ** 2.4)


def contrast(one, other):
    bright = sorted(float(linear(c) @ [0.2126, 0.7152, 0.0722]) + 0.05 for c in (one, other))
    return bright[1] / bright[0]


# Machado, Oliveira and Fernandes (2009), full severity.
BLINDNESS = {
    "none": np.eye(3),
    "protanopia": np.array(
        [[0.152286, 1.052583, -0.204868], [0.114503, 0.786281, 0.099216], [-0.003882, -0.048116, 1.051998]]
    ),
    "deuteranopia": np.array(
        [[0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413], [-0.011820, 0.042940, 0.968881]]
    ),
}
TO_XYZ = np.array([[0.4124, 0.3576, 0.1805], [0.2126, 0.7152, 0.0722], [0.0193, 0.1192, 0.9505]])


def lab(colour, blindness):
    seen = np.clip(BLINDNESS[blindness] @ linear(colour), 0, 1)
    scaled = TO_XYZ @ seen / [0.95047, 1.0, 1.08883]
    root = np.where(scaled > 0.008856, np.cbrt(scaled), 7.787 * scaled + 16 / 116)
    return np.array([116 * root[1] - 16, 500 * (root[0] - root[1]), 200 * (root[1] - root[2])])


@pytest.mark.parametrize("tone", Tone)
@pytest.mark.parametrize("blindness", BLINDNESS)
def test_movements_stay_apart_for_every_eye(tone, blindness):
    pairs = combinations([charts.colour_of(key, tone) for key in MOVES], 2)
    distances = {
        pair: float(np.linalg.norm(lab(pair[0], blindness) - lab(pair[1], blindness))) for pair in pairs
    }
    assert min(distances.values()) >= 15, min(distances, key=distances.get)


@pytest.mark.parametrize(
    ("tone", "surface", "least"), [(Tone.LIGHT, "#FFFFFF", 2.9), (Tone.DARK, "#0F1720", 3.0)]
)
def test_every_colour_can_be_seen_on_its_surface(tone, surface, least):
    assert all(contrast(charts.colour_of(key, tone), surface) >= least for key in colour_keys())


def test_the_same_picture_is_checked_once_and_another_number_is_another_picture():
    bridge = snapshot_of(fourteen(), "2026-01").main.bridge
    first, again = charts.waterfall(bridge, LOOK).figure, charts.waterfall(replace(bridge), LOOK).figure
    other = charts.waterfall(replace(bridge, churn=bridge.churn + 1200), LOOK).figure
    assert again is first and other is not first and other.to_dict() != first.to_dict()
    assert first.to_dict() == go.Figure(first).to_dict()
    assert charts.waterfall(bridge, replace(LOOK, tone=Tone.DARK)).figure.to_dict() != first.to_dict()


def test_the_same_question_is_answered_by_the_same_chart_and_another_by_another(snapshot):
    points, steps, months = snapshot.trend, snapshot.steps, snapshot.view.window.months
    plan = {point.month: 1.1 for point in points}
    first = charts.trend(points, months, LOOK, plan)
    assert charts.trend(list(points), months, replace(LOOK), dict(plan)) is first
    others = [
        charts.trend(points, months, LOOK),
        charts.trend(points, months, LOOK, plan | {points[0].month: 1.2}),
    ]
    assert all(other is not first and other.figure.to_dict() != first.figure.to_dict() for other in others)
    assert charts.components(steps, LOOK) is charts.components(list(steps), LOOK)
    assert charts.components(steps[1:], LOOK).table.equals(charts.components(steps, LOOK).table) is False
