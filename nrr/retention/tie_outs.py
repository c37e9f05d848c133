"""Checks that tie out: the same figure from two sides, and the difference, which must be zero.

A second, plain computation (loops over Python integers, no shared code with the grid arithmetic) stands
beside the fast one; where they differ, the figure is wrong and the check says so loudly.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise

from nrr.definitions import GRR, NRR, Negatives, Policy, Reactivation
from nrr.ground import Basis, Window, money_to_cent, plural, signed_to_cent
from nrr.ledgers import Ledger, Reconciliation, reconciliations
from nrr.retention.bridges import Bridge
from nrr.retention.rollforwards import summed
from nrr.retention.sources import BookSource, Source


@dataclass(frozen=True, slots=True)
class Check:
    """One comparison: two amounts in annualised minor units (or counts) that must be equal.

    `label` says what holds, `failing` what is wrong where it does not, `detail` what is compared with what.
    """

    key: str
    label: str
    left: int
    right: int
    detail: str
    failing: str = ""

    @property
    def difference(self) -> int:
        """Zero when the check ties out."""
        return self.left - self.right

    @property
    def passed(self) -> bool:
        """Whether it ties out to the unit."""
        return self.left == self.right

    @property
    def said(self) -> str:
        """What the check found."""
        return self.label if self.passed or not self.failing else self.failing


def checks(ledger: Ledger, window: Window, policy: Policy) -> tuple[Check, ...]:
    """Every check of a settled book on one window that the book holds both ends of."""
    return checks_from(BookSource(ledger), window, policy)


def checks_from(source: Source, window: Window, policy: Policy) -> tuple[Check, ...]:
    """The same of a source."""
    own = source.bridges((window,), policy).one()
    found = [check(source, window, policy, own) for check in _CHECKS]
    return tuple(one for one in found if one is not None)


def tie_checks(ledger: Ledger) -> tuple[Check, ...]:
    """A book as uploaded against every total stated for it: the file's own total row, a general ledger."""
    return tuple(
        _tie_check(place, found, ledger.currency)
        for place, found in enumerate(reconciliations(ledger), start=1)
        if found.ties
    )


def _tie_check(place: int, found: Reconciliation, currency: str) -> Check:
    left = sum(tie.computed_arr_minor + tie.named_arr_minor for tie in found.ties)
    apart = [tie.unexplained for tie in found.unexplained]
    # Differences of two months must not cancel.
    off = sum(apart) or sum(map(abs, apart))
    return Check(
        f"stated_totals_{place}",
        f"Matches {found.source}",
        left,
        left - off,
        " ".join(_tie_words(found, currency)),
        _apart_words(found, currency),
    )


def _apart_words(found: Reconciliation, currency: str) -> str:
    """`The file's own total row differs from the customers in 2 of 13 months, by $12.00 of MRR in all`."""
    source, months = found.source[:1].upper() + found.source[1:], plural(len(found.ties), "month")
    apart = money_to_cent(sum(abs(tie.unexplained) for tie in found.unexplained), currency, Basis.MRR)
    where = (
        f"in {len(found.unexplained)} of {months}"
        if len(found.ties) > 1
        else f"in {found.ties[0].month.label}"
    )
    return f"{source} differs from the customers {where}, by {apart} of MRR in all"


def _tie_words(found: Reconciliation, currency: str) -> Iterator[str]:
    months = plural(len(found.ties), "month")
    yield f"The customers of {months}, added up, against the total stated for each."
    if found.items:
        named = ", ".join(
            f"{item.reason} {money_to_cent(found.worth(item), currency, Basis.MRR)}" for item in found.items
        )
        yield f"Counted in as reconciling items: {named}."
    if found.unexplained:
        off = [
            f"{t.month.label} ({signed_to_cent(t.unexplained, currency, Basis.MRR)})"
            for t in found.unexplained
        ]
        more = f" and {plural(len(off) - _MOST_NAMED, 'more month')}" if len(off) > _MOST_NAMED else ""
        yield f"Differs in {', '.join(off[:_MOST_NAMED])}{more}."


_MOST_NAMED = 6


def failed(found: Iterable[Check]) -> tuple[Check, ...]:
    """Those that do not tie out."""
    return tuple(check for check in found if not check.passed)


def _bridge_foots(source: Source, window: Window, policy: Policy, own: Bridge) -> Check:
    close = source.index(window.closing)
    assert close is not None
    return Check(
        "bridge_foots",
        "Bridge adds up",
        own.closing,
        source.closings()[close],
        "Opening plus every movement, against the revenue of the closing month.",
        "The bridge does not add up",
    )


def _months_foot(source: Source, window: Window, policy: Policy, own: Bridge) -> Check:
    steps = source.steps(window, policy)
    off = sum(abs(later.opening - earlier.closing) for earlier, later in pairwise(steps))
    return Check(
        "months_foot",
        "Each month opens where the last closed",
        steps[-1].closing + off,
        own.closing,
        "Closing of each month against opening of the next, and of the last against the closing month.",
        "A month does not open where the last one closed",
    )


def _customers_sum(source: Source, window: Window, policy: Policy, own: Bridge) -> Check:
    return Check(
        "customers_sum",
        "Customers sum to the total",
        source.change_of_customers(window, policy),
        own.closing - own.opening,
        "The changes of all customers, against the change of the total.",
        "Customers do not add up to the total",
    )


def _segments_sum(source: Source, window: Window, policy: Policy, own: Bridge) -> Check | None:
    if not source.columns:
        return None
    parts = [source.bridges((window,), policy, by).totals for by in source.columns]
    off = max((abs(int(part["opening"].sum()) - own.opening) for part in parts), default=0)
    off += max((abs(int(part["churn"].sum()) - own.churn) for part in parts), default=0)
    return Check(
        "segments_sum",
        "Segments sum to the total",
        own.opening + off,
        own.opening,
        "Opening and churn of all segments against the total, for every column.",
        "Segments do not sum to the total",
    )


def _cohort_nrr(source: Source, window: Window, policy: Policy, own: Bridge) -> Check | None:
    if policy.reactivation is not Reactivation.P2P or policy.negatives is Negatives.KEEP or source.restated:
        return None
    year = summed(source.steps_of_base(window, policy))
    assert year is not None
    return Check(
        "movements_equal_bridge",
        "Monthly movements give the same NRR",
        year.closing,
        own.retained,
        "Monthly movements of the opening customers against what they pay in the closing month.",
        "Monthly movements give another NRR",
    )


def _gross_below_net(source: Source, window: Window, policy: Policy, own: Bridge) -> Check | None:
    nrr, grr = NRR.of(own), GRR.of(own)
    if nrr is None or grr is None or policy.negatives is Negatives.KEEP or own.fx:
        return None
    above = max(own.kept - min(own.opening, own.retained), 0)
    return Check(
        "gross_below_net",
        "GRR is at most NRR and 100%",
        own.kept - above,
        own.kept,
        "Revenue kept before upsells is never above retained or opening revenue.",
        "GRR is above NRR or above 100%",
    )


def _cohorts_sum(source: Source, window: Window, policy: Policy, own: Bridge) -> Check | None:
    close = source.index(window.closing)
    if policy.negatives is Negatives.KEEP or close is None:
        return None
    cake = source.layers()
    return Check(
        "cohorts_sum",
        "Cohorts add up to the month",
        sum(values[close] for values in cake.values()),
        own.closing,
        "The layers of all cohorts, against the revenue of the closing month.",
        "Cohorts do not add up to the month",
    )


def _second_opinion(source: Source, window: Window, policy: Policy, own: Bridge) -> Check | None:
    """The point-to-point losses once more, customer by customer, with plain integers."""
    if policy.reactivation is Reactivation.STRICT or source.restated or policy.negatives is Negatives.KEEP:
        return None
    return Check(
        "second_opinion",
        "Independent recalculation matches",
        own.kept,
        source.kept_again(window),
        "Revenue kept, against the same calculated again customer by customer.",
        "Independent recalculation differs",
    )


_CHECKS: tuple[Callable[[Source, Window, Policy, Bridge], Check | None], ...] = (
    _bridge_foots,
    _months_foot,
    _customers_sum,
    _segments_sum,
    _cohort_nrr,
    _gross_below_net,
    _cohorts_sum,
    _second_opinion,
)
