"""The tables of the architecture page speak of what is there: paths, commands, a class for every word."""

import importlib
import re
from pathlib import Path

import pytest
from click.testing import CliRunner

from nrr.commands import main

ROOT = Path(__file__).resolve().parents[1]
PAGE = (ROOT / "nrr" / "README.md").read_text(encoding="utf-8")


def rows_below(heading):
    """The rows of the table below a heading, as their cells."""
    lines = PAGE.partition(f"## {heading}\n")[2].partition("\n## ")[0].splitlines()
    rows = [line.strip("|").split(" | ") for line in lines if line.startswith("| ")]
    return [[cell.strip() for cell in row] for row in rows[2:]]


NEXT = rows_below("Where the next thing goes")
WORDS = rows_below("House words")
QUOTED = sorted({quoted for row in NEXT for quoted in re.findall(r"`([^`]+)`", row[1] + row[2])})


def test_every_row_says_where_something_goes_or_what_it_is():
    assert len(NEXT) > 15 and {len(row) for row in NEXT} == {3}
    assert len(WORDS) > 15 and {len(row) for row in WORDS} == {3}


@pytest.mark.parametrize("quoted", [one for one in QUOTED if "/" in one])
def test_every_place_of_the_next_thing_exists(quoted):
    place = quoted.removeprefix("python ")
    found = [folder / place for folder in (ROOT / "nrr", ROOT) if (folder / place).exists()]
    assert found and found[0].is_dir() == place.endswith("/")


@pytest.mark.parametrize("quoted", [one for one in QUOTED if one.startswith("nrr ")])
def test_every_command_of_the_next_thing_is_one(quoted):
    told = CliRunner().invoke(main, [*quoted.split()[1:], "--help"])
    assert told.exit_code == 0 and told.output.startswith("Usage:")


def test_nothing_else_is_quoted_there():
    others = [one for one in QUOTED if "/" not in one and not one.startswith("nrr ")]
    assert others == ["asked"], "a field of a message; its test is intake/test_catalogue.py"


@pytest.mark.parametrize(("word", "name"), [(row[0], row[1].strip("`")) for row in WORDS])
def test_every_house_word_is_a_class_that_its_room_gives_out(word, name):
    place, _, own = name.rpartition(".")
    room = importlib.import_module(place)
    assert isinstance(getattr(room, own), type)
    assert own in getattr(room, "__all__", [own])
    camel = "".join(part[:1].upper() + part[1:] for part in word.split())
    assert own.startswith(camel) or (word, own) == ("Worth", "Amounts")
