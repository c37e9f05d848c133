"""Whether the watch speaks, and the status it ends with."""

from collections.abc import Collection
from dataclasses import dataclass
from enum import StrEnum

from nrr.watching.moves import Status, Thresholds


class Outcome(StrEnum):
    """What a run came to."""

    FIRST = "first"
    QUIET = "quiet"
    NEWS = "news"
    REFUSED = "refused"


EXIT = {Outcome.FIRST: 0, Outcome.QUIET: 0, Outcome.NEWS: 3, Outcome.REFUSED: 2}
"""The exit status of the command."""
NOT_DELIVERED = 4


@dataclass(frozen=True, slots=True)
class Happened:
    """What decides whether there is anything to say.

    `new_reds_share` and `largest_loss_share` are fractions of revenue; `score_proven` says whether the
    health score has told leavers from others; the counts are of renewals newly due at risk, red findings
    newly fired and agreed actions due or measured.
    """

    figures: Collection[Status]
    new_reds_share: float = 0.0
    score_proven: bool = False
    largest_loss_share: float = 0.0
    renewals_new_at_risk: int = 0
    red_findings_new: int = 0
    actions_due: int = 0
    definition_changed: bool = False


def outcome_of(happened: Happened, thresholds: Thresholds) -> Outcome:
    """NEWS where anything beyond noise happened; renewals due alone, and reds of an unproven score, are
    none.
    """
    news = (
        any(status is not Status.NOISE for status in happened.figures)
        or happened.largest_loss_share >= thresholds.large_loss
        or (happened.score_proven and happened.new_reds_share >= thresholds.new_reds_arr)
        or happened.renewals_new_at_risk > 0
        or happened.red_findings_new > 0
        or happened.actions_due > 0
        or happened.definition_changed
    )
    return Outcome.NEWS if news else Outcome.QUIET
