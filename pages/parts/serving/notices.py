"""What a tab says while the server is away and after it came back: one small script on the first page.

The words are in `art/notices.json`. The script reads a mark that every run of a page ends with: which life
of the server drew it, and whether all work on the desk was saved by then.
"""

import json
import secrets
from enum import Enum
from pathlib import Path

_ART = Path(__file__).resolve().parents[1] / "art"
_BESIDE = ("pictures.js", "grids.js")
LIFE = secrets.token_hex(8)
"""Another one after every start."""


class Work(Enum):
    """What the server can promise of what lies on the desk."""

    NONE = "none"
    KEPT = "kept"
    NOT_KEPT = "not_kept"


def script() -> str:
    """The script with its words, and those of charts and tables, for the inside of a script element."""
    words = json.loads((_ART / "notices.json").read_text(encoding="utf-8"))
    text = (_ART / "notices.js").read_text(encoding="utf-8")
    notices = text.replace("__WORDS__", json.dumps(words).replace("<", "\\u003c"))
    return notices + "".join((_ART / name).read_text(encoding="utf-8") for name in _BESIDE)


def mark(work: Work) -> str:
    """An element nobody sees."""
    return f'<span data-server-life="{LIFE}" data-work="{work.value}"></span>'
