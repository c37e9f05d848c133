"""The formulas of the sums by month, each over all customers of the view and asked once."""

from collections.abc import Callable
from dataclasses import dataclass, field

from nrr.definitions import (
    MOVEMENT_GRR,
    MOVEMENT_NRR,
    MOVEMENT_NRR_WITH_REACTIVATION,
    Method,
    Reactivation,
)
from nrr.export.twins.calcs import BASE_FIELDS, STEP_FIELDS, Calc
from nrr.export.twins.grounds import CALC, Ground, label_of
from nrr.export.twins.sheets import FIRST, letter


@dataclass(slots=True)
class _Sums:
    """Formulas over all customers of the view."""

    calc: Calc
    inside: str = field(init=False)

    def __post_init__(self) -> None:
        ground = self.calc.ground
        self.inside = f"*{ground.each('inside')}" if ground.is_filtered else ""

    def of(self, *factors: str) -> str:
        return f"SUMPRODUCT({'*'.join(f'({one})' for one in factors)}{self.inside})"

    def paid(self, amounts: str) -> str:
        inside = self.calc.ground.each("inside")
        return f'SUMIFS({amounts},{amounts},">0",{inside},1)' if self.inside else f'SUMIF({amounts},">0")'


def window_formulas(calc: Calc, place: int) -> dict[str, str]:
    """The formulas of one period by field, without the sign that begins them."""
    ground, sums = calc.ground, _Sums(calc)
    s, e = ground.windows[place]
    before, after, first = ground.month(s), ground.month(e), ground.each("first")
    k = e - s - 1
    ones = f"{CALC}!${letter(calc.ones)}${FIRST}:${letter(calc.ones)}${FIRST + k - 1}"
    stayed = f"MMULT(--({ground.block(s + 1, e - 1)}>0),{ones})={k}" if k else ""

    def by_rule(plain: str, strict: Callable[[], str]) -> str:
        return f'IF(Reactivation="{label_of(Reactivation.STRICT)}",{strict()},{plain})' if k else plain

    paid, still, gone = f"{before}>0", f"{after}>0", f"{after}<=0"
    up, down = (f"{after}>{before}", f"{after}-{before}"), (still, f"{after}<{before}", f"{before}-{after}")
    returned = sums.of(f"{before}<=0", still, f"{first}<={s}", after)
    opens, closes = f"{before}>=LeastMRR", f"{after}>=LeastMRR"
    found = {
        "opening": sums.paid(before),
        "expansion": by_rule(sums.of(paid, *up), lambda: sums.of(paid, *up, stayed)),
        "contraction": by_rule(sums.of(paid, *down), lambda: sums.of(paid, *down, stayed)),
        "churn": by_rule(
            sums.of(paid, gone, before), lambda: sums.of(paid, f"1-({still})*({stayed})", before)
        ),
        "resurrected": by_rule(
            returned, lambda: f"{returned}+{sums.of(paid, still, f'1-({stayed})', after)}"
        ),
        "opening_logos": sums.of(opens, "1"),
        "churned_logos": by_rule(
            sums.of(opens, f"1-({closes})"), lambda: sums.of(opens, f"1-({closes})*({stayed})")
        ),
    }
    return found | _base_formulas(ground, sums, s, e) | _summed_formulas(calc, s, e)


def _base_formulas(ground: Ground, sums: _Sums, s: int, e: int) -> dict[str, str]:
    """Monthly movements of the customers of the opening month, asked only where the method is about them."""
    own, old, new = f"{ground.month(s)}>0", ground.block(s, e - 1), ground.block(s + 1, e)
    paid, still = f"{old}>0", f"{new}>0"
    asked = {
        "expansion": sums.of(own, paid, f"{new}>{old}", f"{new}-{old}"),
        "contraction": sums.of(own, paid, still, f"{new}<{old}", f"{old}-{new}"),
        "churn": sums.of(own, paid, f"{new}<=0", old),
        "reactivation": sums.of(own, f"{old}<=0", still, new),
    }
    method = label_of(Method.SUM_COHORT)
    return {f"base_{name}": f'IF(Method="{method}",{one},0)' for name, one in asked.items()}


def _summed_formulas(calc: Calc, s: int, e: int) -> dict[str, str]:
    """Movements of all customers added up, and monthly rates multiplied."""
    found = {f"all_{name}": f"SUM({calc.steps.span(s, e - 1, name)})" for name in BASE_FIELDS}
    months = calc.ground.book.months
    monthly = months[e].since(months[s]) == e - s
    for name in ("nrr", "grr"):
        rates = calc.steps.span(s, e - 1, name)
        whole = f'IF(COUNT({rates})={e - s},PRODUCT({rates}),"")'
        found[f"chain_{name}"] = whole if monthly else '""'
    return found


def step_formulas(calc: Calc, t: int) -> dict[str, str]:
    """The formulas of the step from month `t` to the next that the book holds."""
    ground, sums = calc.ground, _Sums(calc)
    before, after, first = ground.month(t), ground.month(t + 1), ground.each("first")
    none, paid, still = f"{before}<=0", f"{before}>0", f"{after}>0"
    cells = {name: calc.steps.cell(t, name, "") for name in STEP_FIELDS} | {"fx": "0"}
    counted = MOVEMENT_NRR_WITH_REACTIVATION.formula(cells)[1:]
    usual = MOVEMENT_NRR.formula(cells)[1:]
    return {
        "opening": sums.paid(before),
        "new": sums.of(none, still, f"{first}>{t + 1}", after),
        "reactivation": sums.of(none, still, f"{first}<={t + 1}", after),
        "expansion": sums.of(paid, f"{after}>{before}", f"{after}-{before}"),
        "contraction": sums.of(paid, still, f"{after}<{before}", f"{before}-{after}"),
        "churn": sums.of(paid, f"{after}<=0", before),
        "nrr": f'IF(Reactivation="{label_of(Reactivation.IN_NUMERATOR)}",{counted},{usual})',
        "grr": MOVEMENT_GRR.formula(cells)[1:],
    }
