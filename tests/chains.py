"""The longest chain of imports, counted in modules that hold something: the fronts of packages are no steps.

`from nrr.ground import Place` is an import of the module in which `Place` stands, and so is `nrr.take` on a
page. `python tests/chains.py` prints the chain from a page to the grid.
"""

import ast
import sys
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
GRID = "nrr.ledgers.ledger"
"""The module of the Ledger, which holds the grid."""


@cache
def file_of(module):
    """The file of a module or of the front of a package; None where it is no module of ours."""
    path = ROOT / Path(*module.split("."))
    found = (path.with_suffix(".py"), path / "__init__.py")
    return next((one for one in found if one.is_file()), None)


def is_front(module):
    found = file_of(module)
    return found is not None and found.name == "__init__.py"


@cache
def promised(package):
    """What the front of a package takes from which of its modules: {name: module}."""
    path = file_of(package)
    stub = path.with_suffix(".pyi")
    tree = ast.parse((stub if stub.is_file() else path).read_text(encoding="utf-8"))
    found = {}
    for node in tree.body:
        if isinstance(node, ast.ImportFrom):
            origin = f"{package}.{node.module}" if node.level and node.module else node.module or package
            found |= {alias.asname or alias.name: (origin, alias.name) for alias in node.names}
    return found


def where(module, name):
    """The module in which a name stands that is imported from this one."""
    if file_of(f"{module}.{name}"):
        return f"{module}.{name}"
    if is_front(module) and name in promised(module):
        origin, own = promised(module)[name]
        return where(origin, own)
    return module


def dotted(node):
    """`nrr.store.Draft` as its parts, where it begins with a name."""
    parts = []
    while isinstance(node, ast.Attribute):
        parts.append(node.attr)
        node = node.value
    return [node.id, *reversed(parts)] if isinstance(node, ast.Name) else []


def _only_for_types(node):
    return isinstance(node, ast.If) and "TYPE_CHECKING" in ast.unparse(node.test)


def _walked(node):
    for child in ast.iter_child_nodes(node):
        if not _only_for_types(child):
            yield child
            yield from _walked(child)


@cache
def imported(module):
    """The modules whose names a module uses."""
    found = set()
    for node in _walked(ast.parse(file_of(module).read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.module and not node.level:
            found |= {where(node.module, alias.name) for alias in node.names if file_of(node.module)}
        elif isinstance(node, ast.Attribute) and (parts := dotted(node))[:1] == ["nrr"]:
            place = "nrr"
            for part in parts[1:]:
                if not is_front(place):
                    break
                place = where(place, part)
            found.add(place)
    return {one for one in found if one != module and file_of(one) and not is_front(one)}


def chain(module, end, known):
    """The longest way from a module to another, as modules; empty where there is none."""
    if module == end:
        return (end,)
    if module not in known:
        known[module] = ()
        ways = [chain(one, end, known) for one in sorted(imported(module))]
        longest = max(ways, key=len, default=())
        known[module] = (module, *longest) if longest else ()
    return known[module]


def from_a_page(end=GRID):
    """The longest chain from any page."""
    pages = [f"pages.{path.stem}" for path in sorted(ROOT.glob("pages/*.py")) if path.stem != "__init__"]
    known = {}
    return max((chain(page, end, known) for page in pages), key=len)


if __name__ == "__main__":
    sys.setrecursionlimit(10_000)
    found = from_a_page()
    print(len(found), "modules from a page to the grid")
    print("\n".join(found))
