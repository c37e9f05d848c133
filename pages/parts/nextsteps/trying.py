"""From the steps shown, or from the agreed ones, to the levers of What-if."""

from collections.abc import Mapping

import streamlit as st

import nrr
from pages.parts import menu, ownscenarios, session
from pages.parts.advices import advising
from pages.parts.whatifs import scenes


def steps(asked: session.Asked, advice: nrr.actions.Advice) -> None:
    """Leave for What-if by year with its levers set so that NRR after is NRR before plus the points."""
    named = tuple(
        nrr.actions.UnderWay(step.action) for step in advice.steps if step.rule in advice.shown and step.part
    )
    _leave(asked, advice.levers, named)


def agreed(asked: session.Asked, advice: nrr.actions.Advice, named: tuple[nrr.actions.UnderWay, ...]) -> None:
    """The same of the agreed actions, kept as a scenario."""
    levers, found = _set(asked, advice.agreed, named)
    if found is None:
        return
    scenario = nrr.Scenario(nrr.outlooks.SCENARIO_NAME, levers.apart_from(found.today), found.mode, found.by)
    others = (one for one in ownscenarios.scenarios() if one.name != scenario.name)
    ownscenarios.keep_scenarios((*others, scenario))
    _go(found, levers)


def reading(asked: session.Asked, advice: nrr.actions.Advice) -> nrr.outlooks.WouldRead | None:
    """What NRR would read with the agreed actions; None where none has a worth or there is no outlook."""
    found = scenes.outlook_of(scenes.over_a_year(asked), nrr.Mode.ANNUAL, "")
    return None if isinstance(found, str) else nrr.outlooks.would_read(found, advice.agreed)


def _leave(
    asked: session.Asked, by_lever: Mapping[str, float], named: tuple[nrr.actions.UnderWay, ...]
) -> None:
    levers, found = _set(asked, by_lever, named)
    if found is not None:
        _go(found, levers)


def _set(
    asked: session.Asked, by_lever: Mapping[str, float], named: tuple[nrr.actions.UnderWay, ...]
) -> tuple[nrr.Levers, nrr.outlooks.Outlook | None]:
    """The levers on the outlook, in the split that What-if has; says why where there is no outlook."""
    over = scenes.over_a_year(asked)
    by = str(st.query_params.get(scenes.SPLIT) or st.session_state.get(scenes.SPLIT) or "")
    by = by if by in scenes.splits(over) else ""
    found = scenes.outlook_of(over, nrr.Mode.ANNUAL, by)
    if isinstance(found, str):
        st.warning(nrr.markdown_text(found, 300))
        return nrr.Levers(), None
    if not by:
        return nrr.outlooks.acted(found, by_lever).levers, found
    return nrr.outlooks.acted_apart(found, advising.segment_levers(over, by, named)), found


def _go(found: nrr.outlooks.Outlook, levers: nrr.Levers) -> None:
    here = {key: st.query_params.get_all(key) for key in st.query_params}
    told = scenes.address_of(found, levers) | ({scenes.SPLIT: found.by} if found.by else {})
    for key in ("mode", scenes.SPLIT, *told):
        here.pop(key, None)
        st.session_state.pop(key, None)
    menu.go_to("what-if", here | {key: [text] for key, text in told.items()})
