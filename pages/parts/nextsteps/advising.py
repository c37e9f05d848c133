"""The advice of the open book: computed once for everyone who holds the same upload."""

from collections.abc import Mapping

import streamlit as st

import nrr
from pages.parts import findingcards, memory, menu, session
from pages.parts.whatifs import scenes


@memory.kept("Valuing next steps")
def _advice(
    key: str, _ledger: nrr.Ledger, view: nrr.View, _findings: tuple[nrr.findings.FindingPart, ...]
) -> nrr.actions.Advice | None:
    return nrr.actions.advised(nrr.findings.subject_of(_ledger, view), _findings)


def advice(asked: session.Asked) -> nrr.actions.Advice | None:
    """What to do about the findings of the view; None where there are no twelve months."""
    return _advice(asked.book.key, asked.ledger, asked.view, findingcards.found(asked))


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
