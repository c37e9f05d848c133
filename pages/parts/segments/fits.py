"""Which published row fits a segment, by the average contract of its own customers."""

import nrr
from pages.parts import session

SOURCE = "reference_card"
_WORDS = {-1: "below", 0: "at", 1: "above"}


def row_of(segment: nrr.Segment) -> nrr.benchmarks.Benchmark | None:
    """The Reference card's row for what a customer of the segment pays a year on average."""
    bridge = segment.bridge
    if bridge.opening_logos == 0:
        return None
    rows = nrr.benchmarks.rows_for("nrr", nrr.benchmarks.Dimension.ACV, sources=(SOURCE,))
    return nrr.benchmarks.fitting_row(
        rows, nrr.benchmarks.Dimension.ACV, round(bridge.opening / bridge.opening_logos)
    )


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


def fit(segment: nrr.Segment, asked: session.Asked) -> str:
    """How it stands against the median of its own row, or that it is not compared: `below 108.0% (ACV
    ...)`.
    """
    row = row_of(segment)
    if row is None or row.median is None or segment.rates.nrr is None:
        return "no row"
    median = f"{nrr.percent(row.median.value)}, {row.band}"
    if withheld(segment, asked) is not None:
        return f"not compared with {median}"
    return f"{_WORDS[int(nrr.benchmarks.verdict(segment.rates.nrr, row).standing)]} {median}"
