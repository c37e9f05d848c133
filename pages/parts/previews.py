"""What was recognised in a file, with the reason."""

import streamlit as st

import nrr
from pages.parts import intakes


def usable(found: intakes.Read) -> bool:
    """Whether there is anything to compute from."""
    return found.intake.ledger is not None or getattr(found.intake, "components", None) is not None


def head(found: intakes.Read) -> None:
    """The verdict in one line, then the facts of the book."""
    name = nrr.markdown_text(found.name, 80)
    st.subheader(f"{name} was read" if usable(found) else f"{name} cannot be used yet", anchor=False)
    ledger = found.intake.ledger
    if ledger is not None:
        _facts(ledger)
    for text in _mapping(found.intake):
        st.caption(nrr.markdown_text(text, 300))


def _facts(ledger: nrr.Ledger) -> None:
    window = nrr.default_window(ledger)
    view = nrr.View(window)
    months = f"{ledger.months[0].label} to {ledger.months[-1].label}"
    closing = nrr.compact(int(ledger.grid[-1].sum()), ledger.currency, nrr.Basis.ARR)
    facts = (
        ("Months", months if len(ledger.months) > 1 else ledger.months[0].label),
        ("Customers", nrr.count(len(ledger.names))),
        ("Closing ARR", closing),
        ("Currency", ledger.currency or "not stated"),
        ("Columns to filter by", ", ".join(ledger.attributes) or "none"),
    )
    with st.grid(5, min_column_width=150, gap="small", key=f"facts_{view.window.closing}"):
        for label, text in facts:
            with st.container(gap=None):
                st.caption(label)
                st.markdown(f"**{nrr.markdown_text(text, 160)}**")


def _mapping(intake: nrr.Intake) -> tuple[str, ...]:
    return tuple(getattr(intake, "assumptions", ()))
