"""Checks that tie out, as one line on every page and in full on the definitions page."""

import streamlit as st

import nrr
from pages.parts import folds, session, ties


def doubts(asked: session.Asked) -> None:
    """What makes the headline doubtful, to be read before it."""
    for alarm in asked.snapshot.alarms:
        st.warning(
            nrr.markdown_text(f"Doubtful data: {alarm.what} {alarm.remedy}", 600), icon=":material/warning:"
        )


def strip(asked: session.Asked) -> None:
    """One quiet line when everything ties out, a loud one when anything does not."""
    found = asked.snapshot.checks
    wrong = nrr.retention.failed(found)
    if wrong:
        names = "; ".join(check.said for check in wrong)
        st.error(nrr.markdown_text(f"{_count_wrong(found, wrong)}: {names}", 600), icon=":material/error:")
    elif found:
        place, opened = folds.popover(_tie_out(asked), "tie_out", ":material/check:", "tertiary")
        with place:
            for check in found if opened else ():
                st.markdown(f"**{nrr.markdown_text(check.label)}**  \n{nrr.markdown_text(check.detail, 400)}")


def _count_wrong(found: tuple[nrr.Check, ...], wrong: tuple[nrr.Check, ...]) -> str:
    return f"{len(wrong)} of {nrr.plural(len(found), 'check')} failed"


def _tie_out(asked: session.Asked) -> str:
    """Arithmetic that ties out is no proof of data that are doubtful: the two are never said as one."""
    ties = f"All {nrr.plural(len(asked.snapshot.checks), 'check')} pass"
    doubts = len(asked.snapshot.alarms)
    return f"{ties}, {nrr.plural(doubts, 'doubt')} about the data" if doubts else ties


def draw(asked: session.Asked) -> None:
    """Every check with both of its figures, then every stated total month by month."""
    found = asked.snapshot.checks
    if not found:
        st.markdown("Checks need both ends of the period. Choose a shorter period above.")
        return
    wrong = nrr.retention.failed(found)
    words = _count_wrong(found, wrong) if wrong else _tie_out(asked)
    st.header(words, anchor=False)
    with st.grid(2, min_column_width=320, gap="small", key="checks"):
        for check in found:
            _card(check, asked)
    for reconciled in () if asked.connected else nrr.ledgers.reconciliations(asked.ledger):
        ties.folded(reconciled, asked.ledger)


def _card(check: nrr.Check, asked: session.Asked) -> None:
    """What is compared, and both sides of it."""
    left, right = asked.cents(check.left), asked.cents(check.right)
    mark, equal = (":material/check:", "=") if check.passed else (":material/close:", "≠")
    off = "" if check.passed else f", {asked.cents(check.difference)} off"
    with st.container(border=True, height="stretch", gap="xsmall", key=f"check_{check.key}"):
        st.markdown(f"{mark} **{nrr.markdown_text(check.said)}**")
        st.caption(nrr.markdown_text(check.detail, 600))
        st.markdown(nrr.markdown_text(f"{left} {equal} {right}{off}"))
