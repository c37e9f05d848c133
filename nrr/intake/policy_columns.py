"""Columns by which a policy can count: which were found, and what counting by each does to the headline."""

from dataclasses import dataclass
from typing import Literal

from nrr.definitions import Policy
from nrr.ground import ChurnDate, Level, Problem, Refusal
from nrr.intake.drafts import Draft
from nrr.intake.headings.words import Role
from nrr.intake.outcomes import headline
from nrr.intake.said.saying import Message, problem_of
from nrr.ledgers import Ledger, settle

_Column = Literal[Message.PARENT_COLUMN, Message.SUBSCRIPTION_COLUMN, Message.CANCELLED_COLUMN]
_Counted = Literal[
    Message.PARENT_COLUMN_COUNTED, Message.SUBSCRIPTION_COLUMN_COUNTED, Message.CANCELLED_COLUMN_COUNTED
]


@dataclass(frozen=True, slots=True)
class _Use:
    """A role, the policy that needs its column, and what is said of it without and with a headline."""

    role: Role
    policy: Policy
    column: _Column
    counted: _Counted


_USES = (
    _Use(Role.PARENT, Policy(level=Level.PARENT), Message.PARENT_COLUMN, Message.PARENT_COLUMN_COUNTED),
    _Use(
        Role.SUBSCRIPTION,
        Policy(level=Level.SUBSCRIPTION),
        Message.SUBSCRIPTION_COLUMN,
        Message.SUBSCRIPTION_COLUMN_COUNTED,
    ),
    _Use(
        Role.CANCELLED,
        Policy(churn_date=ChurnDate.CANCELLATION),
        Message.CANCELLED_COLUMN,
        Message.CANCELLED_COLUMN_COUNTED,
    ),
)


def told_columns(draft: Draft, ledger: Ledger) -> tuple[Problem, ...]:
    """A line for every such column, with the NRR it leads to and the difference in points."""
    usual = _headline(ledger, Policy())
    return tuple(
        _told(use, draft, ledger, usual)
        for use in _USES
        if use.role.value in ledger.roles and use.role in draft.roles
    )


def _told(use: _Use, draft: Draft, ledger: Ledger, usual: float | None) -> Problem:
    heading = draft.headings[draft.roles[use.role]]
    found = _headline(ledger, use.policy)
    place = draft.tables[0].place((), heading)
    if found is None or usual is None:
        return problem_of(use.column, place, heading=heading)
    moved = found - usual
    return problem_of(use.counted, place, effect=moved, heading=heading, nrr=found, moved=moved)


def _headline(ledger: Ledger, policy: Policy) -> float | None:
    try:
        return headline(settle(ledger, policy))
    except Refusal:
        return None
