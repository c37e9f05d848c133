"""This window beside the one it is compared with: two bridges, their difference by line, and the segments."""

from collections.abc import Callable, Sequence

import pandas as pd
import streamlit as st

import nrr
from pages.parts import cards, headlines, session


def bridges(asked: session.Asked, now: nrr.Bridge, unit: str) -> None:
    """The earlier bridge as a picture, and what each line adds to the difference."""
    found = asked.snapshot.comparison
    if found is None or found.part.bridge is None:
        _missing(asked)
        return
    then = found.part.bridge
    left, right = st.columns(2, gap="small")
    with left:
        cards.chart_card(_earlier(asked, then, unit), f"earlier_{unit}")
    with right, st.container(border=True, key="bridge_difference", height="stretch", gap="small"):
        st.header(nrr.markdown_text(_moved(asked, found.part), 240), anchor=False)
        lines = nrr.comparisons.LINES if unit == "Money" else nrr.comparisons.LOGO_LINES
        differences = nrr.comparisons.line_differences(now, then, lines)
        cards.figures(_table(differences, asked, unit), "Two bridges line by line")
        st.caption(
            "Difference: this period minus the earlier one. Contraction and churn are losses: plus means more"
            " was lost."
        )


def _earlier(asked: session.Asked, then: nrr.Bridge, unit: str) -> nrr.charts.Chart:
    if unit == "Money":
        chart = nrr.charts.waterfall(then, asked.look, nrr.retention.net_metric(asked.view.policy))
    else:
        chart = nrr.charts.logo_waterfall(then, asked.look)
    return headlines.untitled(chart, f"{_name(asked)}: {then.window.label}")


def _name(asked: session.Asked) -> str:
    words = asked.view.against.stamp
    return words[:1].upper() + words[1:]


def _moved(asked: session.Asked, then: nrr.snapshots.WindowPart) -> str:
    now = asked.snapshot.main.headline.rates.nrr
    before, closing = then.headline.rates.nrr, then.headline.window.closing.label
    if now is None or before is None:
        return f"Line by line since {closing}"
    if round(now - before, 3) == 0:
        return f"NRR {nrr.ground.percent_said(now)}, unchanged since {closing}"
    way = "up" if now > before else "down"
    return (
        f"NRR {nrr.ground.percent_said(now)}, {way} {nrr.ground.points_said(now - before)} from"
        f" {nrr.ground.percent_said(before)} in {closing}"
    )


def _table(
    differences: Sequence[nrr.comparisons.LineDifference], asked: session.Asked, unit: str
) -> pd.DataFrame:
    shown = [one for one in differences if one.now or one.then]
    write, signed = (asked.money, _signed_money(asked)) if unit == "Money" else (nrr.count, _signed)
    return pd.DataFrame(
        {
            "Line": [nrr.definitions.LABELS[one.line].capitalize() for one in shown],
            "Earlier": [write(one.then) for one in shown],
            "This period": [write(one.now) for one in shown],
            "Difference": [signed(one.difference) for one in shown],
        }
    )


def _signed_money(asked: session.Asked) -> Callable[[int], str]:
    return lambda amount: f"+{asked.money(amount)}" if amount > 0 else asked.money(amount)


def _signed(number: int) -> str:
    return f"{'+' if number > 0 else '−' if number < 0 else '±'}{nrr.count(abs(number))}"


def _missing(asked: session.Asked) -> None:
    found = asked.snapshot.comparison
    if found is not None:
        reason = found.part.headline.rates.reason
        st.caption(nrr.markdown_text(f"{_name(asked)}: nothing to compare, {reason}.", 300))


def segments(part: nrr.snapshots.SegmentPart, asked: session.Asked) -> None:
    """NRR of every segment in both windows; a segment of few customers on either side has no figure."""
    found = asked.snapshot.comparison
    if found is None or found.part.bridge is None:
        _missing(asked)
        return
    earlier = {one.label: one for p in found.segments if p.attribute == part.attribute for one in p.segments}
    with st.container(border=True, key="segments_compared", gap="small"):
        st.header(
            nrr.markdown_text(
                f"Compared with the {_name(asked).lower()}, {found.part.headline.window.label}", 240
            ),
            anchor=False,
        )
        rows = [_row(one, earlier.get(one.label), asked) for one in part.segments]
        cards.figures(pd.DataFrame(rows), "Segments in both periods")


def _row(now: nrr.Segment, then: nrr.Segment | None, asked: session.Asked) -> dict[str, str]:
    least = asked.view.policy.smallest_group
    sides = [None if one is None else _shown(one, least) for one in (then, now)]
    rates = [one.rates.nrr if one is not None and _shown(one, least) else None for one in (then, now)]
    earlier, own = rates
    change = nrr.points(own - earlier) if own is not None and earlier is not None else nrr.MISSING
    texts = [
        "none" if side is None else nrr.percent(rate) if side else "too few"
        for side, rate in zip(sides, rates, strict=True)
    ]
    return {
        "Segment": now.label,
        "NRR earlier": texts[0],
        "NRR this period": texts[1],
        "Change": change,
        "Opening earlier": asked.money(then.bridge.opening if then else None),
        "Opening this period": asked.money(now.bridge.opening),
    }


def _shown(one: nrr.Segment, least: int) -> bool:
    return one.bridge.opening_logos >= least
