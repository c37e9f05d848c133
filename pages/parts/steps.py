"""The monthly roll-forward: every month's identity, and why its sums differ from the bridge."""

from functools import partial

import streamlit as st

import nrr
from pages.parts import cards, explain, questions, rolltables, session


def card(asked: session.Asked) -> None:
    """The months of the window with their movements; a cell opens its customers."""
    steps = asked.snapshot.main.steps
    total = nrr.retention.summed(steps)
    if total is None:
        return
    with st.container(border=True, key="steps", gap="small"):
        st.header("Opening plus movements equals closing, month by month", anchor=False)
        _table(steps, total, asked)
        st.caption(
            "Press an amount, or a heading for the whole period, to see the customers behind it. Losses are"
            " shown with a minus."
        )
        st.markdown(nrr.markdown_text(_difference(total, asked), 700))


def _table(steps: tuple[nrr.RollForward, ...], total: nrr.RollForward, asked: session.Asked) -> None:
    lines = {step.window.closing.label: step for step in steps}
    if len(steps) > 1:
        lines["Sum"] = total
    rolltables.draw("steps", "Month", lines, asked, partial(_pressed, steps))


def _pressed(steps: tuple[nrr.RollForward, ...], line: int | None, field: str) -> None:
    """A month's own amount, or that of the whole window under a heading and on the last line."""
    if line is None or line >= len(steps):
        explain.ask(explain.MovementQuestion(field))
    else:
        explain.ask(explain.StepQuestion(steps[line].window.closing, field))


def _difference(total: nrr.RollForward, asked: session.Asked) -> str:
    """Both kinds of losses, named, with the reason why they are not the same."""
    bridge = asked.snapshot.main.bridge
    assert bridge is not None
    pairs = [
        (name, getattr(total, name), getattr(bridge, name)) for name in ("expansion", "contraction", "churn")
    ]
    apart = [
        f"{name} {asked.money(monthly)} against {asked.money(ends)}"
        for name, monthly, ends in pairs
        if monthly != ends
    ]
    if not apart:
        return "Monthly movements and the point-to-point bridge show the same amounts here."
    return (
        f"Monthly movements exceed the point-to-point bridge: {'; '.join(apart)}. Month by month, a customer"
        " who grew and later shrank counts in both."
    )


def sums_chart(asked: session.Asked) -> None:
    """The picture of the summed movements, beside no point-to-point figure."""
    total = nrr.retention.summed(asked.snapshot.main.steps)
    if total is not None:
        chart = nrr.charts.movement_waterfall(total, asked.look)
        cards.chart_card(chart, "movement_sums", questions.bar_of_sum)
