"""A new language and a new question are one file each: the file is put into a copy of the package, and the
command line reads a table with it. A new billing export is one as well, and needs no copy (test_recipes.py).
"""

import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
LANGUAGE = """# Nobody speaks it.
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
IN_THAT_LANGUAGE = [
    "Hurrik;Wintoma 2025;Snezoma 2025",
    *(f"Firm {i};{100 + i};{110 + i}" for i in range(5)),
    "Zopp;510;560",
]
QUESTION = """[frozen_prices]
level = "question"
says = "{heading} is what is paid today, {beside} the list price: which one is the revenue?"
remedy = "Say which of the two columns counts."
takes = { heading = "text", beside = "text" }
choices = [
    { label = "What is paid: {heading}", answers = { columns = { amount = "{heading}" } } },
    { label = "The list price: {beside}", answers = { columns = { amount = "{beside}" } } },
]
[frozen_prices.asked]
role = "amount"
heading = ["mrr"]
beside = ["unfrozen"]
unless = ["columns.amount"]
"""
FROZEN = [
    "Customer,Month,MRR,Unfrozen figure",
    *(f"Firm {i},2025-{m:02d},{100 + i},{150 + i * m}" for i in range(4) for m in range(1, 4)),
]


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


COMMANDS = """
import json, sys
from click.testing import CliRunner
from nrr.__main__ import main
for arguments in json.loads(sys.argv[1]):
    print(json.dumps(json.loads(CliRunner().invoke(main, ["read", *arguments, "--json"]).output)))
"""


@pytest.fixture(scope="module")
def found(tmp_path_factory):
    """What is read once the two files are in the package: each table, and one of them with an answer."""
    folder = tmp_path_factory.mktemp("copy")
    linked(ROOT / "nrr", folder / "nrr", ["intake", "lexicon"])
    (folder / "nrr" / "intake" / "said").unlink()
    shutil.copytree(ROOT / "nrr" / "intake" / "said", folder / "nrr" / "intake" / "said")
    files = {
        "nrr/intake/lexicon/languages/xx.toml": LANGUAGE,
        "nrr/intake/said/frozen_prices.toml": QUESTION,
        "language.csv": "\n".join(IN_THAT_LANGUAGE),
        "question.csv": "\n".join(FROZEN),
        "answers.json": json.dumps({"columns": {"amount": "Unfrozen figure"}}),
    }
    for name, text in files.items():
        (folder / name).write_text(text, encoding="utf-8")
    told = [["language.csv"], ["question.csv"], ["question.csv", "--answers", "answers.json"]]
    command = [sys.executable, "-c", COMMANDS, json.dumps(told)]
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=True, timeout=120)
    return [json.loads(line) for line in done.stdout.splitlines()]


def test_a_new_language(found):
    """Months, headings and the total row."""
    read = found[0]
    assert read["customers"] == 5, read["messages"]
    assert read["totals"][""] == {"2025-01": "510.00", "2025-02": "560.00"}


def test_a_new_question(found):
    """Its words, when it is asked, its two answers with their figures; and what an answer gives."""
    asked = next(m for m in found[1]["messages"] if m["code"] == "frozen_prices")
    assert found[1]["outcome"] == "needs_answer" and asked["text"].startswith("MRR is what is paid today")
    paid, listed = asked["choices"]
    assert paid["label"] == "What is paid: MRR" and paid["nrr"] == pytest.approx(1)
    assert listed["nrr"] == pytest.approx(618 / 612)
    assert listed["answers"] == {"columns": {"amount": "Unfrozen figure"}}
    assert found[2]["outcome"] == "accepted" and found[2]["totals"][""]["2025-03"] == "618.00"
