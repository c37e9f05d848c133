"""The conventions of NRR in use, as rows of data: how each departs from the default, and who does it this
way.

A use that is known only through another page that quotes it says so: second-hand.
"""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

import numpy as np

from nrr.definitions import Policy
from nrr.ground import Basis, Refusal, Window
from nrr.ledgers import Ledger, Mask
from nrr.retention import (
    Rates,
    Shares,
    Source,
    Where,
    customer_shares,
    mean_of_quarters,
    quarterly_contributions,
    rates_from,
    require_ends,
    weighted_contributions,
    weighted_rates,
)


class Claim(StrEnum):
    """Whether a convention is retention at all."""

    RETENTION = "retention"
    MISTAKE = "mistake"


def _every_book(_ledger: Ledger) -> bool:
    return True


def _having(role: str) -> Callable[[Ledger], bool]:
    """Books with a column of that role."""
    return lambda ledger: role in ledger.roles


@dataclass(frozen=True, slots=True)
class Convention:
    """One way to compute NRR: departures from the default policy, which customers count, who does it this
    way.

    `trio` gives its figures from totals, `shares` what each customer adds to NRR - 1. Only customers of the
    values of `among` count, or those that are `kept`, who must be known one by one. `offered` says for which
    books it means anything.
    """

    key: str
    label: str
    used_by: str
    settings: tuple[tuple[str, str], ...] = ()
    shares: Callable[[Ledger, Window, Policy], Shares] = customer_shares
    trio: Callable[[Source, Window, Policy], Rates] = rates_from
    among: Callable[[Ledger], Where] | None = None
    kept: Callable[[Ledger, Window], Mask] | None = None
    offered: Callable[[Ledger], bool] = _every_book
    claim: Claim = Claim.RETENTION

    @property
    def is_policy(self) -> bool:
        """Whether it is answers to the questions of a policy and nothing else."""
        return self.shares is customer_shares and self.kept is None and self.among is None


def _total_ratio(book: Ledger, window: Window, policy: Policy) -> Shares:
    """Closing over opening with new customers left in: growth, shown as the mistake it is."""
    require_ends(book, window)
    opening, closing = (book.grid[book.index(month)] for month in (window.opening, window.closing))
    if not opening.any():
        raise Refusal(_NOBODY)
    shares: Shares = (closing - opening) / int(opening.sum())
    return shares


def _total_rates(source: Source, window: Window, policy: Policy) -> Rates:
    """The same from totals; logo retention is that of the opening customers."""
    require_ends(source, window)
    at, closings = (source.index(window.opening), source.index(window.closing)), source.closings()
    opening, closing = (closings[place or 0] for place in at)
    logos = rates_from(source, window, policy).logo_retention
    return Rates(closing / opening, None, logos) if opening else Rates(None, reason=_NOBODY)


_NOBODY = "no opening customers, so there is no growth"


def _without_largest(book: Ledger, window: Window) -> Mask:
    s = book.index(window.opening)
    kept = np.ones(len(book.names), bool)
    if s is not None and len(kept):
        kept[int(book.grid[s].argmax())] = False
    return kept


def _from_five_thousand(book: Ledger, window: Window) -> Mask:
    """Contracts of at least 5,000 a year at the opening."""
    s = book.index(window.opening)
    return np.zeros(len(book.names), bool) if s is None else book.grid[s] >= _FIVE_THOUSAND


_FIVE_THOUSAND = 5_000 * Basis.ARR.per_unit
_ENTERPRISE = frozenset({"ent", "enterprise"})


def _enterprise(ledger: Ledger) -> Where:
    """The first attribute that calls customers enterprise, with the values that do."""
    for name, attribute in ledger.attributes.items():
        labels = tuple(label for label in attribute.labels if label.strip().casefold() in _ENTERPRISE)
        if labels:
            return ((name, labels),)
    return ()


def _names_enterprise(ledger: Ledger) -> bool:
    return bool(_enterprise(ledger))


_IN = ("reactivation", "in_numerator")

CONVENTIONS = (
    Convention(
        "p2p",
        "12-month point to point, closed cohort",
        "SaaS Capital surveys; ChartMogul benchmarks compare a month with the same month a year before",
        (("method", "p2p"), ("reactivation", "p2p")),
    ),
    Convention(
        "strict",
        "The same, a month at zero counts as lost",
        "audit-style reading",
        (("method", "p2p"), ("reactivation", "strict")),
    ),
    Convention(
        "sum_all",
        "Sum of all movements ÷ opening, reactivation out",
        "common spreadsheet practice",
        (("method", "sum_all"), ("reactivation", "p2p")),
    ),
    Convention(
        "sum_all_with_reactivation",
        "Sum of all movements ÷ opening, reactivation in",
        "SaaSFlow's monthly formula, summed over the year",
        (("method", "sum_all"), _IN),
    ),
    Convention(
        "sum_cohort",
        "Sum of movements of the opening customers",
        "movement tables in diligence",
        (("method", "sum_cohort"), ("reactivation", "p2p")),
    ),
    Convention(
        "chain",
        "Product of monthly rates, reactivation out",
        "monthly tools, compounded (ChartMogul, Stripe and Baremetrics publish monthly rates)",
        (("method", "chain"), ("reactivation", "p2p")),
    ),
    Convention(
        "chain_with_reactivation",
        "Product of monthly rates, reactivation in",
        "SaaSFlow's monthly NRR, compounded",
        (("method", "chain"), _IN),
    ),
    Convention(
        "monthly_weighted_annualized",
        "Weighted monthly rate, annualised",
        "HubSpot, second-hand",
        (("method", "monthly_weighted_annualized"), ("reactivation", "p2p")),
    ),
    Convention(
        "avg_p2p",
        "Mean of the last 12 point-to-point rates",
        "Zoom averages the trailing 12, second-hand",
        (("method", "avg_p2p"), ("reactivation", "p2p")),
    ),
    Convention(
        "avg_p2p_weighted",
        "Weighted mean of the last 12 point-to-point rates",
        "Datadog and Elastic, second-hand",
        (("method", "avg_p2p"), ("reactivation", "p2p")),
        shares=weighted_contributions,
        trio=weighted_rates,
    ),
    Convention(
        "avg_p2p_4q",
        "Mean of the last 4 quarter-end rates",
        "quarterly board packs",
        (("method", "avg_p2p_4q"), ("reactivation", "p2p")),
    ),
    Convention(
        "rev_quarter_yoy",
        "Quarter revenue ÷ the same quarter a year before",
        "Twilio, second-hand",
        (("method", "rev_quarter_yoy"),),
    ),
    Convention(
        "rev_quarter_yoy_mean",
        "Mean of four such quarters",
        "Twilio for longer periods, second-hand",
        (("method", "rev_quarter_yoy"),),
        shares=quarterly_contributions,
        trio=mean_of_quarters,
    ),
    Convention(
        "rev_two_year",
        "Second year's revenue ÷ first year's",
        "Snowflake, second-hand",
        (("method", "rev_two_year"),),
    ),
    Convention(
        "enterprise",
        "Point to point, enterprise customers only",
        "Zoom, second-hand",
        (("method", "p2p"), ("reactivation", "p2p")),
        among=_enterprise,
        offered=_names_enterprise,
    ),
    Convention(
        "from_5k",
        "Point to point, contracts from 5,000 a year",
        "Box, second-hand",
        (("method", "p2p"), ("reactivation", "p2p")),
        kept=_from_five_thousand,
    ),
    Convention(
        "without_largest",
        "Point to point without the largest customer",
        "the test for a number that rests on one account",
        (("method", "p2p"), ("reactivation", "p2p")),
        kept=_without_largest,
    ),
    Convention(
        "by_subscription",
        "Point to point by subscription",
        "billing exports without a customer key",
        (("method", "p2p"), ("level", "subscription")),
        offered=_having("subscription"),
    ),
    Convention(
        "by_parent",
        "Point to point by parent",
        "group accounts rolled up",
        (("method", "p2p"), ("level", "parent")),
        offered=_having("parent"),
    ),
    Convention(
        "without_usage",
        "Point to point without metered revenue",
        "Stripe leaves metered usage out of MRR",
        (("method", "p2p"), ("usage", "exclude")),
        offered=_having("revenue_type"),
    ),
    Convention(
        "spot",
        "Point to point at spot exchange rates",
        "data that is not restated for currency",
        (("method", "p2p"), ("currency", "spot")),
        offered=_having("currency"),
    ),
    Convention(
        "total_ratio",
        "Closing ÷ opening with new customers left in",
        "not NRR: it is growth",
        (("method", "p2p"),),
        shares=_total_ratio,
        trio=_total_rates,
        claim=Claim.MISTAKE,
    ),
)


def offered(ledger: Ledger) -> tuple[Convention, ...]:
    """The conventions that mean anything for a book, the default first."""
    return tuple(one for one in CONVENTIONS if one.offered(ledger))
