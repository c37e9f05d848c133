"""How wide words are in the sans of slides and paper, so that boxes are sized before anything is drawn.

Widths are those of Helvetica, which Arial and Liberation Sans share, in thousandths of the size of the type.
"""

from collections.abc import Sequence
from unicodedata import east_asian_width

_NARROW = {222: "ijl", 191: "'", 278: " !,./:;I[\\]ft|", 333: "()-`r{}", 355: '"', 389: "*", 469: "^"}
_MIDDLE = {500: "Jcksvxyz", 556: "#$0123456789?_abdeghnopquL–", 584: "+<=>~−÷", 611: "FTZ"}
_WIDE = {667: "&ABEKPSVXY", 722: "CDHNRUw", 778: "GOQ", 833: "Mm", 889: "%", 944: "W", 1015: "@"}
_WIDTHS = {"—": 1000, "…": 1000} | {
    letter: wide for row in (_NARROW, _MIDDLE, _WIDE) for wide, letters in row.items() for letter in letters
}
_OTHER, _FULL, _BOLD = 640, 1000, 1.07


def width(text: str, size: float, *, bold: bool = False) -> float:
    """Inches on one line at a size in points."""
    units = sum(_letter(letter) for letter in text)
    return units / 1000 * size / 72 * (_BOLD if bold else 1.0)


def _letter(letter: str) -> int:
    return _WIDTHS.get(letter) or (_FULL if east_asian_width(letter) in "WF" else _OTHER)


def lines(text: str, size: float, wide: float, *, bold: bool = False) -> int:
    """How many lines a paragraph takes in a box so many inches wide; a word too long for one is broken."""
    total, used, gap = 1, 0.0, width(" ", size, bold=bold)
    for word in text.split():
        long = width(word, size, bold=bold)
        if used and used + gap + long <= wide:
            used += gap + long
            continue
        total += bool(used)
        total += int(long / wide)
        used = long % wide if long > wide else long
    return total


def fitting(texts: Sequence[str], sizes: Sequence[float], wide: float, high: float) -> float:
    """The first of the sizes at which all paragraphs fit a box in inches, or the last."""
    for size in sizes:
        if sum(lines(text, size, wide) for text in texts) * line_height(size) <= high:
            return size
    return sizes[-1]


def line_height(size: float) -> float:
    """Inches from one line to the next."""
    return size * 1.2 / 72


def cut(text: str, size: float, wide: float) -> str:
    """The text, or as much of it as fits on one line and an ellipsis."""
    if width(text, size) <= wide:
        return text
    kept = text
    while kept and width(f"{kept}…", size) > wide:
        kept = kept[:-1]
    return f"{kept.rstrip()}…"


def cut_middle(text: str, size: float, wide: float) -> str:
    """The same without its middle: names of groups often differ in their last word alone."""
    if width(text, size) <= wide:
        return text
    kept = len(text)
    while kept > 3 and width(f"{text[: kept - kept // 3]}…{text[-(kept // 3) :]}", size) > wide:
        kept -= 1
    return f"{text[: kept - kept // 3].rstrip()}…{text[-(kept // 3) :].lstrip()}"
