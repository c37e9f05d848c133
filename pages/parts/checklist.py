"""Checks that tie out, as one line on every page and in full on the definitions page."""

import pandas as pd
import streamlit as st

import nrr
from pages.parts import session


def strip(asked: session.Asked) -> None:
    """One quiet line when everything ties out, a loud one when anything does not."""
    found = asked.snapshot.checks
    wrong = nrr.failed(found)
    if wrong:
        names = ", ".join(check.label for check in wrong)
        st.error(
            nrr.markdown_text(f"{nrr.plural(len(wrong), 'check')} of {len(found)} does not tie out: {names}")
        )
    elif found:
        with st.popover(
            f"{nrr.plural(len(found), 'check')} tie out", icon=":material/check:", type="tertiary"
        ):
            for check in found:
                st.markdown(f"**{check.label}**  \n{nrr.markdown_text(check.detail, 300)}")


def draw(asked: session.Asked) -> None:
    """Every check with both of its figures."""
    found = asked.snapshot.checks
    if not found:
        st.markdown("Checks need a window whose two ends the book holds. Choose a shorter window above.")
        return
    wrong = nrr.failed(found)
    st.subheader(
        f"All {len(found)} checks tie out"
        if not wrong
        else f"{len(wrong)} of {len(found)} checks do not tie out",
        anchor=False,
    )
    table = pd.DataFrame(
        {
            "Check": [check.label for check in found],
            "What is compared": [check.detail for check in found],
            "One side": [asked.money(check.left) for check in found],
            "Other side": [asked.money(check.right) for check in found],
            "Difference": [asked.money(check.difference) for check in found],
        }
    )
    st.table(table, border="horizontal", hide_index=True, alt="Checks")
