"""The way of a file: every pass stands after what it needs, and can be followed.

That each says what it is listed with is seen by `judging`, at every case of the corpus.
"""

import json
from dataclasses import replace
from pathlib import Path

from click.testing import CliRunner

import nrr
from nrr.commands import main
from nrr.intake import Answers, read
from nrr.intake.passes.passes import PASSES
from nrr.intake.passes.ways import CODES, Fact, Way, through

WIDE = b"Customer,2025-01,2025-02\nAda,100,100\nBo,50,60\nTotal,150,160\n"


def out_of_order(passes):
    """Passes that stand before something they need is given."""
    given, early = {Fact.BYTES}, []
    for one in passes:
        early += [one.name] if set(one.needs) - given else []
        given |= set(one.gives)
    return early


def test_every_pass_stands_after_what_it_needs():
    assert out_of_order(PASSES) == []
    assert {fact for one in PASSES for fact in (*one.needs, *one.gives)} == set(Fact)
    assert len({one.name for one in PASSES}) == len(PASSES)


def test_a_pass_put_too_early_is_seen_and_not_taken():
    names = [one.name for one in PASSES]
    moved = [*PASSES]
    moved.insert(0, moved.pop(names.index("match customers")))
    assert out_of_order(moved)[0] == "match customers"
    first = replace(PASSES[0], name="first", needs=(Fact.BOOK,))
    steps = []
    through((first, PASSES[0]), Way(WIDE, "mrr.csv", Answers(), None), steps.append)
    assert [step.ran for step in steps] == [False, True]


def test_the_list_of_codes_names_passes():
    assert set(CODES) <= {one.name for one in PASSES}


def traced(path, *more):
    return CliRunner().invoke(main, ["read", str(path), "--trace", *more], catch_exceptions=False).output


def test_the_way_of_a_file_is_printed(tmp_path):
    path = tmp_path / "mrr.csv"
    path.write_bytes(WIDE)
    lines = [line for line in traced(path).splitlines() if line[:3].strip().isdigit()]
    assert [line[5:45].strip() for line in lines] == [one.name for one in PASSES]
    assert any("add up the data" in line and "customers 0 -> 2; months 0 -> 2" in line for line in lines)
    assert any("rows left out 0 -> 1; amounts 0 -> 4; says total_rows" in line for line in lines)
    steps = json.loads(traced(path, "--json"))["trace"]
    assert steps[0]["pass"] == "open the file" and steps[0]["changed"] == {"sheets": [0, 1]}


def test_a_file_without_a_table_ends_its_way_early(tmp_path):
    path = tmp_path / "nothing.csv"
    path.write_bytes(b"")
    assert "add up the data" in traced(path) and "says empty_file" in traced(path)
    assert "not taken: the file lacks what it needs" in traced(path)


def test_the_file_s_own_totals_in_thousands_tie_out():
    """A total row of a table in thousands was held against customers multiplied out."""
    data = (
        b"Customer,MRR (in thousands) 2025-01,MRR (in thousands)"
        b" 2025-02\nAda,100,100\nBo,50,60\nCy,30,30\nTotal,180,190\n"
    )
    found = read(data, "mrr.csv")
    assert [problem.severity for problem in found.problems if problem.code == "tie_out"] == ["info"]
    assert found.totals.by_currency[""]["2025-01"] == "180000.00"


def test_one_place_makes_entries_of_what_a_shape_has_read():
    """Every shape ends in one record and one finish; beside it entries are only joined."""
    rooms = Path(nrr.__file__).parent / "intake"
    making = [path.name for path in rooms.rglob("*.py") if "Entries(\n" in path.read_text(encoding="utf-8")]
    assert sorted(making) == ["finish.py", "unions.py"]
