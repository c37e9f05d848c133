"""Reach a target: what each lever alone would have to be, in plain things, and whether that has ever
happened.
"""

import streamlit as st

import nrr
from pages.parts import controls
from pages.parts.whatifs import marks, segmentgoals
from pages.parts.whatifs.scenes import Scene, write

_TARGETS = ("100%", "110%", "120%", "Own")
_OWN_FIRST = 115.0
_FALLS = {"expansion": "fall"}


def draw(scene: Scene) -> None:
    """The target, one card a lever, the marks to judge it by, and the segments."""
    target = _target()
    found = nrr.scenarios.ways(scene.outlook.segments, scene.levers, target, scene.mode)
    st.header(nrr.markdown_text(_title(scene, found, target), 300), anchor=False)
    with st.grid(3, min_column_width=250, gap="small", key="needs"):
        for way in found:
            _card(scene, way)
    marks.draw(scene, target, found[-1])
    segmentgoals.draw(scene, target)


def _target() -> float:
    with st.container(horizontal=True, vertical_alignment="bottom", gap="medium", key="target_controls"):
        chosen = controls.choice("goal", "Target NRR in 12 months", _TARGETS, first="110%")
        if chosen != "Own":
            return float(chosen.rstrip("%")) / 100
        own = st.number_input(
            "Own target, %",
            10.0,
            400.0,
            _OWN_FIRST,
            step=0.5,
            format="%.1f",
            key="goal_own",
            bind="query-params",
            width=160,
        )
    return float(own) / 100


def _title(scene: Scene, found: tuple[nrr.scenarios.Way, ...], target: float) -> str:
    now, goal = scene.scenario.base_nrr(scene.year_steps), nrr.percent(target)
    if nrr.percent(now) == goal:
        return f"NRR {goal} is the target, and these levers give it"
    able = {way.lever: scene.rate(way.required) for way in found if way.required is not None}
    closed = [way.lever for way in found if way.required is None]
    if not able:
        return f"No single lever reaches {goal}"
    if now > target:
        room = [f"{lever} may {_FALLS.get(lever, 'rise')} to {level}" for lever, level in able.items()]
        return f"NRR {nrr.percent(now)} is above {goal}: {_either(room)}"
    steps = [f"{lever} of {level}" for lever, level in able.items()]
    never = f"; {' and '.join(closed)} alone cannot" if closed else ""
    return f"NRR would reach {goal} with {_either(steps)}{never}"


def _either(ways: list[str]) -> str:
    """`a`, `a or b`, or `a, b or c`."""
    return " or ".join(filter(None, (", ".join(ways[:-1]), ways[-1])))


def _card(scene: Scene, way: nrr.scenarios.Way) -> None:
    """One lever alone, the others as the scenario has them."""
    with st.container(border=True, height="stretch", gap="xsmall", key=f"need_{way.lever}"):
        st.markdown(f"**{way.lever.capitalize()} alone**")
        if way.required is None:
            st.metric(way.lever, "Not possible", label_visibility="collapsed")
            st.markdown(nrr.markdown_text(way.sentence, 300))
            return
        st.metric(
            way.lever,
            scene.rate(way.required),
            f"{nrr.points(way.required - way.now)} from {scene.rate(way.now)}",
            delta_arrow="up" if way.required > way.now else "down",
            delta_color="off",
            label_visibility="collapsed",
        )
        for words in filter(None, (_best(scene, way), *_plain(scene, way.lever, way.required))):
            st.markdown(nrr.markdown_text(words, 300))
        _setter(scene, way)


def _best(scene: Scene, way: nrr.scenarios.Way) -> str:
    """Whether the book has ever been there; nothing where the lever may be let go."""
    past, required = [getattr(flow, way.lever) for flow in scene.outlook.past[""].flows], way.required
    gains = way.lever == "expansion"
    if required is None or len(past) < 2 or (required < way.now) == gains:
        return ""
    best = max(past) if gains else min(past)
    reached = best >= required if gains else best <= required
    verdict = "so reached before" if reached else f"so {'higher' if gains else 'lower'} than any past year"
    return f"{'Highest' if gains else 'Lowest'} {way.lever} in a past year: {scene.rate(best)}, {verdict}."


def _plain(scene: Scene, lever: str, required: float) -> tuple[str, str]:
    """The need against today in money and customers, and in customers kept."""
    backing, look = scene.outlook.backings[""], scene.look
    terms = nrr.scenarios.plain_terms(
        lever, required, scene.flow(), backing.opening_arr_minor, backing.customers, backing.lost_customers
    )
    if not terms.change_arr_minor:
        return "", ""
    period = "year" if scene.mode is nrr.Mode.ANNUAL else "month"
    side = "more expansion" if lever == "expansion" else f"less {lever}"
    money = f"{look.short(terms.change_arr_minor)} {side} a {period} than today"
    return f"{money}{_customers(terms.customers)}.", terms.sentence


def _customers(count: float | None) -> str:
    """Money as customers of average size."""
    if count is None:
        return ""
    if count < 1:
        return f", {nrr.percent(count)} of an average customer"
    return f", as much as {nrr.plural(round(count), 'average customer')}"


def _setter(scene: Scene, way: nrr.scenarios.Way) -> None:
    """Take the answer over into the levers, exactly."""
    assert way.step is not None, "a way that reaches its target has a step"
    st.button(
        f"Set {way.lever}",
        key=f"set_{way.lever}",
        on_click=write,
        args=(scene.outlook, nrr.scenarios.nudged(scene.levers, way.lever, way.step)),
    )
