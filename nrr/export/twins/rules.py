"""The rules in force: cells that formulas read, and how the rates follow from them."""

from nrr.definitions import (
    GRR,
    LOGO_RETENTION,
    MOVEMENT_GRR,
    MOVEMENT_NRR,
    MOVEMENT_NRR_WITH_REACTIVATION,
    NRR,
    NRR_IN_NUMERATOR,
    Method,
    Policy,
    Reactivation,
)
from nrr.export.twins.calcs import Calc
from nrr.export.twins.grounds import LIVE_METHODS, label_of
from nrr.retention import Rates

RULES = {
    "method": "Method",
    "reactivation": "Reactivation",
    "min_logo_mrr": "Minimum MRR per customer",
}
"""A question of the policy and how its cell is called."""
METHOD, REACTIVATION, MINIMUM, LEAST, TIMES = "Method", "Reactivation", "MinimumMRR", "LeastMRR", "TimesMRR"
"""Names of cells in formulas."""
TRIO = ("nrr", "grr", "logo_retention")


def methods_offered(policy: Policy) -> list[Method]:
    """What the cell of the method may say: those that recalculate, and the one in force."""
    return list(dict.fromkeys([*LIVE_METHODS, policy.method]))


def rate_formulas(calc: Calc, window: int, stated: Rates, policy: Policy) -> dict[str, str]:
    """The trio of one period under whichever rule the cells name, each beginning with its sign."""
    bridge, base, every = calc.cells_of(window), calc.sums_of(window, "base"), calc.sums_of(window, "all")
    kept, counted = _inner(NRR.formula(bridge)), _inner(NRR_IN_NUMERATOR.formula(bridge))
    usual, returned = (
        _inner(MOVEMENT_NRR.formula(every)),
        _inner(MOVEMENT_NRR_WITH_REACTIVATION.formula(every)),
    )
    chain = {name: calc.windows.cell(window, f"chain_{name}") for name in ("nrr", "grr")}
    net = {
        Method.P2P: _numerator(counted, kept),
        Method.SUM_COHORT: _inner(MOVEMENT_NRR_WITH_REACTIVATION.formula(base)),
        Method.SUM_ALL: _numerator(returned, usual),
        Method.CHAIN: chain["nrr"],
    }
    gross = {
        Method.P2P: _inner(GRR.formula(bridge)),
        Method.SUM_COHORT: _inner(MOVEMENT_GRR.formula(base)),
        Method.SUM_ALL: _inner(MOVEMENT_GRR.formula(every)),
        Method.CHAIN: chain["grr"],
    }
    logos = {Method.P2P: _inner(LOGO_RETENTION.formula(bridge))}
    told = [
        ("" if one is None else repr(one)) or '""' for one in (stated.nrr, stated.grr, stated.logo_retention)
    ]
    return {
        name: _by_method(ways, said, policy)
        for name, ways, said in zip(TRIO, (net, gross, logos), told, strict=True)
    }


def _by_method(ways: dict[Method, str], stated: str, policy: Policy) -> str:
    found = '""'
    for method in reversed(LIVE_METHODS):
        if method in ways:
            found = f'IF({METHOD}="{label_of(method)}",{ways[method]},{found})'
    if policy.method not in LIVE_METHODS:
        found = f'IF({METHOD}="{label_of(policy.method)}",{stated},{found})'
    return f"={found}"


def _numerator(counted: str, usual: str) -> str:
    return f'IF({REACTIVATION}="{label_of(Reactivation.IN_NUMERATOR)}",{counted},{usual})'


def _inner(formula: str) -> str:
    return formula.removeprefix("=")
