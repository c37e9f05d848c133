"""Companion ratios from costs that a person typed: nothing is inferred, and no benchmark stands beside
them.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from nrr.ground import ratio
from nrr.retention import Bridge

YEAR = 12
_FEW_CHURNED, _FEW_OPENING = 5, 20
_RULE_LOW, _RULE_HIGH = 3, 5


@dataclass(frozen=True, slots=True)
class LifetimeValue:
    """LTV:CAC with its parts, in the money unit given; `reason` says in a word why it is not defined."""

    arpa: float | None = None
    logo_churn: float | None = None
    lifetime_years: float | None = None
    ltv: float | None = None
    cac: float | None = None
    ltv_cac: float | None = None
    reason: str | None = None
    thin: bool = False


def ltv_cac(
    window_months: int,
    opening_logos: int,
    churned_logos: int,
    closing_logos: int,
    closing_arr: float,
    new_logos: int,
    gross_margin: float | None,
    sales_marketing: float | None,
) -> LifetimeValue:
    """ARPA x gross margin / logo churn, over what a new customer cost; of a twelve-month window only."""
    reason = _undefined(
        window_months, opening_logos, churned_logos, closing_logos, new_logos, gross_margin, sales_marketing
    )
    if reason is not None or gross_margin is None or sales_marketing is None:
        return LifetimeValue(reason=reason)
    arpa, churn = closing_arr / closing_logos, churned_logos / opening_logos
    value, cost = arpa * gross_margin / churn, sales_marketing / new_logos
    thin = churned_logos < _FEW_CHURNED or opening_logos < _FEW_OPENING
    return LifetimeValue(arpa, churn, 1 / churn, value, cost, value / cost, None, thin)


def _undefined(
    months: int,
    opening: int,
    churned: int,
    closing: int,
    new: int,
    margin: float | None,
    spent: float | None,
) -> str | None:
    checks = (
        (months != YEAR, "window_is_not_12_months"),
        (margin is None or spent is None, "cost_not_typed"),
        (not opening or not closing, "nobody_pays"),
        (not churned, "no_churn"),
        (not new, "no_new_customers"),
        (spent == 0, "no_cost"),
    )
    return next((reason for holds, reason in checks if holds), None)


@dataclass(frozen=True, slots=True)
class RuleOf40:
    """Growth plus profit margin, as fractions; tested unrounded."""

    growth: float | None = None
    score: float | None = None
    meets_40: bool | None = None
    reason: str | None = None


def rule_of_40(
    window_months: int, opening_arr: float, closing_arr: float, profit_margin: float | None
) -> RuleOf40:
    """ARR growth of twelve months plus a typed profit margin."""
    checks = (
        (window_months != YEAR, "window_is_not_12_months"),
        (profit_margin is None, "margin_not_typed"),
        (opening_arr <= 0, "opening_is_zero"),
    )
    reason = next((why for holds, why in checks if holds), None)
    if reason is not None or profit_margin is None:
        return RuleOf40(reason=reason)
    growth = (closing_arr - opening_arr) / opening_arr
    score = growth + profit_margin
    return RuleOf40(growth, score, round(score, 12) >= 0.4, None)


@dataclass(frozen=True, slots=True)
class ReplacementCost:
    """What winning back lost revenue costs: arithmetic, the rule of thumb, and at one's own cost."""

    lost_arr: float
    arithmetic_new_arr_to_stay_flat: float
    rule_low_amount: float
    rule_high_amount: float
    own_cost_per_new_dollar: float | None
    own_cost: float | None
    reason: str | None


def replacement_cost(lost_arr: float, new_arr: float, sales_marketing: float | None) -> ReplacementCost:
    """Lost revenue at a dollar a dollar, at three to five, and at what a new dollar cost this year."""
    per_dollar = None if sales_marketing is None else ratio(sales_marketing, new_arr) if new_arr else None
    reason = "cost_not_typed" if sales_marketing is None else None if new_arr else "no_new_arr"
    own = None if per_dollar is None else per_dollar * lost_arr
    low, high = _RULE_LOW * lost_arr, _RULE_HIGH * lost_arr
    return ReplacementCost(lost_arr, lost_arr, low, high, per_dollar, own, reason)


@dataclass(frozen=True, slots=True)
class Companions:
    """The ratios of one window from the costs typed for it; money in whole units."""

    ltv_cac: LifetimeValue
    rule_of_40: RuleOf40
    replacement_cost: ReplacementCost


def companions(bridge: Bridge, months: int, costs: Mapping[str, float]) -> Companions:
    """LTV:CAC, Rule of 40 and the cost to replace churn; `costs` by name, margins as fractions."""
    spent, closing = costs.get("sales_marketing"), bridge.closing / 100
    logos = bridge.opening_logos, bridge.churned_logos, bridge.closing_logos
    return Companions(
        ltv_cac(months, *logos, closing, bridge.new_logos, costs.get("gross_margin"), spent),
        rule_of_40(months, bridge.opening / 100, closing, costs.get("profit_margin")),
        replacement_cost(bridge.churn / 100, bridge.new / 100, spent),
    )
