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


class Decided(StrEnum):
    """What a customer's own decision to leave was about."""

    RIVAL = "competitor"
    BUDGET = "budget or price"
    TEAM = "team or sponsor change"
    OUTCOME = "expected result missed"


DECIDED_WORDS: Mapping[Decided, tuple[str, ...]] = MappingProxyType(
    {
        Decided.RIVAL: ("competitor", "competition", "rival", "switched", "switching", "alternative"),
        Decided.BUDGET: (*("budget", "price", "prices", "pricing", "cost", "costs", "cheaper", "expensive"),),
        Decided.TEAM: (
            *("sponsor", "champion", "team", "reorganisation", "reorganization", "management", "contact"),
        ),
        Decided.OUTCOME: (
            *("feature", "features", "functionality", "result", "results", "value", "outcome", "roi"),
            *("adoption", "unused", "usage", "quality", "bugs"),
        ),
    }
)
"""In this order: a reason is taken for the first thing it names."""


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
    return next((reason for reason, known in words.items() if _names(text, known)), ChurnReason.VOLUNTARY)


def decided(text: str, words: Mapping[Decided, tuple[str, ...]] = DECIDED_WORDS) -> Decided | None:
    """What a decision to leave was about; None where its words do not say, or it was no decision."""
    if churn_reason(text) is not ChurnReason.VOLUNTARY:
        return None
    return next((kind for kind, known in words.items() if _names(text, known)), None)


def _names(text: str, known: Iterable[str]) -> bool:
    return re.search(rf"\b({'|'.join(map(re.escape, known))})\b", text, re.IGNORECASE) is not None


def churn_by_reason(
    rows: Iterable[tuple[str, float]], words: Mapping[ChurnReason, tuple[str, ...]] = WORDS
) -> ChurnReasons:
    """Add up lost revenue by reason."""
    amounts = dict.fromkeys(ChurnReason, 0.0)
    for text, amount in rows:
        amounts[churn_reason(text, words)] += amount
    return ChurnReasons(MappingProxyType(amounts))


@dataclass(frozen=True, slots=True)
class TalliedReason:
    """One reason as it stands in the file: its line, how many customers gave it, and what they paid."""

    text: str
    reason: ChurnReason
    customers: int
    amount: float


def tallied(
    rows: Iterable[tuple[str, float]], words: Mapping[ChurnReason, tuple[str, ...]] = WORDS
) -> tuple[TalliedReason, ...]:
    """Every reason as written, the largest amount first; blanks and capitals alone make no second one."""
    found: dict[str, list[tuple[str, float]]] = {}
    for text, amount in rows:
        plain = " ".join(text.split())
        found.setdefault(plain.casefold(), []).append((plain, amount))
    listed = (
        TalliedReason(own[0][0], churn_reason(own[0][0], words), len(own), sum(one for _, one in own))
        for own in found.values()
    )
    return tuple(sorted(listed, key=lambda one: (-one.amount, one.text)))
