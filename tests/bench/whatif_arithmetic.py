"""One move of a slider without the browser: 50 segments x 36 months, closed targets, and exact ones by
month.
"""

import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path
from statistics import median, quantiles
from time import perf_counter

sys.path.insert(0, str(Path(__file__).parents[2]))

import nrr

SEGMENTS = tuple(
    nrr.scenarios.SegmentBase(f"s{n}", 1e9 + n * 1e7, nrr.scenarios.Flow(0.012 + n * 1e-4, 0.003, 0.008))
    for n in range(50)
)
LEVERS = nrr.Levers(
    everywhere=nrr.scenarios.Shift(0.001, 0.0, -0.001),
    by_segment={f"s{n}": nrr.scenarios.Shift(churn=-0.002) for n in range(10)},
    new_arr_minor=1e8,
)


def move():
    course = nrr.scenarios.monthly_course(SEGMENTS, LEVERS, 36)
    nrr.scenarios.projection(course, 12)
    for target in (1.0, 1.1, 1.2):
        nrr.scenarios.solve(
            nrr.scenarios.whole(nrr.scenarios.applied(SEGMENTS, LEVERS)),
            nrr.ground.monthly_equivalent(target),
        )


def exact_target(segments: tuple[nrr.scenarios.SegmentBase, ...]) -> None:
    """What the open tab adds: one target, three levers, each solved on the course of every segment."""
    nrr.scenarios.ways(segments, LEVERS, 1.1, nrr.Mode.MONTHLY)


def timed(name: str, work: Callable[[], None], rounds: int) -> None:
    times = []
    for _ in range(rounds):
        start = perf_counter()
        work()
        times.append((perf_counter() - start) * 1000)
    print(f"{name:36} median {median(times):6.2f} ms, p95 {quantiles(times, n=20)[-1]:6.2f} ms")


def main() -> None:
    timed("move, 50 segments (target 2 ms)", move, 1000)
    for count in (1, 5, 50):
        timed(f"exact target by month, {count} segments", partial(exact_target, SEGMENTS[:count]), 100)


if __name__ == "__main__":
    main()
