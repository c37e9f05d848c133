"""What became of what was up for renewal."""

from enum import StrEnum


class State(StrEnum):
    """What became of what was up."""

    RENEWED = "renewed"
    CHURNED = "churned"
    IN_GRACE = "in_grace"
    NOTICE = "notice"
    PENDING = "pending"


OPEN = (State.IN_GRACE, State.NOTICE, State.PENDING)
STATES = (*OPEN, State.CHURNED, State.RENEWED)
"""In the order in which one of several terms decides for its renewal."""
