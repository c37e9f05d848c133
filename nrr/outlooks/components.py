"""The outlook of a component summary: totals of one window, without the customers behind them."""

from nrr.definitions import Policy
from nrr.ground import Refusal
from nrr.outlooks.records import YEAR_MONTHS, Backing, Outlook, Past, back_arr_minor, counts_returns
from nrr.retention import TOTAL, RollForward
from nrr.scenarios import Flow, Levers, Mode, SegmentBase


def components_outlook(total: RollForward, policy: Policy) -> Outlook:
    """The outlook of a component summary: by year where it covers twelve months, by month elsewhere.

    Monthly rates need what every month opened with; the months between are taken on a straight line.
    Refusal where it opens or closes with nothing.
    """
    if total.opening <= 0 or total.closing <= 0:
        raise Refusal("nobody pays at one end of these components")
    months = total.window.months
    mode = Mode.ANNUAL if months == YEAR_MONTHS else Mode.MONTHLY
    years = months / YEAR_MONTHS
    flow, periods = _components_flow(total, mode, policy), years * mode.steps_a_year
    past = Past(
        (total.window.closing,), (flow,), (total.new / periods,), (back_arr_minor(total, policy) / periods,)
    )
    return Outlook(
        mode=mode,
        by=TOTAL,
        segments=(SegmentBase(TOTAL, float(total.closing), flow),),
        today=Levers(new_arr_minor=past.new_arr_minor[0], returning_arr_minor=past.returning_arr_minor[0]),
        past={TOTAL: past},
        backings={TOTAL: Backing(total.opening, total.opening_logos, total.churned_logos)},
        reported=flow.nrr if mode is Mode.ANNUAL else None,
        observed_months=months,
        lost_last_year_arr_minor=(total.contraction + total.churn) / years,
    )


def _components_flow(total: RollForward, mode: Mode, policy: Policy) -> Flow:
    opening = float(total.opening)
    if mode is Mode.MONTHLY:
        opening = (total.opening * (total.window.months + 1) + total.closing * (total.window.months - 1)) / 2
    gained = total.expansion + (total.reactivation if counts_returns(policy) else 0)
    return Flow(gained / opening, total.contraction / opening, total.churn / opening)
