"""The cube and its peers in one run: ``python tests/bench/cube.py``.

Every closing month x windows of 1, 3 and 12 months x total and four attributes, the month-cohort triangle,
the largest movers, and the reading of the same rows from one CSV file: through the package on its grid and
on DuckDB, in hand-written DuckDB SQL, on a month spine as dbt packages build it, in Polars, and in tuned
and naive pandas. Each candidate runs in a process of its own; the integers have to be identical, or the run
fails. Printed are medians, ratios, peak memory and the distance from what the machine's memory delivers.

``--sizes 100000x36 1000000x48`` sets the books, ``--rounds`` the rounds, ``--against`` the other
candidates (none of them for the package alone), ``--growth`` prints the package's own time a customer
from a thousand to a million as well. Of a million customers on the others have two rounds, one of them to
warm up, and what would not fit into memory is left out; a file has as many customers as an upload may hold.
"""

import argparse
import importlib
import json
import subprocess
import sys
import tempfile
import time
import tracemalloc
from pathlib import Path
from statistics import median

import numpy as np

HERE = Path(__file__).resolve().parent
sys.path[:0] = [str(HERE), str(HERE.parent.parent)]

import cube_book  # noqa: E402

PACKAGE = "cube_grid"
TOLD = {
    PACKAGE: "this package, on its grid",
    "cube_engine": "this package, on DuckDB",
    "cube_duckdb": "hand-written DuckDB SQL",
    "cube_spine": "month spine on DuckDB, as in dbt",
    "cube_polars": "Polars, lazy",
    "cube_tuned_pandas": "pandas, tuned",
    "cube_naive_pandas": "pandas, naive",
}
PARTS = ("cube", "cohorts", "movers")
GROWTH = (1_000, 10_000, 100_000, 1_000_000)
MANY, FEW_ROUNDS = 1_000_000, 2
SMALL_ONLY = frozenset({"cube_naive_pandas"})
"""Its memory grows with the rows: 1.5 GB for two million of them."""


def rss_mb():
    """The most this process held so far; `ru_maxrss` begins with what the one held that started it."""
    told = Path("/proc/self/status").read_text(encoding="ascii")
    return next(int(line.split()[1]) / 1024 for line in told.splitlines() if line.startswith("VmHWM"))


def timed(task, rounds):
    """The answer, the median seconds of all rounds but the first, and the seconds of the first."""
    seconds = []
    for _ in range(rounds):
        start = time.perf_counter()
        answer = task()
        seconds.append(time.perf_counter() - start)
    return answer, median(seconds[1:] or seconds), seconds[0]


def traced_mb(task):
    """Peak of what Python and numpy allocate while the task runs, above what was there before."""
    tracemalloc.start()
    task()
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    return peak / 1e6


def bandwidth():
    """Bytes read and written a second by a plain copy of 400 MB, best of five."""
    source = np.ones(50_000_000)
    target = np.empty_like(source)
    seconds = []
    for _ in range(5):
        start = time.perf_counter()
        np.copyto(target, source)
        seconds.append(time.perf_counter() - start)
    return 2 * source.nbytes / min(seconds)


def least_bytes(book):
    """What every window has to read once: two amounts, four codes and the first month of each customer."""
    windows = sum(book.months - months for months in cube_book.WINDOWS)
    return windows * book.customers * (2 * 8 + len(cube_book.ATTRIBUTES) * 4 + 4)


def candidate(name, size, rounds, folder):
    """Run in a child: answer, measure, and leave answers and figures in the folder."""
    book = cube_book.kept_in(folder) if cube_book.is_kept(folder) else cube_book.drawn(*size)
    module = importlib.import_module(name)
    start = time.perf_counter()
    state = module.load(book)
    figures = {"prepared": time.perf_counter() - start, "grid_mb": book.grid.nbytes / 1e6}
    answers = {}
    for part in getattr(module, "PARTS", PARTS):
        found, figures[part], figures[f"first {part}"] = timed(
            lambda part=part: getattr(module, part)(state), rounds
        )
        answers |= found if isinstance(found, dict) else {part: found}
    if hasattr(module, "one_bridge"):
        figures["one bridge"] = timed(lambda: module.one_bridge(state), 2 + rounds)[1]
    figures["peak_mb"] = rss_mb()
    if name == PACKAGE:
        figures["traced_mb"] = traced_mb(lambda: [getattr(module, part)(state) for part in PARTS])
        figures["floor"] = least_bytes(book) / bandwidth()
    np.savez(Path(folder) / f"{name}.npz", **answers)
    return figures


def reading(name, path):
    """Run in a child: the file to what answers questions, the second of two readings of it."""
    module = importlib.import_module(name)
    small = path.with_name("small.csv")
    small.write_bytes(path.read_bytes()[:200_000].rpartition(b"\n")[0])
    module.read(small)  # libraries are loaded by the first reading
    before = rss_mb()
    found, seconds, _ = timed(lambda: module.read(path), 1)
    return {"read": seconds, "read_mb": rss_mb() - before, "found": [int(one) for one in found]}


def apart(*words):
    """A part of the run in a process of its own; its figures."""
    command = [sys.executable, __file__, "--child", *(str(word) for word in words)]
    done = subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True)
    return json.loads(done.stdout.splitlines()[-1])


def child(kind, name, *rest):
    """What a child is asked for, printed."""
    if kind == "read":
        print(json.dumps(reading(name, Path(rest[0]))))
    else:
        customers, months, rounds, folder = rest
        print(json.dumps(candidate(name, (int(customers), int(months)), int(rounds), folder)))


def compare(folder, names):
    """Stop unless every candidate gave the same integers as the first, where it answers."""
    first, *others = (np.load(Path(folder) / f"{name}.npz") for name in names)
    for other, name in zip(others, names[1:], strict=True):
        different = [key for key in other.files if not np.array_equal(first[key], other[key])]
        if different:
            raise SystemExit(f"{name} differs from {names[0]} in: {', '.join(different)}")
    return sum(first[key].size for key in first.files)


def measured(size, names, rounds):
    """The figures of every candidate on one book, and how many integers were the same in all of them."""
    many = size[0] >= MANY
    names = [name for name in names if not (many and name in SMALL_ONLY)]
    with tempfile.TemporaryDirectory() as folder:
        book = cube_book.drawn(*size)
        cube_book.keep(book, folder)
        path = Path(folder) / "rows.csv"
        held = cube_book.written(book, path)
        del book
        found = {}
        for name in names:
            own = FEW_ROUNDS if many and name != PACKAGE else rounds
            found[name] = apart("answer", name, *size, own, folder)
        count = compare(folder, names)
        for name in names:
            if hasattr(importlib.import_module(name), "read"):
                found[name] |= apart("read", name, path)
        if len({tuple(own["found"]) for own in found.values() if "found" in own}) > 1:
            raise SystemExit(
                f"the file is read differently: { {n: own.get('found') for n, own in found.items()} }"
            )
        return found, count, held, path.stat().st_size / 1e6


COLUMNS = (("read", "from the file"), ("cube", "cube"), ("one bridge", "one bridge"), ("cohorts", "cohorts"))


def report(size, found, count, held, file_mb):
    """One table of seconds and how many times the package's, as it stands in the README."""
    grid = found[PACKAGE]
    print(f"\n**{size[0]:,} customers x {size[1]} months**: {count:,} integers the same in all of them;")
    print(f"the file has {file_mb:,.0f} MB, the rows of {held:,} of them\n")
    print("| | " + " | ".join(f"{told} s (times)" for _, told in COLUMNS) + " | peak MB |")
    print("|---" * (len(COLUMNS) + 2) + "|")
    for name, own in found.items():
        cells = [cell(own, grid, part) for part, _ in COLUMNS]
        print(f"| {TOLD[name]} | " + " | ".join(cells) + f" | {own['peak_mb']:,.0f} |")
    print(f"\nfirst cube, nothing kept from before: {grid['first cube']:.3f} s")
    print(f"least the memory allows: {grid['floor']:.3f} s; distance {grid['cube'] / grid['floor']:.1f} x")
    over = grid["traced_mb"] / grid["grid_mb"]
    print(
        f"allocated at peak: {grid['traced_mb']:.0f} MB = {over:.1f} x the grid of {grid['grid_mb']:.0f} MB"
    )
    if "read_mb" in grid:
        most = 1.5 * (grid["grid_mb"] * held / size[0] + file_mb)
        print(f"read with {grid['read_mb']:,.0f} MB more than before; 1.5 x grid and file are {most:,.0f} MB")


def cell(own, grid, part):
    """Seconds of one part, and how many times those of the package."""
    if part not in own or part not in grid:
        return ""
    return f"{own[part]:.3f} ({own[part] / grid[part]:.1f})"


def grow(months, rounds):
    """Microseconds a customer for the package, from a thousand customers to a million."""
    print(
        f"| customers x {months} months | cube s | a customer, us | times the least | cohorts a customer, us"
        " | one bridge ms |"
    )
    print("|---|---|---|---|---|---|")
    rows = []
    for customers in GROWTH:
        with tempfile.TemporaryDirectory() as folder:
            own = apart("answer", PACKAGE, customers, months, rounds, folder)
        rows.append((customers, own, own["cube"] / customers * 1e6, own["cohorts"] / customers * 1e6))
    least = min(cube for _, _, cube, _ in rows)
    for customers, own, cube, cohorts in rows:
        bridge = own["one bridge"] * 1000
        print(
            f"| {customers:,} | {own['cube']:.3f} | {cube:.2f} | {cube / least:.1f} | {cohorts:.2f}"
            f" | {bridge:.2f} |"
        )


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sizes", nargs="+", default=["100000x36"])
    parser.add_argument("--rounds", type=int, default=4)
    parser.add_argument("--against", nargs="*", default=[*TOLD][1:], choices=TOLD, help="the others")
    parser.add_argument("--growth", action="store_true")
    parser.add_argument("--child", nargs="+")
    options = parser.parse_args()
    if options.child:
        return child(*options.child)
    for size in (tuple(int(part) for part in one.split("x")) for one in options.sizes):
        report(size, *measured(size, [PACKAGE, *options.against], options.rounds))
    if options.growth:
        print()
        grow(36, options.rounds)
    return None


if __name__ == "__main__":
    main()
