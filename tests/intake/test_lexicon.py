"""The language files: what each lacks, and every concept wherever a word can stand."""

import ast
import importlib
import pkgutil
import re
import tomllib
from dataclasses import fields, is_dataclass
from enum import StrEnum
from functools import cache
from pathlib import Path

import pytest

from nrr.intake.answers import _CHOICES
from nrr.intake.headings.words import ROLE_OF_WORD, Role
from nrr.intake.lexicon.concepts import TIMING, Concept
from nrr.intake.lexicon.lexicon import languages, meaning_among
from nrr.intake.lexicon.phrases import phrase_of, words_of
from nrr.intake.lexicon.vocabulary import Section, language_files

ALLOWED = tomllib.loads((Path(__file__).parent / "lexicon_gaps.toml").read_text(encoding="utf-8"))
"""How many concepts and lists each language may lack; a number that falls is written down, none rises."""
POSITIONS = {
    "cell": "{0}",
    "heading": "{1}",
    "row label": "{0}:",
    "column label": "{2}",
    "sheet name": "{0} 2025",
    "title": "2025 - {0}, 01.01.",
}
LISTS = [
    (s, key) for s in Section for key in sorted({k for f in language_files().values() for k in f.get(s, ())})
]
APART = (Section.CLUES, Section.CURRENCIES)
"""Counted apart: a language may well have no legal forms of companies, and no currency, of its own."""


def lacking(language):
    """(concepts and lists, clues)."""
    table, file = languages()[language], language_files()[language]
    lists = [(s, key) for s, key in LISTS if not file.get(s, {}).get(key)]
    clues = [key for s, key in lists if s in APART]
    concepts = [concept.value for concept in Concept if not table.get(concept)]
    return concepts + [f"{s}.{key}" for s, key in lists if s not in APART], clues


@pytest.mark.parametrize("language", sorted(languages()))
def test_what_a_language_lacks_only_shrinks(language):
    found, clues = lacking(language)
    print(f"{language}: lacks {len(found)} of {len(Concept) + len(LISTS)}: {', '.join(found)}")
    print(f"{language}: lacks {len(clues)} clues: {', '.join(clues)}")
    assert len(found) == ALLOWED[language], "write the smaller number into lexicon_gaps.toml; none may grow"


@pytest.mark.parametrize("language", sorted(languages()))
@pytest.mark.parametrize("position", POSITIONS)
def test_a_word_means_the_same_wherever_it_stands(language, position):
    lost = []
    for concept, phrases in languages()[language].items():
        for phrase in (p for p in phrases if "*" not in p and words_of(p)):
            text = POSITIONS[position].format(phrase, phrase.replace(" ", "_").title(), phrase.upper())
            if concept not in meaning_among(text, frozenset({concept})).concepts:
                lost.append((concept.value, text))
    assert not lost


def test_words_of_lengths_are_told_where_they_are_asked_for_only():
    assert Concept.MONTH in TIMING
    assert not meaning_among("Monat", frozenset(Concept) - TIMING).concepts


@pytest.mark.parametrize(
    ("text", "role"), [("kunde", Role.CUSTOMER), ("fecha", Role.MONTH), ("月額", Role.AMOUNT)]
)
def test_headings_of_the_language_files_name_roles(text, role):
    assert ROLE_OF_WORD[text] is role


DOOR = Path(__file__).resolve().parents[2] / "nrr" / "intake"
CODE = sorted(path for path in DOOR.rglob("*.py"))
TEXTUAL = re.compile(r"words|known|text|phrase|casefold|split\(|label|heading|lower")
"""What a word of a spreadsheet is looked for in."""
NAMES_OF_PROGRAMS = {
    "books.py": {"recurring"},  # values of an attribute that policies ask for
    "glimpses.py": {"attribute"},  # what a column is taken for
    "headings/assignments.py": {"id", "plan"},  # keys of `--answers`
    "headings/tablecolumns.py": {"minor", "renews"},  # parameters of a query
    "headings/totals.py": {"Mn"},  # a category of Unicode
    "headings/words.py": {"paused"},  # keys of the language files
    "intakes.py": {"accepted"},  # an outcome
    "isolation.py": {"size"},
    "limits.py": {"pty."},  # the start of a module's name
    "said/rendering.py": {"list", "percent"},  # kinds of parameters
    "shapes/deductions.py": {"gross"},  # what a rate says
    "shapes/term_columns.py": {"term_start"},
    "values/amounts.py": {"nan"},  # how programs write what is no number
}
"""Literals that happen to be words of spreadsheets as well."""


@cache
def spoken():
    """Every phrase of the lexicon: concepts, headings, movements, units, months, currencies, clues."""
    by_concept = (p for table in languages().values() for ps in table.values() for p in ps if "*" not in p)
    by_list = (
        w
        for file in language_files().values()
        for s in Section
        for ws in file.get(s, {}).values()
        for w in ws
    )
    return {phrase for text in (*by_concept, *by_list) if len(phrase := phrase_of(text)) > 1}


@cache
def names():
    """What the door calls its own things: values of enums, fields of records, answers."""
    found = {value for row in _CHOICES.values() for value in row}
    for info in pkgutil.walk_packages([str(DOOR)], "nrr.intake."):
        for one in vars(importlib.import_module(info.name)).values():
            if isinstance(one, type) and one.__module__.startswith("nrr.") and one is not Concept:
                found |= set(map(str, one)) if issubclass(one, StrEnum) else set()
                found |= {field.name for field in fields(one)} if is_dataclass(one) else set()
    return found


def word(node):
    """The literal, where the lexicon knows it."""
    text = node.value if isinstance(node, ast.Constant) and isinstance(node.value, str) else ""
    return text if phrase_of(text) in spoken() else ""


def held(node):
    """The members of a display: a set, tuple, list, frozenset, or the keys of a dictionary."""
    if (
        isinstance(node, ast.Call)
        and getattr(node.func, "id", "") in ("frozenset", "set", "tuple")
        and node.args
    ):
        return held(node.args[0])
    return [key for key in node.keys if key] if isinstance(node, ast.Dict) else getattr(node, "elts", [])


def words_compared(tree):
    """Words of spreadsheets that code compares with: one by one, in sets that are cut, in lists kept."""
    for node in ast.walk(tree):
        told, either = [], []
        if isinstance(node, ast.Compare):
            sides = zip([node.left, *node.comparators], node.ops, node.comparators, strict=False)
            for left, how, right in sides:
                if isinstance(how, ast.In | ast.NotIn):
                    told += [left] if TEXTUAL.search(ast.unparse(right)) else []
                    either += held(right)
                else:
                    either += [left, right, *held(left), *held(right)]
        elif isinstance(node, ast.BinOp) and isinstance(node.op, ast.BitAnd | ast.BitOr | ast.Sub):
            told += [*held(node.left), *held(node.right)]
        elif isinstance(node, ast.Assign | ast.AnnAssign) and node.value is not None:
            either += held(node.value)
        yield from filter(None, map(word, told))
        yield from (one for one in map(word, either) if one and one not in names())


@pytest.mark.parametrize("path", CODE, ids=lambda path: path.relative_to(DOOR).as_posix())
def test_no_word_of_a_spreadsheet_is_compared_with_in_code(path):
    """Currencies, kinds, statuses, months, totals: whatever the lexicon knows stands in the lexicon."""
    found = set(words_compared(ast.parse(path.read_text(encoding="utf-8"))))
    assert found - NAMES_OF_PROGRAMS.get(path.relative_to(DOOR).as_posix(), set()) == set()


def test_words_in_code_are_found_wherever_they_are_compared():
    for code in (
        'GOOD = ("paid", "won")',
        'is_eur = cell == "EUR"',
        'hit = "march" in words_of(heading)',
        'rest = set(text.split()) - {"total"}',
        'kinds = {"one off": 1}',
    ):
        assert set(words_compared(ast.parse(code))), code


OF_NO_LANGUAGE = {"contract_lists.py"}
"""Codes of messages."""


def lists_of_words(tree):
    """Constants of a module that list words: a text that is split, a set of three or more."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and getattr(node.func, "attr", "") == "split":
            if isinstance(node.func.value, ast.Constant):
                yield node.func.value.value
        elif isinstance(node, ast.Call) and getattr(node.func, "id", "") == "frozenset" and node.args:
            held = [e.value for e in getattr(node.args[0], "elts", ()) if isinstance(e, ast.Constant)]
            if sum(isinstance(word, str) and word.replace(" ", "").isalpha() for word in held) > 2:
                yield " ".join(map(str, held))


@pytest.mark.parametrize("path", CODE, ids=lambda path: path.relative_to(DOOR).as_posix())
def test_no_list_of_words_stands_in_code(path):
    name = path.relative_to(DOOR).as_posix()
    if name not in OF_NO_LANGUAGE:
        assert [*lists_of_words(ast.parse(path.read_text(encoding="utf-8")))] == []
