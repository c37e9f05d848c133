"""A board page as printed, with gaps for the few words that may still change after publication.

Figures, sentences and charts are fixed when the board is published. The expiry (it can be extended), the
banner of a later restatement and the address of the drawing library are filled in whenever it is shown.
"""

import hashlib
import re
from dataclasses import dataclass, replace
from html import escape

from nrr.export import BoardOptions, board_page
from nrr.snapshots import Snapshot, encode


@dataclass(frozen=True, slots=True)
class Plate:
    """The fixed pieces of a page and, between them, the names of the gaps: one gap fewer than pieces.

    `banner_ends` is the markup around the words of a banner.
    """

    pieces: tuple[str, ...]
    gaps: tuple[str, ...]
    banner_ends: tuple[str, str]


_GAPS = ("banner", "expires", "library")


def plate_of(snapshot: Snapshot, options: BoardOptions) -> Plate:
    """The page of a snapshot, printed once."""
    marks = _marks(snapshot, options.note)
    page = board_page(
        snapshot,
        replace(options, banner=marks["banner"], expires=marks["expires"], plotly_js_url=marks["library"]),
    )
    opened = re.search(rf"<p[^>]*>{marks['banner']}</p>", page)
    assert opened is not None, "a board page has a place for its banner"
    before, after = opened.group().split(marks["banner"])
    page = page.replace(opened.group(), marks["banner"], 1)
    parts = re.split("(" + "|".join(marks.values()) + ")", page)
    names = {mark: name for name, mark in marks.items()}
    return Plate(tuple(parts[::2]), tuple(names[mark] for mark in parts[1::2]), (before, after))


def fill(plate: Plate, *, banner: str, expires: str, library_url: str, strip: str = "") -> str:
    """The page as shown today; no banner leaves no trace. `strip` is markup that stands above it all."""
    before, after = plate.banner_ends
    words = {
        "banner": strip + (f"{before}{escape(banner)}{after}" if banner else ""),
        "expires": escape(expires),
        "library": escape(library_url),
    }
    filled = (piece + words[gap] for piece, gap in zip(plate.pieces, plate.gaps, strict=False))
    return "".join(filled) + plate.pieces[-1]


def _marks(snapshot: Snapshot, note: str) -> dict[str, str]:
    """Words that cannot stand in the page already: nobody writes the hash of his own text into it."""
    digest = hashlib.sha256(encode(snapshot) + note.encode("utf-8", "surrogatepass")).hexdigest()
    return {name: f"{name}{digest}" for name in _GAPS}
