"""Policies that rest on a column: the report of a table is the report of the same rows as a file."""

import csv
import json
import random

import pytest
from click.testing import CliRunner

from nrr.commands import main

SAME = ("bridge", "metrics", "trend", "segments", "cohorts", "checks", "stamp")
HEADINGS = (
    "Customer",
    "Month",
    "MRR",
    "Parent company",
    "Subscription",
    "Revenue type",
    "Cancelled on",
    "Plan",
)


def rows_of(seed):
    """Customers with one or two subscriptions, parents of parents, metered lines, days of cancellation."""
    draw = random.Random(seed)
    months = [f"{2024 + t // 12}-{t % 12 + 1:02d}" for t in range(18)]
    names = [f"Customer {n:02d}" for n in range(24)]
    parents = {name: draw.choice(["", "", "Group A", "Group B", names[0]]) for name in names[1:]}
    for name in names:
        for line in range(draw.choice([1, 1, 2])):
            begins, ends = draw.randrange(6), draw.choice([18, 18, draw.randrange(8, 18)])
            metered, amount = draw.random() < 0.25, draw.randrange(50, 400) + line / 4
            day = f"{months[ends]}-15" if ends < 17 and draw.random() < 0.5 else ""
            for month in months[begins : min(ends + 3, 18) if day else ends]:
                kind = "Usage" if metered else "Subscription"
                plan = draw.choice(["free", "pro"]) if draw.random() < 0.1 else "pro"
                parent = parents.get(name, "")
                yield (name, month, amount, parent, f"{name} / {line}", kind, day, plan)
                amount = amount if draw.random() < 0.8 else amount + 25


@pytest.fixture(scope="module", params=[2])
def folder(request, tmp_path_factory):
    place = tmp_path_factory.mktemp(f"roles{request.param}")
    with (place / "book.csv").open("w", newline="", encoding="utf-8") as file:
        csv.writer(file).writerows([HEADINGS, *rows_of(request.param)])
    return place


def told(source, policies):
    asked = [part for policy in policies for part in ("--policy", policy)]
    found = CliRunner().invoke(main, ["report", str(source), *asked, "--json"])
    assert found.exit_code == 0, found.stderr
    return json.loads(found.stdout)


@pytest.mark.parametrize(
    "policies",
    [
        ("level=parent", "usage=exclude", "churn_date=cancellation", "reactivation=strict"),
        ("level=subscription", "method=chain", "reactivation_max_gap=1"),
    ],
    ids=" ".join,
)
def test_a_table_answers_as_the_file_does(folder, policies):
    table, file = told(f"csv:{folder}", policies), told(folder / "book.csv", policies)
    assert table["segments"].keys() <= file["segments"].keys() and len(table["segments"]) >= 5
    file["segments"] = {name: file["segments"][name] for name in table["segments"]}
    for key in SAME:
        assert table[key] == file[key], key


@pytest.mark.parametrize(
    ("word", "exit_code"), [("Einrichtungsgebühr", 2), ("Setup fee", 2), ("Verbrauch", 0)]
)
def test_words_for_kinds_of_revenue_are_those_of_every_language(tmp_path, word, exit_code):
    lines = [f"a,2025-0{month},100,Abonnement\nb,2025-0{month},{month},{word}\n" for month in (1, 2, 3)]
    (tmp_path / "book.csv").write_text("Customer,Month,MRR,Revenue type\n" + "".join(lines), encoding="utf-8")
    asked = ["report", f"csv:{tmp_path}", "--months", "1", "--policy", "usage=exclude", "--json"]
    found = CliRunner().invoke(main, asked)
    assert found.exit_code == exit_code, found.stderr
    if exit_code:
        assert f"'Revenue type' has rows that do not recur ({word})" in found.stderr
    else:
        assert json.loads(found.stdout)["bridge"]["logos"]["closing"] == 1
