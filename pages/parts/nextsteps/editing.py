"""A next step in the words of the company: owner, effort, wording, share; the original stands beside it."""

import streamlit as st

import nrr
from pages.parts import session
from pages.parts.advices import held

_LONGEST_TITLE, _LONGEST_HOW = 120, 400


def form(action: nrr.actions.ActionPart, asked: session.Asked, key: str) -> None:
    """Every field as it is now; what equals the original is no edit. `key` tells it from the same form
    elsewhere.
    """
    row = nrr.actions.actions()[action.id]
    title = st.text_input("Step", action.title, key=f"edit_title_{key}", max_chars=_LONGEST_TITLE)
    how = st.text_area("How", action.how, key=f"edit_how_{key}", max_chars=_LONGEST_HOW, height=80)
    owners = list(dict.fromkeys([str(action.owner), *nrr.actions.owners_of(row)]))
    owner = st.selectbox("Owner", owners, key=f"edit_owner_{key}", accept_new_options=True)
    efforts = [str(one) for one in nrr.actions.Effort]
    chosen = st.selectbox("Effort", efforts, index=action.effort.rank, key=f"edit_effort_{key}")
    effort = nrr.actions.Effort(chosen)
    share = _share(action, key) if "share" in row.edit else None
    step = _step(action, key) if "uplift" in row.edit else None
    off = st.checkbox(
        "Take it off the next steps", key=f"edit_off_{key}", help="Findings then show their next best step."
    )
    with st.container(horizontal=True, gap="small"):
        if st.button("Save step", key=f"edit_save_{key}", type="primary"):
            told = nrr.actions.Edited(
                action.id,
                _unless(title.strip(), row.title),
                _unless(how.strip(), row.how),
                _unless(str(owner or "").strip(), row.owner),
                None if effort is row.effort else effort,
                share,
                off,
                step,
            )
            _keep(told, asked)
        if action.original and st.button("Back to the original", key=f"edit_reset_{key}"):
            _keep(nrr.actions.Edited(action.id), asked)


def _keep(row: nrr.actions.Edited, asked: session.Asked) -> None:
    held.keep_edit(row, asked.ledger)
    st.rerun()


def _unless(text: str, original: str) -> str:
    return "" if text == original else text


def _share(action: nrr.actions.ActionPart, key: str) -> tuple[float, float] | None:
    """The ends in percent; empty where the published ones stand, or none."""
    published = nrr.actions.actions()[action.id].worth.share
    own = action.share if action.share != published else None
    low, high = (None, None) if own is None else (100 * own[0], 100 * own[1])
    with st.container(horizontal=True, gap="small"):
        least = st.number_input("Share kept or added, %: low", 0.0, 100.0, low, key=f"edit_low_{key}")
        most = st.number_input("high", 0.0, 100.0, high, key=f"edit_high_{key}")
    if least is None or most is None:
        return None
    return min(least, most) / 100, max(least, most) / 100


def _step(action: nrr.actions.ActionPart, key: str) -> nrr.actions.TypedStep | None:
    """A price step in percent, of which share of revenue, and what share of that leaves over it."""
    own = action.step
    told = (None, None, None) if own is None else (own.uplift, own.reach, own.extra_churn)
    fields = {"uplift": "Price step, %", "reach": "Revenue it reaches, %", "extra": "Of that lost over it, %"}
    with st.container(horizontal=True, gap="small"):
        uplift, reach, extra = (
            st.number_input(label, 0.0, 100.0, None if part is None else 100 * part, key=f"edit_{name}_{key}")
            for (name, label), part in zip(fields.items(), told, strict=True)
        )
    if uplift is None or reach is None:
        return None
    return nrr.actions.TypedStep(uplift / 100, reach / 100, (extra or 0.0) / 100)


def put_back(asked: session.Asked) -> None:
    """The steps taken off, each with a button that puts it back; nothing without any."""
    for row in held.edits(asked.ledger):
        if row.off:
            title = row.title or nrr.actions.actions()[row.action].title
            with st.container(horizontal=True, vertical_alignment="center", gap="small"):
                st.caption(nrr.markdown_text(f"Taken off: {title}", 200), width="content")
                if st.button("Put back", key=f"put_back_{row.action}", type="tertiary"):
                    _keep(nrr.actions.Edited(row.action), asked)
