"""What the server would do over and over and needs to do once, or more finely."""

import sys
from collections.abc import Callable
from typing import Any
from weakref import WeakKeyDictionary

from pandas.io.formats.style import Styler
from streamlit.elements import arrow
from streamlit.proto.ArrowData_pb2 import ArrowData
from streamlit.proto.NewSession_pb2 import CustomThemeConfig
from streamlit.runtime import app_session

TURN_S = 0.0005
"""How long one run of a page may hold up all others and the loop that sends.

The loop hands the interpreter over with every message it sends and waits as long to have it back: a page of
two hundred messages beside one busy run took a second at the usual twentieth of that time.
"""


def spare() -> None:
    """Once, before the first visitor."""
    sys.setswitchinterval(TURN_S)
    _replace(app_session, "_populate_theme_msg", _held)
    _replace(arrow, "marshall_styler", _written_once)


def _replace(owner: Any, name: str, better: Callable[[Any], Any]) -> None:
    """Inside knowledge of the server: where a part has moved, the server works as before."""
    told = getattr(owner, name, None)
    if told is not None and not hasattr(told, "spares"):
        spared = better(told)
        spared.spares = told
        setattr(owner, name, spared)


def _written_once(told: Any) -> Any:
    """A table with formats that is shown again (`memory.kept`) was half of a page's time, cell by cell."""
    made: WeakKeyDictionary[Styler, ArrowData] = WeakKeyDictionary()

    def written(message: ArrowData, table: Styler, usual_id: str) -> None:
        if table not in made:
            own = ArrowData()
            told(own, table, usual_id)
            made[table] = own
        message.MergeFrom(made[table])

    return written


def _held(told: Any) -> Any:
    """The theme stands in the settings and is sent with every run; looking it up each time was a tenth of
    the time of a lever.
    """
    made: dict[str, CustomThemeConfig] = {}

    def filled(message: CustomThemeConfig, section: str = "theme") -> None:
        if section not in made:
            own = CustomThemeConfig()
            told(own, section)
            made[section] = own
        if made[section].ByteSize():
            message.MergeFrom(made[section])

    return filled
