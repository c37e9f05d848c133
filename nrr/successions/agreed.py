"""Agreed actions from one file to the next: their customers under the names they have now."""

from collections.abc import Sequence

from nrr.actions import Agreement
from nrr.definitions import Policy
from nrr.ground import Refusal
from nrr.ledgers import Ledger, settle
from nrr.successions.restatements import renamed_customers


def agreements_followed(
    agreements: Sequence[Agreement], before: Ledger, after: Ledger, policy: Policy, on: str
) -> tuple[Agreement, ...]:
    """The same agreements, each with a dated event where customers of its list are called otherwise now."""
    if not any(one.named for one in agreements):
        return tuple(agreements)
    try:
        names = renamed_customers(settle(before, policy), settle(after, policy))
    except Refusal:
        return tuple(agreements)
    return tuple(one.with_names(names, on) for one in agreements)
