"""Names from a file are hostile until escaped: once for Markdown, once for chart labels, once for
spreadsheets.

The visible text stays what it was; only what would be read as a link, an image, a formula or a format is
taken away from it.
"""

import re

_CONTROLS = re.compile("[\x00-\x1f\x7f\u2028-\u202e\u2066-\u2069]+")
_MARKS = re.compile(r"([\\`*_{}\[\]()#+\-.!|~$:<>&=^\"'/])")
_WEB_ADDRESS = re.compile(r"(?i)\bwww\\\.")
_WORD_JOINER = "\u2060"
"""Keeps an address from being turned into a link after unescaping; it has no width."""

_FORMULA_STARTS = frozenset("=+-@\t\r\n＝＋－＠")
_SKIPPED = " \t\u00a0\u2000\u2001\u2002\u2003\u2009\u200b\u202f\u3000\ufeff\"'`‘’“”"
_PIECE = re.compile(r"(?:^|(?<=[\n;\t|])|(?<=\r)(?!\n))[^\r\n;\t|]*")
"""Between line ends and the separators of every locale: where programs may begin a cell."""


def markdown_text(text: object, limit: int = 120) -> str:
    """Text for an element that reads Markdown: shown as it is, never as a link, image, formula or format."""
    plain = _MARKS.sub(r"\\\1", _CONTROLS.sub(" ", str(text)).strip()[:limit])
    plain = plain.replace("\\:\\/\\/", f"\\:{_WORD_JOINER}\\/\\/")
    return _WEB_ADDRESS.sub(f"www{_WORD_JOINER}\\\\.", plain).replace("@", f"{_WORD_JOINER}@")


def plotly_text(text: object, limit: int = 60) -> str:
    """Text for a label, category or hover of a chart, which reads a little HTML; cut at `limit`
    characters.
    """
    plain = _CONTROLS.sub(" ", str(text)).strip()
    plain = plain if len(plain) <= limit else plain[: limit - 1] + "…"
    return plain.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def cell_text(text: str) -> str:
    """Text for a spreadsheet cell: an apostrophe before every piece that a program would take for a formula.

    A program that separates by `;`, a tab or a bar begins a cell after each, whatever stands in quotes.
    """
    guarded = _PIECE.sub(_guarded, text)
    return f"'{guarded}" if text[:1] in _FORMULA_STARTS and not guarded.startswith("'") else guarded


def _guarded(piece: re.Match[str]) -> str:
    start = piece[0].lstrip(_SKIPPED)[:1]
    return f"'{piece[0]}" if start and start in _FORMULA_STARTS else piece[0]
