"""Which answers of a policy an engine can give: a list, and every other answer is refused by its name."""

from collections.abc import Mapping

from nrr.definitions import (
    Choice,
    ChurnDate,
    Currency,
    Gaps,
    Level,
    Method,
    Negatives,
    PartialMonth,
    Pauses,
    Policy,
    Price,
    Reactivation,
    Usage,
)
from nrr.ground import Refusal
from nrr.ledgers import NEEDED
from nrr.warehouse.columns import Columns

PUSHED_DOWN: frozenset[Choice] = frozenset(
    {
        *Method,
        *Reactivation,
        *Level,
        *Currency,
        *PartialMonth,
        *ChurnDate,
        *Usage,
        Negatives.FLOOR,
        Negatives.BRIDGE,
        *Pauses,
        *Gaps,
        Price.EXPANSION,
    }
)
"""Answers that are computed where the rows are."""

NOT_ANSWERED: Mapping[str, str] = {
    "findings": "rules that look at single customers are not asked; `not_asked` names them",
    "actions": "actions are proposed for single customers",
    "health": "health is scored customer by customer",
    "paused": "paused customers are told one by one",
    "forecast": "its band is drawn by leaving out single customers and counting others twice",
    "intervals": "cohorts by age are resampled customer by customer; segments have theirs on the pages",
}
"""Parts of a report that a table in a database does not give, and why."""


def require_pushed_down(policy: Policy, columns: Columns) -> None:
    """Refusal, before anything runs, for an answer that is not given there, or that rests on a column the
    table lacks.
    """
    for answer in policy.choices:
        if answer not in PUSHED_DOWN:
            raise Refusal(
                f"{_question(answer)}={answer} is not computed in a warehouse; "
                "read the rows as a file, or choose another answer"
            )
    held = {*columns.used} - ({"status"} if not columns.states else set())
    for answer, role, needs in NEEDED:
        if answer in policy.choices and role not in held:
            raise Refusal(f"{needs}; the table has none")
    if set(policy.revenue_types) != set(Policy().revenue_types) and not columns.revenue_type:
        raise Refusal(
            "counting some kinds of revenue only needs a column that tells them; the table has none"
        )


def _question(answer: Choice) -> str:
    """The name of the question as the command line has it."""
    return next(name for name in Policy.__dataclass_fields__ if type(answer) is type(getattr(Policy(), name)))
