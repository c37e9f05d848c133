"""What stands in the pack and in which order: one choice for the board, PDF, PowerPoint and Excel."""

from collections.abc import Sequence

import streamlit as st

import nrr

_PARTS = {
    nrr.packs.Part.RESTATED: "Restated",
    nrr.packs.Part.BRIDGE: "Bridge",
    nrr.packs.Part.TREND: "Trend",
    nrr.packs.Part.COHORTS: "Cohorts",
    nrr.packs.Part.SEGMENTS: "Segments",
    nrr.packs.Part.BENCHMARKS: "Benchmarks",
    nrr.packs.Part.FINDINGS: "Findings",
    nrr.packs.Part.RENEWALS: "Renewals",
    nrr.packs.Part.SCENARIOS: "Outlook",
    nrr.packs.Part.DEFINITIONS: "Definitions and checks",
}
_SHEETS = {nrr.packs.PaperSize.A4: "A4", nrr.packs.PaperSize.LETTER: "US Letter"}
_MOST_COLUMNS, _LONGEST_SOURCE = 2, 80


def sections(earlier: nrr.Snapshot | None) -> tuple[nrr.packs.Part, ...]:
    """The sections in their order, all of them unless some are taken away.

    What was restated is on offer where the board follows an `earlier` one.
    """
    offered = [part for part in _PARTS if earlier is not None or part is not nrr.packs.Part.RESTATED]
    chosen = st.multiselect(
        "Sections, in their order",
        offered,
        default=offered,
        format_func=_PARTS.__getitem__,
        key=f"board_parts_{len(offered)}",
        placeholder="The summary alone",
        help="The summary comes first. To move a section to the end, remove it and choose it again.",
    )
    return tuple(chosen)


def columns_first(columns: Sequence[str], book_key: str) -> tuple[str, ...]:
    """Which of the columns that readers get stand in the segment table of every form."""
    if len(columns) <= _MOST_COLUMNS:
        return tuple(columns)
    chosen = st.multiselect(
        "Columns in the segment table",
        list(columns),
        max_selections=_MOST_COLUMNS,
        format_func=lambda name: nrr.markdown_text(name, 40),
        key=f"board_segments_{book_key[:8]}",
        placeholder="The first two with few groups",
    )
    return tuple(one for one in chosen if one in columns)


def source() -> str:
    """What stands as the source on every page; a file name only where somebody writes it."""
    return st.text_input(
        "Source", max_chars=_LONGEST_SOURCE, key="board_source", placeholder="company data"
    ).strip()


def paper() -> nrr.packs.PaperSize:
    """The sheets the pack is printed on."""
    chosen = st.segmented_control(
        "Paper",
        list(_SHEETS),
        default=nrr.packs.PaperSize.A4,
        required=True,
        format_func=_SHEETS.__getitem__,
        key="board_paper",
    )
    return nrr.packs.PaperSize(chosen)
