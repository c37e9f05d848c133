"""Fifty million rows of Parquet through DuckDB inside 4 GB: `python tests/bench/warehouse_parquet.py [ROWS]`.

Writes a book with DuckDB itself (48 months, two thirds of the customers in each), then takes a whole snapshot
twice in a process of its own: seconds and peak memory, cold and warm.
"""

import resource
import sys
import tempfile
import time
from pathlib import Path

import duckdb

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

import nrr  # noqa: E402
from nrr.warehouse import Limits, Wanted, Warehouse, opened, take_from  # noqa: E402

MONTHS, SHARE = 48, 0.66
_WRITE = """
COPY (
  SELECT 'c' || c AS "Customer", {month} AS "Month",
    (50 + hash(c) % 500 + CASE WHEN {m} > hash(c, 1) % 40 THEN hash(c, 2) % 90 ELSE 0 END)::DECIMAL(18, 2)
      AS "MRR",
    ['free', 'pro', 'business', 'enterprise'][(1 + hash(c, 3) % 4)::INT] AS "Plan"
  FROM range({customers}) t(c)
  WHERE {m} >= hash(c, 4) % 24 AND {m} < hash(c, 4) % 24 + 12 + hash(c, 5) % 37
) TO '{path}' (FORMAT parquet)
"""


def written(folder, rows):
    """A file a month; gives how many rows they hold."""
    customers = int(rows / MONTHS / SHARE * 1.05)
    with duckdb.connect(config={"memory_limit": "3GB", "threads": 2}) as con:
        for m in range(MONTHS):
            month = (2022 + m // 12) * 100 + m % 12 + 1
            path = folder / f"{month}.parquet"
            con.execute(_WRITE.format(month=month, m=m, customers=customers, path=path))
        return con.execute(f"SELECT count(*) FROM read_parquet('{folder}/*.parquet')").fetchone()[0]


def peak_mb():
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024


RULES = nrr.intake.TableRules(nrr.Answers(), nrr.Month.parse("2026-11"))


def main(rows):
    with tempfile.TemporaryDirectory() as place:
        began = time.monotonic()
        held = written(Path(place), rows)
        print(
            f"{held:,} rows written in {time.monotonic() - began:.0f} s, {peak_mb():,} MB so far", flush=True
        )
        for run in ("cold", "warm"):
            began, worked = time.monotonic(), time.process_time()
            wanted = Wanted("", RULES)
            table = opened(f"parquet:{place}", wanted, Limits(seconds=600, memory="3GB"))
            print(
                f"{run}: opened {time.monotonic() - began:.0f} s,"
                f" processor {time.process_time() - worked:.0f} s,"
                f" peak {peak_mb():,} MB",
                flush=True,
            )
            view = nrr.View(nrr.default_window(table))
            found = take_from(Warehouse(table, view), title="bench", made_at="2026-01-01T00:00:00")
            took, size = time.monotonic() - began, sum(ran.size for ran in table.engine.ran)
            nrr_text = nrr.percent(found.main.headline.rates.nrr)
            print(
                f"{run}: snapshot after {took:.0f} s, processor {time.process_time() - worked:.0f} s,"
                f" {len(table.engine.ran)} questions, {size:,} bytes,"
                f" NRR {nrr_text} of {found.main.headline.customers:,} customers, peak {peak_mb():,} MB",
                flush=True,
            )
            slow = sorted(table.engine.ran, key=lambda ran: -ran.seconds)[:5]
            print("   slowest: " + ", ".join(f"{ran.seconds:.1f} s" for ran in slow))
            table.engine.close()


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 50_000_000)
