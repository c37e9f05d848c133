"""Text made plain: case, accents and odd characters taken off, so that words can be compared."""

import unicodedata
from collections.abc import Iterator

UNDIVIDED = str.maketrans(
    {"\u0131": "i", "\u0142": "l", "\u00f8": "o", "\u0111": "d", "\u00e6": "ae", "\u0153": "oe"}
)
"""Letters that carry their mark in one piece, which no normal form takes off."""


def _without_accents(folded: str) -> Iterator[str]:
    """Accents go from Latin letters only: elsewhere they make another letter."""
    latin = True
    for char in folded:
        if unicodedata.combining(char):
            if not latin:
                yield char
        elif unicodedata.category(char) != "Cf":
            latin = char < "\u0250"
            yield char


def plain(text: str) -> str:
    """Casefolded, accents removed, compatibility forms and odd blanks made plain, outer blanks cut."""
    if text.isascii():
        return " ".join(text.casefold().split())
    folded = unicodedata.normalize("NFKD", text.casefold()).translate(UNDIVIDED)
    kept = unicodedata.normalize("NFC", "".join(_without_accents(folded)))
    return " ".join(
        kept.replace("\u2019", "'")
        .replace("\u2013", "-")
        .replace("\u2014", "-")
        .replace("\u2212", "-")
        .split()
    )
