"""Thirty drawn books on Spark, two of several currencies, one for each policy that looks at a line over its
months, and the worked cases of the definitions:
`python tests/warehouse/spark.py [BOOKS]`.

A session takes a quarter of a minute and needs Java 17, so this is run by hand and not by the suite.
"""

import sys
import tempfile
import time
import warnings
from pathlib import Path

import pandas as pd

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT), str(ROOT / "tests")]
warnings.simplefilter("ignore")

import nrr  # noqa: E402
from nrr.definitions import Currency  # noqa: E402
from nrr.warehouse import Limits, address_of, connected  # noqa: E402
from warehouse.books_of_lines import HEADINGS, KINDS, OF_LINES, RULES, drawn_of  # noqa: E402
from warehouse.engines import (  # noqa: E402
    FEW,
    MONEY,
    OF_CASES,
    OF_MONEY,
    differences,
    drawn_book,
    drawn_money,
    policy_of,
    rows_of,
    rows_of_book,
    warehouse,
    worked_books,
)


def table_of(connection, folder, name, rows):
    """Rows as a Parquet file of Spark."""
    if len(rows[0]) == len(HEADINGS):
        frame = pd.DataFrame(rows, columns=HEADINGS)
        frame["Amount"] = frame["Amount"] / 100
    else:
        columns = ["Customer", "Month", "cents", "plan", "currency"]
        frame = pd.DataFrame(rows, columns=columns[: len(rows[0])])
        frame["plan"] = frame["plan"].astype("str").where(frame["plan"].notna(), None)
        frame['Plan "A" value'] = frame.pop("cents") / 100
    path = folder / f"{name}.parquet"
    frame.to_parquet(path)
    return connection.engine.backend.read_parquet(str(path), table_name=name)


def books(count):
    """Name, book, rows, policy, window, what is asked, columns and rules."""
    for seed in range(count):
        book, policy = drawn_book(seed), policy_of(seed)
        ledger = nrr.ledgers.settle(book.ledger, policy)
        window = nrr.retention.default_window(ledger)
        yield f"book{seed}", ledger, rows_of(book), policy, window, FEW if seed else None, {}
    for seed, currency in enumerate((Currency.CONSTANT, Currency.SPOT)):
        book, rows, rules = drawn_money(seed)
        ledger, policy = (
            nrr.ledgers.settle(book, nrr.Policy(currency=currency)),
            nrr.Policy(currency=currency),
        )
        window = nrr.retention.default_window(ledger)
        more = {"columns": MONEY, "rules": rules}
        yield f"money{seed}", ledger, rows, policy, window, OF_MONEY, more
    for seed, kind in enumerate(KINDS):
        ledger, rows, policy, window, columns = drawn_of(kind, seed)
        yield f"lines{seed}", ledger, rows, policy, window, OF_LINES, {"columns": columns, "rules": RULES}
    for name, book, window, policy in worked_books():
        ledger = nrr.ledgers.settle(book, policy)
        yield f"case_{name}", ledger, rows_of_book(book), policy, window, OF_CASES, {}


def main(count):
    """Prints every book whose figures differ; ends with 1 where one does."""
    began, apart, asked = time.monotonic(), 0, 0
    with tempfile.TemporaryDirectory() as place:
        connection = connected(address_of("spark:"), Limits(seconds=600))
        print(f"session: {time.monotonic() - began:.1f} s")
        for name, ledger, rows, policy, window, which, more in books(count):
            table = table_of(connection, Path(place), name, rows)
            source = warehouse(connection.engine, table, policy, window, **more)
            found = differences(source, ledger, nrr.View(window, policy), which)
            apart, asked = apart + bool(found), asked + 1
            print(f"{name}: {found or 'equal'}, {time.monotonic() - began:.0f} s", flush=True)
        connection.engine.close()
    print(f"{asked - apart} of {asked} books are equal")
    return int(bool(apart))


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]) if len(sys.argv) > 1 else 30))
