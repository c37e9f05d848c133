"""The rules about the kind of revenue on a book: usage, fees, price, benchmark, renewals, reasons, data."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import timedelta

import numpy as np

from nrr.accounts import ChurnReason, Held, Light, churn_by_reason, column_texts, date_of, month_end, monthly
from nrr.benchmarks import Benchmark, Dimension, fitting_row, rows_for
from nrr.comparisons import GrowthDriver, expansion_drivers
from nrr.definitions import NRR, Usage
from nrr.findings.evidence.subjects import MOST_LINES, YEAR, Subject
from nrr.findings.patterns import (
    PriceWave,
    Spike,
    largest_spike_share,
    price_waves,
    restless,
    restless_share,
    spikes,
    unit_switches,
    without_spikes,
)
from nrr.findings.records import Finding
from nrr.findings.revenue_rules import (
    BenchmarkFit,
    UsageShare,
    data_anomalies,
    involuntary_churn,
    one_time_suspected,
    price_driven,
    price_wave_driven,
    renewal_wall,
    usage_inflation,
    wrong_benchmark,
)
from nrr.ground import Problem, Severity, day_label, plural, ratio
from nrr.ledgers import Attribute
from nrr.retention import ACV_BAND, Bridge, bridge, prepared

_DAYS_AHEAD = 90
_MOST_NAMED = 3


def revenue_findings(subject: Subject, benchmark: Benchmark | None) -> Iterator[Finding]:
    """Every rule whose columns the book has."""
    facts = subject.facts
    yield usage_inflation(facts, _usage(subject), subject.rule("R-USAGE"))
    yield _one_time(subject)
    yield from _price(subject)
    if benchmark is not None:
        yield wrong_benchmark(facts, _fit(subject, benchmark), subject.rule("R-BENCH"))
    if Held.RENEWAL in subject.columns:
        yield _renewals(subject, subject.columns[Held.RENEWAL])
    if Held.REASON in subject.columns:
        yield _involuntary(subject, subject.columns[Held.REASON])


def _price(subject: Subject) -> Iterator[Finding]:
    """From seats or unit prices by month where the book has them, else from a wave of equal uplifts."""
    rule = subject.rule("R-PRICE")
    if {Held.SEATS, Held.PRICE} & set(monthly(subject.columns)):
        drivers = expansion_drivers(subject.ledger, subject.view)
        yield price_driven(subject.facts, drivers.arr_minor[GrowthDriver.PRICE], rule)
        return
    wave = max(_waves(subject), key=lambda one: one.arr_minor, default=None)
    if wave is not None:
        month = subject.run.months[wave.month].label
        amount, count = _of_expansion(subject, wave)
        lines = subject.singly([subject.name(row) for row in wave.customers[:MOST_LINES]])
        yield price_wave_driven(subject.facts, wave.uplift, month, amount, lines, rule, customers=count)


def _of_expansion(subject: Subject, wave: PriceWave) -> tuple[int, int]:
    """What of the year's expansion is the wave's rise, and of how many customers: no more of each than it
    expanded.
    """
    grown = subject.frame[
        (subject.frame["movement"] == "expansion") & subject.frame["row"].isin(wave.customers)
    ]
    rows = grown["row"].to_numpy(np.intp)
    rise = subject.run.grid[wave.month, rows] - subject.run.grid[wave.month - 1, rows]
    return int(np.minimum(rise, grown["change"].to_numpy(np.int64)).sum()), len(rows)


def data_findings(subject: Subject, problems: Sequence[Problem]) -> Iterator[Finding]:
    """What the reader of the file said and nobody has answered, and amounts that look like another unit."""
    severe = [p.what for p in problems if p.severity in (Severity.ERROR, Severity.QUESTION)]
    warned = [p for p in problems if p.severity is Severity.WARNING and not p.answered]
    severe += [p.what for p in warned if p.effect]
    mild = [p.what for p in warned if not p.effect]
    settled = any(p.code == "unit_switch" and p.answered for p in problems)
    switched, serious = ([], False) if settled else _unit_switches(subject)
    (severe if serious else mild).extend(switched)
    yield data_anomalies(subject.facts, _shortened(severe), _shortened(mild), subject.rule("R-DATA"))


def _shortened(lines: Sequence[str]) -> tuple[str, ...]:
    texts = [line.rstrip(".") for line in lines[:_MOST_NAMED]]
    more = len(lines) - len(texts)
    return (*texts, f"and {more} more") if more else tuple(texts)


def _unit_switches(subject: Subject) -> tuple[list[str], bool]:
    found = unit_switches(subject.run.grid)
    if not found:
        return [], False
    limits = subject.rule("R-DATA").thresholds
    customers = {one.customer for one in found}
    share = ratio(sum(one.arr_minor for one in found), int(subject.run.grid[-1].sum())) or 0.0
    serious = len(customers) >= limits["switch_customers"] or share >= limits["switch_share"]
    first = found[0]
    where = f"{subject.name(first.customer)} in {subject.run.months[first.month].label}"
    text = (
        f"{plural(len(customers), 'customer')} with amounts that look like another unit, first {where}"
        f" ({first.factor})"
    )
    return [text], serious


def _usage(subject: Subject) -> UsageShare:
    """With a type column the book is read once more without metered lines; else by how restless it is."""
    kinds = subject.ledger.roles.get("revenue_type")
    if kinds is None or "usage" not in kinds.labels or subject.policy.usage is Usage.EXCLUDE:
        moved, base = restless(subject.run.grid), subject.run.grid[-13:][0] > 0
        return UsageShare(
            restless_share=restless_share(subject.run.grid),
            restless=int((moved & base).sum()),
            steady=int((~moved & base).sum()),
        )
    policy = replace(subject.policy, usage=Usage.EXCLUDE)
    without: Bridge = bridge(
        prepared(subject.ledger, replace(subject.view, policy=policy)), subject.window, policy
    )
    metered = max(subject.bridge.expansion - without.expansion, 0)
    return UsageShare(NRR.of(without), ratio(metered, subject.bridge.expansion))


def _one_time(subject: Subject) -> Finding:
    run = subject.run.grid
    opening = len(run) - 1 - YEAR
    found = tuple(spike for spike in spikes(run) if spike.month >= opening)
    cut = without_spikes(run, found)
    s = subject.book.index(subject.window.opening)
    # Where a month between is missing, the opening is none of the months in a row.
    first, last = cut[opening] if opening >= 0 else subject.book.grid[s], cut[-1]
    base = first > 0
    without = ratio(int(last[base].sum()), int(first[base].sum()))
    hit = sum(spike.month in (opening, len(run) - 1) for spike in found)
    largest = sorted(found, key=lambda spike: spike.usual_arr_minor - spike.arr_minor)
    amount = sum(spike.arr_minor - spike.usual_arr_minor for spike in found)
    lines = [_spike_line(subject, spike) for spike in largest]
    share, whose = largest_spike_share(run, found), len({spike.customer for spike in found})
    rule = subject.rule("R-ONETIME")
    told = one_time_suspected(subject.facts, without, lines, amount, share, hit, rule, customers=whose)
    return replace(told, evidence=subject.singly(told.evidence))


def _spike_line(subject: Subject, spike: Spike) -> str:
    month = subject.run.months[spike.month].label
    return subject.line(
        spike.customer, spike.arr_minor - spike.usual_arr_minor, f" above the usual in {month}"
    )


def _waves(subject: Subject) -> list[PriceWave]:
    limits = subject.rule("R-PRICE").thresholds
    opening = max(len(subject.run.grid) - 13, 0)
    found = price_waves(
        subject.run.grid[opening:],
        fewest=int(limits["customers"]),
        share=limits["wave_share"],
        tolerance=limits["tolerance"],
    )
    return [replace(wave, month=wave.month + opening) for wave in found]


def _fit(subject: Subject, benchmark: Benchmark) -> BenchmarkFit:
    own = subject.bridge
    acv = round(ratio(own.opening, own.opening_logos) or 0)
    rows = rows_for("nrr", benchmark.dimension, (benchmark.source.kind,), (benchmark.source.key,))
    matching = (
        fitting_row(rows, benchmark.dimension, acv) if benchmark.dimension is Dimension.ACV else benchmark
    )
    overall = benchmark.dimension is Dimension.OVERALL
    small, large = _band_shares(subject) if overall else (0.0, 0.0)
    best = matching or benchmark
    return BenchmarkFit(
        acv,
        benchmark.band,
        _median(benchmark),
        best.band,
        _median(best),
        small_share=small,
        enterprise_share=large,
    )


def _median(row: Benchmark) -> float | None:
    return None if row.median is None else row.median.value


def _band_shares(subject: Subject) -> tuple[float, float]:
    """Shares of the opening that the smallest and the largest contracts hold."""
    band = subject.book.attribute(ACV_BAND)
    s = subject.book.index(subject.window.opening)
    assert s is not None
    sums = np.bincount(band.at(s), subject.book.grid[s], minlength=len(band.groups))
    total = float(sums.sum()) or 1.0
    return float(sums[0]) / total, float(sums[len(band.labels) - 1]) / total


def _involuntary(subject: Subject, reasons: Attribute) -> Finding:
    lost = subject.frame[subject.frame["movement"] == "churn"]
    said = column_texts(reasons, lost["row"].to_numpy(), len(subject.book.months) - 1)
    by = churn_by_reason(zip(said, lost["opening"].tolist(), strict=True)).amounts
    counts = churn_by_reason((text, 1) for text in said).amounts
    told = [round(counts[reason]) for reason in (ChurnReason.INVOLUNTARY, ChurnReason.UNKNOWN)]
    return involuntary_churn(
        subject.facts,
        round(by[ChurnReason.INVOLUNTARY]),
        round(by[ChurnReason.UNKNOWN]),
        subject.rule("R-INVOL"),
        customers=_smallest(*told, len(said) - sum(told)),
    )


def _smallest(*counts: int) -> int:
    """The smallest group of customers whose amount is told by the others and the whole."""
    return min((count for count in counts if count), default=0)


def _renewals(subject: Subject, renewals: Attribute) -> Finding:
    """Dates of the column between the close and 90 days later, with the health of who renews."""
    now = subject.run.grid[-1]
    today = month_end(subject.window.closing)
    until = today + timedelta(days=_DAYS_AHEAD)
    paying = np.flatnonzero(now > 0)
    dates = [date_of(text) for text in column_texts(renewals, paying, len(subject.book.months) - 1)]
    due = [row for row, day in zip(paying.tolist(), dates, strict=True) if day and today < day <= until]
    risky = [row for row in due if subject.scored.lights[row] in (Light.AMBER, Light.RED)]
    lines = subject.singly(
        [subject.line(row, int(now[row])) for row in sorted(risky, key=lambda row: -now[row])[:MOST_LINES]]
    )
    renewing, at_risk = (int(now[np.array(rows, np.intp)].sum()) for rows in (due, risky))
    told = _smallest(len(risky), len(due) - len(risky), len(paying) - len(due))
    total = int(now.sum())
    rule, day = subject.rule("R-RENEW"), day_label(until)
    return renewal_wall(subject.facts, total, renewing, at_risk, day, lines, rule, customers=told)
