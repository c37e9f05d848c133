"""What the state knows beside its book: the definition it was watched under, and what was agreed."""

from collections.abc import Sequence
from dataclasses import dataclass

from nrr.actions import Agreement, EventKind, Outcome, outcome
from nrr.definitions import Policy
from nrr.findings import subject_of
from nrr.ledgers import Ledger
from nrr.retention import View, default_window
from nrr.watching.sides import Pair

_ENDED = (EventKind.DONE, EventKind.DROPPED)


@dataclass(frozen=True, slots=True)
class State:
    """Without a policy the definition is that of the digest."""

    policy: Policy | None = None
    agreements: tuple[Agreement, ...] = ()


@dataclass(frozen=True, slots=True)
class AgreedNow:
    """One agreed action as the new file reads it: due since the state, or measured otherwise than there."""

    outcome: Outcome
    due: bool
    measured: bool


def agreed_now(
    agreements: Sequence[Agreement], before: Ledger, after: Ledger, pair: Pair
) -> tuple[AgreedNow, ...]:
    """Every agreed action with what became of it; both books as read."""
    if not agreements:
        return ()
    then = subject_of(before, View(default_window(pair.before), pair.policy))
    now = subject_of(after, View(default_window(pair.after), pair.policy))
    return tuple(_now(outcome(one, then), outcome(one, now), pair) for one in agreements)


def _now(then: Outcome, now: Outcome, pair: Pair) -> AgreedNow:
    own = now.agreement
    due = pair.since < own.due_now <= pair.latest and own.standing not in _ENDED
    return AgreedNow(now, due, now.measured is not None and now.happened != then.happened)
