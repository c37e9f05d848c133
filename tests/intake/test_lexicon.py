"""The language files: what each lacks, and every concept wherever a word can stand."""

import ast
import tomllib
from pathlib import Path

import pytest

from nrr.intake.headings.words import ROLE_OF_WORD, Role
from nrr.intake.lexicon.concepts import TIMING, Concept
from nrr.intake.lexicon.lexicon import languages, meaning_among
from nrr.intake.lexicon.phrases import words_of
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
OF_NO_LANGUAGE = {"values/currencies.py", "contract_lists.py"}
"""Codes of currencies and of messages."""


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


@pytest.mark.parametrize(
    "path", sorted(DOOR.rglob("*.py")), ids=lambda path: path.relative_to(DOOR).as_posix()
)
def test_no_list_of_words_stands_in_code(path):
    name = path.relative_to(DOOR).as_posix()
    if name not in OF_NO_LANGUAGE:
        assert [*lists_of_words(ast.parse(path.read_text(encoding="utf-8")))] == []
