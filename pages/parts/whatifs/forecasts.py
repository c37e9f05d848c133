"""The forecast of today's customers: three methods, each with what it would have missed by in the past."""

from dataclasses import replace

import pandas as pd
import streamlit as st

import nrr
from pages.parts import cached, cards, controls, memory, session, states
from pages.parts.renewals import commitments
from pages.parts.renewals import found as renewed
from pages.parts.whatifs.scenes import YEARS, Scene

_NAMES = {
    nrr.forecasts.ForecastMethod.NAIVE: "Last year's NRR",
    nrr.forecasts.ForecastMethod.CONSTANT: "Monthly rate",
    nrr.forecasts.ForecastMethod.LADDER: "Cohort ladder",
}


@memory.kept("Testing three forecasts on your history")
def _forecast(key: str, _ledger: nrr.Ledger, view: nrr.View) -> nrr.forecasts.Forecast | str:
    try:
        return nrr.outlooks.tested_forecast(cached.prepared(key, _ledger, view), 12 * YEARS)
    except nrr.Refusal as refusal:
        return str(refusal)


def _found(scene: Scene) -> nrr.forecasts.Forecast | str:
    """The forecast of this view, or why there is none."""
    if scene.asked is None:
        return "totals cover one period and no customers"
    return _forecast(scene.asked.book.key, scene.asked.ledger, scene.asked.view)


def tested(scene: Scene) -> nrr.forecasts.Forecast | None:
    """The forecast, where the book is long enough to have tested it."""
    found = _found(scene)
    return None if isinstance(found, str) or found.choice is None else found


def draw(scene: Scene) -> None:
    """The fan, the choice of method, and every method's errors."""
    asked = session.asked()
    if asked is not None and states.elsewhere(asked, "Forecast", "forecast"):
        return
    found = _found(scene)
    _bound(scene)
    if isinstance(found, str) or found.choice is None:
        _too_little(found if isinstance(found, str) else found.reason)
        return
    with st.container(horizontal=True, vertical_alignment="bottom", gap="medium", key="forecast_controls"):
        names = {str(method): name for method, name in _NAMES.items()}
        method = nrr.forecasts.ForecastMethod(
            controls.choice("method", "Method", tuple(names), names=names, first=str(found.choice.method))
        )
        new = _assumed(scene)
    chart = nrr.charts.forecast_fan(found, method, scene.look)
    cards.chart_card(replace(chart, caption=f"{method.sentence} {chart.caption}"), f"forecast_{method}")
    st.markdown(nrr.markdown_text(_beside_the_title(scene, found, method), 500))
    st.markdown(nrr.markdown_text(_choice_words(found, method), 500))
    _tests(found)
    _with_new(scene, found, method, new)


def _bound(scene: Scene) -> None:
    """What contracts bind, where the book has any: a scenario in which nothing changes, not a forecast."""
    renewals = renewed.renewals_or_none(scene.asked)
    if renewals is not None and renewals.commitments[0].opening:
        cards.chart_card(commitments.band(renewals, scene.look), "forecast_bound")


def _too_little(reason: str) -> None:
    with st.container(border=True, key="no_forecast", gap="xsmall"):
        st.markdown("**No forecast yet**")
        st.markdown(
            nrr.markdown_text(
                f"{reason[:1].upper()}{reason[1:].rstrip('.')}. An untested forecast is not shown. "
                "Upload a longer file, or choose a later month.",
                400,
            )
        )


def _assumed(scene: Scene) -> float:
    """New revenue a month as the reader assumes it, annualised minor units."""
    per_unit = scene.look.basis.per_unit
    label = f"New {scene.look.basis} a month, your assumption"
    return float(st.number_input(label, 0.0, 1e12, 0.0, step=1000.0, key="assumed_new", width=240)) * per_unit


def _beside_the_title(
    scene: Scene, found: nrr.forecasts.Forecast, method: nrr.forecasts.ForecastMethod
) -> str:
    """Why this forecast and today's rates, on one page, are two figures."""
    rate, basis = nrr.percent(scene.today.base_nrr(scene.year_steps)), scene.look.basis
    today = scene.outlook.today
    adds = f" and add new {basis}" if today.new_arr_minor or today.returning_arr_minor else ""
    if method is nrr.outlooks.course_method(scene.mode):
        return (
            f"Today's rates repeat NRR of {rate}{adds}. This forecast repeats it too, for today's customers"
            " only."
        )
    kept = nrr.percent(found.line(method).path[11])
    return (
        f"Today's rates repeat NRR of {rate}{adds}. This forecast follows today's customers only: "
        f"after 12 months they would pay {kept} of their {basis} today."
    )


def _choice_words(found: nrr.forecasts.Forecast, method: nrr.forecasts.ForecastMethod) -> str:
    assert found.choice is not None
    if method is found.choice.method:
        return f"{_NAMES[method]} is shown first. {found.choice.reason}"
    return (
        f"{_NAMES[found.choice.method]} is the default:"
        f" {found.choice.reason[:1].lower()}{found.choice.reason[1:]}"
    )


def _tests(found: nrr.forecasts.Forecast) -> None:
    """The back-test of every method at every horizon, side by side."""
    lines = [_test_line(test) for line in found.lines for test in line.tests]
    with st.container(border=True, gap="small", key="back_tests"):
        st.header("Past error of each method", anchor=False)
        cards.figures(pd.DataFrame(lines), "Back-test of the forecasts")
        st.caption(
            "Forecasts from every past month-end, compared with the outcome. A positive bias was too"
            " optimistic. Range held: share of past periods inside the range set by the others."
        )


def _test_line(test: nrr.forecasts.BackTest) -> dict[str, str]:
    return {
        "Method": _NAMES[test.method],
        "Months ahead": str(test.horizon_months),
        "Average error": f"{test.mean_absolute_error * 100:.1f} pts",
        "Bias": nrr.points(test.bias),
        "Range held": nrr.percent(test.band_held),
        "Past periods": nrr.count(test.origins),
    }


def _with_new(
    scene: Scene, found: nrr.forecasts.Forecast, method: nrr.forecasts.ForecastMethod, new: float
) -> None:
    """Today's customers plus the assumed new revenue, kept apart from the forecast."""
    if not new:
        st.caption("New business is no part of the forecast; type an assumption above to add it.")
        return
    path = nrr.forecasts.with_new_business(found.line(method), found.base_arr_minor, new)
    ends = ", ".join(
        f"{scene.look.short(path[12 * year - 1])} after {12 * year} months" for year in range(1, YEARS + 1)
    )
    st.markdown(
        nrr.markdown_text(
            f"With {scene.look.short(new)} of new {scene.look.basis} won every month, your assumption, all "
            f"revenue would be {ends}.",
            400,
        )
    )
