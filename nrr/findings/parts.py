"""What fired, as plain records for a snapshot."""

from dataclasses import dataclass
from enum import StrEnum

from nrr.findings.records import Alert


class Rank(StrEnum):
    """Where a finding stands: among the first, in the table of the rest, or as a direction only."""

    FIRST = "first"
    REST = "rest"
    DIRECTION = "direction"


@dataclass(frozen=True, slots=True)
class FindingPart:
    """A diagnostic rule that fired, in words: `why` is its trigger with the numbers measured.

    `customers` is how many the sentence speaks of; None where it is about all, or tells of none. `effect`
    is by how much it changes how NRR reads, a fraction; `changed` which thresholds are not the standard.
    """

    rule: str
    title: str
    severity: Alert
    rank: Rank
    sentence: str
    why: str
    at_stake_arr_minor: int
    evidence: tuple[str, ...]
    customers: int | None = None
    effect: float | None = None
    changed: str = ""
