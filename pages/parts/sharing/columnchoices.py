"""Which columns of the file readers get as segments, and in words what they will be able to read."""

import streamlit as st

import nrr
from pages.parts import memory, session


@memory.kept()
def _columns(key: str, _ledger: nrr.Ledger) -> tuple[nrr.disclosures.GroupColumn, ...]:
    return nrr.disclosures.group_columns(_ledger)


def ask(asked: session.Asked, naming: nrr.ledgers.Naming) -> tuple[str, ...]:
    """The columns chosen; those that name people or companies are on offer only where names are shown."""
    found = _columns(asked.book.key, asked.outline)
    shown = naming is nrr.ledgers.Naming.SHOWN
    offered = [one.name for one in found if shown or one.openness is not nrr.disclosures.Openness.NAMING]
    chosen = st.pills(
        "Segment columns",
        offered,
        selection_mode="multi",
        default=[one.name for one in found if one.openness is nrr.disclosures.Openness.USUAL],
        format_func=lambda name: nrr.markdown_text(name, 40),
        key=f"board_columns_{naming}_{asked.book.key[:8]}",
        help="Columns whose heading is not known to hold groups are off until you choose them.",
    )
    columns = tuple(chosen)
    st.caption(
        f"Readers will see: {nrr.markdown_text(nrr.disclosures.readable_words(columns, naming), 400)}."
    )
    withheld = [one for one in found if one.openness is nrr.disclosures.Openness.NAMING and not shown]
    if withheld:
        words = "; ".join(f"{one.name} {one.why}" for one in withheld)
        st.caption(f"Excluded: {nrr.markdown_text(words, 400)}.")
    return columns
