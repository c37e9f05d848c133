"""How sure a headline is: the interval of NRR on a settled book, and what so many customers allow to say."""

from dataclasses import replace

from nrr.definitions import Policy, Reactivation
from nrr.ground import SampleLadder, Window
from nrr.intervals.bootstraps import bootstrap_interval
from nrr.intervals.records import Interval
from nrr.ledgers import Ledger
from nrr.retention import ends_of

SEED = 20260101
"""Fixed, so that the same book always shows the same interval."""


def nrr_interval(book: Ledger, window: Window, policy: Policy) -> Interval:
    """Of the point-to-point rate: it says what chance alone does to a book of this size."""
    ends = ends_of(book, window, replace(policy, reactivation=Reactivation.P2P))
    base = ends.restated > 0
    return bootstrap_interval(
        ends.restated[base], ends.closing[base], seed=SEED, suppress_below=policy.smallest_group
    )


def ladder_of(policy: Policy) -> SampleLadder:
    """The sample sizes at which wording changes, as the policy sets them."""
    return SampleLadder(policy.smallest_group, policy.small_sample, policy.small_effective_sample)
