"""The sample company certified in three engines: `python tests/warehouse/three_engines.py` prints a table.

Every total of `tarnbeck_long` from DuckDB, PostgreSQL and Spark is held against the file as two integers, and
so from one engine to the next. Ends with 1 where one differs. Spark needs Java 17; `--engines` says which.
"""

import argparse
import json
import sys
import tempfile
import time
from pathlib import Path

from alike import SAMPLES, FromPostgresql, place_in_duckdb, place_in_spark
from click.testing import CliRunner

from nrr.commands import main as nrr_main

BOOK = SAMPLES / "tarnbeck_long.csv"


def certified(address, table):
    """What `nrr certify` says, and how long it took."""
    began = time.monotonic()
    asked = ["certify", address, *table, "--against", str(BOOK), "--seconds", "900", "--json"]
    found = CliRunner().invoke(nrr_main, asked)
    if not found.stdout.startswith("{"):
        raise SystemExit(f"{address.split(':')[0]}: {found.stderr or found.exception!r}")
    return json.loads(found.stdout), time.monotonic() - began


def main(engines):
    """Prints a line an engine; the last says whether all gave the same integers."""
    totals, wrong = {}, 0
    server = FromPostgresql() if "postgresql" in engines else None
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        places = {
            "duckdb": lambda: (place_in_duckdb(BOOK, folder), ("--table", BOOK.stem)),
            "postgresql": lambda: (server.place(BOOK), ("--table", BOOK.stem)),
            "spark": lambda: (place_in_spark(BOOK, folder), ()),
        }
        print("engine      totals  unequal  seconds  sha256")
        for engine in engines:
            told, seconds = certified(*places[engine]())
            figures = [one for question in told["questions"] for one in question["figures"]]
            apart = sum(left != right for _, left, right in figures)
            totals[engine] = {
                (q["question"], one[0]): one[1] for q in told["questions"] for one in q["figures"]
            }
            wrong += apart
            print(
                f"{engine:10} {len(figures):7,} {apart:8} {seconds:8.0f}  {told['sha256'][:16]}", flush=True
            )
    if server is not None:
        server.server.remove()
    same = len({tuple(sorted(own.items())) for own in totals.values()}) == 1
    print("all engines gave the same integers" if same else "the engines differ")
    return int(bool(wrong) or not same)


if __name__ == "__main__":
    options = argparse.ArgumentParser()
    options.add_argument("--engines", nargs="+", default=["duckdb", "postgresql", "spark"])
    sys.exit(main(options.parse_args().engines))
