"""The table of roll-forwards: one list of columns for months and segments, where every amount can be
pressed.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

import pandas as pd
import streamlit as st
from pandas.io.formats.style import Styler

import nrr
from pages.parts import memory, session, tables

Pressed = Callable[[int | None, str], None]
"""Told the line (None for the heading of a column) and the field of the roll-forward."""


@dataclass(frozen=True, slots=True)
class _Column:
    field: str
    heading: str
    sign: int = 1
    always: bool = True


_COLUMNS = (
    _Column("opening", "Opening"),
    _Column("new", "+ New"),
    _Column("reactivation", "+ Reactivation"),
    _Column("expansion", "+ Expansion"),
    _Column("contraction", "− Contraction", -1),
    _Column("churn", "− Churn", -1),
    _Column("fx", "± FX", always=False),
    _Column("transferred_in", "+ From other segments", always=False),
    _Column("transferred_out", "− To other segments", -1, always=False),
    _Column("closing", "= Closing"),
)


def draw(
    key: str, first: str, lines: Mapping[str, nrr.RollForward], asked: session.Asked, pressed: Pressed
) -> None:
    """Opening, movements and closing of every line; FX and transfers only where there are any."""
    turn = f"turn_{key}"
    name = f"{key}_{st.session_state.setdefault(turn, 0)}"
    tables.listed(
        _written(first, tuple(lines.items()), asked.currency, asked.view.basis),
        height="content",
        on_select=lambda: _selected(name, turn, pressed),
        # Columns may be chosen too: then a press on a heading does not sort, which would select a cell of it.
        selection_mode=["single-cell", "single-column"],
        key=name,
        alt=f"Roll-forward by {first.lower()}",
    )


@memory.kept()
def _written(
    first: str, items: tuple[tuple[str, nrr.RollForward], ...], currency: str, basis: nrr.Basis
) -> Styler:
    lines = dict(items)
    used = [column for column in _COLUMNS if column.always or _any(column.field, lines)]
    table = pd.DataFrame(
        {first: list(lines)}
        | {c.heading: [c.sign * getattr(line, c.field) for line in lines.values()] for c in used}
    )

    def money(arr_minor: int) -> str:
        return nrr.money(arr_minor, currency, basis)

    return table.style.format({column.heading: money for column in used})


def moves(line: nrr.RollForward) -> bool:
    """Whether anything stands in any column."""
    return any(getattr(line, column.field) for column in _COLUMNS)


def _any(field: str, lines: Mapping[str, nrr.RollForward]) -> bool:
    return any(getattr(line, field) for line in lines.values())


def _selected(name: str, turn: str, pressed: Pressed) -> None:
    chosen = st.session_state[name]["selection"]
    places = [*chosen["cells"], *((None, heading) for heading in chosen["columns"])]
    fields = {column.heading: column.field for column in _COLUMNS}
    if places and places[0][1] in fields:
        st.session_state[turn] += 1
        pressed(places[0][0], fields[places[0][1]])
