"""The language files: what each lacks, every concept wherever a word can stand, and a new language by one
file.
"""

import json
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from nrr.intake.headings.words import ROLE_OF_WORD, Role
from nrr.intake.lexicon.concepts import TIMING, Concept
from nrr.intake.lexicon.lexicon import languages, meaning_among
from nrr.intake.lexicon.phrases import words_of
from nrr.intake.lexicon.vocabulary import Section, language_files

ROOT = Path(__file__).resolve().parents[2]
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
"""Clues are counted apart: a language may well have no legal forms of companies of its own."""


def lacking(language):
    """(concepts and lists, clues)."""
    table, file = languages()[language], language_files()[language]
    lists = [(s, key) for s, key in LISTS if not file.get(s, {}).get(key)]
    clues = [key for s, key in lists if s is Section.CLUES]
    concepts = [concept.value for concept in Concept if not table.get(concept)]
    return concepts + [f"{s}.{key}" for s, key in lists if s is not Section.CLUES], clues


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


NEW_LANGUAGE = """# Nobody speaks it.
total = ["zopp"]
money = ["blen"]
[headings]
customer = ["hurrik"]
month = ["trell"]
amount = ["mrr blen"]
[months]
1 = ["wintoma"]
2 = ["snezoma"]
"""


def linked(source, target, copied):
    """The folder by links, but for one folder further down, which is copied."""
    target.mkdir()
    for child in source.iterdir():
        if child.name != copied[0]:
            (target / child.name).symlink_to(child)
        elif len(copied) == 1:
            shutil.copytree(child, target / child.name)
        else:
            linked(child, target / child.name, copied[1:])


def test_a_new_language_is_one_file(tmp_path):
    """A copy of the package with one more file reads a table in that language, months, total and all."""
    linked(ROOT / "nrr", tmp_path / "nrr", ["intake", "lexicon"])
    (tmp_path / "nrr/intake/lexicon/languages/xx.toml").write_text(NEW_LANGUAGE, encoding="utf-8")
    rows = [
        "Hurrik;Wintoma 2025;Snezoma 2025",
        *(f"Firm {i};{100 + i};{110 + i}" for i in range(5)),
        "Zopp;510;560",
    ]
    (tmp_path / "file.csv").write_text("\n".join(rows) + "\n", encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "-m", "nrr", "read", "file.csv", "--json"],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )
    found = json.loads(done.stdout)
    assert found["customers"] == 5, found["messages"]
    assert found["totals"][""] == {"2025-01": "510.00", "2025-02": "560.00"}
