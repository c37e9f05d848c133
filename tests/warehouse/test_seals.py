"""Closed months are sealed: in by a table that grows and is restated, out by the command line."""

import json

import duckdb
import psycopg
import pytest
from click.testing import CliRunner

from nrr.commands import main
from store.databases import Server

MONTHS = [f"{2024 + t // 12}-{t % 12 + 1:02d}" for t in range(15)]
ROWS = [
    (f"c{n}", month, 100 + 10 * n + (t if n % 3 == 0 else 0), "pro" if n % 2 else "free")
    for n in range(9)
    for t, month in enumerate(MONTHS)
    if (n + t) % 7 or n % 4
]
NEWER = [(f"c{n}", "2025-04", 130 + n, "pro") for n in range(8)]
AS_WHOLE = ("bridge", "metrics", "trend", "roll_forward", "cohorts", "segments", "checks", "sample", "alarms")


class Duck:
    """A file of DuckDB."""

    def __init__(self, folder):
        self.path = folder / "book.duckdb"
        self.address = f"duckdb://{self.path}"

    def run(self, *statements):
        with duckdb.connect(self.path) as con:
            for statement in statements:
                con.execute(statement)


class Postgres:
    """A database of a real PostgreSQL."""

    def __init__(self, server):
        self.address = server.new_database()

    def run(self, *statements):
        with psycopg.connect(self.address, autocommit=True) as con:
            for statement in statements:
                con.execute(statement)


@pytest.fixture(scope="module")
def server():
    found = Server()
    yield found
    found.remove()


def filled(rows):
    values = ", ".join(f"('{name}', '{month}', {amount}, '{plan}')" for name, month, amount, plan in rows)
    return f"INSERT INTO ledger VALUES {values}"


def report(place, *more):
    found = CliRunner().invoke(main, ["report", place.address, "--table", "ledger", "--json", *more])
    assert found.exit_code == 0, found.stderr
    return json.loads(found.stdout), found.stderr


@pytest.mark.parametrize("engine", ["duckdb", "postgresql"])
def test_a_refresh_asks_what_changed_and_a_restated_month_is_told_unasked(engine, tmp_path, request):
    place = Duck(tmp_path) if engine == "duckdb" else Postgres(request.getfixturevalue("server"))
    place.run("CREATE TABLE ledger (customer TEXT, month TEXT, mrr NUMERIC(18, 2), plan TEXT)", filled(ROWS))
    sealed = ("--sealed", str(tmp_path / "sealed.json"))
    first, _ = report(place, *sealed)
    assert first["source"]["sealed"] == {"months": 15, "asked_from": None, "restated": []}

    place.run(filled(NEWER))
    grown, said = report(place, *sealed)
    assert grown["source"]["sealed"] == {"months": 16, "asked_from": "2025-04", "restated": []} and not said
    whole, _ = report(place)
    for key in AS_WHOLE:
        assert grown[key] == whole[key], key

    place.run(
        "UPDATE ledger SET mrr = mrr + 1 WHERE customer = 'c1' AND month = '2025-02'",
        "UPDATE ledger SET mrr = mrr - 1 WHERE customer = 'c2' AND month = '2025-02'",
        "DELETE FROM ledger WHERE month = '2025-03' AND customer = 'c5'",
    )
    changed, said = report(place, *sealed)
    told = changed["source"]["sealed"]
    assert told["asked_from"] == "2025-02"
    assert [one["month"] for one in told["restated"]] == ["2025-02", "2025-03"]
    assert said == (
        "restated since last time: Feb 2025: 8 rows, 13428.00 before and now, of other rows\n"
        "restated since last time: Mar 2025: 8 rows, 14256.00 before; 7 rows, 12456.00 now\n"
    )
    whole, _ = report(place)
    for key in AS_WHOLE:
        assert changed[key] == whole[key], key
    assert changed["bridge"] != grown["bridge"]

    again, said = report(place, *sealed)
    assert again["source"]["sealed"]["restated"] == [] and not said
    assert again["trend"] == changed["trend"] and again["cohorts"] == changed["cohorts"]


def test_a_file_of_other_months_is_refused_in_words(tmp_path):
    place = Duck(tmp_path)
    place.run(
        "CREATE TABLE ledger (customer TEXT, month TEXT, mrr NUMERIC(18, 2), plan TEXT)", filled(ROWS[:30])
    )
    other = tmp_path / "sealed.json"
    for text, reason in (
        ("{}", "this is not a file of sealed months"),
        ('{"table": "x", "months": [], "answers": {}}', "has the sealed months of another table"),
    ):
        other.write_text(text, encoding="utf-8")
        asked = ["report", place.address, "--table", "ledger", "--months", "1", "--sealed", str(other)]
        found = CliRunner().invoke(main, asked)
        assert found.exit_code == 2 and reason in found.stderr
