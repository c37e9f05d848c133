"""What an embedded engine writes down: in a file without a name, gone with its connection."""

import random

import duckdb
import ibis
import pytest

import nrr
from nrr.warehouse import Wanted, address_of, connected, opened_in
from nrr.warehouse.connecting import embedded
from nrr.warehouse.scratch import scratch_folder
from nrr.warehouse.settled import repeated, repeated_by_powers

RULES = nrr.intake.TableRules(nrr.Answers(), nrr.Month.parse("2026-11"))


@pytest.fixture
def place(tmp_path):
    path = tmp_path / "book.duckdb"
    with duckdb.connect(path) as con:
        con.execute("CREATE TABLE ledger (Customer TEXT, Month TEXT, MRR INTEGER, Plan TEXT)")
        con.executemany(
            "INSERT INTO ledger VALUES (?, ?, ?, ?)",
            [(name, f"2025-{m:02d}", 100 + m, "pro") for name in ("acme", "bolt") for m in range(1, 13)],
        )
    return path


def files():
    return {path for path in scratch_folder().rglob("*") if path.is_file()}


def test_a_table_written_down_leaves_no_file_behind_and_changes_nothing_that_is_read(place):
    before, held = place.read_bytes(), files()
    connection = connected(address_of(f"duckdb://{place}"))
    table = opened_in(connection, Wanted("ledger", RULES))
    assert table.one_row and table.coded is not None and table.engine.ran[0].kept_as
    assert files() == held
    assert scratch_folder().stat().st_mode & 0o077 == 0
    table.engine.close()
    assert files() == held and place.read_bytes() == before


def test_two_connections_to_one_file_write_down_apart(place):
    one, two = (
        opened_in(connected(address_of(f"duckdb://{place}")), Wanted("ledger", RULES)) for _ in range(2)
    )
    totals = one.totals
    one.engine.close()
    assert two.totals == totals and len(totals) == 12
    two.engine.close()


@pytest.mark.parametrize("months", [1, 30, 31, 32, 70])
def test_a_month_in_two_rows_is_found_by_powers_as_by_pairs(months):
    engine, draw = embedded(ibis.duckdb.connect()), random.Random(months)
    held = tuple(nrr.Month.parse("2020-01") + step for step in range(months))
    engine.backend.con.execute("CREATE TABLE rows_of_months (c INTEGER, m INTEGER)")
    rows = [(c, month.ordinal) for c in range(5) for month in held if draw.random() < 0.7]
    rows.append((5, held[-1].ordinal))
    for twice in ((), (5, held[-1].ordinal), rows[0]):
        engine.backend.con.executemany(
            "INSERT INTO rows_of_months VALUES (?, ?)", [*rows, twice] if twice else rows
        )
        table = engine.backend.table("rows_of_months")
        (by_pairs,), (by_powers,) = engine.rows(repeated(table)), engine.rows(repeated_by_powers(table, held))
        assert (by_pairs["n"] > 1) == (by_powers["n"] > 1) == bool(twice)
        engine.backend.con.execute("DELETE FROM rows_of_months")
    engine.close()
