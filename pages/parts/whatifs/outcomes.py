"""The answers: NRR, GRR and revenue against today's course, as numbers, as a line, as a bridge, as a
table.
"""

from dataclasses import dataclass
from html import escape
from typing import Literal

import streamlit as st

import nrr
from pages.parts import cards, headlines
from pages.parts.whatifs import forecasts
from pages.parts.whatifs.scenes import YEARS, Scene

_SAME = 1e-9


@dataclass(frozen=True, slots=True)
class _Answer:
    """One number of the scenario and its change against today."""

    label: str
    text: str
    change: str
    better: bool | None


def title(scene: Scene) -> str:
    """The finding: what was moved and what it does."""
    return nrr.charts.scenario_sentence(
        scene.today,
        scene.scenario,
        scene.outlook.today,
        scene.levers,
        scene.mode,
        scene.look,
        scene.after(YEARS),
    )


def notes(scene: Scene) -> None:
    """Which of the two kinds of rates this is, and what of the address is not at work."""
    today = f"{_today(scene)}. Scenarios change revenue, not customer counts."
    for words in (today, _model(scene), *_not_at_work(scene)):
        if words:
            st.caption(nrr.markdown_text(words, 400))


def _model(scene: Scene) -> str:
    """What the model gives where nothing is moved, beside what is reported, when they are two figures."""
    reported, model = scene.outlook.reported, nrr.percent(scene.today.base_nrr(scene.year_steps))
    months = nrr.plural(scene.outlook.observed_months, "month")
    if scene.mode is nrr.Mode.ANNUAL:
        same = reported is None or abs(reported - scene.today.base_nrr(1)) < _SAME
        told = (
            f"Starting point {model} (point to point). Your reported NRR, {nrr.percent(reported)}, uses"
            " another method."
        )
        return "" if same else told
    base = f"Monthly rates of the last {months}, compounded over a year: starting point {model}, "
    if reported is None:
        return f"{base}no year is reported. A rate compounded from {months} is a model, not a 12-month NRR."
    return (
        f"{base}reported {nrr.percent(reported)}. Monthly movements and yearly comparison are two measures"
        " and are never mixed."
    )


def _not_at_work(scene: Scene) -> tuple[str, ...]:
    ignored = f"Not used from the link: {', '.join(scene.ignored[:3])}" if scene.ignored else ""
    idle = (
        f"Not used: own levers for {', '.join(scene.idle[:3])}, which has no customers in this view."
        if scene.idle
        else ""
    )
    waiting = (
        f"Not used: own levers for segments of {' and '.join(scene.waiting[:3])}. They are kept and return"
        f" when split by {' or '.join(scene.waiting[:3])} again."
        if scene.waiting
        else ""
    )
    return idle, waiting, ignored


def figures(scene: Scene) -> None:
    """The cards."""
    with st.grid(4, min_column_width=150, gap="small", key="answers"):
        for answer in _answers(scene):
            _card(answer)


def pinned(scene: Scene) -> None:
    """NRR and revenue at the lower edge of a phone, where the levers and the cards are never seen at once."""
    net, *_, last = _answers(scene)
    names = {"NRR": net, f"{scene.look.basis} {scene.after(YEARS)}": last}
    words = " ".join(
        f"<span><b>{escape(name)} {escape(one.text)}</b> {escape(one.change)}</span>"
        for name, one in names.items()
    )
    with st.bottom, st.container(key="pinned"):
        st.html(words)


def _today(scene: Scene) -> str:
    """The trio of today, as far as customers are known, with who stands behind it."""
    steps = scene.year_steps
    nrr_text, grr_text = nrr.percent(scene.today.base_nrr(steps)), nrr.percent(scene.today.base_grr(steps))
    if scene.asked is None:
        return f"Today: NRR {nrr_text} · GRR {grr_text}"
    main = scene.asked.snapshot.main.headline
    behind = f"{nrr.plural(scene.outlook.backings[''].customers, 'customer')} in an average month"
    if scene.mode is nrr.Mode.ANNUAL:
        behind = headlines.certainty(main)
    logos = main.rates.logo_retention
    kept = "" if logos is None else f" · logo retention {nrr.percent(logos)}"
    return f"Today: NRR {nrr_text} ({behind}) · GRR {grr_text}{kept}"


def _answers(scene: Scene) -> list[_Answer]:
    steps, today, scenario = scene.year_steps, scene.today, scene.scenario
    rates = [
        ("NRR in 12 months", today.base_nrr(steps), scenario.base_nrr(steps)),
        ("GRR in 12 months", today.base_grr(steps), scenario.base_grr(steps)),
    ]
    found = [_Answer(label, nrr.percent(now), *_points(now - before)) for label, before, now in rates]
    for year in (1, YEARS):
        before, now = today.arr_minor[year * steps], scenario.arr_minor[year * steps]
        label = f"{scene.look.basis} in {12 * year} months"
        found.append(_Answer(label, scene.look.short(now), *_money(scene, now - before)))
    return found


def _points(change: float) -> tuple[str, bool | None]:
    return ("", None) if round(change, 3) == 0 else (nrr.points(change), change > 0)


def _money(scene: Scene, change: float) -> tuple[str, bool | None]:
    still = abs(change) < scene.look.basis.per_unit
    return ("", None) if still else (scene.look.signed(change), change > 0)


_Arrow = tuple[Literal["off", "up", "down"], Literal["off", "normal", "inverse"]]
_ARROWS: dict[bool | None, _Arrow] = {
    None: ("off", "off"),
    True: ("up", "normal"),
    False: ("down", "inverse"),
}


def _card(answer: _Answer) -> None:
    arrow, colour = _ARROWS[answer.better]
    st.metric(
        answer.label,
        answer.text,
        answer.change or "as today",
        delta_arrow=arrow,
        delta_color=colour,
        border=True,
        height="stretch",
    )


def charts(scene: Scene) -> None:
    """The course against today's with the difference filled, and the bridge of the next year before and
    after.
    """
    tested = forecasts.tested(scene)
    band = nrr.outlooks.course_band(scene.today, tested, scene.mode) if tested else None
    line = nrr.charts.scenario_lines(
        scene.today, scene.scenario, scene.mode, scene.look, band=band, end=scene.after(YEARS)
    )
    _moving(line, "scenario_line")
    steps = scene.year_steps
    before, after = (
        nrr.scenarios.projection(scene.today, steps),
        nrr.scenarios.projection(scene.scenario, steps),
    )
    _moving(nrr.charts.scenario_bridge(before, after, scene.look), "scenario_bridge")


def _moving(chart: nrr.charts.Chart, key: str) -> None:
    """A chart that follows the levers, without clicks of its own."""
    with st.container(border=True, key=f"chart_{key}", gap="small"):
        st.header(nrr.markdown_text(chart.title, 240), anchor=False)
        cards.plot(chart, key, None)
        st.caption(nrr.markdown_text(chart.caption, 600))
        cards.as_table(chart, key)
