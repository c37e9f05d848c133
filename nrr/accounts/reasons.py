"""Why customers left: the reason's text mapped by an editable word list.

Unknown is a line of its own and never spread over the others; above 30% no shares are headlined.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType

from nrr.ground import ratio

_MOST_UNKNOWN = 0.30


class ChurnReason(StrEnum):
    """The four lines."""

    VOLUNTARY = "voluntary"
    INVOLUNTARY = "involuntary"
    ENDED = "business ended"
    UNKNOWN = "unknown"


WORDS: Mapping[ChurnReason, tuple[str, ...]] = MappingProxyType(
    {
        ChurnReason.INVOLUNTARY: (
            *("card", "payment", "declined", "insufficient", "dunning", "delinquent", "expired"),
        ),
        ChurnReason.ENDED: ("closed", "bankrupt", "bankruptcy", "acquired"),
    }
)


@dataclass(frozen=True, slots=True)
class ChurnReasons:
    """Lost revenue by reason, in the unit given. Shares of the known are of everything but unknown."""

    amounts: Mapping[ChurnReason, float]

    @property
    def total(self) -> float:
        """All lost revenue."""
        return sum(self.amounts.values())

    @property
    def unknown_share(self) -> float | None:
        """The share without a reason."""
        return ratio(self.amounts[ChurnReason.UNKNOWN], self.total)

    @property
    def may_headline(self) -> bool:
        """Whether shares by reason may be stated: at most 30% unknown."""
        share = self.unknown_share
        return share is not None and share <= _MOST_UNKNOWN

    def share_of_known(self, reason: ChurnReason) -> float | None:
        """The share of a reason among those with one."""
        return ratio(self.amounts[reason], self.total - self.amounts[ChurnReason.UNKNOWN])


def churn_reason(text: str, words: Mapping[ChurnReason, tuple[str, ...]] = WORDS) -> ChurnReason:
    """The line a reason belongs to; a text that matches no word is the customer's own decision."""
    if not text.strip():
        return ChurnReason.UNKNOWN
    for reason, known in words.items():
        if re.search(rf"\b({'|'.join(map(re.escape, known))})\b", text, re.IGNORECASE):
            return reason
    return ChurnReason.VOLUNTARY


def churn_by_reason(
    rows: Iterable[tuple[str, float]], words: Mapping[ChurnReason, tuple[str, ...]] = WORDS
) -> ChurnReasons:
    """Add up lost revenue by reason."""
    amounts = dict.fromkeys(ChurnReason, 0.0)
    for text, amount in rows:
        amounts[churn_reason(text, words)] += amount
    return ChurnReasons(MappingProxyType(amounts))
