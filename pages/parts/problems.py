"""The import report: every problem with where it is, what to do, what was done, and what it moves."""

import streamlit as st

import nrr
from pages.parts import cards

_ORDER = (nrr.Severity.ERROR, nrr.Severity.QUESTION, nrr.Severity.WARNING, nrr.Severity.INFO)
_LOOKS: dict[nrr.Severity, tuple[str, str, cards.Colour]] = {
    nrr.Severity.ERROR: ("Refused", ":material/block:", "red"),
    nrr.Severity.QUESTION: ("Question", ":material/help:", "blue"),
    nrr.Severity.WARNING: ("To check", ":material/warning:", "orange"),
    nrr.Severity.INFO: ("Note", ":material/info:", "gray"),
}
_MOST_RUNS, _SHORTEST_RUN = 12, 2


def report(found: tuple[nrr.Problem, ...], currency: str) -> None:
    """All of them, the gravest first."""
    for problem in gravest_first(found):
        _line(problem, currency)


def gravest_first(found: tuple[nrr.Problem, ...]) -> list[nrr.Problem]:
    """In the order of their severity."""
    return sorted(found, key=lambda one: _ORDER.index(one.severity))


def summary(found: tuple[nrr.Problem, ...]) -> str:
    """How many of each kind, in words; empty where there are none."""
    counts = {kind: sum(problem.severity is kind for problem in found) for kind in _ORDER}
    words = {
        nrr.Severity.ERROR: nrr.plural(counts[nrr.Severity.ERROR], "reason"),
        nrr.Severity.QUESTION: nrr.plural(counts[nrr.Severity.QUESTION], "question"),
        nrr.Severity.WARNING: f"{nrr.plural(counts[nrr.Severity.WARNING], 'point')} to check",
        nrr.Severity.INFO: nrr.plural(counts[nrr.Severity.INFO], "note"),
    }
    return ", ".join(words[kind] for kind in _ORDER if counts[kind])


def _line(problem: nrr.Problem, currency: str) -> None:
    label, icon, colour = _LOOKS[problem.severity]
    with st.container(border=True, gap="xxsmall"):
        with st.container(horizontal=True, gap="small", vertical_alignment="center"):
            st.badge(label, icon=icon, color=colour)
            if effect := _effect(problem, currency):
                st.badge(effect, color="gray")
            if where := _place(problem):
                st.caption(nrr.markdown_text(where, 360), width="content")
        st.markdown(nrr.markdown_text(problem.what, 600))
        if told := " ".join(text for text in (problem.did, problem.remedy) if text):
            st.caption(nrr.markdown_text(told, 900))


def _effect(problem: nrr.Problem, currency: str) -> str:
    parts = [] if problem.effect is None else [f"NRR {nrr.points(problem.effect)}"]
    if problem.arr_minor is not None:
        parts.append(f"{nrr.compact(problem.arr_minor, currency, nrr.Basis.ARR)} ARR")
    return nrr.markdown_text(" · ".join(parts))


def _place(problem: nrr.Problem) -> str:
    place = problem.place
    if place is None:
        return ""
    runs = _runs(place.rows)
    rows = ", ".join(runs[:_MOST_RUNS]) + (" …" if len(runs) > _MOST_RUNS else "")
    parts = [
        f"sheet {place.sheet}" if place.sheet else "",
        f"{'row' if len(place.rows) == 1 else 'rows'} {rows}" if rows else "",
        f"column {place.column}" if place.column else "",
        f"{nrr.count(problem.count)} times" if _untold(problem) else "",
    ]
    return " · ".join(part for part in parts if part)


def _untold(problem: nrr.Problem) -> bool:
    """Whether neither the sentence nor the rows say how often."""
    rows = () if problem.place is None else problem.place.rows
    return problem.count > max(1, len(rows)) and str(problem.count) not in problem.what


def _runs(rows: tuple[int, ...]) -> list[str]:
    """Rows in order, neighbours as one run: 4, 7 to 9."""
    found: list[list[int]] = []
    for row in sorted(set(rows)):
        if found and row == found[-1][-1] + 1:
            found[-1].append(row)
        else:
            found.append([row])
    return [
        f"{run[0]} to {run[-1]}" if len(run) > _SHORTEST_RUN else ", ".join(map(str, run)) for run in found
    ]
