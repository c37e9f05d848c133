"""Every picture of the product: domain records in, a figure with its title, caption and table out."""

from nrr.charts.benchmarkbars import benchmark_bars, benchmark_picture
from nrr.charts.cohortcells import Measure, measured
from nrr.charts.colours import colour_of, dark_twins
from nrr.charts.commitments import commitment_band
from nrr.charts.components import components, components_picture
from nrr.charts.courses import scenario_lines
from nrr.charts.curves import curves, curves_picture
from nrr.charts.fans import forecast_fan
from nrr.charts.heatmaps import heatmap
from nrr.charts.layercakes import layer_cake, layer_picture
from nrr.charts.layouts import plain_lines
from nrr.charts.mixes import mix_waterfall
from nrr.charts.multiples import small_multiples
from nrr.charts.noted import noted, noted_bridge
from nrr.charts.outlooks import outlook_picture
from nrr.charts.parcels import parcel, plotly_js, style_marks
from nrr.charts.pictures import Svg, colour_rules, heat_step, spark
from nrr.charts.plans import plan_course, plan_picture
from nrr.charts.published import published_picture
from nrr.charts.records import Chart, Look, Screen, Tone, look_of
from nrr.charts.renewals import renewal_picture
from nrr.charts.scenariobridges import scenario_bridge
from nrr.charts.scenariowords import moved_words, scenario_sentence
from nrr.charts.segmentbars import segment_bars, segment_table
from nrr.charts.segmentlines import segment_lines
from nrr.charts.sentences import (
    bridge_sentence,
    change_words,
    headline_sentence,
    logo_sentence,
    unknown_starts_sentence,
)
from nrr.charts.survivals import survival_curves
from nrr.charts.timelines import account_timeline, movement_kinds
from nrr.charts.tornadoes import tornado_bars
from nrr.charts.trends import trend, trend_picture
from nrr.charts.waterfalls import (
    logo_picture,
    logo_waterfall,
    movement_waterfall,
    waterfall,
    waterfall_picture,
)

__all__ = [
    "Chart",
    "Look",
    "Measure",
    "Screen",
    "Svg",
    "Tone",
    "account_timeline",
    "benchmark_bars",
    "benchmark_picture",
    "bridge_sentence",
    "change_words",
    "colour_of",
    "colour_rules",
    "commitment_band",
    "components",
    "components_picture",
    "curves",
    "curves_picture",
    "dark_twins",
    "forecast_fan",
    "headline_sentence",
    "heat_step",
    "heatmap",
    "layer_cake",
    "layer_picture",
    "logo_picture",
    "logo_sentence",
    "logo_waterfall",
    "look_of",
    "measured",
    "mix_waterfall",
    "moved_words",
    "movement_kinds",
    "movement_waterfall",
    "noted",
    "noted_bridge",
    "outlook_picture",
    "parcel",
    "plain_lines",
    "plan_course",
    "plan_picture",
    "plotly_js",
    "published_picture",
    "renewal_picture",
    "scenario_bridge",
    "scenario_lines",
    "scenario_sentence",
    "segment_bars",
    "segment_lines",
    "segment_table",
    "small_multiples",
    "spark",
    "style_marks",
    "survival_curves",
    "tornado_bars",
    "trend",
    "trend_picture",
    "unknown_starts_sentence",
    "waterfall",
    "waterfall_picture",
]
