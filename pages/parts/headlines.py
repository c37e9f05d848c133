"""The trio with its window, interval and course, and the bridge that stands under it."""

from dataclasses import replace

import streamlit as st

import nrr
from pages.parts import cached, connectedtables, explain, session
from pages.parts.cards import Figure, figure_card

_COURSE = 24
_MONEY_LINES = ("opening", "expansion", "contraction", "churn", "resurrected", "new", "closing")
_LOGO_LINES = ("opening_logos", "churned_logos", "resurrected_logos", "new_logos", "closing_logos")
_TRIO = (
    ("nrr", "NRR"),
    ("grr", "GRR"),
    ("logo_retention", "Logo retention"),
)


def trio(asked: session.Asked) -> None:
    """NRR never without GRR and logo retention; the closing revenue beside them."""
    # Before there is a grid: what a database takes long for says so, and that would be a cell of its own.
    figures = [_figure(asked, key, label) for key, label in _TRIO]
    with st.grid(4, min_column_width=150, gap="small", key="trio"):
        for (key, _), figure in zip(_TRIO, figures, strict=True):
            figure_card(figure, explain.asking(explain.HeadlineQuestion(key)))
        figure_card(_closing(asked), explain.asking(explain.FigureQuestion("closing")))


def bridge_chart(asked: session.Asked, bridge: nrr.Bridge) -> nrr.charts.Chart:
    """The waterfall under a title of its own, because the page already says what it says."""
    chart = nrr.charts.waterfall(bridge, asked.look, nrr.retention.net_metric(asked.view.policy))
    return untitled(chart, from_to(asked, bridge, "Money"))


def from_to(asked: session.Asked, bridge: nrr.Bridge, unit: str) -> str:
    """The two ends of the bridge, in money or in customers."""
    months = nrr.plural(bridge.window.months, "month")
    if unit == "Customers":
        opening, closing = nrr.count(bridge.opening_logos), nrr.plural(bridge.closing_logos, "customer")
        return f"{opening} opening customers, {closing} after {months}"
    opening, closing = asked.short(bridge.opening), asked.short(bridge.closing)
    grown = nrr.METRICS["growth"].of(bridge)
    if grown is None or round(grown, 3) == 0:
        return f"{asked.view.basis} of {closing} after {months}, {opening} before"
    way = "grew" if grown > 0 else "fell"
    return f"{asked.view.basis} {way} {nrr.percent(abs(grown))} to {closing} in {months}"


def untitled(chart: nrr.charts.Chart, title: str) -> nrr.charts.Chart:
    """A chart whose finding is already the page's title."""
    return replace(chart, title=title)


def line_buttons(bridge: nrr.Bridge, unit: str) -> None:
    """Every line of the bridge as a button, for who does not use a mouse."""
    lines = _MONEY_LINES if unit == "Money" else _LOGO_LINES
    with st.container(horizontal=True, gap="small", vertical_alignment="center", key="lines"):
        st.caption("Customers behind", width="content")
        for field in lines:
            if getattr(bridge, field):
                question = explain.FigureQuestion(field)
                label = nrr.definitions.LABELS[field].capitalize()
                st.button(label, key=f"line_{field}", type="tertiary", on_click=explain.asking(question))


def _figure(asked: session.Asked, key: str, label: str) -> Figure:
    main, earlier = asked.snapshot.main.headline, asked.snapshot.previous
    value = getattr(main.rates, key)
    before = None if earlier is None else getattr(earlier.rates, key)
    course = [rate for p in asked.snapshot.trend[-_COURSE:] if (rate := getattr(p.rates, key)) is not None]
    return Figure(
        key=key,
        label=label,
        text=nrr.percent(value),
        note=_note(asked, key, value),
        change=None if value is None or before is None else value - before,
        course=course,
        against=f"since {earlier.window.closing.label}" if earlier else "",
        help=_help(asked, key),
    )


def _help(asked: session.Asked, key: str) -> str:
    metric = nrr.retention.net_metric(asked.view.policy) if key == "nrr" else nrr.METRICS[key]
    span = _interval(asked, key)
    spanned = f" 95% interval {span}." if span else ""
    return f"{metric.label}. {metric.meaning}{spanned}{_a_month(asked, key)}"


def _a_month(asked: session.Asked, key: str) -> str:
    """What NRR of a year comes to in a month; empty for other figures and spans."""
    value = asked.snapshot.main.headline.rates.nrr
    if key != "nrr" or not value or asked.view.window.months != 12:
        return ""
    return f" Compounded, that is {nrr.percent(nrr.ground.monthly_equivalent(value))} a month."


def sure(asked: session.Asked) -> dict[str, nrr.intervals.Interval]:
    """What chance can do to each of the trio."""
    if asked.connected:
        found = connectedtables.intervals(asked.book, asked.view)
        return {key: own[nrr.retention.TOTAL] for key, own in found.items() if own}
    return cached.intervals(asked.book.key, asked.ledger, asked.view)


def _interval(asked: session.Asked, key: str) -> str:
    """What chance can do to GRR and logo retention; that of NRR stands beside it already."""
    if key == "nrr" or asked.snapshot.main.bridge is None:
        return ""
    found = sure(asked).get(key)
    return nrr.ground.percent_range(found.low, found.high) if found else ""


def _note(asked: session.Asked, key: str, value: float | None) -> str:
    """What stands beside the number: why there is none, how sure it is, or how many customers it rests on."""
    main = asked.snapshot.main.headline
    if value is None:
        return main.rates.reason or "not defined by this method"
    if key == "nrr":
        return certainty(main)
    bridge = asked.snapshot.main.bridge
    if bridge is None:
        return ""
    span = _interval(asked, key) if main.interval_shown == "always" else ""
    span = f" · {span}" if span else ""
    if key == "grr":
        return f"{asked.short(bridge.contraction + bridge.churn)} lost{span}"
    left, base = nrr.count(bridge.churned_logos), nrr.plural(bridge.opening_logos, "opening customer")
    return f"{left} of {base} left{span}"


def certainty(main: nrr.snapshots.Headline) -> str:
    """The interval beside a small book's figure, the sample beside a large one's."""
    if main.sample == "suppressed":
        return f"rests on {nrr.plural(main.customers, 'customer')} only"
    interval = nrr.ground.percent_range(main.low, main.high)
    if main.interval_shown == "always" and interval:
        return f"95% interval {interval} · one customer = {_one(main.customers)}"
    return f"{nrr.plural(main.customers, 'opening customer')}"


def _one(customers: int) -> str:
    """What an average customer is to NRR."""
    return nrr.points(1 / customers).lstrip("+±")


def _closing(asked: session.Asked) -> Figure:
    snapshot = asked.snapshot
    bridge = snapshot.main.bridge
    return Figure(
        key="closing",
        label=f"Closing {asked.view.basis}",
        text=asked.short(snapshot.closings[-1]),
        note=f"{nrr.plural(bridge.closing_logos, 'closing customer')}" if bridge else "",
        course=[float(value) for value in snapshot.closings[-_COURSE:]],
        growth=None if bridge is None else nrr.METRICS["growth"].of(bridge),
        against=f"since {asked.view.window.opening.label}",
        help="All recurring revenue in the closing month, new customers included. Growth is not retention.",
    )
