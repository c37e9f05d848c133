"""Why this reading: what speaks for it and against it, what is open, and the readings that were dropped."""

import pandas as pd
import streamlit as st

import nrr
from pages.parts import tables
from pages.parts.imports import intakes

_COLUMNS = ("Reading", "NRR", "Closing MRR", "Why")


def draw(found: intakes.Read) -> None:
    """Sentences first, then a table of the other readings."""
    with st.expander("Why this reading?", key="why"):
        _sentences(found.intake.evidence)
        for title, rivals, key in (
            ("Still open", found.intake.evidence.surviving, "rivals_open"),
            ("Readings that were dropped", found.intake.evidence.dropped, "rivals_dropped"),
        ):
            if rivals:
                st.markdown(f"**{title}**")
                table = pd.DataFrame([_row(found, one) for one in rivals], columns=list(_COLUMNS))
                tables.listed(table, alt=title, key=key)


def _sentences(evidence: nrr.intake.Evidence) -> None:
    for title, lines in (("For", evidence.speaks_for), ("Against", evidence.against)):
        if lines:
            st.markdown(f"**{title}**")
            st.markdown("\n".join(f"- {nrr.markdown_text(line, 400)}" for line in lines))
    if not evidence.against:
        st.caption("Nothing in the file speaks against it.")


def _row(found: intakes.Read, one: "nrr.intake.Rival") -> tuple[str, str, str, str]:
    currency = found.intake.ledger.currency if found.intake.ledger is not None else ""
    closing = "" if one.closing is None else nrr.money(one.closing, currency, nrr.Basis.MRR)
    return one.label, "" if one.nrr is None else nrr.percent(one.nrr), closing, one.why
