"""The house rules that import contracts cannot say, as tests."""

import ast
import importlib
import subprocess
import sys
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
SOURCES = sorted([*ROOT.glob("nrr/**/*.py"), *ROOT.glob("pages/**/*.py"), ROOT / "app.py"])
EDGES = (
    "nrr/intake/",
    "nrr/export/",
    "nrr/store/",
    "nrr/commands/",
    "nrr/notebooks/",
    "nrr/guide/",
    "pages/",
    "app.py",
)
TOP_LEVEL = {"requirements.txt", "app.py", "pages", "nrr", "sample_data", "tests"}
PAPERS = {
    "README.md",
    "LICENSE",
    "CHANGELOG.md",
    "CONTRIBUTING.md",
    "pyproject.toml",
    "Dockerfile",
    "compose.yaml",
}
AT_THE_EDGES_ONLY = {"open", "now", "today", "utcnow", "random", "secrets"}
NOWHERE = {"pickle", "read_pickle", "eval", "exec", "marshal", "shelve", "yaml", "read_html"}
LONGEST_FILE, LONGEST_FUNCTION, WIDEST_LINE = 300, 40, 110
LONGEST_CHAIN, MOST_NAMES = 32, 60
"""Modules from a page to the grid, and names of the face beside its rooms."""


def name_of(path):
    return path.relative_to(ROOT).as_posix()


@cache
def text_of(path):
    return path.read_text(encoding="utf-8")


@cache
def tree_of(path):
    return ast.parse(text_of(path))


def words(tree):
    """Names imported and names called."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name.split(".")[0] for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module.split(".")[0]
        elif isinstance(node, ast.Call):
            yield node.func.id if isinstance(node.func, ast.Name) else getattr(node.func, "attr", "")


def faults(fault_of):
    """What is wrong with which file: one test for all of them, since a thousand would say no more."""
    return {name_of(path): found for path in SOURCES if (found := fault_of(path))}


def test_there_are_sources_to_look_at():
    assert len(SOURCES) > 900


def test_files_stay_small():
    assert faults(lambda path: max(text_of(path).count("\n") - LONGEST_FILE, 0)) == {}


def test_functions_stay_small():
    assert faults(long_functions) == {}


def long_functions(path):
    functions = [n for n in ast.walk(tree_of(path)) if isinstance(n, ast.FunctionDef | ast.AsyncFunctionDef)]
    return {
        f.name: f.end_lineno - f.lineno + 1 for f in functions if f.end_lineno - f.lineno >= LONGEST_FUNCTION
    }


def test_lines_fit_the_width_of_the_formatter():
    """A list belongs into a data file, a long line is split."""
    assert faults(wide_lines) == {}


def wide_lines(path):
    lines = text_of(path).splitlines()
    return [place for place, line in enumerate(lines, 1) if len(line) > WIDEST_LINE or "# fmt: " in line]


def test_clock_chance_and_files_enter_at_the_edges():
    assert faults(edge_words) == {}


def edge_words(path):
    banned = NOWHERE if name_of(path).startswith(EDGES) else NOWHERE | AT_THE_EDGES_ONLY
    return set(words(tree_of(path))) & banned


@pytest.mark.parametrize("path", sorted(ROOT.glob("pages/parts/*.py")), ids=name_of)
def test_what_every_page_shares_knows_no_room_of_one_page(path):
    rooms = {folder.name for folder in (ROOT / "pages" / "parts").iterdir() if folder.is_dir()} - {
        "serving",
        "desks",
    }
    named = (node.module or "" for node in ast.walk(tree_of(path)) if isinstance(node, ast.ImportFrom))
    assert [name for name in named if name.startswith("pages.parts.") and name.split(".")[2] in rooms] == []


def test_tables_of_pages_are_drawn_in_one_place():
    """So that figures stand to the right everywhere, also those written as text."""
    drawn = [path.name for path in (ROOT / "pages").rglob("*.py") if ".dataframe(" in path.read_text()]
    assert drawn == ["tables.py"]


def test_the_top_level_is_fixed():
    tracked = subprocess.run(["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=True).stdout
    top = {line.split("/")[0] for line in tracked.splitlines()}
    assert {name for name in top if not name.startswith(".")} <= TOP_LEVEL | PAPERS


def test_the_face_fits_on_a_screen_and_every_name_of_it_can_be_had():
    import nrr

    rooms = {path.parent.name for path in ROOT.glob("nrr/*/__init__.py")} - {"commands"}
    assert rooms < set(nrr.__all__) and len(set(nrr.__all__) - rooms) <= MOST_NAMES
    assert all(hasattr(nrr, name) for name in nrr.__all__)


@pytest.mark.parametrize("path", sorted(ROOT.glob("nrr/*/__init__.py")), ids=name_of)
def test_a_room_promises_what_it_lists(path):
    room = importlib.import_module(f"nrr.{path.parent.name}")
    assert all(hasattr(room, name) for name in room.__all__)


def test_the_picture_of_the_house_is_drawn_from_its_imports():
    house = importlib.import_module("house")
    assert house.page() == house.PAGE.read_text(encoding="utf-8"), "draw it anew: python tests/house.py"


def test_the_longest_chain_of_imports_from_a_page_to_the_grid_stays_short():
    chains = importlib.import_module("chains")
    found = chains.from_a_page()
    assert found[0].startswith("pages.") and found[-1] == chains.GRID and len(found) <= LONGEST_CHAIN, found


def test_the_face_loads_nothing_before_it_is_asked_for():
    loaded = "import sys, nrr; print(len([name for name in sys.modules if name.startswith('nrr.')]))"
    result = subprocess.run(
        [sys.executable, "-c", loaded], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert result.stdout.strip() == "0"


def test_no_room_loads_a_web_framework():
    loaded = "import sys, nrr; [getattr(nrr, name) for name in dir(nrr)]; print('streamlit' in sys.modules)"
    result = subprocess.run(
        [sys.executable, "-c", loaded], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert result.stdout.strip() == "False"


def test_app_is_a_plain_assignment_that_the_launcher_can_find():
    targets = [n.targets[0].id for n in tree_of(ROOT / "app.py").body if isinstance(n, ast.Assign)]
    assert "app" in targets
