"""The API reference is what its command writes: a page a room, and on each every name the room promises."""

import subprocess
import sys
from pathlib import Path

import pytest

import nrr

ROOT = Path(__file__).resolve().parents[1]
PAGE = (ROOT / "nrr" / "guide" / "README.md").read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def reference(tmp_path_factory):
    command = PAGE.partition("&& python -m ")[2].partition("\n")[0].split()
    assert command == ["pdoc", "-o", "reference", "nrr"]
    folder = tmp_path_factory.mktemp("reference")
    subprocess.run([sys.executable, "-m", *command[:2], str(folder), "nrr"], cwd=ROOT, check=True)
    return folder


def test_every_room_has_a_page_and_every_name_of_the_face_stands_on_one(reference):
    for name in nrr.__all__:
        told = getattr(nrr, name)
        if (ROOT / "nrr" / name).is_dir():
            page = (reference / "nrr" / f"{name}.html").read_text(encoding="utf-8")
            promised = [one for one in getattr(told, "__all__", []) if not one.isupper()]
            assert [one for one in promised if f'id="{one}"' not in page] == []


def test_what_a_notebook_begins_with_says_what_it_takes(reference):
    page = (reference / "nrr" / "notebooks.html").read_text(encoding="utf-8")
    assert "exactly as an upload is" in page and "Refusal while a question is open" in page
