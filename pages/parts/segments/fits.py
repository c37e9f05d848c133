"""Which published medians customers are compared with: every contract with the row that holds its size."""

from collections.abc import Mapping

import nrr
from pages.parts import explained, memory, session

SOURCE, SECOND = "reference_card", "saas_capital_2023"
"""The medians by size of contract that the page leads with, and the study that says how it measured."""
_WORDS = {-1: "below", 0: "at", 1: "above"}
Medians = Mapping[str, nrr.benchmarks.MixAdjusted]


def rows(source: str = SOURCE) -> tuple[nrr.benchmarks.Benchmark, ...]:
    """The rows of one source by size of contract."""
    kinds = (nrr.benchmarks.Kind.ARTICLE, nrr.benchmarks.Kind.OUTSIDE)
    return nrr.benchmarks.rows_for("nrr", nrr.benchmarks.Dimension.ACV, kinds, (source,))


def medians(part: nrr.snapshots.SegmentPart, asked: session.Asked) -> Medians:
    """By segment, the median for the mix of its own contracts; in a database sizes are known by band only."""
    if not asked.connected:
        return _own_medians(asked.book.key, explained.book(asked), asked.view, part.attribute)
    if part.attribute != nrr.retention.ACV_BAND:
        return {}
    found = {one.label: _of_band(one) for one in part.segments if one.bridge.opening_logos}
    return {label: median for label, median in found.items() if median is not None}


def whole(asked: session.Asked, source: str = SOURCE) -> nrr.benchmarks.MixAdjusted | None:
    """The median for all contracts together."""
    if not asked.connected:
        return _own_median(asked.book.key, explained.book(asked), asked.view, source)
    part = bands(asked)
    held = {} if part is None else {one.label: one for one in part.segments if one.bridge.opening_logos}
    lines = {label: row for label, one in held.items() if (row := _band_row(one)) is not None}
    weights = {label: one.share or 0.0 for label, one in held.items()}
    return nrr.benchmarks.mix_adjusted(weights, lines) if source == SOURCE and weights else None


def bands(asked: session.Asked) -> nrr.snapshots.SegmentPart | None:
    """The customers by size of contract."""
    named = nrr.retention.ACV_BAND
    return next((one for one in asked.snapshot.segments if one.attribute == named), None)


@memory.kept()
def _own_medians(key: str, _book: nrr.Ledger, view: nrr.View, by: str) -> Medians:
    return nrr.comparisons.own_medians(_book, view.window, rows(), by)


@memory.kept()
def _own_median(
    key: str, _book: nrr.Ledger, view: nrr.View, source: str
) -> nrr.benchmarks.MixAdjusted | None:
    return nrr.comparisons.own_median(_book, view.window, rows(source))


def _band_row(segment: nrr.Segment) -> nrr.benchmarks.Benchmark | None:
    bridge = segment.bridge
    acv = round(bridge.opening / bridge.opening_logos)
    return nrr.benchmarks.fitting_row(rows(), nrr.benchmarks.Dimension.ACV, acv)


def _of_band(segment: nrr.Segment) -> nrr.benchmarks.MixAdjusted | None:
    row = _band_row(segment)
    return None if row is None else nrr.benchmarks.mix_adjusted({segment.label: 1.0}, {segment.label: row})


def withheld(segment: nrr.Segment, asked: session.Asked) -> str | None:
    """Why a segment may not be compared with anything published."""
    policy, bridge = asked.view.policy, segment.bridge
    measured = nrr.benchmarks.Measured(
        segment.rates.nrr,
        asked.view.window.months,
        bridge.opening_logos,
        bridge.effective_logos,
        str(policy.method),
        str(policy.reactivation),
    )
    return nrr.benchmarks.withheld(measured, nrr.intervals.ladder_of(policy))


def fit(segment: nrr.Segment, own: Medians, asked: session.Asked) -> str:
    """How it stands against the median of its own contracts, or that it is not compared: `below 108.0%,
    ACV $25K–100K`.
    """
    found = own.get(segment.label)
    if found is None or segment.rates.nrr is None:
        return "no published median"
    median = f"{nrr.percent(found.value)}, {_of_what(found)}"
    if withheld(segment, asked) is not None:
        return f"not compared with {median}"
    return f"{_WORDS[nrr.benchmarks.beside(segment.rates.nrr, found.value)]} {median}"


def _of_what(found: nrr.benchmarks.MixAdjusted) -> str:
    return found.rows[0].band if len(found.rows) == 1 else f"own mix of {len(found.rows)} sizes"
