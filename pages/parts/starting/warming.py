"""Before the first visitor: draw one chart of each kind, take what will stay out of the collector's way, and
keep a reader ready for the first file.

Plotly loads its validators with the first figure of a kind, and a frozen heap is not walked after every run.
"""

import asyncio
import gc
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from typing import Any

import numpy as np

import nrr
from pages.parts.boards import library, shelves
from pages.parts.desks.owning import registry
from pages.parts.desks.registry import keep_beating
from pages.parts.starting.announcing import announce
from pages.parts.starting.tidying import tidying

_COURSES = ((100, 100, 120), (200, 180, 180), (50, 0, 60), (80, 80, 0), (0, 40, 40), (70, 70, 70))
_MONTHS = 14


@asynccontextmanager
async def lifespan(_app: object) -> AsyncIterator[dict[str, Any]]:
    """Around the life of the server."""
    for name in dir(
        nrr
    ):  # the face loads nothing before it is asked for; the first visitor should not wait for it
        getattr(nrr, name)
    for chart in _charts(_snapshot()):
        chart.figure.to_json()
    library.library()
    gc.collect()
    gc.freeze()
    registry.serve_from(shelves.shelf.store)
    work = (shelves.housekeeping(shelves.shelf), keep_beating(registry), tidying())
    tasks = [asyncio.create_task(one) for one in work]
    nrr.intake.reader_bench.open()
    announce()
    yield {}
    nrr.intake.reader_bench.close()
    for task in tasks:
        task.cancel()
    shelves.shelf.close()


def _snapshot() -> nrr.Snapshot:
    """A small book with every kind of movement."""
    first = nrr.Month.of(2024, 1)
    months = tuple(first + step for step in range(_MONTHS))
    thirds = [course[min(step // 5, 2)] for step in range(_MONTHS) for course in _COURSES]
    grid = np.array(thirds, np.int64).reshape(_MONTHS, len(_COURSES)) * 120_000
    plans = nrr.Attribute("plan", ("basic", "pro"), np.array([0, 1, 0, 1, 0, 1], np.int32))
    names = tuple(f"customer {number}" for number in range(len(_COURSES)))
    ledger = nrr.Ledger(months, grid, names, attributes={"plan": plans})
    policy = nrr.Policy(smallest_group=1)
    view = nrr.View(nrr.Window.trailing(months[-1]), policy)
    return nrr.take(ledger, view, title="", made_at="")


def _charts(snapshot: nrr.Snapshot) -> Iterator[nrr.charts.Chart]:
    look, policy = nrr.charts.look_of(snapshot), snapshot.view.policy
    bridge, total = snapshot.main.bridge, nrr.retention.summed(snapshot.steps)
    assert bridge is not None and total is not None
    part = snapshot.cohort(nrr.Grain.QUARTER)
    yield nrr.charts.waterfall(bridge, look)
    yield nrr.charts.logo_waterfall(bridge, look)
    yield nrr.charts.movement_waterfall(total, look)
    yield nrr.charts.trend(snapshot.trend, 12, look)
    yield nrr.charts.components(snapshot.steps, look)
    yield nrr.charts.heatmap(part, nrr.charts.Measure.NRR, look, policy)
    yield nrr.charts.curves(part, nrr.charts.Measure.NRR, look, policy)
    yield nrr.charts.layer_cake(snapshot.layers, snapshot.months, look, policy)
    yield from nrr.charts.small_multiples(snapshot.segments[0], look, policy)
