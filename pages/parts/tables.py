"""Tables that people sort, search and pick rows from: figures stand to the right, also where they are written
as text, and of wide ones the first column stays in sight.
"""

import re
from typing import Any, Literal

import pandas as pd
import streamlit as st
from pandas.io.formats.style import Styler

import nrr

_MOST_SEEN, _SCREEN = 16, 620
_NARROW = 5
_ONE = r"[≈<>(+−–-]*\s?\D{0,4}?\d[\d.,]*\s?(%|pts|×|k|M|B)?\)?"
_FIGURE = re.compile(rf"{_ONE}( to {_ONE}| \({_ONE}\))?")
"""A figure, a range of two, or an amount with its share behind it."""
_NO_FIGURE = frozenset({"", nrr.MISSING, "too few", "unchanged", "open", "–"})


def listed(table: pd.DataFrame | Styler, alt: str, **settings: Any) -> Any:
    """The table without its index, all rows up to a screen; `settings` are those of the framework and come
    before ours.
    """
    frame = table.data if isinstance(table, Styler) else table
    config = _columns(frame) | settings.pop("column_config", {})
    usual = {"hide_index": True} | ({} if "row_height" in settings else {"height": _tall(len(frame))})
    return st.dataframe(table, alt=alt, column_config=config, **(usual | settings))


def _tall(rows: int) -> int | Literal["content"]:
    """How high a table of that many rows stands: all of them, up to a screen."""
    return "content" if rows <= _MOST_SEEN else _SCREEN


def _columns(table: pd.DataFrame) -> dict[str, Any]:
    """How its columns stand. A column that stays in sight is written in a quiet ink, so few need it."""
    first, *rest = map(str, table.columns)
    pinned = st.column_config.Column(pinned=len(table.columns) > _NARROW)
    right = st.column_config.Column(alignment="right")
    return {first: pinned} | {name: right for name in rest if _holds_figures(table[name])}


def _holds_figures(column: pd.Series) -> bool:
    texts = [one for one in column.dropna().astype(str) if one not in _NO_FIGURE]
    return bool(texts) and all(map(_FIGURE.fullmatch, texts))
