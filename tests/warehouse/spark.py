"""Thirty drawn books on Spark, and the sample company: `python tests/warehouse/spark.py [BOOKS]`.

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
from nrr.warehouse import Limits, address_of, connected  # noqa: E402
from warehouse.engines import FEW, differences, drawn_book, policy_of, rows_of, warehouse  # noqa: E402


def table_of(connection, folder, seed):
    """A drawn book as a Parquet file of Spark."""
    frame = pd.DataFrame(rows_of(drawn_book(seed)), columns=["Customer", "Month", "cents", "plan"])
    frame['Plan "A" value'] = frame.pop("cents") / 100
    path = folder / f"book{seed}.parquet"
    frame.to_parquet(path)
    return connection.engine.backend.read_parquet(str(path), table_name=f"book{seed}")


def main(count):
    """Prints every book whose figures differ; ends with 1 where one does."""
    began, apart = time.monotonic(), []
    with tempfile.TemporaryDirectory() as place:
        connection = connected(address_of("spark:"), Limits(seconds=600))
        print(f"session: {time.monotonic() - began:.1f} s")
        for seed in range(count):
            policy = policy_of(seed)
            book = nrr.ledgers.settle(drawn_book(seed).ledger, policy)
            window = nrr.retention.default_window(book)
            source = warehouse(connection.engine, table_of(connection, Path(place), seed), policy, window)
            asked = None if seed == 0 else FEW
            found = differences(source, book, nrr.View(window, policy), asked)
            apart += [seed] if found else []
            print(f"book {seed}: {found or 'equal'}, {time.monotonic() - began:.0f} s", flush=True)
        connection.engine.close()
    print(f"{count - len(apart)} of {count} books are equal")
    return int(bool(apart))


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]) if len(sys.argv) > 1 else 30))
