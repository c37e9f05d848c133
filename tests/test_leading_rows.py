"""Who speaks for a company with several lines: the largest then, of equal ones the first by name; the same in
a file and in a table.
"""

import json

import pytest
from click.testing import CliRunner

from nrr.commands import main

DRAWN = {
    "the larger one": ("Ash,2025-01,100,pro,north,USD\nBirch,2025-01,90,basic,north,USD\n", "pro"),
    "of equal ones the first by name": (
        "Ash,2025-01,100,pro,north,USD\nBirch,2025-01,100,basic,north,USD\n",
        "basic",
    ),
    "whatever comes first": ("Ash,2025-01,100,basic,north,USD\nBirch,2025-01,100,pro,north,USD\n", "basic"),
    "nobody knows is a name too": (
        "Ash,2025-01,100,pro,north,USD\nBirch,2025-01,100,,north,USD\n",
        "(unknown)",
    ),
    "each month anew": (
        "Ash,2025-01,100,pro,north,USD\nBirch,2025-01,110,basic,north,USD\nAsh,2025-02,120,pro,north,USD\n",
        "basic",
    ),
    "by what amounts are worth": (
        "Ash,2025-01,10000,basic,north,JPY\nBirch,2025-01,100,pro,north,USD\n",
        "pro",
    ),
}


@pytest.mark.parametrize("name", DRAWN)
def test_of_a_parent(tmp_path, name):
    rows, plan = DRAWN[name]
    rows += "Cedar,2025-01,7,solo,Cedar,USD\nCedar,2025-02,7,solo,Cedar,USD\n"
    (tmp_path / "table").mkdir()
    book, rates = tmp_path / "table" / "book.csv", tmp_path / "rates.csv"
    book.write_text(f"Customer,Month,ARR,Plan,Parent,Currency\n{rows}", encoding="utf-8")
    rates.write_text("Currency,Rate\nJPY,0.0065\nUSD,1\n", encoding="utf-8")
    (tmp_path / "answers.json").write_text('{"currency": "SEPARATE"}', encoding="utf-8")
    asked = ["--months", "1", "--policy", "level=parent", "--by", "Plan", "--beside", rates]
    for source in ([book, "--answers", tmp_path / "answers.json"], [f"csv:{book.parent}"]):
        found = CliRunner().invoke(main, ["report", *map(str, [*source, *asked]), "--json"])
        assert found.exit_code == 0, found.output
        assert {row["label"] for row in json.loads(found.stdout)["segments"]["Plan"]} == {plan, "solo"}
