"""The import report: every problem with where it is, what to do, what was done, and what it moves."""

import streamlit as st

import nrr

_ORDER = (nrr.Severity.ERROR, nrr.Severity.QUESTION, nrr.Severity.WARNING, nrr.Severity.INFO)
_LOOKS = {
    nrr.Severity.ERROR: ("Refused", ":material/block:", "red"),
    nrr.Severity.QUESTION: ("Question", ":material/help:", "blue"),
    nrr.Severity.WARNING: ("Check", ":material/warning:", "orange"),
    nrr.Severity.INFO: ("Note", ":material/info:", "gray"),
}
_MOST_ROWS = 12


def report(found: tuple[nrr.Problem, ...], currency: str) -> None:
    """All of them, the gravest first."""
    for problem in sorted(found, key=lambda one: _ORDER.index(one.severity)):
        _line(problem, currency)


def summary(found: tuple[nrr.Problem, ...]) -> str:
    """How many of each kind, in words."""
    words = {nrr.Severity.ERROR: "error", nrr.Severity.QUESTION: "question"}
    words |= {nrr.Severity.WARNING: "warning", nrr.Severity.INFO: "note"}
    counts = [(sum(p.severity is kind for p in found), words[kind]) for kind in _ORDER]
    return ", ".join(nrr.plural(number, word) for number, word in counts if number) or "nothing to report"


def _line(problem: nrr.Problem, currency: str) -> None:
    label, icon, colour = _LOOKS[problem.severity]
    with st.container(border=True, gap="xxsmall"):
        with st.container(horizontal=True, gap="small", vertical_alignment="center"):
            st.badge(label, icon=icon, color=colour)
            if effect := _effect(problem, currency):
                st.badge(effect, color="gray")
            where = " · ".join(text for text in (_place(problem), problem.code) if text)
            st.caption(nrr.markdown_text(where, 360), width="content")
        st.markdown(nrr.markdown_text(problem.what, 600))
        if told := " ".join(text for text in (problem.did, problem.remedy) if text):
            st.caption(nrr.markdown_text(told, 900))


def _effect(problem: nrr.Problem, currency: str) -> str:
    parts = [] if problem.effect is None else [f"{nrr.points(problem.effect)} of NRR"]
    if problem.arr_minor is not None:
        parts.append(f"{nrr.compact(problem.arr_minor, currency, nrr.Basis.ARR)} ARR")
    return nrr.markdown_text(" · ".join(parts))


def _place(problem: nrr.Problem) -> str:
    place = problem.place
    if place is None:
        return ""
    rows = ", ".join(map(str, place.rows[:_MOST_ROWS])) + (" …" if len(place.rows) > _MOST_ROWS else "")
    parts = [
        f"sheet {place.sheet}" if place.sheet else "",
        f"{'row' if len(place.rows) == 1 else 'rows'} {rows}" if rows else "",
        f"column {place.column}" if place.column else "",
        f"{nrr.count(problem.count)} times" if problem.count > 1 else "",
    ]
    return " · ".join(part for part in parts if part)
