"""The roll-forward of every segment: monthly movements, with what moved between segments on lines of its own."""

import pandas as pd
import streamlit as st

import nrr
from pages.parts import explained, session

_COLUMNS = (
    ("opening", "Opening", 1),
    ("new", "+ New", 1),
    ("reactivation", "+ Reactivation", 1),
    ("expansion", "+ Expansion", 1),
    ("contraction", "− Contraction", -1),
    ("churn", "− Churn", -1),
    ("fx", "± FX", 1),
    ("transferred_in", "+ From other segments", 1),
    ("transferred_out", "− To other segments", -1),
    ("closing", "= Closing", 1),
)


def draw(part: nrr.SegmentPart, asked: session.Asked) -> None:
    """One line a segment and their sum, which is the roll-forward of the whole."""
    book, window = explained.book(asked), asked.view.window
    steps = nrr.rollforwards(book, window, asked.view.policy, part.attribute)
    totals = {label: total for label, several in steps.items() if (total := nrr.summed(several)) is not None}
    lines = {label: total for label, total in totals.items() if _moves(total)}
    with st.container(border=True, key="segment_steps", gap="small"):
        st.subheader(nrr.markdown_text(_title(lines, part.attribute, asked), 240), anchor=False)
        st.dataframe(
            _table(lines, part.attribute, asked),
            hide_index=True,
            height="content",
            key="segment_steps_table",
            alt=f"Roll-forward by {part.attribute}",
        )
        st.caption(
            nrr.markdown_text(
                "Monthly movements added up over the window. A customer who changes segment leaves one and enters the "
                "other with its revenue: that is no churn and no expansion. In the figures by segment everybody stays "
                "where they were at the opening.",
                500,
            )
        )


def _moves(total: nrr.RollForward) -> bool:
    return any(getattr(total, field) for field, _, _ in _COLUMNS)


def _title(lines: dict[str, nrr.RollForward], by: str, asked: session.Asked) -> str:
    moved = sum(total.transferred_in for total in lines.values())
    if moved:
        return f"{asked.short(moved)} moved from one {by} to another"
    return f"Nobody changed {by} in this window"


def _table(lines: dict[str, nrr.RollForward], by: str, asked: session.Asked) -> object:
    used = [
        column
        for column in _COLUMNS
        if column[0] in ("opening", "closing") or any(getattr(line, column[0]) for line in lines.values())
    ]
    table = pd.DataFrame(
        {by: [*lines, "All segments"]}
        | {heading: _column(lines, field, sign) for field, heading, sign in used}
    )
    return table.style.format({heading: asked.money for _, heading, _ in used})


def _column(lines: dict[str, nrr.RollForward], field: str, sign: int) -> list[int]:
    values = [sign * getattr(line, field) for line in lines.values()]
    return [*values, sum(values)]
