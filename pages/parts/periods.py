"""Any window: its length or opening month, the windows of the fiscal year, and what it is compared with."""

from collections.abc import Mapping

import streamlit as st

import nrr

WINDOWS = {"1 month": 1, "3 months": 3, "12 months": 12}
CUSTOM = "Custom"
_FISCAL = "fiscal_start"
AGAINST: Mapping[str, nrr.ground.Against] = {
    one.stamp[:1].upper() + one.stamp[1:]: one for one in nrr.ground.Against
}


def window(ledger: nrr.retention.Held, closing: nrr.Month, fiscal: nrr.ground.FiscalYear) -> nrr.Window:
    """The window that closes in that month: of a length, or from an opening month of the reader's choice."""
    own = nrr.default_window(ledger).months
    usual = next(text for text, months in WINDOWS.items() if months == own)
    label = st.segmented_control(
        "Period",
        [*WINDOWS, CUSTOM],
        default=usual,
        required=True,
        key="window",
        bind="query-params",
        label_visibility="collapsed",
    )
    if label != CUSTOM:
        # An address that names the window without a value chooses nothing, required or not.
        return nrr.Window.trailing(closing, WINDOWS[label or usual])
    opening = _opening(openings(ledger, closing), closing)
    _presets(ledger, closing, fiscal)
    return nrr.Window(opening, closing)


def openings(ledger: nrr.retention.Held, closing: nrr.Month) -> list[nrr.Month]:
    """Months a window that closes then can open in, newest first."""
    return [month for month in reversed(ledger.months) if month < closing] or [closing - 1]


def _opening(months: list[nrr.Month], closing: nrr.Month) -> nrr.Month:
    usual = months.index(closing - 12) if closing - 12 in months else len(months) - 1
    # A preset has set the month itself: then there is no other usual one.
    preset = st.session_state.get("opening") in months
    chosen: nrr.Month = st.selectbox(
        "From the end of",
        months,
        index=0 if preset else usual,
        format_func=lambda month: month.label,
        key="opening",
        bind="query-params",
        width=150,
        label_visibility="collapsed",
    )
    return chosen


def _presets(ledger: nrr.retention.Held, closing: nrr.Month, fiscal: nrr.ground.FiscalYear) -> None:
    """The windows of the fiscal year as buttons: each sets both month-ends, so that an address keeps them."""
    with st.popover("Periods", icon=":material/date_range:", width="content"):
        for name, found in named(closing, fiscal):
            st.button(
                f"{name}: {found.label}",
                key=f"preset_{name}",
                type="tertiary",
                on_click=_choose,
                args=(found,),
                disabled=not {found.opening, found.closing} <= set(ledger.months),
            )


def named(closing: nrr.Month, fiscal: nrr.ground.FiscalYear) -> list[tuple[str, nrr.Window]]:
    """The windows of the fiscal year that close at or before a month, by the name a reader knows them by."""
    quarter, year = fiscal.last_complete_quarter(closing), fiscal.last_complete_year(closing)
    return [
        (fiscal.label(quarter.closing), quarter),
        (f"{fiscal.label(closing)} to date", fiscal.quarter_to_date(closing)),
        (fiscal.year_label(year.closing), year),
        (f"{fiscal.year_label(closing)} to date", fiscal.year_to_date(closing)),
    ]


def _choose(found: nrr.Window) -> None:
    st.session_state["opening"], st.session_state["as_of"] = found.opening, found.closing


def against() -> nrr.ground.Against:
    """Which earlier window the figures are compared with."""
    chosen: str = st.selectbox(
        "Compare with",
        list(AGAINST),
        key="against",
        bind="query-params",
        width=160,
        label_visibility="collapsed",
    )
    return AGAINST[chosen]


def of_address(policy: nrr.Policy, arrived: Mapping[str, list[str]]) -> nrr.Policy:
    """The definition with the fiscal year that an address asks for, where it asks for another."""
    told = (arrived.get(_FISCAL) or [""])[0]
    if told not in STARTS or told == st.session_state.get(_FISCAL):
        return policy
    return policy.with_values({_FISCAL: told})


STARTS = tuple(str(month) for month in range(1, 13))


def keep_in_address(policy: nrr.Policy) -> None:
    """A copied address says in which month the fiscal year starts, where it is not January."""
    text = str(policy.fiscal_start)
    st.session_state[_FISCAL] = text
    if not policy.fiscal.calendar:
        st.query_params[_FISCAL] = text
    elif _FISCAL in st.query_params:
        del st.query_params[_FISCAL]
