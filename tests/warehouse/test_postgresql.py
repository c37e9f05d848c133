"""Twenty drawn books on a real PostgreSQL: the integers of the book, by an account that can only read."""

import psycopg
import pytest

import nrr
from nrr.warehouse import address_of, connected
from store.databases import Server
from warehouse.books_of_lines import HEADINGS, KINDS, OF_LINES, RULES, drawn_of
from warehouse.engines import (
    FEW,
    MONEY,
    OF_MONEY,
    differences,
    drawn_book,
    drawn_money,
    policy_of,
    rows_of,
    warehouse,
)
from warehouse.test_totals import alike

BOOKS = range(20)


@pytest.fixture(scope="module")
def address():
    server = Server()
    owner = server.new_database()
    with psycopg.connect(owner, autocommit=True) as con:
        for seed in BOOKS:
            con.execute(
                f"CREATE TABLE book{seed} "
                '("Customer" TEXT, "Month" TEXT, "Plan ""A"" value" NUMERIC, plan TEXT)'
            )
            with con.cursor() as cursor:
                cursor.executemany(
                    f"INSERT INTO book{seed} VALUES (%s, %s, %s::numeric / 100, %s)",
                    rows_of(drawn_book(seed)),
                )
        con.execute("CREATE ROLE reader LOGIN")
        con.execute("GRANT SELECT ON book0 TO reader")
    yield owner
    server.remove()


@pytest.fixture(scope="module")
def connection(address):
    found = connected(address_of(address))
    yield found
    found.engine.close()


@pytest.mark.parametrize("seed", range(3))
def test_conventions_and_rules_of_a_table_are_those_of_its_book(connection, seed):
    drawn, policy = drawn_book(seed), policy_of(seed)
    window = nrr.retention.default_window(nrr.ledgers.settle(drawn.ledger, policy))
    source = warehouse(connection.engine, connection.table(f"book{seed}"), policy, window)
    alike(source, drawn.ledger, nrr.View(window, policy))


@pytest.mark.parametrize("seed", BOOKS)
def test_figures_of_a_drawn_book_are_those_of_the_book_in_memory(connection, seed):
    policy = policy_of(seed)
    book = nrr.ledgers.settle(drawn_book(seed).ledger, policy)
    window = nrr.retention.default_window(book)
    table = connection.table(f"book{seed}")
    source = warehouse(connection.engine, table, policy, window)
    asked = None if seed == 0 else FEW
    assert differences(source, book, nrr.View(window, policy), asked) == []
    assert max(ran.size for ran in connection.engine.ran) < 50_000, "totals are small"


@pytest.mark.parametrize("currency", [nrr.definitions.Currency.CONSTANT, nrr.definitions.Currency.SPOT])
def test_amounts_of_several_currencies_are_those_of_the_book_at_the_same_rates(address, connection, currency):
    book, rows, rules = drawn_money(1)
    name, policy = f"money_{currency}", nrr.Policy(currency=currency)
    with psycopg.connect(address, autocommit=True) as con, con.cursor() as cursor:
        con.execute(
            f"CREATE TABLE {name} "
            '("Customer" TEXT, "Month" TEXT, "Plan ""A"" value" NUMERIC, plan TEXT, currency TEXT)'
        )
        cursor.executemany(f"INSERT INTO {name} VALUES (%s, %s, %s::numeric / 100, %s, %s)", rows)
    ledger = nrr.ledgers.settle(book, policy)
    window = nrr.retention.default_window(ledger)
    table = connection.table(name)
    source = warehouse(connection.engine, table, policy, window, columns=MONEY, rules=rules)
    assert differences(source, ledger, nrr.View(window, policy), OF_MONEY) == []


@pytest.mark.parametrize(("seed", "kind"), [*enumerate(KINDS)])
def test_lines_are_held_and_smoothed_as_in_the_book(address, connection, seed, kind):
    ledger, rows, policy, window, columns = drawn_of(kind, seed)
    texts = ", ".join(f'"{one}" TEXT' for one in HEADINGS if one != "Amount")
    named = ", ".join(f'"{one}"' for one in HEADINGS)
    marks = ", ".join("%s::numeric / 100" if one == "Amount" else "%s" for one in HEADINGS)
    with psycopg.connect(address, autocommit=True) as con, con.cursor() as cursor:
        con.execute(f'CREATE TABLE lines{seed} ({texts}, "Amount" NUMERIC)')
        cursor.executemany(f"INSERT INTO lines{seed} ({named}) VALUES ({marks})", rows)
    table = connection.table(f"lines{seed}")
    source = warehouse(connection.engine, table, policy, window, columns=columns, rules=RULES)
    assert differences(source, ledger, nrr.View(window, policy), OF_LINES) == []


def test_nothing_is_written_and_an_account_that_reads_one_table_is_enough(address, connection):
    with pytest.raises(psycopg.errors.ReadOnlySqlTransaction):
        connection.engine.backend.con.execute("CREATE TABLE mine (a INT)")
    connection.engine.backend.con.rollback()
    reader = connected(
        address_of(address.replace("postgres:", "reader:").replace("//postgres@", "//reader@"))
    )
    table = reader.table("book0")
    assert reader.engine.rows(table.agg(n=table.count()))[0]["n"] == len(rows_of(drawn_book(0)))
    with pytest.raises(
        nrr.Refusal, match="there is no table 'book1'; say one with --table, there are: book0"
    ):
        reader.table("book1")
    reader.engine.close()
