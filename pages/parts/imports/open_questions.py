"""Open questions as choices with the NRR under each, the one that moves most first."""

import streamlit as st

import nrr
from pages.parts.imports import desk, intakes, rates

_DATES = "date_order"
_CURRENCIES, _SEPARATE = "mixed_currencies", "SEPARATE"
_TYPED = {"year_missing": ("Another year", "year", 1990, 2100)}
"""Questions with a field to type in: its label, the answer it gives, the smallest and the largest number."""


def asked(found: intakes.Read) -> tuple[nrr.Problem, ...]:
    """The questions that stand in the way of figures, the one whose answers lie furthest apart first.

    Before months are told from days every other question may be none: they come after that one.
    """
    open_now = [p for p in found.intake.problems if p.severity is nrr.Severity.QUESTION]
    first = [p for p in open_now if p.code == _DATES and p.choices]
    return tuple(sorted(first or open_now, key=lambda one: (-(_moves(one) or 0.0), -_spread(one))))


def _moves(problem: nrr.Problem) -> float | None:
    """How far apart the NRR of its answers lies; None where fewer than two of them have one."""
    rates = [option.nrr for option in problem.choices if option.nrr is not None]
    return max(rates) - min(rates) if len(rates) > 1 else None


def _spread(problem: nrr.Problem) -> float:
    """How far apart the closing revenue of its answers lies, as a share of the largest."""
    found = [abs(one.closing_arr_minor) for one in problem.choices if one.closing_arr_minor is not None]
    most, least = max(found, default=0), min(found, default=0)
    return (most - least) / most if most else 0.0


def draw(found: intakes.Read) -> None:
    """Each as a choice, with the figures every answer leads to."""
    for place, problem in enumerate(asked(found)):
        with st.container(border=True, key=f"question_{place}", gap="small"):
            with st.container(horizontal=True, gap="small", vertical_alignment="center"):
                st.badge("Question", icon=":material/help:", color="blue")
                if moves := _moves(problem):
                    st.badge(f"moves NRR by {nrr.ground.points_said(moves)}", color="gray")
            st.markdown(f"**{nrr.markdown_text(problem.what, 600)}**")
            if problem.choices:
                _choice(problem, f"answer_{place}_{desk.turn()}")
                if problem.items:
                    _each(problem.items, f"each_{place}_{desk.turn()}")
            elif problem.remedy:
                st.caption(nrr.markdown_text(problem.remedy, 600))


def _choice(problem: nrr.Problem, key: str) -> None:
    labels = [option_words(option) for option in problem.choices]
    prompt = nrr.markdown_text(problem.remedy, 600) or "Choose"
    picked = st.radio(prompt, labels, index=None, key=key)
    outcomes = {(option.nrr, option.closing_arr_minor) for option in problem.choices}
    if len(outcomes) == 1 < len(labels) and problem.choices[0].nrr is not None:
        st.caption("Every answer gives the same headline; other months differ.")
    if picked is not None:
        desk.decide_also(problem.choices[labels.index(picked)].answers)
        st.rerun()
    if problem.code in _TYPED:
        _typed(problem.code, f"typed_{key}")
    if problem.code == _CURRENCIES:
        _rates(problem)


def _rates(problem: nrr.Problem) -> None:
    """All currencies count once there are rates: typed here, no file is needed."""
    told = (str(option.answers["currency"]) for option in problem.choices)
    codes = tuple(code for code in told if code != _SEPARATE)
    st.markdown("Or add them up:")
    rates.ask(codes, {"currency": _SEPARATE})


def _typed(code: str, key: str) -> None:
    """A number that no list of answers can hold; what it leads to stands on the page once it is typed."""
    label, answer, lowest, highest = _TYPED[code]
    value = st.number_input(label, lowest, highest, None, step=1, key=key, width=160)
    if value is not None:
        desk.decide_also({answer: value})
        st.rerun()


def _each(items: tuple[nrr.ground.Item, ...], key: str) -> None:
    """The things a question asks about, each left out or counted by itself."""
    with st.form(key, border=False):
        names = [nrr.markdown_text(item.label, 120) for item in items]
        picked = st.pills("Or leave out only", names, selection_mode="multi", key=f"{key}_out")
        if st.form_submit_button("Leave these out, count the others", key=f"{key}_go"):
            chosen = [
                item.out if name in picked else item.counted for name, item in zip(names, items, strict=True)
            ]
            desk.decide_together(tuple(option.answers for option in chosen))
            st.rerun()


def option_words(option: nrr.ground.Option) -> str:
    """One way and where it leads."""
    return nrr.markdown_text(f"{option.label} · {leads_to(option)}", 200)


def leads_to(option: nrr.ground.Option) -> str:
    """The figures of one way, or why there are none."""
    why = f" ({option.reason})" if option.reason else ""
    closing = option.closing_arr_minor
    worth = "" if closing is None else f" · closing MRR {nrr.compact(closing, '', nrr.Basis.MRR)}"
    return f"NRR {nrr.percent(option.nrr)}{why}{worth}"
