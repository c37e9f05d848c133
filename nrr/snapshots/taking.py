"""Taking a Snapshot: every question a view needs, asked of a book once."""

from collections.abc import Collection, Sequence
from dataclasses import replace

from nrr.definitions import NRR, Method, Policy, Reactivation
from nrr.findings import FindingPart, diagnose, finding_parts
from nrr.ground import SampleLadder, Window
from nrr.intervals import ladder_of, nrr_interval
from nrr.ledgers import Ledger, Naming, missing_months
from nrr.plausibility import alarms
from nrr.retention import (
    Bridge,
    Rates,
    RollForward,
    View,
    banded,
    bridges,
    checks,
    filtered,
    first_available,
    missing_end,
    rates,
    rates_of,
    rollforward,
    segments,
    tie_checks,
    unfiltered,
    windows_of,
)
from nrr.snapshots.cohort_parts import cohort_parts, layer_parts
from nrr.snapshots.snapshot import (
    Book,
    ComparisonPart,
    Headline,
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
    before, `Naming.ABSENT` leaves them out. Without one the snapshot has no findings. `columns` are those
    whose values may be read; all of them if not given. `made_at` is the moment of taking as ISO text, given
    by the caller. Refusal for a filter or policy the book cannot answer; no figures without both ends.
    """
    whole = unfiltered(ledger, view)  # alarms look at it: a few customers may well be unlike a book
    book = filtered(whole, view)
    window, readable = view.window, _readable(book, columns)
    complete = missing_end(book, window) is None
    comparison = _comparison(ledger, book, view.earlier, readable)
    return Snapshot(
        title=title,
        made_at=made_at,
        book=_book(ledger, book, readable),
        view=view,
        windows=tuple(_window_part(book, one, view.policy) for one in _windows(window)),
        previous=None if comparison.part.bridge is None else comparison.part.headline,
        trend=_trend(book, view),
        months=book.months,
        closings=tuple(int(row.sum()) for row in book.grid),
        steps=_all_steps(book, view.policy),
        cohorts=cohort_parts(book, view.policy),
        layers=layer_parts(book),
        segments=_segment_parts(book, view, readable) if complete else (),
        checks=(*(checks(book, window, view.policy) if complete else ()), *tie_checks(ledger)),
        findings=_findings(ledger, view, naming, readable),
        alarms=alarms(whole, window, view.policy),
        comparison=comparison,
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


def _comparison(ledger: Ledger, book: Ledger, earlier: View, readable: Sequence[str]) -> ComparisonPart:
    """The same customers one window earlier; their segments are those of its own opening."""
    part = _window_part(book, earlier.window, earlier.policy)
    if part.bridge is None:
        return ComparisonPart(part, ())
    uploaded = {name: a for name, a in book.attributes.items() if name in ledger.attributes}
    own = banded(replace(book, attributes=uploaded), earlier.window, earlier.policy.fiscal)
    return ComparisonPart(part, _segment_parts(own, earlier, readable))


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
