"""Taking a Snapshot: every question a view needs, asked of a book once."""

from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace

import numpy as np

from nrr.definitions import NRR, Method, Policy, Reactivation
from nrr.findings import FindingPart, diagnose, finding_parts
from nrr.ground import SampleLadder, Window
from nrr.intervals import ladder_of, nrr_interval
from nrr.ledgers import Ledger, Naming, missing_months
from nrr.plausibility import alarms
from nrr.retention import (
    Bridge,
    CohortTable,
    Grain,
    Rates,
    RollForward,
    View,
    bridges,
    checks,
    cohort_labels,
    cohort_table,
    filtered,
    first_available,
    layers,
    missing_end,
    rates,
    rates_of,
    rollforward,
    segments,
    tie_checks,
    unfiltered,
    windows_of,
)
from nrr.snapshots.snapshot import (
    Book,
    Cells,
    CohortPart,
    Headline,
    Layer,
    SegmentPart,
    Snapshot,
    TrendPoint,
    WindowPart,
)

WINDOW_MONTHS = (1, 3, 12)


def take(
    ledger: Ledger,
    view: View,
    *,
    title: str,
    made_at: str,
    naming: Naming | None = None,
    columns: Collection[str] | None = None,
) -> Snapshot:
    """The Snapshot of a book as uploaded, under a view.

    With a `naming` the diagnostic rules are asked too: `Naming.MASKED` is for a book whose names were masked
    before, `Naming.ABSENT` leaves them out. Without one the snapshot has no findings.
    `columns` are those whose values may be read; all of them if not given.

    `made_at` is the moment of taking as ISO text, given by the caller. Refusal for a filter or a policy the
    book cannot answer; a window the book does not hold gives a snapshot whose figures are not defined.
    """
    whole = unfiltered(ledger, view)  # alarms look at it: a few customers may well be unlike a book
    book = filtered(whole, view)
    window, readable = view.window, _readable(book, columns)
    complete = missing_end(book, window) is None
    return Snapshot(
        title=title,
        made_at=made_at,
        book=_book(ledger, book, readable),
        view=view,
        windows=tuple(_window_part(book, one, view.policy) for one in _windows(window)),
        previous=_previous(book, view),
        trend=_trend(book, view),
        months=book.months,
        closings=tuple(int(row.sum()) for row in book.grid),
        steps=_all_steps(book, view.policy),
        cohorts=_cohort_parts(book, view.policy),
        layers=_layers(book),
        segments=_segment_parts(book, view, readable) if complete else (),
        checks=(*(checks(book, window, view.policy) if complete else ()), *tie_checks(ledger)),
        findings=_findings(ledger, view, naming, readable),
        alarms=alarms(whole, window, view.policy),
    )


def _readable(book: Ledger, columns: Collection[str] | None) -> tuple[str, ...]:
    return tuple(name for name in book.attributes if columns is None or name in columns)


def _findings(
    ledger: Ledger, view: View, naming: Naming | None, readable: Sequence[str]
) -> tuple[FindingPart, ...]:
    """A masked book holds pseudonyms already: those need their taker's secret, not one of ours."""
    return () if naming is None else finding_parts(diagnose(ledger, view, naming=naming, readable=readable))


def headline(book: Ledger, window: Window, policy: Policy) -> Headline:
    """The trio of a settled book on one window with sample and interval."""
    if missing_end(book, window) is not None:
        return _undefined(book, window)
    own = bridges(book, (window,), policy).one()
    found = rates_of(own, policy) if policy.method is Method.P2P else rates(book, window, policy)
    interval = nrr_interval(book, window, policy)
    ladder = ladder_of(policy)
    return Headline(
        window=window,
        rates=found,
        customers=interval.customers,
        effective=interval.effective,
        low=interval.low,
        high=interval.high,
        sample=str(ladder.label(interval.customers, interval.effective)),
        interval_shown=str(ladder.display(interval.customers, interval.effective)),
        strict_nrr=_strict_nrr(book, window, policy),
        returned=own.returned,
    )


def _undefined(book: Ledger, window: Window) -> Headline:
    missing = missing_end(book, window)
    assert missing is not None
    held = missing >= book.months[0] and window.closing <= book.months[-1]
    reason = (
        f"{missing.label} is missing from the file"
        if held
        else f"a {window.months}-month figure needs {missing.label}; the first one is "
        f"{first_available(book, window.months).label}"
    )
    suppressed = str(SampleLadder().label(0))
    return Headline(window, Rates(None, reason=reason), 0, None, None, None, suppressed, "never", None, 0)


def _strict_nrr(book: Ledger, window: Window, policy: Policy) -> float | None:
    return NRR.of(bridges(book, (window,), replace(policy, reactivation=Reactivation.STRICT)).one())


def _windows(own: Window) -> tuple[Window, ...]:
    lengths = sorted({*WINDOW_MONTHS, own.months})
    return tuple(Window.trailing(own.closing, months) for months in lengths)


def _window_part(book: Ledger, window: Window, policy: Policy) -> WindowPart:
    if missing_end(book, window) is not None:
        return WindowPart(_undefined(book, window), None, ())
    own: Bridge = bridges(book, (window,), policy).one()
    return WindowPart(headline(book, window, policy), own, rollforward(book, window, policy))


def _previous(book: Ledger, view: View) -> Headline | None:
    """The same figure one window earlier."""
    earlier = Window.trailing(view.window.opening, view.window.months)
    return headline(book, earlier, view.policy) if missing_end(book, earlier) is None else None


def _trend(book: Ledger, view: View) -> tuple[TrendPoint, ...]:
    windows = windows_of(book, view.window.months)
    if not windows:
        return ()
    found = bridges(book, windows, view.policy)
    points = [found.one(index) for index in range(len(windows))]
    return tuple(
        TrendPoint(own.window.closing, _rates_at(book, own, view.policy), own.opening, own.opening_logos)
        for own in points
    )


def _rates_at(book: Ledger, own: Bridge, policy: Policy) -> Rates:
    return rates_of(own, policy) if policy.method is Method.P2P else rates(book, own.window, policy)


def _all_steps(book: Ledger, policy: Policy) -> tuple[RollForward, ...]:
    if len(book.months) < 2:
        return ()
    return rollforward(book, Window(book.months[0], book.months[-1]), policy)


def _cohort_parts(book: Ledger, policy: Policy) -> tuple[CohortPart, ...]:
    """One month has no age to follow."""
    return tuple(_cohort_part(book, grain, policy) for grain in Grain) if len(book.months) > 1 else ()


def _cohort_part(book: Ledger, grain: Grain, policy: Policy) -> CohortPart:
    table = cohort_table(book, grain, policy.cohort_base_month)
    return CohortPart(
        grain=grain,
        base_age=table.base_age,
        cohorts=table.cohorts,
        sizes=tuple(table.sizes.tolist()),
        net=_cells(table, table.net),
        kept=_cells(table, table.kept),
        floor=_cells(table, table.floor),
        logos=_cells(table, table.logos),
        weighted_net=table.together("net"),
        weighted_kept=table.together("kept"),
        weighted_logos=table.together("logos"),
        observed_cohorts=table.observed_cohorts,
        observed_customers=table.observed_customers,
    )


def _cells(table: CohortTable, values: np.ndarray) -> Cells:
    rows: Iterable[tuple[list[int], list[bool]]] = zip(values.tolist(), table.observed.tolist(), strict=True)
    return tuple(
        tuple(v if seen else None for v, seen in zip(row, marks, strict=True)) for row, marks in rows
    )


def _layers(book: Ledger) -> tuple[Layer, ...]:
    sizes = Counter(cohort_labels(book))
    return tuple(Layer(name, values, sizes[name]) for name, values in layers(book).items())


def _segment_parts(book: Ledger, view: View, readable: Sequence[str]) -> tuple[SegmentPart, ...]:
    return tuple(SegmentPart(by, segments(book, view.window, view.policy, by)) for by in readable)


def _book(ledger: Ledger, book: Ledger, readable: Sequence[str]) -> Book:
    return Book(
        fingerprint=ledger.fingerprint,
        currency=ledger.currency,
        first=ledger.months[0],
        last=ledger.months[-1],
        month_count=len(ledger.months),
        missing_months=missing_months(ledger),
        customer_count=int((book.first_paid < len(book.months)).sum()),
        attributes=tuple(readable),
    )
