"""The cube three ways on one book: ``python tests/bench/cube.py``.

Every closing month x windows of 1, 3 and 12 months x total and four attributes, the month-cohort triangle,
and the largest movers: through the package, in naive pandas, and in hand-written DuckDB SQL. Each
candidate runs in a process of its own; the integers have to be identical, or the run fails. Printed are
medians, ratios, peak memory and the distance from what the machine's memory could deliver.
``--customers``, ``--months`` and ``--rounds`` set the size; ``--against`` names the other candidates, none
of them for the package alone.
"""

import argparse
import importlib
import json
import resource
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
OTHERS = ["cube_duckdb", "cube_naive_pandas"]
PARTS = ("cube", "cohorts", "movers")


def rss_mb():
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


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


def candidate(name, options, folder):
    """Run in a child: load, answer, measure, and leave answers and figures in the folder."""
    book = cube_book.drawn(options.customers, options.months)
    module = importlib.import_module(name)
    start = time.perf_counter()
    state = module.load(book)
    figures = {"load": time.perf_counter() - start, "loaded_mb": rss_mb(), "grid_mb": book.grid.nbytes / 1e6}
    answers = {}
    for part in PARTS:
        found, figures[part], figures[f"first {part}"] = timed(
            lambda part=part: getattr(module, part)(state), options.rounds
        )
        answers |= found if isinstance(found, dict) else {part: found}
    figures["peak_mb"] = rss_mb()
    if name == PACKAGE:
        figures["traced_mb"] = traced_mb(lambda: [getattr(module, part)(state) for part in PARTS])
        figures["one_bridge"] = timed(lambda: module.one_bridge(state), 20)[1]
        figures["floor"] = least_bytes(book) / bandwidth()
    np.savez(Path(folder) / f"{name}.npz", **answers)
    (Path(folder) / f"{name}.json").write_text(json.dumps(figures))


def run(name, options, folder):
    """One candidate in a process of its own; its figures."""
    sizes = ["--customers", str(options.customers), "--months", str(options.months)]
    command = [sys.executable, __file__, *sizes, "--rounds", str(options.rounds), "--child", name, folder]
    subprocess.run(command, check=True)
    return json.loads((Path(folder) / f"{name}.json").read_text())


def compare(folder, names):
    """Stop unless every candidate gave the same integers as the first."""
    first, *others = (np.load(Path(folder) / f"{name}.npz") for name in names)
    for other, name in zip(others, names[1:], strict=True):
        different = [key for key in first.files if not np.array_equal(first[key], other[key])]
        if different or set(first.files) != set(other.files):
            raise SystemExit(f"{name} differs from {names[0]} in: {', '.join(different)}")
    return sum(first[key].size for key in first.files)


def report(found, count):
    """The table of seconds and ratios, and the figures of the package alone."""
    grid = found[PACKAGE]
    print(f"{count:,} integers identical in all candidates\n")
    print(
        f"{'candidate':<20}{'load s':>8}{'cube s':>9}{'x':>7}{'cohorts s':>11}{'x':>7}"
        f"{'movers s':>10}{'peak MB':>9}"
    )
    for name, own in found.items():
        ratio = {part: own[part] / grid[part] for part in PARTS}
        print(
            f"{name:<20}{own['load']:8.2f}{own['cube']:9.3f}{ratio['cube']:7.1f}{own['cohorts']:11.3f}"
            f"{ratio['cohorts']:7.1f}{own['movers']:10.3f}{own['peak_mb']:9.0f}"
        )
    print(f"\nfirst cube of the package, nothing kept from before: {grid['first cube']:.3f} s")
    print(f"one 12-month bridge by one attribute: {grid['one_bridge'] * 1000:.1f} ms")
    print(
        f"least time the memory allows for the cube: {grid['floor']:.3f} s; distance"
        f" {grid['cube'] / grid['floor']:.1f}x"
    )
    print(
        f"allocated at peak: {grid['traced_mb']:.0f} MB = {grid['traced_mb'] / grid['grid_mb']:.1f} x the"
        f" grid of {grid['grid_mb']:.0f} MB"
    )


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--customers", type=int, default=100_000)
    parser.add_argument("--months", type=int, default=36)
    parser.add_argument("--rounds", type=int, default=4)
    parser.add_argument("--against", nargs="*", default=OTHERS, choices=OTHERS, help="the other candidates")
    parser.add_argument("--child", nargs=2)
    options = parser.parse_args()
    if options.child:
        return candidate(options.child[0], options, options.child[1])
    with tempfile.TemporaryDirectory() as folder:
        names = [PACKAGE, *options.against]
        found = {name: run(name, options, folder) for name in names}
        return report(found, compare(folder, names))


if __name__ == "__main__":
    main()
