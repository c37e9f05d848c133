"""The roll-forward of every segment: monthly movements, with what moved between segments on lines of its
own.
"""

from dataclasses import dataclass, replace
from functools import partial

import streamlit as st

import nrr
from pages.parts import explain, explained, rolltables, session

_WHOLE = "All segments"


@dataclass(frozen=True, slots=True)
class SegmentStepQuestion:
    """One movement of one segment, added up over the months of the window."""

    by: str
    label: str
    field: str

    def answer(self, asked: session.Asked) -> nrr.Explanation:
        group = (self.by, self.label)
        return nrr.explanations.explain_movement(
            explained.book(asked), asked.view.window, asked.view.policy, self.field, group
        )


def draw(part: nrr.snapshots.SegmentPart, asked: session.Asked) -> None:
    """One line a segment and their sum, which is the roll-forward of the whole."""
    book, window = explained.book(asked), asked.view.window
    steps = nrr.retention.rollforwards(book, window, asked.view.policy, part.attribute)
    totals = {
        label: total
        for label, several in steps.items()
        if (total := nrr.retention.summed(several)) is not None
    }
    lines = {label: total for label, total in totals.items() if rolltables.moves(total)}
    with st.container(border=True, key="segment_steps", gap="small"):
        st.header(nrr.markdown_text(_title(lines, part.attribute, asked), 240), anchor=False)
        whole = {_WHOLE: _whole(lines, asked)}
        pressed = partial(_pressed, part.attribute, list(lines))
        rolltables.draw("segment_steps_table", part.attribute, lines | whole, asked, pressed)
        st.caption(
            nrr.markdown_text(
                "Monthly movements added up over the period. A customer who changes segment moves its revenue"
                " with it, without churn or expansion. Press an amount to see the customers behind it.",
                500,
            )
        )


def _whole(lines: dict[str, nrr.RollForward], asked: session.Asked) -> nrr.RollForward:
    """The roll-forward of everybody; what left one segment entered another."""
    total = nrr.retention.summed(asked.snapshot.main.steps)
    assert total is not None
    return replace(
        total,
        transferred_in=sum(line.transferred_in for line in lines.values()),
        transferred_out=sum(line.transferred_out for line in lines.values()),
    )


def _pressed(by: str, labels: list[str], line: int | None, field: str) -> None:
    if line is not None and line < len(labels):
        explain.ask(SegmentStepQuestion(by, labels[line], field))
    elif not field.startswith("transferred"):
        explain.ask(explain.MovementQuestion(field))


def _title(lines: dict[str, nrr.RollForward], by: str, asked: session.Asked) -> str:
    moved = sum(total.transferred_in for total in lines.values())
    if moved:
        return f"{asked.short(moved)} moved between groups of {by}"
    return f"No customer changed {by} in this period"
