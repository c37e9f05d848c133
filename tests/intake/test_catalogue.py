"""The catalogue of messages: every row is used, every message has its row, and no code of the door holds a
sentence about a file.
"""

import ast
from pathlib import Path

import pytest

from catalogue import STUB, stub
from nrr.ground import Month, Severity
from nrr.intake.said.catalogue import phrases, rows
from nrr.intake.said.rendering import KINDS, parameters_of, prose
from nrr.intake.said.saying import Message, problem_of

ROOT = Path(__file__).resolve().parents[2]
DOOR = ROOT / "nrr" / "intake"
SOURCES = [path for path in sorted(DOOR.rglob("*.py")) if path.parent.name not in ("said", "lexicon")]


def texts_of(row):
    return [row.says, getattr(row, "remedy", ""), getattr(row, "did", "")]


@pytest.mark.parametrize("key", [*rows(), *phrases()])
def test_a_row_takes_exactly_the_parameters_its_words_have(key):
    row = rows().get(key) or phrases()[key]
    named = set().union(*map(parameters_of, texts_of(row)))
    assert named - {"count"} == set(row.takes) - {"count"}
    assert set(row.takes.values()) <= set(KINDS)


def test_what_the_type_checker_knows_is_the_catalogue():
    assert STUB.read_text(encoding="utf-8") == stub(), "python tests/catalogue.py writes it anew"


def test_every_row_is_used_and_nothing_else():
    named = {
        (node.value.id, node.attr.lower())
        for path in SOURCES
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name)
    }
    assert {key for name, key in named if name == "Message"} == set(rows())
    assert {key for name, key in named if name == "Phrase"} == set(phrases())


def test_every_question_and_error_says_what_to_do():
    lacking = {
        key
        for key, row in rows().items()
        if row.level in (Severity.QUESTION, Severity.ERROR) and not row.remedy
    }
    assert not lacking


def test_numbers_names_rows_and_months_are_written_as_people_write_them():
    takes = {"rows": "rows", "names": "names", "month": "month", "n": "count"}
    values = {"rows": (4, 9), "names": ["Acme", "Öl"], "month": Month(2025 * 12 + 1), "n": 1}
    text = "{n:row is|rows are} {n:~it|they} {rows} {names} {names!r} {month}"
    assert prose(text, takes, values) == "1 row is it rows 4 and 9 Acme, Öl 'Acme', 'Öl' Feb 2025"
    assert prose("{n}", {"n": "count"}, {"n": 12_000}) == "12,000"


def test_a_message_with_other_parameters_is_an_error_of_the_program():
    with pytest.raises(TypeError, match="takes"):
        problem_of(Message.TIE_OUT)
    with pytest.raises(TypeError, match="another type"):
        problem_of(Message.TIE_OUT, number="seven")
