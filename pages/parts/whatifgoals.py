"""Reach a target: what each lever alone would have to be, in plain things, and whether that has ever happened."""

import streamlit as st

import nrr
from pages.parts import controls, whatifmarks, whatifsegmentgoals
from pages.parts.whatifdials import RATES
from pages.parts.whatifscenes import Scene, write

_TARGETS = ("100%", "110%", "120%", "Own")
_OWN_FIRST = 115.0


def draw(scene: Scene) -> None:
    """The target, one card a lever, the segments, and the marks to judge it by."""
    target = _target()
    answer = nrr.solve(scene.flow(scene.levers), _per_step(scene, target))
    st.subheader(nrr.markdown_text(_title(scene, answer, target), 300), anchor=False)
    with st.grid(3, min_column_width=250, gap="small", key="needs"):
        for lever in RATES:
            _card(scene, answer.need(lever), target)
    whatifmarks.draw(scene, target)
    whatifsegmentgoals.draw(scene, target)


def _target() -> float:
    with st.container(horizontal=True, vertical_alignment="bottom", gap="medium", key="target_controls"):
        chosen = controls.choice("goal", "Target NRR in 12 months", _TARGETS, first="110%")
        if chosen != "Own":
            return float(chosen.rstrip("%")) / 100
        own = st.number_input(
            "Own target, %", 10.0, 400.0, _OWN_FIRST, step=0.5, key="goal_own", bind="query-params", width=160
        )
    return float(own) / 100


def _per_step(scene: Scene, target: float) -> float:
    """The target over the period the rates are for."""
    return target if scene.mode is nrr.Mode.ANNUAL else nrr.monthly_equivalent(target)


def _title(scene: Scene, answer: nrr.Answer, target: float) -> str:
    now = scene.scenario.base_nrr(scene.year_steps)
    if abs(now - target) < 5e-5:
        return f"NRR {nrr.percent(now)} is the target"
    ways = [f"{need.lever} of {rate(scene, need.required)}" for need in answer.needs if need.feasible]
    closed = [need.lever for need in answer.needs if not need.feasible]
    head = f"NRR {nrr.percent(now)} {'is above' if now > target else 'reaches'} {nrr.percent(target)}"
    if now > target:
        return f"{head}: there is room down to {' or '.join(ways)}"
    never = f"; {' and '.join(closed)} alone cannot" if closed else ""
    return (
        f"{head} with {' or '.join(ways)}{never}"
        if ways
        else f"No single lever reaches {nrr.percent(target)}"
    )


def rate(scene: Scene, level: float) -> str:
    """A rate in the decimals its period needs."""
    return nrr.percent(level) if scene.mode is nrr.Mode.ANNUAL else f"{level * 100:.2f}% a month"


def _card(scene: Scene, need: nrr.Need, target: float) -> None:
    """One lever alone, the others as the scenario has them."""
    now = getattr(scene.flow(scene.levers), need.lever)
    with st.container(border=True, height="stretch", gap="xsmall", key=f"need_{need.lever}"):
        st.markdown(f"**{need.lever.capitalize()} alone**")
        if need.feasible:
            st.metric(
                need.lever,
                rate(scene, need.required),
                f"{nrr.points(need.required - now)} from {rate(scene, now)}",
                delta_arrow="up" if need.required > now else "down",
                delta_color="off",
                label_visibility="collapsed",
            )
        else:
            st.metric(need.lever, "Not possible", label_visibility="collapsed")
        for words in _words(scene, need, target):
            st.markdown(nrr.markdown_text(words, 300))
        _setter(scene, need)


def _words(scene: Scene, need: nrr.Need, target: float) -> list[str]:
    """Feasibility first, then the need in money, customers and customers kept."""
    past = scene.outlook.past[""].flows
    best = (max if need.lever == "expansion" else min)(
        (getattr(flow, need.lever) for flow in past), default=None
    )
    if not need.feasible:
        return [_impossible(scene, need, target)]
    words = [_best(scene, need, best)] if best is not None else []
    backing = scene.outlook.backings[""]
    terms = nrr.plain_terms(
        need, scene.observed, backing.opening_arr_minor, backing.customers, backing.lost_customers
    )
    if terms.change_arr_minor:
        period = "year" if scene.mode is nrr.Mode.ANNUAL else "month"
        side = "more expansion" if need.lever == "expansion" else f"less {need.lever}"
        equal = (
            "" if terms.customers is None else f", as much as {terms.customers:,.1f} average customers pay"
        )
        words.append(
            f"Against today {scene.look.short(terms.change_arr_minor)} {scene.look.basis} {side} a {period}{equal}."
        )
    return [*words, terms.sentence] if terms.sentence and terms.keep else words


def _impossible(scene: Scene, need: nrr.Need, target: float) -> str:
    if need.required < 0:
        most = nrr.percent(need.at_zero**scene.year_steps, (1.0, target))
        return f"Even with zero {need.lever} {most}."
    return "The book would have to lose more than all of its revenue."


def _best(scene: Scene, need: nrr.Need, best: float) -> str:
    reached = best >= need.required if need.lever == "expansion" else best <= need.required
    verdict = "you have been there" if reached else "you have not been there yet"
    extreme = "Highest" if need.lever == "expansion" else "Lowest"
    return f"{extreme} {need.lever} in your own past: {rate(scene, best)}, so {verdict}."


def _setter(scene: Scene, need: nrr.Need) -> None:
    """Take the answer over into the levers, exactly."""
    found = nrr.reaching(scene.outlook.segments, scene.levers, need) if need.feasible else None
    st.button(
        f"Set {need.lever}",
        key=f"set_{need.lever}",
        disabled=found is None,
        on_click=write,
        args=(scene.outlook, found or scene.levers),
    )
