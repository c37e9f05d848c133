"""A certificate says equal only of equal integers: a movement that an engine defines otherwise is caught."""

import json

import duckdb
import pytest
from click.testing import CliRunner

from nrr.commands import main
from nrr.warehouse import ends
from warehouse.test_reports import SAMPLE


@pytest.fixture(scope="module")
def file(tmp_path_factory):
    path = tmp_path_factory.mktemp("warehouse") / "books.duckdb"
    with duckdb.connect(path) as con:
        con.execute(f"CREATE TABLE ledger AS SELECT * FROM read_csv('{SAMPLE}')")
    return path


def certify(file, *more):
    asked = ["certify", f"duckdb://{file}", "--table", "ledger", "--against", str(SAMPLE), *more]
    return CliRunner().invoke(main, asked)


def test_the_totals_of_a_table_and_of_its_export_are_equal_and_signed_by_a_hash(file):
    found = certify(file, "--json")
    assert found.exit_code == 0, found.stderr
    told = json.loads(found.stdout)
    figures = [one for question in told["questions"] for one in question["figures"]]
    assert told["equal"] and len(figures) > 1500 and all(left == right for _, left, right in figures)
    assert told["sentence"] == (
        f"These {len(figures):,} totals were computed in DuckDB and in {SAMPLE.name} and are equal."
    )
    assert ["2026-01 opening", 17_640_000, 17_640_000] in told["questions"][0]["figures"]
    assert "SELECT" in told["questions"][0]["statements"][0] and len(told["sha256"]) == 64


def test_an_expression_that_is_wrong_in_the_engine_is_caught(file, monkeypatch):
    right = ends.kind_of
    monkeypatch.setattr(ends, "kind_of", lambda before, after, seen: right(before, after, ~seen))
    found = certify(file)
    assert found.exit_code == 2
    assert "are not equal." in found.stdout and "new: " in found.stdout
