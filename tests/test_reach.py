"""Nothing public is left that reaches no user: no page, board, export, command, notebook or guide."""

import ast
import re
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
WORD = re.compile(r"[A-Za-z_]\w*")
DOORS = ("nrr/commands", "nrr/notebooks", "pages")
"""Where a user comes in; the app and the guides beside them."""


def names_in(tree):
    """Every identifier that is read, words of a path of attributes included."""
    found = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Name):
            found.add(node.id)
        elif isinstance(node, ast.Attribute):
            found.add(node.attr)
        elif isinstance(node, ast.Constant) and isinstance(node.value, str) and WORD.fullmatch(node.value):
            found.add(node.value)
    return found


def lists_names(node):
    """The names a room gives out are no use of them."""
    return isinstance(node, ast.Assign) and any(ast.unparse(t) == "__all__" for t in node.targets)


def house():
    """What each public name of a room uses, and what is used at a door or while a module is read."""
    uses, rooms, met = {}, {}, set()
    for file in sorted((ROOT / "nrr").rglob("*.py")):
        place = str(file.relative_to(ROOT))
        for node in ast.parse(file.read_text(encoding="utf-8")).body:
            named = isinstance(node, ast.FunctionDef | ast.ClassDef)
            if named and not place.startswith(DOORS):
                uses.setdefault(node.name, set()).update(names_in(node) - {node.name})
                rooms.setdefault(node.name, place)
            elif not isinstance(node, ast.Import | ast.ImportFrom) and not lists_names(node):
                met |= names_in(node)
    return uses, rooms, met


def reached(uses, met):
    """All that can be come by from there, name by name: two of one name count as one, so this finds too
    much, never too little.
    """
    waiting, found = list(met), set()
    while waiting:
        name = waiting.pop()
        if name not in found:
            found.add(name)
            waiting.extend(uses.get(name, ()))
    return found


def test_every_public_name_reaches_a_user():
    uses, rooms, met = house()
    for file in [ROOT / "app.py", *(ROOT / "pages").rglob("*.py")]:
        met |= names_in(ast.parse(file.read_text(encoding="utf-8")))
    for file in (ROOT / "nrr" / "guide").glob("*.md"):
        met |= set(WORD.findall(file.read_text(encoding="utf-8")))
    alone = {name: rooms[name] for name in uses if not name.startswith("_")}
    for name in reached(uses, met):
        alone.pop(name, None)
    assert not alone, "\n".join(f"{place}: {name}" for name, place in sorted(alone.items()))
