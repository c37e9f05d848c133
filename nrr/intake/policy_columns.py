"""Columns by which a policy can count: which were found, and what counting by each does to the headline."""

from dataclasses import dataclass

from nrr.definitions import Policy
from nrr.ground import ChurnDate, Level, Place, Problem, Refusal, Severity, percent, points
from nrr.intake.drafts import Draft
from nrr.intake.headings.words import Role
from nrr.intake.outcomes import headline
from nrr.ledgers import Ledger, settle


@dataclass(frozen=True, slots=True)
class _Use:
    """A role, the policy that needs its column, and how both are called."""

    role: Role
    policy: Policy
    names: str
    counting: str


_USES = (
    _Use(Role.PARENT, Policy(level=Level.PARENT), "the parent company of customers", "counted by parent"),
    _Use(Role.SUBSCRIPTION, Policy(level=Level.SUBSCRIPTION), "subscriptions", "counted by subscription"),
    _Use(
        Role.CANCELLED,
        Policy(churn_date=ChurnDate.CANCELLATION),
        "the day of cancellation",
        "with revenue ending at cancellation",
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
    moved = None if found is None or usual is None else found - usual
    text = f"Column {heading} names {use.names}."
    if moved is not None:
        text += f" NRR {use.counting}: {percent(found)} ({points(moved)} against the headline)."
    return Problem(
        f"{use.role.value}_column",
        Severity.INFO,
        text,
        remedy="Choose it under Definitions if that is how you count.",
        place=Place(draft.tables[0].file, draft.tables[0].sheet or None, (), heading),
        effect=moved,
    )


def _headline(ledger: Ledger, policy: Policy) -> float | None:
    try:
        return headline(settle(ledger, policy))
    except Refusal:
        return None
