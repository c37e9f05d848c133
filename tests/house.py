"""Draws the rooms of the package from their imports into `nrr/README.md`: `python tests/house.py` writes
it anew.
"""

import re
import sys
from pathlib import Path

import grimp

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT), str(ROOT / "tests")]

import chains  # noqa: E402

PAGE = ROOT / "nrr" / "README.md"
BEGIN, END = "<!-- drawn by tests/house.py -->", "<!-- end of the drawing -->"


def rooms_and_arrows():
    """Every room with its first sentence, and from each room the rooms it imports."""
    graph = grimp.build_graph("nrr", cache_dir=None)
    rooms = sorted(name for name in graph.find_children("nrr") if not name.endswith("__main__"))
    arrows = {
        room: {
            other
            for other in rooms
            if other != room and graph.direct_import_exists(importer=room, imported=other, as_packages=True)
        }
        for room in rooms
    }
    return rooms, arrows


def reduced(arrows):
    """Without the arrows that a longer way already says."""

    def reach(room):
        below = set()
        for other in arrows[room]:
            below |= {other} | reach(other)
        return below

    return {
        room: {one for one in below if not any(one in reach(other) for other in below - {one})}
        for room, below in arrows.items()
    }


def storeys(arrows):
    """The rooms by how many rooms stand under them in a row, the lowest first."""
    heights = {}

    def height(room):
        if room not in heights:
            heights[room] = 1 + max((height(other) for other in arrows[room]), default=-1)
        return heights[room]

    for room in arrows:
        height(room)
    return [sorted(r for r in heights if heights[r] == level) for level in range(max(heights.values()) + 1)]


def sentence(room):
    """The first line of a room's own account of itself."""
    text = (ROOT / Path(*room.split(".")) / "__init__.py").read_text(encoding="utf-8")
    return re.match(r'"""(.*?)(?:"""|\n)', text).group(1)


def drawing():
    """The picture and the list under it."""
    rooms, arrows = rooms_and_arrows()
    short = {room: room.removeprefix("nrr.") for room in rooms}
    lines = ["```mermaid", "flowchart BT"]
    for room, below in sorted(reduced(arrows).items()):
        lines += [f"    {short[room]} --> {short[other]}" for other in sorted(below)]
    lines += ["```", ""]
    levels = storeys(arrows)
    count = sum(map(len, arrows.values()))
    lines += [
        (
            f"{len(rooms)} rooms, {count} arrows (those a longer way already says are not drawn),"
            f" {len(levels)} storeys. From a page to the grid the longest chain of imports has"
            f" {len(chains.from_a_page())} modules."
        ),
        "",
    ]
    lines += ["| storey | room | what it does |", "| --- | --- | --- |"]
    for level in range(len(levels) - 1, -1, -1):
        lines += [f"| {level} | `{short[room]}` | {sentence(room)} |" for room in levels[level]]
    return "\n".join(lines)


def page():
    """The architecture page with today's drawing."""
    text = PAGE.read_text(encoding="utf-8")
    before, rest = text.split(BEGIN)
    return before + BEGIN + "\n" + drawing() + "\n" + END + rest.split(END)[1]


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
