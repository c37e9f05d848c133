"""Checks that tie out, as one line on every page and in full on the definitions page."""

import pandas as pd
import streamlit as st

import nrr
from pages.parts import session


def every(asked: session.Asked) -> tuple[nrr.Check, ...]:
    """Those of the view, and the book against the file's own total row where it has one."""
    tied = nrr.tie_check(nrr.ties(asked.ledger, asked.book.own_totals))
    return (*asked.snapshot.checks, *([tied] if tied is not None else []))


def strip(asked: session.Asked) -> None:
    """One quiet line when everything ties out, a loud one when anything does not."""
    found = every(asked)
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
    found = every(asked)
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
    _months(asked)


def _months(asked: session.Asked) -> None:
    """The file's own total row month by month, and what was left out or changed on reading as its reasons."""
    found = nrr.ties(asked.ledger, asked.book.own_totals)
    if not found:
        return
    apart = sum(1 for tie in found if tie.difference)
    words = f"differs in {nrr.plural(apart, 'month')}" if apart else f"agrees in all {len(found)} months"
    with st.expander(f"The file's own total row {words}", type="compact"):
        table = pd.DataFrame(
            {
                "Month": [tie.month.label for tie in found],
                "Customers added up": [asked.money(tie.computed_arr_minor) for tie in found],
                "The file's total": [asked.money(tie.stated_arr_minor) for tie in found],
                "Difference": [asked.money(tie.difference) for tie in found],
            }
        )
        st.dataframe(table, hide_index=True, height="content", key="ties", alt="The file's own totals")
        for problem in asked.book.problems:
            if apart and problem.arr_minor:
                text = f"{problem.what} {asked.money(problem.arr_minor)}."
                st.caption(nrr.markdown_text(f"Reconciling item: {text}", 400))
