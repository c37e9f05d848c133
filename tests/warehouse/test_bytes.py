"""What leaves PostgreSQL, counted on the wire: totals and the lists that were asked for, nothing else."""

import socket
import threading
from contextlib import suppress
from urllib.parse import parse_qs, urlsplit

import psycopg
import pytest

import nrr
from nrr.warehouse import PAGE, Wanted, Warehouse, contract_book, listed, opened, take_from
from store.databases import Server

CUSTOMERS = 2_000
_FILL = f"""
CREATE TABLE ledger AS
  SELECT 'client-' || c AS customer, '2025-' || lpad(m::text, 2, '0') AS month,
    (50 + c % 97 + m * (c % 3))::numeric AS mrr
  FROM generate_series(1, {CUSTOMERS}) c, generate_series(1, 12) m WHERE (c + m) % 11 > 0
"""
_FILL_CONTRACTS = f"""
CREATE TABLE contracts AS
  SELECT 'client-' || c AS customer, 100 + c % 7 AS mrr, date '2024-01-01' AS "start date",
    date '2025-12-31' AS "end date"
  FROM generate_series(1, {CUSTOMERS}) c
"""


class Wire:
    """A door in front of a server's socket that keeps every byte that comes out of it."""

    def __init__(self, path):
        self.path, self.out = path, bytearray()
        self.listener = socket.create_server(("127.0.0.1", 0))
        self.port = self.listener.getsockname()[1]
        threading.Thread(target=self._accept, daemon=True).start()

    def _accept(self):
        while True:
            try:
                client = self.listener.accept()[0]
            except OSError:
                return
            server = socket.socket(socket.AF_UNIX)
            server.connect(self.path)
            for ends in ((client, server, None), (server, client, self.out)):
                threading.Thread(target=self._carry, args=ends, daemon=True).start()

    @staticmethod
    def _carry(source, target, kept):
        with suppress(OSError):
            while data := source.recv(65_536):
                if kept is not None:
                    kept += data
                target.sendall(data)
        for end in (source, target):
            with suppress(OSError):
                end.shutdown(socket.SHUT_RDWR)
            end.close()


@pytest.fixture(scope="module")
def wire():
    server = Server()
    address = server.new_database()
    with psycopg.connect(address, autocommit=True) as con:
        con.execute(_FILL)
        con.execute(_FILL_CONTRACTS)
    parts = urlsplit(address)
    found = Wire(f"{parse_qs(parts.query)['host'][0]}/.s.PGSQL.5432")
    found.address = f"postgresql://postgres@127.0.0.1:{found.port}{parts.path}"
    yield found
    found.listener.close()
    server.remove()


RULES = nrr.intake.TableRules(
    nrr.Answers(ends="inclusive"), nrr.Month.parse("2026-01"), reads=nrr.intake.read_apart
)


def test_only_totals_leave_the_server_and_of_a_list_the_page_that_was_asked_for(wire):
    table = opened(wire.address, Wanted("ledger", RULES))
    view = nrr.View(nrr.Window(nrr.Month.parse("2025-09"), nrr.Month.parse("2025-12")))
    found = take_from(Warehouse(table, view), title="wire", made_at="2026-01-01T00:00:00")
    assert found.book.customer_count == CUSTOMERS and b"client-" not in bytes(wire.out)
    assert len(wire.out) < 200_000, "the table itself is some 700 kB"
    before = len(wire.out)
    page = listed(Warehouse(table, view), view.window, view.policy, "changes")
    assert len(page.customers) == PAGE and page.count > PAGE
    assert bytes(wire.out[before:]).count(b"client-") == PAGE
    table.engine.close()


def test_contracts_leave_the_server_under_numbers_and_names_when_they_are_asked_for(wire):
    table = opened(wire.address, Wanted("contracts", RULES))
    before = len(wire.out)
    book = contract_book(table)
    assert len(book.term_table.terms) == CUSTOMERS and b"client-" not in bytes(wire.out[before:])
    asked = book.names[:3]
    told = table.contracts.names(asked)
    assert list(told) == list(asked) and all(name.startswith("client-") for name in told.values())
    assert bytes(wire.out[before:]).count(b"client-") == len(asked)
    table.engine.close()
