"""Contracts of a table: in by rows of periods, out by the renewals of their file; names stay there."""

import csv
import io
import json
import random
from datetime import date, timedelta
from pathlib import Path

import duckdb
import psycopg
import pytest
from click.testing import CliRunner

import nrr
from nrr.commands import main
from nrr.export.reportrenewals import renewals_part
from nrr.warehouse import Wanted, contract_book, opened
from store.databases import Server

SAMPLE = Path(__file__).resolve().parents[2] / "sample_data" / "tarnbeck_periods.csv"
COLUMNS = ("customer", "product", "region", "start date", "end date", "mrr", "interval", "auto renew")
COLUMNS += ("notice days", "notice given", "uplift", "owner")
BOOKS = range(8)


def drawn(seed):
    """Chains of contracts: on time, early, late, lapsed, cut down, evergreen, with notice and uplift."""
    draw = random.Random(seed)
    rows = []
    for n in range(draw.randint(4, 25)):
        first = date(2023, 1, 1) + timedelta(draw.randint(0, 500))
        region, owner = draw.choice(["north", "south"]), draw.choice(["Ann", "Bob"])
        for line in draw.sample(["core", "extra"], draw.choice([1, 1, 2])):
            start = first
            for _ in range(draw.randint(1, 4)):
                months = draw.choice([3, 12, 12, 24])
                end = _after(start, months) - timedelta(1)
                notice = draw.choice([None, None, end - timedelta(40)])
                amount = draw.choice([100, 250, 99.99, 1000])
                endless = draw.random() < 0.1
                told = ["month", draw.choice(["yes", "no"]), draw.choice([30, 60, None]), notice]
                rows.append([f"Client {n}", line, region, start, None if endless else end, amount, *told])
                rows[-1] += [draw.choice([None, "3%"]), owner]
                if endless or draw.random() < 0.2:
                    break
                start = end + timedelta(draw.choice([1, 1, 1, 10, 45, 100]))
    return rows


def _after(day, months):
    at = day.year * 12 + day.month - 1 + months
    return date(at // 12, at % 12 + 1, min(day.day, 28))


def export(rows):
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(COLUMNS)
    writer.writerows([["" if cell is None else cell for cell in row] for row in rows])
    return out.getvalue().encode()


ANSWERS = nrr.Answers(as_of="2025-06", ends="inclusive", overlaps="add_on", rows_are="terms")
KINDS = ("text", "text", "text", "date", "date", "numeric(12,2)", "text", "text", "integer", "date")
KINDS += ("text", "text")
_CREATE = ", ".join(f'"{name}" {kind}' for name, kind in zip(COLUMNS, KINDS, strict=True))
RULES = nrr.intake.TableRules(ANSWERS, nrr.Month.parse("2025-09"), None, nrr.intake.read)


@pytest.fixture(scope="module")
def places(tmp_path_factory):
    """The drawn books in DuckDB and on a real PostgreSQL."""
    path, server = tmp_path_factory.mktemp("contracts") / "books.duckdb", Server()
    address = server.new_database()
    with duckdb.connect(path) as duck, psycopg.connect(address, autocommit=True) as con:
        for seed in BOOKS:
            rows = drawn(seed)
            duck.execute(f"CREATE TABLE book{seed} ({_CREATE})")
            duck.executemany(f"INSERT INTO book{seed} VALUES ({', '.join('?' * len(COLUMNS))})", rows)
            con.execute(f"CREATE TABLE book{seed} ({_CREATE})")
            with con.cursor() as cursor:
                cursor.executemany(
                    f"INSERT INTO book{seed} VALUES ({', '.join(['%s'] * len(COLUMNS))})", rows
                )
    yield f"duckdb://{path}", address
    server.remove()


def told_alike(ledger, view):
    """The renewals; of equal amounts the value first by name, since a table has no order of rows."""
    found = renewals_part(ledger, view, named=False)
    by = {name: sorted(rows, key=lambda row: row["value"]) for name, rows in found["rates_by"].items()}
    return found | {"rates_by": by}


@pytest.mark.parametrize("seed", BOOKS)
def test_the_renewals_of_a_table_are_those_of_its_file(places, seed):
    found = nrr.read(export(drawn(seed)), "contracts.csv", ANSWERS)
    assert found.outcome == "accepted", [one.what for one in found.problems]
    where = (("region", ("north",)),) if seed % 3 == 1 else ()
    view = nrr.View(nrr.Window.trailing(nrr.Month.parse("2025-06") - 2 * (seed % 2)), where=where)
    own = told_alike(found.ledger, view)
    assert own["reason"] == "" and own["periods"]
    for address in places if seed < 3 else places[:1]:
        table = opened(address, Wanted(f"book{seed}", RULES))
        try:
            assert told_alike(contract_book(table), view) == own, table.engine.name
        finally:
            table.engine.close()


def test_no_name_comes_home_but_those_of_a_list_that_was_asked_for(places):
    for address in places:
        table = opened(address, Wanted("book0", RULES))
        book = contract_book(table)
        assert not any("Client" in name for name in (*book.names, *book.term_table.customers))
        before = len(table.engine.ran)
        few = book.term_table.customers[:2]
        assert [*table.contracts.names(few)] == [*few] and len(table.engine.ran) == before + 1
        named = table.contracts.names(book.term_table.customers)
        assert sorted(named.values()) == sorted({row[0] for row in drawn(0)})
        # numbers stand in the order of names
        assert [named[one] for one in sorted(named)] == sorted(named.values())
        table.engine.close()


def test_more_contracts_than_come_home_are_refused_with_their_bound(places, monkeypatch):
    monkeypatch.setattr("nrr.warehouse.contracts.MOST_CONTRACTS", 5)
    table = opened(places[0], Wanted("book0", RULES))
    with pytest.raises(nrr.Refusal, match="contracts of up to 5 rows are followed; the table has more"):
        contract_book(table)
    table.engine.close()


def test_contracts_that_do_not_add_up_to_the_table_are_refused(places):
    table = opened(places[0], Wanted("book1", RULES))
    table.__dict__["totals"] = ((table.months[3].ordinal, 1, 5), *table.totals[4:])
    with pytest.raises(nrr.Refusal, match="its contracts do not add up to what DuckDB has for"):
        contract_book(table)
    table.engine.close()


def told(*arguments):
    found = CliRunner().invoke(main, ["report", *map(str, arguments), "--json"])
    assert found.exit_code == 0, found.stderr
    return json.loads(found.stdout)["renewals"]


def test_the_renewals_in_the_report_of_the_sample_are_those_of_its_file(tmp_path):
    with duckdb.connect(tmp_path / "books.duckdb") as con:
        con.execute(f"CREATE TABLE periods AS SELECT * FROM read_csv('{SAMPLE}')")
    table = told(f"duckdb://{tmp_path}/books.duckdb", "--table", "periods")
    assert table == told(SAMPLE, "--names", "absent") and len(table["periods"]) > 10


def test_a_table_of_months_has_no_contracts_and_says_what_they_need(tmp_path):
    long = SAMPLE.with_name("fourteen_customers_long.csv")
    (tmp_path / "ledger.csv").write_bytes(long.read_bytes())
    assert told(f"csv:{tmp_path}") == {"reason": nrr.terms.NO_TERMS} == told(long)
