"""Of the report object: the fiscal year of the closing month, and the window it is compared with."""

from collections.abc import Sequence

from nrr.comparisons import LOGO_LINES, line_differences
from nrr.export.reportparts import Plain, bridge_part, rates_part, segments_part, window_part
from nrr.ground import Basis, amount
from nrr.retention import Bridge, Rates, View
from nrr.snapshots import Snapshot


def fiscal_part(view: View) -> Plain:
    """The fiscal year of the closing month, and the windows it names, all as month-ends."""
    fiscal, closing = view.policy.fiscal, view.window.closing
    return {
        "start": fiscal.start,
        "name": str(fiscal.name),
        "label": fiscal.label(closing),
        "year_label": fiscal.year_label(closing),
        "quarter_end": fiscal.ends_quarter(closing),
        "year_end": fiscal.ends_year(closing),
        "year_to_date": window_part(fiscal.year_to_date(closing)),
        "quarter_to_date": window_part(fiscal.quarter_to_date(closing)),
        "last_complete_quarter": window_part(fiscal.last_complete_quarter(closing)),
    }


def comparison_part(snapshot: Snapshot, by: Sequence[str]) -> Plain | None:
    """The window the view is compared with, and its Bridge taken from the view's line by line."""
    found, view, now = snapshot.comparison, snapshot.view, snapshot.main
    if found is None:
        return None
    then = found.part
    return {
        "against": str(view.against),
        "window": window_part(then.headline.window),
        "metrics": rates_part(then.headline.rates),
        "reason": then.headline.rates.reason,
        "change": _change(now.headline.rates, then.headline.rates),
        "bridge": None if then.bridge is None else bridge_part(then.bridge, view.basis),
        "difference": _difference(now.bridge, then.bridge, view.basis),
        "segments": {
            p.attribute: segments_part(p, view.basis) for p in found.segments if not by or p.attribute in by
        },
    }


def _change(now: Rates, then: Rates) -> Plain:
    earlier = rates_part(then)
    return {
        key: None if value is None or earlier[key] is None else value - earlier[key]
        for key, value in rates_part(now).items()
    }


def _difference(now: Bridge | None, then: Bridge | None, basis: Basis) -> Plain | None:
    if now is None or then is None:
        return None
    money = {one.line: str(amount(one.difference, basis)) for one in line_differences(now, then)}
    logos = {
        one.line.removesuffix("_logos"): one.difference for one in line_differences(now, then, LOGO_LINES)
    }
    return {"money": money, "logos": logos}
