"""What the rules are asked about: the twelve months to the view's close, computed once for all of them."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

import numpy as np
import numpy.typing as npt
import pandas as pd

from nrr.accounts import Columns, Scored, columns_of, scale_of, scored
from nrr.definitions import GRR, LOGO_RETENTION, NRR, Method, Policy, Reactivation
from nrr.findings.records import Facts
from nrr.findings.rules import DiagnosticRule, rules_of
from nrr.ground import Window, compact
from nrr.intervals import Interval, ladder_of, nrr_interval
from nrr.ledgers import Ledger, Naming, named
from nrr.retention import Bridge, Run, View, bridge, customers, missing_end, prepared, run_of, shown_name

YEAR = 12
MOST_LINES = 10
_UNNAMED = "Customer names withheld."
Positions = npt.NDArray[np.intp]


@dataclass(frozen=True, eq=False)
class Subject:
    """A book under its headline policy with the twelve-month window that the thresholds speak about.

    Whatever window the view shows, rules are read on twelve months; `complete` says whether the book holds
    them. Where customers are not named, nothing is told about fewer of them than the smallest group;
    of columns that are not `readable` no value is told.
    """

    ledger: Ledger
    view: View
    book: Ledger
    naming: Naming = Naming.SHOWN
    readable: Collection[str] | None = None

    @property
    def window(self) -> Window:
        """The twelve months of the rules."""
        return self.view.window

    @property
    def policy(self) -> Policy:
        """Point to point, returned customers kept."""
        return self.view.policy

    @property
    def complete(self) -> bool:
        """Whether the book holds both ends and somebody paid at the opening."""
        return missing_end(self.book, self.window) is None and self.bridge.opening > 0

    @cached_property
    def bridge(self) -> Bridge:
        """The bridge of the twelve months."""
        return bridge(self.book, self.window, self.policy)

    @cached_property
    def frame(self) -> pd.DataFrame:
        """Every customer behind it."""
        return customers(self.book, self.window, self.policy)

    @cached_property
    def interval(self) -> Interval:
        """What chance does to its NRR."""
        return nrr_interval(self.book, self.window, self.policy)

    @cached_property
    def facts(self) -> Facts:
        """The headline as the rules read it; without a complete window there is no rate in it."""
        if not self.complete:
            ladder, currency = ladder_of(self.policy), self.book.currency
            return Facts(None, currency=currency, basis=self.view.basis, ladder=ladder, fewest=self.fewest)
        found = facts_of(self.bridge, self.view, self.book.currency)
        return replace(found, fewest=self.fewest, lost_arr_minor=self._lost_arr_minor)

    @property
    def fewest(self) -> int:
        """The fewest customers that an amount may be about."""
        return 1 if self.naming is Naming.SHOWN else self.policy.smallest_group

    @property
    def _lost_arr_minor(self) -> int:
        """What the customers that count as lost paid less at the close; churn, unless a least MRR decides
        who counts.
        """
        least = self.policy.least_logo_arr_minor
        lost = self.frame[(self.frame["opening"] >= least) & (self.frame["closing"] < least)]
        return -int(lost["change"].sum())

    @cached_property
    def run(self) -> Run:
        """The consecutive months up to the close."""
        return run_of(self.book)

    @cached_property
    def columns(self) -> Columns:
        """What columns say about health, growth and leaving."""
        return columns_of(self.book)

    @cached_property
    def scored(self) -> Scored:
        """The health of every customer at the close."""
        return scored(self.run, self.columns, scale_of(self.policy))

    def rule(self, rule_id: str) -> DiagnosticRule:
        """A rule under the thresholds of the policy."""
        return rules_of(self.policy)[rule_id]

    def name(self, row: int) -> str:
        """A customer as the book shows it."""
        return shown_name(self.book, row)

    def line(self, row: int, arr_minor: int, words: str = "") -> str:
        """One line of evidence: `Acme, $12k`; of a masked name without its amount, by which it could be
        known.
        """
        if self.naming is Naming.MASKED:
            return f"{self.name(row)}{words}"
        amount = compact(arr_minor, self.book.currency, self.view.basis)
        return f"{self.name(row)}, {amount}{words}"

    def singly(self, lines: Sequence[str]) -> tuple[str, ...]:
        """Lines of single customers, or that they are left out: an amount can tell who it is.

        They are not counted either, as a finding lists its largest customers only.
        """
        if self.naming is Naming.ABSENT and lines:
            return (_UNNAMED,)
        return tuple(lines)


def yearly(view: View) -> View:
    """The view that rules are read on: twelve months to the close, point to point."""
    policy = replace(view.policy, method=Method.P2P, reactivation=Reactivation.P2P)
    return replace(view, window=Window.trailing(view.window.closing, YEAR), policy=policy)


def facts_of(own: Bridge, view: View, currency: str) -> Facts:
    """The headline of a bridge as the rules read it; what the lost customers paid is its churn."""
    return Facts(
        nrr=NRR.of(own),
        grr=GRR.of(own),
        logo_retention=LOGO_RETENTION.of(own),
        opening_arr_minor=own.opening,
        expansion_arr_minor=own.expansion,
        contraction_arr_minor=own.contraction,
        churn_arr_minor=own.churn,
        customers=own.opening_logos,
        lost_customers=own.churned_logos,
        effective=own.effective_logos,
        currency=currency,
        basis=view.basis,
        ladder=ladder_of(view.policy),
    )


def subject_of(
    ledger: Ledger, view: View, naming: Naming = Naming.SHOWN, readable: Collection[str] | None = None
) -> Subject:
    """The subject of a view of a book as uploaded; Refusal for a filter the book cannot answer.

    `Naming.MASKED` asks for a book whose names are pseudonyms already.
    """
    if naming is Naming.ABSENT:
        ledger = named(ledger, naming, b"")
    asked = yearly(view)
    return Subject(ledger, asked, prepared(ledger, asked), naming, readable)
