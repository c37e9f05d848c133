"""What chance can do to the figures of a snapshot, taken once for boards, reports and files."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from typing import TypeVar

from nrr.comparisons import BySegment, cohort_intervals, course_intervals, view_intervals
from nrr.intervals import Interval
from nrr.ledgers import Ledger
from nrr.retention import Grain, cohort_table, prepared
from nrr.snapshots.snapshot import Chance, CohortChance, Limits, Snapshot

Key = TypeVar("Key")
AGE_STEP = 3
MOST_CUSTOMERS = 20_000
"""Of more, chance moves groups little, and drawing them all again takes a minute."""


def with_chance(
    snapshot: Snapshot,
    ledger: Ledger,
    columns: Collection[str] | None = None,
    cell_ages: Sequence[int] | None = None,
) -> Snapshot:
    """The snapshot with the 95% intervals of its figures, of the book as uploaded it was taken of.

    The same intervals stand on the pages; limits of a segment or cohort below the smallest group are left
    out. `columns` are those whose segments are asked for, `cell_ages` the ages of single cohorts; all if not
    given.
    """
    if snapshot.main.bridge is None:
        return snapshot
    book, view = prepared(ledger, snapshot.view), snapshot.view
    few = snapshot.book.customer_count <= MOST_CUSTOMERS
    told = [one.attribute for one in snapshot.segments if columns is None or one.attribute in columns]
    whole, by_column = view_intervals(book, view.window, view.policy, told if few else ())
    everybody, own = _known(whole), snapshot.main.headline
    if own.low is not None and own.high is not None and "nrr" in everybody:
        everybody["nrr"] = (own.low, own.high)
    if not few:
        reason = f"more than {MOST_CUSTOMERS:,} customers: intervals of groups stand on the pages"
        return replace(snapshot, chance=Chance(everybody, {}, {}, reason))
    grain = Grain.QUARTER
    cohorts = {str(grain): _cohorts(snapshot, book, grain, cell_ages)} if snapshot.cohorts else {}
    return replace(snapshot, chance=Chance(everybody, _segments(by_column), cohorts))


def _segments(by_column: Mapping[str, BySegment]) -> dict[str, dict[str, dict[str, Limits]]]:
    found: dict[str, dict[str, dict[str, Limits]]] = {name: {} for name in by_column}
    for name, by_figure in by_column.items():
        for figure, by_label in by_figure.items():
            for label, limits in _known(by_label).items():
                found[name].setdefault(label, {})[figure] = limits
    return found


def _cohorts(snapshot: Snapshot, book: Ledger, grain: Grain, cell_ages: Sequence[int] | None) -> CohortChance:
    policy, part = snapshot.view.policy, snapshot.cohort(grain)
    table = cohort_table(book, grain, policy.cohort_base_month, policy.fiscal)
    ages = range(AGE_STEP, len(part.weighted_net), AGE_STEP)
    shown = [age for age in ages if part.weighted_net[age] is not None]
    together: dict[str, dict[str, Limits]] = {}
    for age, by_figure in course_intervals(book, table, shown, policy).items():
        for figure, limits in _known(by_figure).items():
            together.setdefault(figure, {})[str(age)] = limits
    sizes = zip(table.cohorts, table.sizes.tolist(), strict=True)
    large = [name for name, size in sizes if size >= policy.smallest_group]
    followed = [age for age in ages if cell_ages is None or age in cell_ages]
    cells = cohort_intervals(book, table, large, followed, policy)
    return CohortChance(together, {name: _by_text(found) for name, found in cells.items()})


def _by_text(found: Mapping[int, Interval]) -> dict[str, Limits]:
    return {str(age): limits for age, limits in _known(found).items()}


def _known(found: Mapping[Key, Interval]) -> dict[Key, Limits]:
    return {
        key: (one.low, one.high) for key, one in found.items() if one.low is not None and one.high is not None
    }
