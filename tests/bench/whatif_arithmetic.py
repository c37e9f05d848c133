"""One move of a slider without the browser: 50 segments x 36 months and the three targets."""

from statistics import median, quantiles
from time import perf_counter

import nrr

SEGMENTS = tuple(
    nrr.SegmentBase(f"s{n}", 1e9 + n * 1e7, nrr.Flow(0.012 + n * 1e-4, 0.003, 0.008)) for n in range(50)
)
LEVERS = nrr.Levers(
    everywhere=nrr.Shift(0.001, 0.0, -0.001),
    by_segment={f"s{n}": nrr.Shift(churn=-0.002) for n in range(10)},
    new_arr_minor=1e8,
)


def move():
    course = nrr.monthly_course(SEGMENTS, LEVERS, 36)
    nrr.projection(course, 12)
    moved = nrr.applied(SEGMENTS, LEVERS)
    for target in (1.0, 1.1, 1.2):
        nrr.solve(nrr.whole(moved), nrr.monthly_equivalent(target))


def main(rounds=2000):
    times = []
    for _ in range(rounds):
        start = perf_counter()
        move()
        times.append((perf_counter() - start) * 1000)
    print(f"median {median(times):.2f} ms, p95 {quantiles(times, n=20)[-1]:.2f} ms, target 2 ms")


if __name__ == "__main__":
    main()
