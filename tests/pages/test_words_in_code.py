"""No sentence of ours speaks the words of the code: every text of pages, messages and commands is read."""

import ast
import re
import tomllib

import pytest
from workshop import ROOT

HOUSE_WORDS = (
    r"(?i)\b(books?|windows?|resurrected|told by|at the opening|at the close|at stake|whitespace"
    r"|today's course|conventions?|does not foot|told apart|apart|expanders?|movers?|exposed"
    r"|yardstick|set aside|left out|the base|customer cube|long list|component summary|fingerprint"
    r"|room to grow|stands? at)\b"
)
STEPS_OF_TRACES = ("nrr/intake/passes/ways.py",)
"""What a trace for whoever mends a recipe calls its counts."""
KEPT = {
    "utf-8 with stray Windows-1252 bytes",  # the name of an encoding
    "named on a book",  # a label of a key derivation
    "a book with 30 churns",  # the unit of a constant
    "revenue at that age ÷ revenue at the base age, of the same customers",  # a term of cohorts
    # Names are left out of a board, in the words of Share; so are settings and ends of a span.
    "Left out",
    "left out",
    "{}: {} left out, {}.",
    "the column {} {}, and names are left out or masked. Leave the column out, or show customer names.",
    "server.cookieSecret needs {} random characters, or is left out to be drawn at start.",
    "{} is not a span; write it as [25000,100000) with either end left out",
}


def spoken(path):
    """Texts with a blank in them, docstrings and what only a programmer meets left out; `{}` for values."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    silent = set()
    for node in ast.walk(tree):
        docs = isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)
        wrong_call = isinstance(node, ast.Raise) and isinstance(node.exc, ast.Call)
        programmers = wrong_call and ast.unparse(node.exc.func) in {
            "ValueError",
            "TypeError",
            "AssertionError",
        }
        if docs or programmers or isinstance(node, ast.Assert):
            silent |= {id(one) for one in ast.walk(node)}
        if isinstance(node, ast.JoinedStr):
            silent |= {id(one) for one in node.values}
    for node in ast.walk(tree):
        if id(node) not in silent and isinstance(node, ast.JoinedStr):
            yield "".join(one.value if isinstance(one, ast.Constant) else "{}" for one in node.values)
        elif id(node) not in silent and isinstance(node, ast.Constant) and isinstance(node.value, str):
            yield node.value


@pytest.mark.parametrize("room", ["pages", "nrr"])
def test_no_text_of_the_code_speaks_its_own_words(room):
    files = [one for one in (ROOT / room).rglob("*.py") if str(one.relative_to(ROOT)) not in STEPS_OF_TRACES]
    found = [
        f"{one.relative_to(ROOT)}: {text}"
        for one in sorted(files)
        for text in spoken(one)
        if " " in text.strip() and text not in KEPT and re.search(HOUSE_WORDS, text)
    ]
    assert found == []


def test_no_sentence_about_a_file_speaks_them():
    """Labels of answers are what a person presses, and may say to leave something out."""
    rows = [
        (path.name, row)
        for path in sorted((ROOT / "nrr" / "intake" / "said").glob("*.toml"))
        for row in tomllib.loads(path.read_text(encoding="utf-8")).values()
        if isinstance(row, dict)
    ]
    texts = [(name, row.get(key, "")) for name, row in rows for key in ("says", "remedy", "did")]
    held = [(name, text) for name, text in texts if "Windows-1252" not in text]
    assert [one for one in held if re.search(HOUSE_WORDS, str(one[1]))] == []
