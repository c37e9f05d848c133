"""The monthly roll-forward: every month's identity, and why its sums differ from the bridge."""

import pandas as pd
import streamlit as st

import nrr
from pages.parts import cards, explain, questions, session

_COLUMNS = (
    ("opening", "Opening", 1),
    ("new", "+ New", 1),
    ("reactivation", "+ Reactivation", 1),
    ("expansion", "+ Expansion", 1),
    ("contraction", "− Contraction", -1),
    ("churn", "− Churn", -1),
    ("closing", "= Closing", 1),
)


def card(asked: session.Asked) -> None:
    """The months of the window with their movements; a cell opens its customers."""
    steps = asked.snapshot.main.steps
    total = nrr.summed(steps)
    if total is None:
        return
    with st.container(border=True, key="steps", gap="small"):
        st.subheader("Month by month, opening plus movements is closing", anchor=False)
        _table(steps, total, asked)
        st.caption("Choose an amount to see the customers behind it. Losses are shown with a minus.")
        st.markdown(nrr.markdown_text(_difference(total, asked), 700))


def _table(steps: tuple[nrr.RollForward, ...], total: nrr.RollForward, asked: session.Asked) -> None:
    name = f"steps_{st.session_state.setdefault('turn_steps', 0)}"
    lines = [*steps, total] if len(steps) > 1 else list(steps)
    table = pd.DataFrame(
        {"Month": [step.window.closing.label for step in steps] + ["Sum"] * (len(lines) > len(steps))}
        | {label: [sign * getattr(line, field) for line in lines] for field, label, sign in _COLUMNS}
    )
    st.dataframe(
        table.style.format({label: asked.money for _, label, _ in _COLUMNS}),
        hide_index=True,
        height="content",
        on_select=lambda: _clicked(name, steps),
        selection_mode="single-cell",
        key=name,
        alt="Monthly roll-forward",
    )


def _clicked(name: str, steps: tuple[nrr.RollForward, ...]) -> None:
    cells = st.session_state[name]["selection"]["cells"]
    if not cells:
        return
    row, label = cells[0]
    field = next((field for field, heading, _ in _COLUMNS if heading == label), None)
    st.session_state["turn_steps"] += 1
    if field is None:
        return
    if row < len(steps):
        explain.ask(explain.StepQuestion(steps[row].window.closing, field))
    else:
        explain.ask(explain.MovementQuestion(field))


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
        return "In this window the monthly movements and the point-to-point bridge show the same amounts."
    return (
        "Monthly movements are not the point-to-point bridge: "
        f"{'; '.join(apart)}. Month by month, a customer who rises and later falls counts in both, and so do "
        "customers won inside the window; point to point each customer is compared with itself once."
    )


def sums_chart(asked: session.Asked) -> None:
    """The picture of the summed movements, beside no point-to-point figure."""
    total = nrr.summed(asked.snapshot.main.steps)
    if total is not None:
        chart = nrr.charts.movement_waterfall(total, asked.look)
        cards.chart_card(chart, "movement_sums", questions.bar_of_sum)
