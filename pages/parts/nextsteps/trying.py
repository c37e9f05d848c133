"""From the steps shown to the levers of What-if."""

from collections.abc import Mapping

import streamlit as st

import nrr
from pages.parts import menu, session
from pages.parts.whatifs import scenes


def try_in_what_if(asked: session.Asked, by_lever: Mapping[str, float]) -> None:
    """Leave for What-if by year with its levers set so that NRR after is NRR before plus the points."""
    found = scenes.outlook_of(scenes.over_a_year(asked), nrr.Mode.ANNUAL, "")
    if isinstance(found, str):
        st.warning(nrr.markdown_text(found, 300))
        return
    here = {key: st.query_params.get_all(key) for key in st.query_params}
    levers = scenes.address_of(found, nrr.outlooks.acted(found, by_lever).levers)
    for key in ("mode", scenes.SPLIT, *levers):
        here.pop(key, None)
        st.session_state.pop(key, None)
    menu.go_to("what-if", here | {key: [text] for key, text in levers.items()})
