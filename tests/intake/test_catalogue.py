"""The catalogue of messages: every row is used, every message has its row, and no code of the door holds a
sentence about a file.
"""

import ast
import re
from pathlib import Path
from string import Formatter

import pytest

from catalogue import STUB, stub
from nrr.ground import Month, Severity
from nrr.intake.said.catalogue import phrases, rows
from nrr.intake.said.rendering import KINDS, prose
from nrr.intake.said.saying import Message, problem_of

ROOT = Path(__file__).resolve().parents[2]
DOOR = ROOT / "nrr" / "intake"
SOURCES = [path for path in sorted(DOOR.rglob("*.py")) if path.parent.name not in ("said", "lexicon")]


def parameters_of(text):
    """The parameters that stand in the words of a row, also in those that follow a number."""
    found = [(name, words or "") for _, name, words, _ in Formatter().parse(text) if name]
    return frozenset(name for name, _ in found).union(*(parameters_of(words) for _, words in found))


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
    of_themselves = {key for key, row in rows().items() if row.asked is not None}
    assert {key for name, key in named if name == "Message"} == set(rows()) - of_themselves
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


OF_THE_PROGRAM = {"raise", "split", "words_of", "compile", "info", "warning", "splitlines"}
"""Errors of the program, lists of words, patterns and the log are no sentences about a file."""
SENTENCE = re.compile(r"[a-z]\S* (\S+ )*(is|are|was|were|not|no|the|it|of|in|a|an|as|and) \S")


def own_words(node, inside=()):
    """Texts of a tree that look like words for people, docstrings and the program's own left aside."""
    for child in ast.iter_child_nodes(node):
        if isinstance(child, ast.Expr) and isinstance(child.value, ast.Constant):
            continue
        name = ""
        if isinstance(child, ast.Raise):
            name = "raise"
        elif isinstance(child, ast.Call):
            name = getattr(child.func, "attr", getattr(child.func, "id", ""))
        words = child.value if isinstance(child, ast.Constant) and isinstance(child.value, str) else ""
        if SENTENCE.search(words) and not OF_THE_PROGRAM & {*inside}:
            yield words
        yield from own_words(child, (*inside, name))


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: path.relative_to(DOOR).as_posix())
def test_no_sentence_about_a_file_stands_in_code(path):
    assert list(own_words(ast.parse(path.read_text(encoding="utf-8")))) == []
