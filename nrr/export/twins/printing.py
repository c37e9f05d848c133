"""How a long sheet is printed: its scale, and the rows its pages begin with, so that they can be counted.

A spreadsheet that fits a table to the width of its paper chooses its own breaks; with a scale and breaks of
ours every program prints the same pages.
"""

from collections.abc import Sequence
from itertools import pairwise

MOST_PAGES = 1000
"""Nobody prints more, and a spreadsheet holds no more breaks."""
_ROOM = {9: (770.0, 500.0), 1: (720.0, 516.0)}
"""Points inside the margins of A4 and US Letter, landscape."""
_SAFE = 0.9
"""Another program's columns are a little wider."""
_ROW, _LARGEST, _SMALLEST = 15.0, 75, 10
_FEW, _LEAST_SHARE = 4, 0.86
"""Of so many pages one is worth type that much smaller."""
_HEAD = 2
"""Rows that a head of two lines takes, or the title above the first one beyond its own."""


def points_of(width: float) -> float:
    """A column's width, from letters."""
    return (width * 7 + 5) * 0.75


def fewest_pages(tops: Sequence[int], end: int, wide: float, paper: int) -> tuple[int, list[int]]:
    """The scale in percent at which a table so many points wide fits the paper, a little smaller where that
    saves a page, and the first row of every page after the first.
    """
    fitting = int(100 * _SAFE * _ROOM[paper][0] / wide) if wide else _LARGEST
    largest = max(min(fitting, _LARGEST), _SMALLEST)
    usual = page_tops(tops, end, largest, paper)
    if len(usual) > _FEW:
        return largest, usual
    smaller = range(largest - 1, max(int(largest * _LEAST_SHARE), _SMALLEST), -1)
    found = ((scale, page_tops(tops, end, scale, paper)) for scale in smaller)
    return next(((scale, begun) for scale, begun in found if len(begun) < len(usual)), (largest, usual))


def page_tops(tops: Sequence[int], end: int, scale: int, paper: int) -> list[int]:
    """The first row of every page after the first: of the rows where one may begin (`tops`, from that of the
    table on) the last that still leaves the page before it whole. What is longer than a page is torn.
    """
    high = int(_ROOM[paper][1] / (_ROW * scale / 100))
    found: list[int] = []
    start, room = 1, high - _HEAD
    for top, after in pairwise([*tops, end + 1]):
        if after - start > room and top > max(start, tops[0]):
            found.append(top)
            start, room = top, high - _HEAD
        while after - start > room:
            start, room = start + room, high - _HEAD
            found.append(start)
    return found
