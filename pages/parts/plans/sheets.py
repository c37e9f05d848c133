"""The plan as a table: uploaded or typed, and kept for the next month's book."""

from dataclasses import replace

import pandas as pd
import streamlit as st

import nrr
from pages.parts import dropzones, session
from pages.parts.desks.records import PlanNotes

_HEADINGS = (
    "Period",
    "Opening",
    "New",
    "Reactivation",
    "Expansion",
    "Contraction",
    "Churn",
    "Closing",
    "NRR",
    "GRR",
    "Customers",
)
_QUARTERS = 4
_MEANT = {
    nrr.plans.UNUSED: "Not used",
    nrr.plans.SEGMENT: "Segment",
    "period": "Period",
    **{line: line.capitalize() for line in nrr.plans.LINES},
    "nrr": "NRR aimed at",
    "grr": "GRR aimed at",
    "customers": "Customers",
}
_WRONG = "plan_wrong"


def plan_or_none(asked: session.Asked) -> nrr.plans.Plan | None:
    """The plan of this desk; None without one, or where it cannot be read."""
    notes = session.plan_notes()
    if not any(any(cell.strip() for cell in row[1:]) for row in notes.rows):
        return None
    try:
        rows = [row for row in notes.rows if any(cell.strip() for cell in row[1:])]
        fiscal = asked.view.policy.fiscal
        return nrr.plans.plan_of(notes.headings, rows, fiscal, notes.columns, nrr.intake.month_in)
    except nrr.Refusal as refusal:
        st.session_state[_WRONG] = str(refusal)
        return None


def planned_rates(asked: session.Asked) -> dict[nrr.Month, float]:
    """The NRR aimed at by closing month: that of the plan, else the one typed for every month; nothing where
    the view counts otherwise than a target does.
    """
    if nrr.plans.targets_refused(asked.view):
        return {}
    plan, typed = plan_or_none(asked), session.plan_notes().target_percent
    months = [point.month for point in asked.snapshot.trend]
    found = {month: _aim(plan, month) or typed / 100 for month in months}
    return {month: rate for month, rate in found.items() if rate}


def _aim(plan: nrr.plans.Plan | None, month: nrr.Month) -> float | None:
    return None if plan is None else nrr.plans.planned_total(plan, nrr.Window.trailing(month, 12))


def draw(asked: session.Asked) -> None:
    """The drop zone and the table to type into."""
    notes = session.plan_notes()
    with st.container(border=True, key="plan_sheet", gap="small"):
        st.header("Your plan", anchor=False)
        st.caption(
            "ARR in whole currency units, one row a month (2026-01) or quarter (2026-Q1), with any of these"
            " lines and, if you like, a column of segments. NRR and GRR are those of twelve months. Leave out"
            " what you did not plan."
        )
        _drop()
        if wrong := st.session_state.pop(_WRONG, ""):
            st.error(nrr.markdown_text(f"{wrong[:1].upper()}{wrong[1:]}.", 300))
        _columns(notes)
        frame = _frame(notes, asked)
        key = session.key_of("plan", repr((notes.headings, notes.rows)).encode())[:12]
        typed = st.data_editor(frame, num_rows="dynamic", hide_index=True, key=f"plan_{key}", width="stretch")
        _keep(typed, frame, notes)
        if notes.rows:
            st.button("Remove the plan", type="tertiary", on_click=_remove, key="plan_gone")


def _columns(notes: PlanNotes) -> None:
    """What the columns are that no heading tells; remembered for the plans that follow."""
    unknown = nrr.plans.other_headings(notes.headings, nrr.intake.month_in)
    if not unknown:
        return
    told = {}
    with st.container(horizontal=True, gap="small", key="plan_columns"):
        for place, heading in enumerate(unknown):
            usual = notes.columns.get(heading, _guessed(heading, unknown, notes))
            told[heading] = st.selectbox(
                nrr.markdown_text(f"Column {heading} is", 60),
                list(_MEANT),
                index=list(_MEANT).index(usual),
                format_func=_MEANT.__getitem__,
                key=f"plan_column_{place}_{heading}",
                width=200,
            )
    if told != {heading: notes.columns.get(heading) for heading in unknown}:
        session.keep_plan_notes(replace(notes, columns={**notes.columns, **told}))
        st.rerun()


def _guessed(heading: str, unknown: tuple[str, ...], notes: PlanNotes) -> str:
    """The first column of words is of segments, where none was said to be; figures are not read."""
    place = notes.headings.index(heading)
    words = any(letter.isalpha() for row in notes.rows if place < len(row) for letter in row[place])
    first = heading == unknown[0] and nrr.plans.SEGMENT not in notes.columns.values()
    return nrr.plans.SEGMENT if words and first else nrr.plans.UNUSED


def _frame(notes: PlanNotes, asked: session.Asked) -> pd.DataFrame:
    if notes.rows:
        return pd.DataFrame([list(row) for row in notes.rows], columns=list(notes.headings), dtype=str)
    fiscal, closing = asked.view.policy.fiscal, asked.view.window.closing
    last = fiscal.complete_quarter_end(closing)
    labels = [fiscal.label(last - 3 * back) for back in reversed(range(_QUARTERS))]
    empty = [""] * (len(_HEADINGS) - 1)
    return pd.DataFrame([[label, *empty] for label in labels], columns=list(_HEADINGS), dtype=str)


def _keep(typed: pd.DataFrame, frame: pd.DataFrame, notes: PlanNotes) -> None:
    rows = _texts(typed)
    if rows != _texts(frame):
        session.keep_plan_notes(replace(notes, headings=tuple(map(str, typed.columns)), rows=rows))
        st.rerun()


def _texts(frame: pd.DataFrame) -> tuple[tuple[str, ...], ...]:
    filled = frame.fillna("").astype(str)
    return tuple(tuple(row) for row in filled.itertuples(index=False, name=None))


def _drop() -> None:
    turn = st.session_state.setdefault("turn_plan", 0)
    dropped = st.file_uploader("Upload a plan", key=f"plan_file_{turn}")
    if dropped is None:
        return
    side = nrr.intake.read_side_apart(dropped.getvalue(), dropped.name)
    dropzones.free(dropped.file_id)
    if side.table is None:
        st.session_state[_WRONG] = "the file holds no table"
    else:
        notes = replace(session.plan_notes(), headings=side.table.headings, rows=side.table.rows)
        session.keep_plan_notes(notes)
    st.session_state["turn_plan"] = turn + 1
    st.rerun()


def _remove() -> None:
    session.keep_plan_notes(replace(session.plan_notes(), headings=(), rows=()))
