"""The rules about change on a book: cohorts, early warning, mix, trend, young churn."""

from collections.abc import Iterator
from dataclasses import replace

import numpy as np

from nrr.accounts import Held, churn_after_contraction, recent_contractions
from nrr.comparisons import MixRate, cohort_gap, why_moved
from nrr.definitions import NRR
from nrr.findings.change_rules import (
    TREND_MONTHS,
    Driver,
    EarlySigns,
    contraction_warning,
    mix_shift,
    newer_cohorts_worse,
    turning_trend,
    young_churn,
)
from nrr.findings.evidence.subjects import MOST_LINES, YEAR, Subject
from nrr.findings.records import Finding
from nrr.ground import Window, percent_said
from nrr.intervals import SEED, bootstrap_interval
from nrr.retention import (
    ACV_BAND,
    COHORT_YEAR,
    TENURE,
    bridges,
    missing_end,
    prepared,
    segments,
    without_small,
)

_MOST_GROUPS = 30


def change_findings(subject: Subject) -> Iterator[Finding]:
    """Every rule that compares two times or follows customers over months."""
    facts = subject.facts
    gap = cohort_gap(subject.run)
    if gap is not None:
        p_value = "" if gap.p_value is None else f", p = {gap.p_value:.3f}"
        behind = f"{gap.newer_customers} newer and {gap.older_customers} older customers{p_value}"
        yield replace(newer_cohorts_worse(facts, gap, subject.rule("R-COHORT")), evidence=(behind,))
    signs, recent = _early_signs(subject)
    yield contraction_warning(facts, signs, subject.singly(recent), subject.rule("R-WARN"))
    moved = _moved_most(subject)
    if moved is not None:
        by, cause = moved
        shown = _large_enough(subject, by)
        towards = _towards(cause)
        told = towards if towards in shown else ""
        found = mix_shift(facts, cause.mix, cause.rate, told, subject.rule("R-MIX"))
        yield replace(found, evidence=_weights(cause, shown))
    yield _trend(subject)
    yield young_churn(facts, *_young(subject), subject.rule("R-NEWLEAK"))


def _trend(subject: Subject) -> Finding:
    """The last six 12-month NRRs; what drove the fall is asked of the contract bands."""
    closing, rule = subject.window.closing, subject.rule("R-TREND")
    windows = [Window.trailing(closing - back, YEAR) for back in range(TREND_MONTHS - 1, -1, -1)]
    if any(missing_end(subject.book, window) is not None for window in windows):
        return turning_trend(subject.facts, (), None, None, rule)
    found = bridges(subject.book, windows, subject.policy)
    rates = [NRR.of(found.one(index)) for index in range(TREND_MONTHS)]
    known = [rate for rate in rates if rate is not None]
    ends = subject.interval.low, subject.interval.high
    last = None if ends[0] is None or ends[1] is None else (ends[0], ends[1])
    plain = turning_trend(subject.facts, known, last, None, rule)
    if not plain.fires:
        return plain
    driver = driver_of(why_moved(subject.ledger, subject.view, windows[0], ACV_BAND))
    return turning_trend(subject.facts, known, last, driver, rule)


def driver_of(moved: MixRate | None) -> Driver | None:
    """What explains most of a fall; None where no single cause explains at most all of it."""
    if moved is None or moved.delta >= 0:
        return None
    causes = {"a shift between segments": moved.mix}
    for words, field in (
        ("less expansion", "expansion"),
        ("more contraction", "contraction"),
        ("more churn", "churn"),
    ):
        parts = [getattr(effect, field) for effect in moved.effects]
        causes[words] = sum(part for part in parts if part is not None)
    words, part = min(causes.items(), key=lambda cause: cause[1])
    share = part / moved.delta
    return Driver(words, share) if 0 < share <= 1 else None


def _moved_most(subject: Subject) -> tuple[str, MixRate] | None:
    """Of the columns of the book and the contract bands, the one whose division has the largest mix
    effect.
    """
    earlier = Window.trailing(subject.window.opening, YEAR)
    if missing_end(subject.ledger, earlier) is not None:
        return None
    # What is known of a customer's health or leaving is a mark of what became of it, no part of a mix; and
    # age alone moves customers between cohort years and tenures, whatever the company does.
    signs = {one.name for held, one in subject.columns.items() if held is not Held.PLAN}
    names = [
        name
        for name, attribute in subject.book.attributes.items()
        if name not in {COHORT_YEAR, TENURE, *signs} and 2 <= len(attribute.labels) <= _MOST_GROUPS
        if subject.readable is None or name in subject.readable
    ]
    found = [(name, why_moved(subject.ledger, subject.view, earlier, name)) for name in names]
    divided = [(name, one) for name, one in found if one is not None]
    return max(divided, key=lambda pair: abs(pair[1].mix), default=None)


def _large_enough(subject: Subject, by: str) -> set[str]:
    """The segments that may be told of in both of the windows that are compared."""
    if subject.fewest <= 1:
        return set(subject.book.attribute(by).groups)
    views = [
        replace(subject.view, window=Window.trailing(closing, YEAR))
        for closing in (subject.window.closing, subject.window.opening)
    ]
    parts = [segments(prepared(subject.ledger, one), one.window, one.policy, by) for one in views]
    shown = [{one.label for one in without_small(part, subject.fewest)} for part in parts]
    return shown[0] & shown[1]


def _towards(moved: MixRate) -> str:
    return max(moved.effects, key=lambda effect: effect.after.weight - effect.before.weight).segment


def _weights(moved: MixRate, shown: set[str]) -> tuple[str, ...]:
    return tuple(
        f"{one.segment}: share {percent_said(one.before.weight)} to {percent_said(one.after.weight)}, "
        f"NRR {percent_said(one.before.nrr)} to {percent_said(one.after.nrr)}"
        for one in [effect for effect in moved.effects if effect.segment in shown][:MOST_LINES]
    )


def _early_signs(subject: Subject) -> tuple[EarlySigns, tuple[str, ...]]:
    run = subject.run.grid
    seen = churn_after_contraction(run)
    low = bootstrap_interval(seen.events_by_customer, seen.churned_by_customer, seed=SEED).low
    recent = recent_contractions(run)
    now = run[-1]
    lines = tuple(subject.line(row, int(now[row])) for row in recent[:MOST_LINES])
    signs = EarlySigns(
        events=seen.events,
        share=seen.share,
        low=low,
        baseline=seen.baseline,
        horizon_months=seen.horizon_months,
        recent_customers=len(recent),
        recent_arr_minor=int(now[list(recent)].sum()) if recent else 0,
    )
    return signs, lines


def _young(subject: Subject) -> tuple[int, int, int]:
    """First revenue of who was won inside the window, what is left of it, and how many they are."""
    book = subject.book
    s, e = book.index(subject.window.opening), book.index(subject.window.closing)
    assert s is not None and e is not None
    won = np.flatnonzero((book.first_paid > s) & (book.first_paid <= e))
    first = book.grid[book.first_paid[won], won]
    return int(first.sum()), int(book.grid[e, won].sum()), len(won)
