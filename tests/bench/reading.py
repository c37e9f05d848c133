"""How long a file takes from its bytes to the grid, beside pandas and calamine. A script, not a test.

    python tests/bench/reading.py [rows of the CSV] [rows of the XLSX] [rounds]

Makes a long table (customer, month, MRR, plan, region) as CSV and as XLSX, and a sheet of 20,000 customers
x 36 months, then reads each with this program and with its peer. Every reading has a process of its own,
the readings take turns, and what is compared are medians of processor time and of seconds on the wall
within one run.
"""

import io
import json
import os
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import numpy as np

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))
MONTHS, WIDE_CUSTOMERS = 36, 20_000
READY_SECONDS = 4.0
TARGETS = (("long.csv", "here", "pandas", 1.5), ("long.xlsx", "here", "calamine", 1.2))
Spent = tuple[float, float]


def main(csv_rows: int, xlsx_rows: int, rounds: int) -> None:
    with tempfile.TemporaryDirectory() as folder:
        files = {name: Path(folder) / name for name in ("long.csv", "long.xlsx", "wide.csv")}
        files["long.csv"].write_text(long_csv(csv_rows), encoding="utf-8")
        write_xlsx(long_csv(xlsx_rows), files["long.xlsx"])
        files["wide.csv"].write_text(wide_csv(), encoding="utf-8")
        found: dict[tuple[str, str], list[dict[str, float]]] = {}
        for _ in range(rounds):
            for name, path in files.items():
                for way in WAYS[name]:
                    found.setdefault((name, way), []).append(apart(way, path))
        for name, path in files.items():
            print(f"{name}, {path.stat().st_size / 1e6:.1f} MB")
            for way in WAYS[name]:
                print(f"  {way:9} {told(found[name, way])}")
        print(f"load {os.getloadavg()[0]:.1f} on {os.cpu_count()} processors")
        for name, ours, peer, target in TARGETS:
            ratio = median(found[name, ours], "wall") / median(found[name, peer], "wall")
            work = median(found[name, ours], "cpu") / median(found[name, peer], "cpu")
            print(
                f"{name}: {ratio:.2f} times {peer} on the wall, {work:.2f} in processor time; target {target}"
            )


def told(runs: list[dict[str, float]]) -> str:
    figures = {key: median(runs, key) for key in runs[0]}
    return f"{figures['wall']:.2f} s, {figures['cpu']:.2f} s of processor, peak {figures['peak']:.0f} MB"


def median(runs: list[dict[str, float]], key: str) -> float:
    return statistics.median(run[key] for run in runs)


def long_csv(rows: int) -> str:
    """Month by month, as exports are; every customer in every month."""
    customers = max(1, rows // MONTHS)
    draw = np.random.default_rng(7)
    base, plan, region = (
        draw.lognormal(6, 1, customers),
        draw.integers(0, 4, customers),
        draw.integers(0, 3, customers),
    )
    plans, regions = ("Starter", "Team", "Business", "Enterprise"), ("EMEA", "Americas", "APAC")
    tails = [f"{plans[p]},{regions[r]}" for p, r in zip(plan, region, strict=True)]
    lines = ["Customer,Month,MRR,Plan,Region"]
    for month in range(MONTHS):
        label = f"{2023 + month // 12}-{month % 12 + 1:02d}-01"
        amounts = (base * draw.uniform(0.9, 1.1, customers)).tolist()
        lines += [f"Customer {i:06d} Ltd,{label},{a:.2f},{tails[i]}" for i, a in enumerate(amounts)]
    return "\n".join(lines) + "\n"


def wide_csv() -> str:
    draw = np.random.default_rng(7)
    base = draw.lognormal(6, 1, (WIDE_CUSTOMERS, 1))
    amounts = base * draw.uniform(0.9, 1.1, (WIDE_CUSTOMERS, MONTHS))
    head = ",".join(f"{2023 + month // 12}-{month % 12 + 1:02d}" for month in range(MONTHS))
    rows = (
        f"Customer {i:06d} Ltd," + ",".join(f"{a:.2f}" for a in row) for i, row in enumerate(amounts.tolist())
    )
    return f"Customer,{head}\n" + "\n".join(rows) + "\n"


def small_xlsx() -> bytes:
    out = io.BytesIO()
    write_xlsx(long_csv(MONTHS * 2), out)
    return out.getvalue()


def write_xlsx(text: str, path: Path | io.BytesIO) -> None:
    import openpyxl

    book = openpyxl.Workbook(write_only=True)
    sheet = book.create_sheet("MRR")
    head, *rows = text.splitlines()
    sheet.append(head.split(","))
    for row in rows:
        customer, month, amount, plan, region = row.split(",")
        sheet.append([customer, month[:7], float(amount), plan, region])
    book.save(path)


def here(data: bytes, name: str) -> Spent:
    """This program, in one process."""
    from nrr.intake import Answers, read
    from nrr.intake.worker import prepare

    prepare()
    return measured(lambda: read(data, name, Answers(last_month="include")))


def upload(data: bytes, name: str) -> Spent:
    """This program as the server reads an upload: in another process, one of which is kept ready."""
    from nrr.intake import Answers, read_apart, reader_bench

    reader_bench.open()
    time.sleep(READY_SECONDS)
    try:
        return measured(lambda: read_apart(data, name, Answers(last_month="include")))
    finally:
        reader_bench.close()


def pandas(data: bytes, _name: str) -> Spent:
    """The quickest reader of pandas, its own types, and a pivot to customers by months in cents."""
    import pandas as pd

    def grid() -> object:
        rows = pd.read_csv(io.BytesIO(data), engine="pyarrow")
        if "MRR" not in rows:
            return np.rint(rows.set_index("Customer").to_numpy() * 1200).astype(np.int64)
        rows["Month"] = pd.to_datetime(rows["Month"])
        sums = rows.pivot_table(index="Customer", columns="Month", values="MRR", aggfunc="sum", fill_value=0)
        return np.rint(sums.to_numpy() * 1200).astype(np.int64)

    return measured(grid)


def calamine(data: bytes, _name: str) -> Spent:
    """The cells of the sheet as Python values, and nothing else."""
    from python_calamine import CalamineWorkbook

    return measured(
        lambda: CalamineWorkbook.from_filelike(io.BytesIO(data)).get_sheet_by_index(0).to_python()
    )


def measured(work: Callable[[], object]) -> Spent:
    """Seconds on the wall and of processor, those of ended children with their start included."""
    begun, before = time.perf_counter(), processor_seconds()
    work()
    return time.perf_counter() - begun, processor_seconds() - before


WAYS: dict[str, tuple[str, ...]] = {
    "long.csv": ("here", "upload", "pandas"),
    "long.xlsx": ("here", "upload", "calamine"),
    "wide.csv": ("here", "upload", "pandas"),
}


def apart(way: str, path: Path) -> dict[str, float]:
    """One reading in a process of its own."""
    command = [sys.executable, __file__, "--one", way, str(path)]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    return dict(json.loads(done.stdout))


def one(way: str, path: Path) -> None:
    """The reading itself; prints its seconds, its processor time and the peak of its memory."""
    work = {"here": here, "upload": upload, "pandas": pandas, "calamine": calamine}[way]
    small = path.read_bytes()[:20_000].rpartition(b"\n")[0] if path.suffix == ".csv" else small_xlsx()
    if way != "upload":
        work(small, path.name)  # libraries are loaded by the first reading
    wall, cpu = work(path.read_bytes(), path.name)
    who = (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)
    peak = max(resource.getrusage(each).ru_maxrss for each in who) / 1024
    print(json.dumps({"wall": wall, "cpu": cpu, "peak": peak}))


def processor_seconds() -> float:
    used = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return sum(one.ru_utime + one.ru_stime for one in used)


if __name__ == "__main__":
    if sys.argv[1:2] == ["--one"]:
        one(sys.argv[2], Path(sys.argv[3]))
    else:
        given = [int(word) for word in sys.argv[1:]]
        main(*given, *(1_000_000, 200_000, 5)[len(given) :])
