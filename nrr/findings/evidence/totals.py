"""The rules that totals are enough for, asked of a source that keeps its customers to itself."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Protocol, Self

from nrr.comparisons import BaseAmounts, RankedBase, TotalsSource, moved_between
from nrr.definitions import NRR, Policy, Reactivation
from nrr.findings.change_rules import TREND_MONTHS, turning_trend, young_churn
from nrr.findings.evidence.changes import driver_of
from nrr.findings.evidence.retention import segment_median
from nrr.findings.evidence.subjects import YEAR, facts_of, yearly
from nrr.findings.records import Facts, Finding
from nrr.findings.retention_rules import (
    leaky_bucket,
    little_history,
    logo_masked,
    plain_loss,
    reactivation_driven,
    small_sample,
)
from nrr.findings.rules import diagnostic_rules, rules_of
from nrr.ground import Window
from nrr.intervals import Interval
from nrr.retention import ACV_BAND, Bridge, CohortTable, Grain, Segment, View, missing_end


class Totals(TotalsSource, Protocol):
    """One that also has intervals, cohorts, segments and its opening base."""

    @property
    def currency(self) -> str:
        """What amounts are in."""

    def under(self, view: View) -> Self:
        """The same customers under another view."""

    def interval(self, window: Window, policy: Policy) -> Interval:
        """How sure NRR is."""

    def cohorts(self, grain: Grain, policy: Policy) -> CohortTable:
        """Customers by their first paid month."""

    def segments(self, window: Window, policy: Policy, by: str) -> tuple[Segment, ...]:
        """The segments of a column; derived bands are those of the window's opening."""

    def base(self, window: Window, policy: Policy) -> RankedBase:
        """The customers who paid at the opening."""


def findings_of_totals(source: Totals, view: View) -> tuple[Finding, ...]:
    """The outcome of every rule that needs no single customer, those that do not fire included; nobody is
    named. The source may be one of another view.
    """
    return tuple(_Told(source, yearly(view)).findings())


def not_asked(found: Sequence[Finding]) -> tuple[str, ...]:
    """The rules that look at single customers or at what was said of a file, and so are not among those
    found.
    """
    asked = {one.rule.id for one in found}
    return tuple(rule for rule in diagnostic_rules() if rule not in asked)


@dataclass(frozen=True, eq=False)
class _Told:
    """A source with the twelve-month view that the thresholds speak about."""

    whole: Totals
    view: View

    @cached_property
    def source(self) -> Totals:
        return self.whole.under(self.view)

    @cached_property
    def bridge(self) -> Bridge:
        return self.source.bridges((self.view.window,), self.view.policy).one()

    @cached_property
    def facts(self) -> Facts:
        found = facts_of(self.bridge, self.view, self.source.currency)
        return replace(found, fewest=self.view.policy.smallest_group)

    @cached_property
    def interval(self) -> Interval:
        return self.source.interval(self.view.window, self.view.policy)

    def findings(self) -> Iterator[Finding]:
        """In the order of the list."""
        rules, source = rules_of(self.view.policy), self.source
        yield little_history(source.months[0], len(source.months), rules["R-HIST"])
        if missing_end(source, self.view.window) is not None or self.bridge.opening <= 0:
            return
        low, high = self.interval.low, self.interval.high
        yield small_sample(self.facts, low, high, rules["R-SMALL"])
        yield leaky_bucket(self.facts, (), rules["R-LEAK"])
        yield from self._plain_loss()
        if self.view.policy.least_logo_arr_minor <= 1 and not source.restated:
            yield logo_masked(self.facts, (), rules["R-LOGO"])
        yield self._reactivation()
        yield self._trend()
        yield young_churn(self.facts, *self._young(), rules["R-NEWLEAK"])

    def _plain_loss(self) -> Iterator[Finding]:
        """Below its threshold the rule asks what contracts are like: of very many that is not known here."""
        base = self.source.base(self.view.window, self.view.policy)
        rule = rules_of(self.view.policy)["R-POOR"]
        if isinstance(base, BaseAmounts):
            yield plain_loss(self.facts, segment_median(base.opening), rule)
        elif self.facts.nrr is not None and self.facts.nrr >= rule.thresholds["amber_nrr"]:
            yield plain_loss(self.facts, None, rule)

    def _reactivation(self) -> Finding:
        policy = replace(self.view.policy, reactivation=Reactivation.STRICT)
        strict = NRR.of(self.source.bridges((self.view.window,), policy).one())
        rule = rules_of(self.view.policy)["R-REACT"]
        return reactivation_driven(self.facts, strict, (), rule, returned=self.bridge.returned_logos)

    def _trend(self) -> Finding:
        rule, closing = rules_of(self.view.policy)["R-TREND"], self.view.window.closing
        windows = [Window.trailing(closing - back, YEAR) for back in range(TREND_MONTHS - 1, -1, -1)]
        if any(missing_end(self.source, window) is not None for window in windows):
            return turning_trend(self.facts, (), None, None, rule)
        found = self.source.bridges(windows, self.view.policy)
        rates = [NRR.of(found.one(index)) for index in range(TREND_MONTHS)]
        known = [rate for rate in rates if rate is not None]
        low, high = self.interval.low, self.interval.high
        last = None if low is None or high is None else (low, high)
        plain = turning_trend(self.facts, known, last, None, rule)
        if not plain.fires:
            return plain
        moved = moved_between(*(self._bands(window) for window in (windows[0], windows[-1])))
        return turning_trend(self.facts, known, last, driver_of(moved), rule)

    def _bands(self, window: Window) -> Mapping[str, Bridge]:
        source = self.whole.under(replace(self.view, window=window))
        return {one.label: one.bridge for one in source.segments(window, self.view.policy, ACV_BAND)}

    def _young(self) -> tuple[int, int, int]:
        """First revenue of who was won inside the window, what is left of it, and how many they are."""
        opening, closing = self.view.window.opening, self.view.window.closing
        table = self.source.cohorts(Grain.MONTH, self.view.policy)
        won = [at for at, start in enumerate(table.complete_from) if opening < start <= closing]
        left = sum(int(table.net[at, closing.since(table.complete_from[at])]) for at in won)
        return int(table.net[won, 0].sum()), left, int(table.logos[won, 0].sum())
