"""Titles as findings: what the numbers say, in one sentence without adjectives."""

from nrr.charts.cohortcells import Measure, MeasuredCohorts
from nrr.charts.looks import Look
from nrr.definitions import LOGO_RETENTION, NRR, Method, Metric, Policy
from nrr.ground import count, percent_said, plural
from nrr.retention import Bridge, RollForward, net_metric
from nrr.snapshots import CohortPart, Snapshot, WindowPart


def bridge_sentence(bridge: Bridge, look: Look, metric: Metric = NRR) -> str:
    """`NRR 107.0%: expansion of $3.9k covers $2.1k of losses`."""
    rate = metric.of(bridge)
    if rate is None:
        return f"NRR is not defined: {metric.undefined}"
    return f"NRR {percent_said(rate)}: {_balance(bridge.expansion, bridge.contraction + bridge.churn, look)}"


def headline_sentence(part: WindowPart, look: Look, policy: Policy) -> str:
    """The headline of a window under the policy's method, with the reason where it has none."""
    rate = part.headline.rates.nrr
    if part.bridge is None or rate is None:
        return f"NRR is not defined: {part.headline.rates.reason or NRR.undefined}"
    if policy.method is Method.P2P:
        return bridge_sentence(part.bridge, look, net_metric(policy))
    return f"NRR {percent_said(rate)} ({policy.method.stamp})"


def movement_sentence(total: RollForward, look: Look) -> str:
    """The same for monthly movements, which have no NRR of their own in the picture."""
    losses = total.contraction + total.churn
    change = look.signed(total.closing - total.opening)
    return (
        f"{look.basis} {change} in {plural(total.window.months, 'month')}:"
        f" {_balance(total.expansion, losses, look)}"
    )


def logo_sentence(bridge: Bridge) -> str:
    """`Logo retention 70.0%: 3 of 10 customers left; 3 joined and 1 returned`."""
    rate = LOGO_RETENTION.of(bridge)
    if rate is None:
        return f"Logo retention is not defined: {LOGO_RETENTION.undefined}"
    left = f"{count(bridge.churned_logos)} of {plural(bridge.opening_logos, 'customer')} left"
    back = f" and {count(bridge.resurrected_logos)} returned" if bridge.resurrected_logos else ""
    return f"Logo retention {percent_said(rate)}: {left}; {count(bridge.new_logos)} joined{back}"


def change_words(before: float | None, after: float | None) -> str:
    """`up 2.1 points from 104.9%`; empty where one of the two is not defined."""
    if before is None or after is None:
        return ""
    moved = round((after - before) * 100, 1)
    if moved == 0:
        return f"unchanged from {percent_said(before)}"
    return f"{'up' if moved > 0 else 'down'} {abs(moved):.1f} points from {percent_said(before)}"


def cohort_sentence(part: CohortPart, measure: Measure, cells: MeasuredCohorts, policy: Policy) -> str:
    """`After 12 months, cohorts retain 94.3% of starting revenue (18 cohorts, 180 customers)`."""
    least = policy.smallest_group
    seen = zip(cells.weighted, part.observed_customers, strict=True)
    known = [age for age, (value, customers) in enumerate(seen) if value is not None and customers >= least]
    if len(known) < 2:
        return f"Too early for cohorts: each needs {least} customers and two months"
    age = 12 if 12 in known else known[-1]
    value, start = cells.weighted[age], cells.weighted[known[0]]
    cohorts = plural(part.observed_cohorts[age], "cohort")
    behind = f"({cohorts}, {plural(part.observed_customers[age], 'customer')})"
    after = f"After {plural(age, 'month')}"
    return {
        Measure.NRR: f"{after}, cohorts retain {cells.said(value)} of starting revenue {behind}",
        Measure.GRR: (
            f"{after} and before expansion, cohorts keep {cells.said(value)} of starting revenue {behind}"
        ),
        Measure.LOGOS: f"{after}, {cells.said(value)} of customers still pay {behind}",
        Measure.MONEY: f"{after}, cohorts pay {cells.said(value)} {behind}",
        Measure.ARPA: (
            f"Revenue per account: {cells.said(start)} at the start, {cells.said(value)} after "
            f"{plural(age, 'month')} {behind}"
        ),
    }[measure]


def unknown_starts_sentence(snapshot: Snapshot) -> str:
    """`In no cohort: 171 customers who already paid in Nov 2023, the first month...`; empty where there
    are none.
    """
    if not snapshot.unknown_starts:
        return ""
    return (
        f"In no cohort: {plural(snapshot.unknown_starts, 'customer')} who already paid in"
        f" {snapshot.book.first.label}, the first month. Their start is unknown."
    )


def spread_sentence(part: CohortPart, cells: MeasuredCohorts, policy: Policy) -> str:
    """`After 12 months, cohorts range from 68.7% (2025-Q3) to 124.3% (2024-Q1)`; empty for fewer than two.

    The age is 12 months, or the oldest that two cohorts of the smallest group allowed have reached.
    """
    big = [row for row, size in enumerate(part.sizes) if size >= policy.smallest_group]
    reached = {
        age: [(value, part.cohorts[row]) for row in big if (value := cells.rows[row][age]) is not None]
        for age in range(len(cells.weighted))
    }
    ages = [age for age, found in reached.items() if age and len(found) > 1]
    if not ages:
        return ""
    age = 12 if 12 in ages else ages[-1]
    (low, last), (high, first) = min(reached[age]), max(reached[age])
    ends = f"{cells.said(low)} ({last}) to {cells.said(high)} ({first})"
    return f"After {plural(age, 'month')}, cohorts range from {ends}"


def _balance(expansion: int, losses: int, look: Look) -> str:
    if not losses:
        return f"expansion of {look.short(expansion)} and no losses" if expansion else "no customer moved"
    if not expansion:
        return f"{look.short(losses)} of losses and no expansion"
    gained, lost = look.short(expansion), look.short(losses)
    if expansion == losses:
        return f"expansion equals losses of {lost}"
    if gained == lost:
        return f"expansion just {'above' if expansion > losses else 'below'} losses of {lost}"
    if expansion > losses:
        return f"expansion of {gained} covers {lost} of losses"
    return f"losses of {lost} exceeded expansion of {gained}"
