"""What the server would do over and over and needs to do once, or more finely."""

import sys
from typing import Any

from streamlit.proto.NewSession_pb2 import CustomThemeConfig
from streamlit.runtime import app_session

TURN_S = 0.0005
"""How long one run of a page may hold up all others and the loop that sends.

The loop hands the interpreter over with every message it sends and waits as long to have it back: a page of
two hundred messages beside one busy run took a second at the usual twentieth of that time.
"""
_FILLER = "_populate_theme_msg"


def spare() -> None:
    """Once, before the first visitor."""
    sys.setswitchinterval(TURN_S)
    told = getattr(app_session, _FILLER, None)
    # Inside knowledge of the server: where it has moved, it fills in the theme itself as before.
    if told is not None and not hasattr(told, "held"):
        setattr(app_session, _FILLER, _held(told))


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

    filled.held = made  # type: ignore[attr-defined]
    return filled
