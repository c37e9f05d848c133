"""Red revenue, room to grow and renewals of 90 days; an empty block says which column would fill it."""

import streamlit as st

import nrr
from pages.parts import session


def row(advice: nrr.actions.Advice, asked: session.Asked) -> None:
    """Three blocks side by side."""
    found = advice.standing
    if found is None:
        return
    basis = asked.view.basis
    with st.grid(3, min_column_width=220, gap="small", key="standing"):
        _block("red", f"Red {basis}", _amount(found.red, asked), _red(found, asked))
        _block("room", "Upsell candidates", _amount(found.room, asked), _people(found.room, "candidate"))
        _block("renewing", "Renews in 90 days", *_renewing(found.renewing, asked))


def _block(key: str, label: str, figure: str, note: str) -> None:
    with st.container(border=True, height="stretch", gap="xxsmall", key=f"standing_{key}"):
        st.markdown(f"{label} **{nrr.markdown_text(figure, 40)}**")
        st.caption(nrr.markdown_text(note, 200))


def _amount(told: nrr.actions.Told, asked: session.Asked) -> str:
    return "not shown" if told.arr_minor is None else asked.short(told.arr_minor)


def _people(told: nrr.actions.Told, noun: str) -> str:
    return "too few customers to show" if told.customers is None else nrr.plural(told.customers, noun)


def _red(found: nrr.actions.Standing, asked: session.Asked) -> str:
    people = _people(found.red, "customer")
    if found.red_before is None or found.red_before.arr_minor is None:
        return people
    return f"{people}; {asked.short(found.red_before.arr_minor)} three months before"


def _renewing(found: nrr.actions.Renewing | None, asked: session.Asked) -> tuple[str, str]:
    if found is None:
        return "not known", f"Add {nrr.actions.RENEWAL_COLUMN} to see it."
    if not found.whole.arr_minor or found.at_risk.arr_minor is None:
        return _amount(found.whole, asked), _people(found.whole, "customer")
    share = nrr.percent(found.at_risk.arr_minor / found.whole.arr_minor)
    return _amount(found.whole, asked), f"{_people(found.whole, 'customer')}, {share} of it amber or red"
