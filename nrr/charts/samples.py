"""One small figure of each kind: a server draws and serialises them before its first visitor comes."""

from nrr.bridges import Bridge
from nrr.charts.cohortcells import Measure
from nrr.charts.components import components
from nrr.charts.curves import curves
from nrr.charts.heatmaps import heatmap
from nrr.charts.layercakes import layer_cake
from nrr.charts.records import Chart, Look
from nrr.charts.segmentbars import segment_bars
from nrr.charts.trends import trend
from nrr.charts.waterfalls import logo_waterfall, movement_waterfall, waterfall
from nrr.cohorts import Grain
from nrr.metrics import GRR, LOGO_RETENTION, NRR
from nrr.policies import Policy
from nrr.rates import Rates
from nrr.rollforwards import RollForward
from nrr.segments import Segment
from nrr.snapshots import CohortPart, Layer, SegmentPart, TrendPoint
from nrr.windows import Month, Window

_OPENING = Month.of(2025, 1)
_YEAR = Window(_OPENING, _OPENING + 12)
_MONTH = Window(_OPENING, _OPENING + 1)


def samples() -> tuple[Chart, ...]:
    """Charts of an invented book, enough to load every part of the drawing library that pages need."""
    look, policy = Look("USD"), Policy()
    return (
        waterfall(_bridge(), look),
        logo_waterfall(_bridge(), look),
        movement_waterfall(_step(), look),
        trend(_points(), 12, look),
        components((_step(),), look),
        heatmap(_cohorts(), Measure.NRR, look, policy),
        curves(_cohorts(), Measure.NRR, look, policy),
        layer_cake((Layer("<=2025-01", (500, 700)),), (_OPENING, _OPENING + 1), look),
        segment_bars(SegmentPart("Plan", (_segment(),)), look, policy),
    )


def _bridge() -> Bridge:
    return Bridge(
        window=_YEAR,
        opening=300_000_00,
        new=40_000_00,
        resurrected=5_000_00,
        expansion=39_000_00,
        contraction=6_000_00,
        churn=15_000_00,
        fx=0,
        returned=0,
        opening_logos=30,
        new_logos=4,
        resurrected_logos=1,
        churned_logos=3,
        expanded_logos=9,
        contracted_logos=2,
        returned_logos=0,
        square_sum=1e15,
    )


def _step() -> RollForward:
    return RollForward(
        window=_MONTH,
        opening=300_000_00,
        new=4_000_00,
        reactivation=500_00,
        expansion=3_000_00,
        contraction=600_00,
        churn=1_500_00,
        fx=0,
        transferred_in=0,
        transferred_out=0,
        opening_logos=30,
        new_logos=2,
        reactivated_logos=1,
        expanded_logos=3,
        contracted_logos=1,
        churned_logos=1,
    )


def _rates() -> Rates:
    own = _bridge()
    return Rates(NRR.of(own), GRR.of(own), LOGO_RETENTION.of(own))


def _points() -> tuple[TrendPoint, ...]:
    return tuple(TrendPoint(_YEAR.closing + n, _rates(), 300_000_00, 30) for n in range(3))


def _segment() -> Segment:
    return Segment("Pro", _bridge(), _rates(), 1.0, 0.06)


def _cohorts() -> CohortPart:
    cells = ((100, 90, 95), (200, 210, None))
    counts = ((30, 28, 27), (40, 39, None))
    return CohortPart(
        grain=Grain.MONTH,
        base_age=0,
        cohorts=("2025-02", "2025-03"),
        sizes=(30, 40),
        net=cells,
        kept=cells,
        floor=cells,
        logos=counts,
        weighted_net=(1.0, 1.0, 0.95),
        weighted_kept=(1.0, 0.95, 0.95),
        weighted_logos=(1.0, 0.96, 0.9),
        observed_cohorts=(2, 2, 1),
        observed_customers=(70, 70, 30),
    )
