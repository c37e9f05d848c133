"""What a board shows and says, before any markup: its page and its paper print the same."""

from collections.abc import Sequence

from nrr.findings import FindingPart, Rank
from nrr.ground import count, moment_label, plural
from nrr.intervals import CERTAINTIES
from nrr.packs import too_few
from nrr.retention import Check
from nrr.snapshots import Snapshot

_OF_PAGES = frozenset({"forecast", "watch"})
"""What only the pages show."""


def foot(snapshot: Snapshot) -> str:
    """The last line of every page."""
    return (
        f"{snapshot.stamp} · published {moment_label(snapshot.made_at)} · figures do not change after"
        " publication"
    )


def untied(checks: Sequence[Check]) -> str:
    """Said beside the figures, whatever sections the board has; empty where all pass."""
    off = [check.said for check in checks if not check.passed]
    return f"{plural(len(off), 'check')} failed: {'; '.join(off)}" if off else ""


def doubted(snapshot: Snapshot) -> tuple[str, ...]:
    """What must be read before the headline: doubts about the book as a whole, and why its publisher holds
    it right.
    """
    doubts = (f"Doubtful data: {alarm.what} {alarm.remedy}" for alarm in snapshot.alarms)
    confirmed = f"The publisher confirms these figures: {snapshot.confirmed}" if snapshot.confirmed else ""
    return tuple(said for said in (*doubts, confirmed) if said)


def later_findings(findings: Sequence[FindingPart]) -> list[str]:
    """What each says; where few customers stand behind one, only its direction is told."""
    return [
        f"{one.title} (direction only): {one.sentence}" if one.rank is Rank.DIRECTION else one.sentence
        for one in findings
    ]


def certainties(snapshot: Snapshot) -> list[str]:
    """What a board says about chance, in words; it holds no forecast, and nothing where it shows no rate."""
    if too_few(snapshot):
        return []
    return [f"{one.label}: {one.meaning}" for one in CERTAINTIES if one.key not in _OF_PAGES]


def ties_said(checks: Sequence[Check]) -> str:
    """How many checks pass."""
    passed = sum(check.passed for check in checks)
    if checks and passed == len(checks):
        return f"All {plural(passed, 'check')} pass"
    return f"{count(passed)} of {plural(len(checks), 'check')} pass"
