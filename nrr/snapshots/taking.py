"""Taking a Snapshot: every question a view needs, asked of a book once."""

from collections.abc import Collection, Sequence
from dataclasses import replace

from nrr.definitions import NRR, Method, Policy, Reactivation
from nrr.findings import FindingPart, diagnose, finding_parts
from nrr.ground import SampleLadder, Window
from nrr.intervals import ladder_of
from nrr.ledgers import Ledger, Naming
from nrr.retention import (
    Bridge,
    Rates,
    RollForward,
    View,
    checks_from,
    first_available,
    missing_end,
    rates_from,
    rates_of,
    windows_of,
)
from nrr.snapshots.cohort_parts import cohort_parts, layer_parts
from nrr.snapshots.snapshot import (
    ComparisonPart,
    Headline,
    SegmentPart,
    Snapshot,
    TrendPoint,
    WindowPart,
)
from nrr.snapshots.sources import PreparedBook, SnapshotSource, prepared_source

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
    before, `Naming.ABSENT` leaves them out. Without one the snapshot has no findings. `columns` are those
    whose values may be read; all of them if not given. `made_at` is the moment of taking as ISO text, given
    by the caller. Refusal for a filter or policy the book cannot answer; no figures without both ends.
    """
    source = prepared_source(ledger, view)
    readable = _readable(source, columns)
    found = _findings(ledger, view, naming, readable)
    return snapshot_of(source, view, title=title, made_at=made_at, readable=readable, findings=found)


def snapshot_of(
    source: SnapshotSource,
    view: View,
    *,
    title: str,
    made_at: str,
    readable: Sequence[str] | None = None,
    findings: tuple[FindingPart, ...] = (),
) -> Snapshot:
    """The Snapshot of any source under the view it was prepared for; of all its columns if not told."""
    names = source.columns if readable is None else tuple(readable)
    window, policy = view.window, view.policy
    complete = missing_end(source, window) is None
    comparison = _comparison(source, view.earlier, names)
    return Snapshot(
        title=title,
        made_at=made_at,
        book=replace(source.book(), attributes=names),
        view=view,
        windows=tuple(_window_part(source, one, policy) for one in _windows(window)),
        previous=None if comparison.part.bridge is None else comparison.part.headline,
        trend=_trend(source, view),
        months=source.months,
        closings=source.closings(),
        steps=_all_steps(source, policy),
        cohorts=cohort_parts(source, policy),
        layers=layer_parts(source),
        segments=_segment_parts(source, view, names) if complete else (),
        checks=(*(checks_from(source, window, policy) if complete else ()), *source.tied()),
        findings=findings,
        alarms=source.alarms(window, policy),
        comparison=comparison,
    )


def _readable(source: SnapshotSource, columns: Collection[str] | None) -> tuple[str, ...]:
    return tuple(name for name in source.columns if columns is None or name in columns)


def _findings(
    ledger: Ledger, view: View, naming: Naming | None, readable: Sequence[str]
) -> tuple[FindingPart, ...]:
    """A masked book holds pseudonyms already: those need their taker's secret, not one of ours."""
    return () if naming is None else finding_parts(diagnose(ledger, view, naming=naming, readable=readable))


def headline(book: Ledger, window: Window, policy: Policy) -> Headline:
    """The trio of a settled book on one window with sample and interval."""
    return _headline(PreparedBook(book, book, book, View(window, policy)), window, policy)


def _headline(source: SnapshotSource, window: Window, policy: Policy) -> Headline:
    if missing_end(source, window) is not None:
        return _undefined(source, window)
    own = source.bridges((window,), policy).one()
    interval = source.interval(window, policy)
    ladder = ladder_of(policy)
    return Headline(
        window=window,
        rates=_rates_at(source, own, policy),
        customers=interval.customers,
        effective=interval.effective,
        low=interval.low,
        high=interval.high,
        sample=str(ladder.label(interval.customers, interval.effective)),
        interval_shown=str(ladder.display(interval.customers, interval.effective)),
        strict_nrr=_strict_nrr(source, window, policy),
        returned=own.returned,
    )


def _undefined(source: SnapshotSource, window: Window) -> Headline:
    missing = missing_end(source, window)
    assert missing is not None
    held = missing >= source.months[0] and window.closing <= source.months[-1]
    reason = (
        f"{missing.label} is missing from the file"
        if held
        else f"a {window.months}-month figure needs {missing.label}; the first one is "
        f"{first_available(source, window.months).label}"
    )
    suppressed = str(SampleLadder().label(0))
    return Headline(window, Rates(None, reason=reason), 0, None, None, None, suppressed, "never", None, 0)


def _strict_nrr(source: SnapshotSource, window: Window, policy: Policy) -> float | None:
    strict = replace(policy, reactivation=Reactivation.STRICT)
    return NRR.of(source.bridges((window,), strict).one())


def _windows(own: Window) -> tuple[Window, ...]:
    lengths = sorted({*WINDOW_MONTHS, own.months})
    return tuple(Window.trailing(own.closing, months) for months in lengths)


def _window_part(source: SnapshotSource, window: Window, policy: Policy) -> WindowPart:
    if missing_end(source, window) is not None:
        return WindowPart(_undefined(source, window), None, ())
    own = source.bridges((window,), policy).one()
    return WindowPart(_headline(source, window, policy), own, source.steps(window, policy))


def _comparison(source: SnapshotSource, earlier: View, readable: Sequence[str]) -> ComparisonPart:
    """The same customers one window earlier; their segments are those of its own opening."""
    part = _window_part(source, earlier.window, earlier.policy)
    if part.bridge is None:
        return ComparisonPart(part, ())
    return ComparisonPart(part, _segment_parts(source, earlier, readable))


def _trend(source: SnapshotSource, view: View) -> tuple[TrendPoint, ...]:
    windows = windows_of(source, view.window.months)
    if not windows:
        return ()
    found = source.bridges(windows, view.policy)
    points = [found.one(index) for index in range(len(windows))]
    return tuple(
        TrendPoint(own.window.closing, _rates_at(source, own, view.policy), own.opening, own.opening_logos)
        for own in points
    )


def _rates_at(source: SnapshotSource, own: Bridge, policy: Policy) -> Rates:
    return rates_of(own, policy) if policy.method is Method.P2P else rates_from(source, own.window, policy)


def _all_steps(source: SnapshotSource, policy: Policy) -> tuple[RollForward, ...]:
    if len(source.months) < 2:
        return ()
    return source.steps(Window(source.months[0], source.months[-1]), policy)


def _segment_parts(source: SnapshotSource, view: View, readable: Sequence[str]) -> tuple[SegmentPart, ...]:
    return tuple(SegmentPart(by, source.segments(view.window, view.policy, by)) for by in readable)
