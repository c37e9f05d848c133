"""Answers kept between runs and shared between visitors who hold the very same upload.

Every key is the book's key (a digest of its bytes, name and answers) and the view; the ledger itself is never
hashed, because large frames are hashed by sample. Nothing here reads the session.
"""

from collections.abc import Callable
from datetime import UTC, datetime

import pandas as pd

import nrr
from pages.parts import memory

_MOST_LABELS = 500


@memory.kept("Computing every figure of this view")
def snapshot(key: str, _ledger: nrr.Ledger, view: nrr.View, title: str) -> nrr.Snapshot:
    """The Snapshot of one view of one book."""
    made_at = datetime.now(UTC).isoformat(timespec="seconds")
    return nrr.take(_ledger, view, title=title, made_at=made_at)


@memory.kept()
def complete(
    key: str, running: nrr.Month, policy: nrr.Policy, _ledger: Callable[[], nrr.Ledger]
) -> nrr.Ledger:
    """The book as far as it is complete, where `running` is the month that is not over yet."""
    return nrr.ledgers.complete(_ledger(), running, policy)


@memory.kept()
def prepared(key: str, _ledger: nrr.Ledger, view: nrr.View) -> nrr.Ledger:
    """The settled and filtered book behind a view."""
    return nrr.retention.prepared(_ledger, view)


@memory.kept()
def _customers(key: str, _book: nrr.Ledger, view: nrr.View) -> pd.DataFrame:
    return nrr.customers(_book, view.window, view.policy)


def customers(key: str, ledger: nrr.Ledger, view: nrr.View) -> pd.DataFrame:
    """The customers behind the bridge of a view; a copy-on-write view, so that no page reaches the shared
    one.
    """
    return _customers(key, prepared(key, ledger, view), view).copy(deep=False)


@memory.kept()
def _intervals(key: str, _book: nrr.Ledger, view: nrr.View) -> dict[str, nrr.intervals.Interval]:
    return nrr.comparisons.rate_intervals(_book, view.window, view.policy)


def intervals(key: str, ledger: nrr.Ledger, view: nrr.View) -> dict[str, nrr.intervals.Interval]:
    """What chance can do to NRR, GRR and logo retention of a view; empty where the method is no quotient."""
    return _intervals(key, prepared(key, ledger, view), view)


@memory.kept()
def attributes(key: str, _ledger: nrr.Ledger, view: nrr.View) -> dict[str, tuple[str, ...]]:
    """What the book can be filtered by, with the values of each, where there are not too many to choose
    from.
    """
    book = nrr.retention.unfiltered(_ledger, view)
    return {name: a.groups for name, a in book.attributes.items() if len(a.groups) <= _MOST_LABELS}
