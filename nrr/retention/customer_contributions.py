"""What each customer adds to NRR under every method.

Every method's NRR is one plus a sum over customers, exactly; so any two of them can be compared customer
by customer, and the differences add up to the whole difference. A product of monthly rates is opened up
as the sum of its steps, each scaled by the product of the steps before it.
"""

from collections.abc import Callable
from types import MappingProxyType

import numpy as np
import numpy.typing as npt

from nrr.definitions import Method, Policy, Reactivation
from nrr.ground import Refusal, Window
from nrr.ledgers import Grid, Ledger
from nrr.retention.rates import TRAILING, monthly_steps, trailing_windows
from nrr.retention.rollforwards import opening_base, steps_by_row
from nrr.retention.span_revenues import quarter_revenue, two_year_revenue_by_row
from nrr.retention.window_ends import ends_of, require_ends

Shares = npt.NDArray[np.float64]
"""One number a row of a book; NRR is one plus their sum."""
NO_OPENING = "no opening customers, so there is no NRR"
Gain = Callable[[dict[str, Grid]], Grid]
"""Which movements of a step count, row by row."""


def customer_shares(book: Ledger, window: Window, policy: Policy) -> Shares:
    """What each row of a settled book adds to NRR - 1 under the policy's method; Refusal where it has no
    NRR.
    """
    return _METHODS[policy.method](book, window, policy)


def weighted_contributions(book: Ledger, window: Window, policy: Policy) -> Shares:
    """The same for the mean of twelve trailing rates, each weighted by its opening."""
    pairs = [_ends(book, one, policy) for one in trailing_windows(window, range(12))]
    return _over(
        sum((gain for gain, _ in pairs), np.zeros(len(book.names), np.int64)),
        sum(total for _, total in pairs),
    )


def quarterly_contributions(book: Ledger, window: Window, policy: Policy) -> Shares:
    """The same for the mean of four quarters, each against the same quarter a year before."""
    quarters = [_quarter(book, one) for one in trailing_windows(window, (0, 3, 6, 9))]
    return _mean(quarters)


def _p2p(book: Ledger, window: Window, policy: Policy) -> Shares:
    return _over(*_ends(book, window, policy))


def _ends(book: Ledger, window: Window, policy: Policy) -> tuple[Grid, int]:
    """The change of every customer that counts, and the opening it is divided by."""
    from_p2p = Policy(
        method=Method.P2P, reactivation_max_gap=policy.reactivation_max_gap, currency=policy.currency
    )
    ends = ends_of(book, window, from_p2p)
    closing = ends.closing
    if policy.reactivation is Reactivation.STRICT:
        closing = np.where(ends.interrupted, 0, closing)
    counted = ends.opening != 0
    if policy.reactivation is Reactivation.IN_NUMERATOR:
        counted |= ends.seen
    return np.where(counted, closing - ends.opening, 0), int(ends.opening.sum())


def _sum_all(book: Ledger, window: Window, policy: Policy) -> Shares:
    require_ends(book, window)
    steps = steps_by_row(book, window, policy)
    gain = _gain_of(policy)
    gained = np.sum([gain(totals) for _, totals in steps], axis=0)
    return _over(gained, int(steps[0][1]["opening"].sum()))


def _sum_cohort(book: Ledger, window: Window, policy: Policy) -> Shares:
    return _of_base(book, window, policy, _net_with_return)


def _of_base(book: Ledger, window: Window, policy: Policy, gain: Gain) -> Shares:
    """What the opening customers gain over all steps, over their opening."""
    require_ends(book, window)
    steps = steps_by_row(book, window, policy)
    gained = np.sum([gain(totals) for _, totals in steps], axis=0)
    return _over(np.where(opening_base(book, window), gained, 0), int(steps[0][1]["opening"].sum()))


def gross_shares(book: Ledger, window: Window, policy: Policy) -> Shares:
    """What each row of a settled book takes from a GRR of 100%, where it comes from monthly movements of
    the base or from their product; Refusal where such a method has no GRR, KeyError for a method of
    another kind."""
    return _GROSS[policy.method](book, window, policy)


def _lost_of_base(book: Ledger, window: Window, policy: Policy) -> Shares:
    return _of_base(book, window, policy, _lost)


def _lost_by_month(book: Ledger, window: Window, policy: Policy) -> Shares:
    return _chained(book, _by_month(book, window, policy, _lost))


def _lost(totals: dict[str, Grid]) -> Grid:
    return -totals["contraction"] - totals["churn"]


def _chain(book: Ledger, window: Window, policy: Policy) -> Shares:
    return _chained(book, _monthly(book, window, policy))


def _chained(book: Ledger, steps: list[tuple[Grid, int]]) -> Shares:
    """The rate of a step comes from whole amounts: one less nearly everything has few digits left."""
    so_far, shares = 1.0, np.zeros(len(book.names))
    for gained, opening in steps:
        step = _over(gained, opening)
        shares += so_far * step
        so_far *= (opening + int(gained.sum())) / opening
    return shares


def _monthly_weighted(book: Ledger, window: Window, policy: Policy) -> Shares:
    """m^12 - 1 = (m - 1)(1 + m + ... + m^11), and m - 1 is a sum over customers."""
    pairs = _monthly(book, window, policy)
    monthly = _over(np.sum([gained for gained, _ in pairs], axis=0), sum(opening for _, opening in pairs))
    rate = 1 + float(monthly.sum())
    return monthly * sum(rate**power for power in range(12))


def _monthly(book: Ledger, window: Window, policy: Policy) -> list[tuple[Grid, int]]:
    return _by_month(book, window, policy, _gain_of(policy))


def _by_month(book: Ledger, window: Window, policy: Policy, gain: Gain) -> list[tuple[Grid, int]]:
    """What every row gains in each month, and the opening of the month."""
    monthly_steps(book, window, policy)
    steps = steps_by_row(book, window, policy)
    return [(gain(totals), int(totals["opening"].sum())) for _, totals in steps]


def _gain_of(policy: Policy) -> Gain:
    return _net_with_return if policy.reactivation is Reactivation.IN_NUMERATOR else _net


def _net(totals: dict[str, Grid]) -> Grid:
    return totals["fx"] + totals["expansion"] - totals["contraction"] - totals["churn"]


def _net_with_return(totals: dict[str, Grid]) -> Grid:
    return _net(totals) + totals["reactivation"]


def _averaged(book: Ledger, window: Window, policy: Policy) -> Shares:
    return _mean([_p2p(book, one, policy) for one in trailing_windows(window, TRAILING[policy.method])])


def _rev_quarter_yoy(book: Ledger, window: Window, policy: Policy) -> Shares:
    return _quarter(book, window)


def _quarter(book: Ledger, window: Window) -> Shares:
    earlier, later = quarter_revenue(book, window.closing)
    return _over(np.where(earlier > 0, later - earlier, 0), int(earlier[earlier > 0].sum()))


def _rev_two_year(book: Ledger, window: Window, policy: Policy) -> Shares:
    first, second = two_year_revenue_by_row(book, window.closing)
    return _over(second - first, int(first.sum()))


def _mean(shares: list[Shares]) -> Shares:
    return np.asarray(np.mean(shares, axis=0), np.float64)


def _over(gained: Grid, opening: int) -> Shares:
    if opening == 0:
        raise Refusal(NO_OPENING)
    shares: Shares = gained / opening
    return shares


_METHODS: MappingProxyType[Method, Callable[[Ledger, Window, Policy], Shares]] = MappingProxyType(
    {
        Method.P2P: _p2p,
        Method.SUM_COHORT: _sum_cohort,
        Method.SUM_ALL: _sum_all,
        Method.CHAIN: _chain,
        Method.MONTHLY_WEIGHTED_ANNUALIZED: _monthly_weighted,
        Method.AVG_P2P: _averaged,
        Method.AVG_P2P_4Q: _averaged,
        Method.REV_QUARTER_YOY: _rev_quarter_yoy,
        Method.REV_TWO_YEAR: _rev_two_year,
    }
)
_GROSS: MappingProxyType[Method, Callable[[Ledger, Window, Policy], Shares]] = MappingProxyType(
    {Method.SUM_COHORT: _lost_of_base, Method.CHAIN: _lost_by_month}
)
