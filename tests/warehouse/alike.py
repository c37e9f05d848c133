"""The report of every sample book from every engine is the report of the file.

`python tests/warehouse/alike.py`; `--engines duckdb postgresql spark` says which, `--books` limits the sample
books, `--customers 1000000` adds a drawn book of that size (on DuckDB). Compared is the whole JSON but for
what `not_answered` names, for an interval from sums, whose distance is printed, and, of periods and
movements, the remarks that speak of places in a file and the segments that a file derives of contracts.
PostgreSQL is a real server of a wheel; Spark needs Java 17.
"""

import argparse
import json
import resource
import sys
import tempfile
import time
import warnings
from pathlib import Path

import duckdb
import psycopg
from click.testing import CliRunner

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT), str(ROOT / "tests")]
warnings.simplefilter("ignore")

from nrr.commands import main as nrr_main  # noqa: E402
from nrr.warehouse import NOT_ANSWERED  # noqa: E402
from store.databases import Server  # noqa: E402

SAMPLES = ROOT / "sample_data"
BOOKS = ("fourteen_customers_long", "tarnbeck_long", "tarnbeck_periods", "tarnbeck_events")
ONE_BY_ONE = ("from_5k", "without_largest")
OF_CONTRACTS = ("Contract term", "Billing interval")
_DRAWN = """
COPY (
  SELECT 'c' || c AS "Customer",
    strftime(make_date(2023 + m // 12, 1 + m % 12, 1), '%Y-%m') AS "Month",
    50 + hash(c) % 500 + CASE WHEN m > hash(c, 1) % 20 THEN hash(c, 2) % 90 ELSE 0 END AS "MRR",
    ['basic', 'pro', 'business'][(1 + hash(c, 3) % 3)::INT] AS "Plan"
  FROM range({customers}) t(c), range(13) s(m)
  WHERE m >= hash(c, 4) % 8 AND m < hash(c, 4) % 8 + 5 + hash(c, 5) % 10
) TO '{path}' (HEADER)
"""


def told(*arguments):
    limits = ("--seconds", "900", "--memory", "4GB") if ":" in str(arguments[0]) else ()
    found = CliRunner().invoke(nrr_main, ["report", *map(str, arguments), *limits, "--json"])
    if found.exit_code:
        raise SystemExit(f"{found.exception!r} {found.stderr}{found.stdout[:600]}")
    return json.loads(found.stdout)


def apart(table, file, long):
    """The keys under which the two differ, and how many values were compared."""
    skipped = {"title", *NOT_ANSWERED, *(() if long else ("problems",))}
    if table["source"]["interval_from"].startswith("sums"):
        skipped.add("sample")
        _say_intervals(table["sample"], file["sample"])
    for own in (table, file):
        own["lens"] = [row for row in own["lens"] if row["key"] not in ONE_BY_ONE]
        own["problems"] = [{**row, "place": None} for row in own["problems"]]
    keys = [key for key in file if key not in skipped]
    pairs = {key: (_plain(table.get(key)), _plain(file[key])) for key in keys}
    return [key for key, (one, other) in pairs.items() if one != other], sum(
        map(_count, (file[key] for key in keys))
    )


def _say_intervals(table, file):
    """From sums and by resampling: how far their limits are apart, in points."""
    apart = [abs(table[end] - file[end]) * 100 for end in ("low", "high")]
    print(
        f"  interval from sums: limits {apart[0]:.3f} and {apart[1]:.3f} points from the file's", flush=True
    )
    assert table["customers"] == file["customers"]


def _plain(value):
    """Without the segments that a file derives of contracts; doubles to twelve digits, since an engine adds
    the squares of many customers in another order.
    """
    if isinstance(value, dict):
        return {key: _plain(own) for key, own in value.items() if key not in OF_CONTRACTS}
    if isinstance(value, list):
        return [_plain(own) for own in value]
    return float(f"{value:.12g}") if isinstance(value, float) else value


def _count(value):
    if isinstance(value, dict):
        return sum(map(_count, value.values()))
    return sum(map(_count, value)) if isinstance(value, list) else 1


def place_in_duckdb(path, folder):
    """The address of a file with the book in it."""
    place = folder / f"{path.stem}.duckdb"
    with duckdb.connect(place) as con:
        con.execute(f"CREATE TABLE {path.stem} AS SELECT * FROM read_csv('{path}')")
    return f"duckdb://{place}"


def from_duckdb(path, folder):
    return told(place_in_duckdb(path, folder), "--table", path.stem)


class FromPostgresql:
    """One server for all books."""

    def __init__(self):
        self.server = Server()
        self.address = self.server.new_database()

    def place(self, path):
        """The address of the server with the book in it."""
        with duckdb.connect() as held, psycopg.connect(self.address, autocommit=True) as con:
            kinds = held.execute(f"DESCRIBE SELECT * FROM read_csv('{path}')").fetchall()
            numbers = {"DOUBLE": "numeric", "BIGINT": "bigint", "DATE": "date"}
            columns = ", ".join(f'"{name}" {numbers.get(kind, "text")}' for name, kind, *_ in kinds)
            con.execute(f"CREATE TABLE {path.stem} ({columns})")
            with con.cursor().copy(f"COPY {path.stem} FROM STDIN (FORMAT csv, HEADER true)") as copy:
                copy.write(path.read_bytes())
        return self.address

    def __call__(self, path, folder):
        return told(self.place(path), "--table", path.stem)


def place_in_spark(path, folder):
    """The address of a folder of Parquet with the book in it."""
    place = folder / path.stem
    place.mkdir(exist_ok=True)
    with duckdb.connect() as con:
        con.execute(f"COPY (SELECT * FROM read_csv('{path}')) TO '{place}/book.parquet'")
    return f"spark:{place}"


def from_spark(path, folder):
    return told(place_in_spark(path, folder))


def main(asked):
    """Prints a line a book and engine; ends with 1 where one differs."""
    wrong = 0
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        readers = {"duckdb": from_duckdb, "spark": from_spark}
        if "postgresql" in asked.engines:
            readers["postgresql"] = FromPostgresql()
        books = [(SAMPLES / f"{book}.csv", asked.engines) for book in asked.books]
        if asked.customers:
            drawn = folder / "drawn.csv"
            duckdb.sql(_DRAWN.format(customers=asked.customers, path=drawn))
            books.append((drawn, ["duckdb"]))
        for path, engines in books:
            began = time.monotonic()
            file = told(path, "--names", "absent")
            print(f"{path.stem}: the file {time.monotonic() - began:.1f} s", flush=True)
            for engine in engines:
                began = time.monotonic()
                found = readers[engine](path, folder)
                keys, values = apart(found, file, path.stem in ("drawn", *BOOKS[:2]))
                wrong += bool(keys)
                said = f"differs: {', '.join(keys)}" if keys else f"equal in {values:,} values"
                print(f"  {engine}: {said}, {time.monotonic() - began:.1f} s", flush=True)
            peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
            print(f"  peak of this process so far: {peak:,} MB", flush=True)
        if "postgresql" in readers:
            readers["postgresql"].server.remove()
    return int(wrong > 0)


if __name__ == "__main__":
    options = argparse.ArgumentParser()
    options.add_argument("--engines", nargs="+", default=["duckdb", "postgresql", "spark"])
    options.add_argument("--books", nargs="*", default=list(BOOKS))
    options.add_argument("--customers", type=int, default=0)
    sys.exit(main(options.parse_args()))
