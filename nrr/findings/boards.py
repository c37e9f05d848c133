"""Which findings are shown where: what decides whether the rest may be believed comes first."""

from collections.abc import Iterable
from dataclasses import dataclass

from nrr.findings.records import Alert, Finding
from nrr.ground import SampleLabel

_BEFORE_ALL = ("R-DATA", "R-HIST", "R-SMALL")
_WEIGHT = {Alert.RED: 0, Alert.AMBER: 1, Alert.INFO: 2}
MOST_ON_A_BOARD = 5


@dataclass(frozen=True, slots=True)
class Arranged:
    """Findings for the page: at most five first, the rest for a table, and those of direction only."""

    first: tuple[Finding, ...]
    rest: tuple[Finding, ...]
    direction_only: tuple[Finding, ...]


def arranged(findings: Iterable[Finding], most: int = MOST_ON_A_BOARD) -> Arranged:
    """Fired findings in order: data, history and sample, then red before amber, then by amount at stake.

    Comparisons that rest on a small sample go to `direction_only`; below the suppression limit nothing of
    them is shown. Rules about named customers and facts stay clear of muting above that limit.
    """
    fired = [finding for finding in findings if finding.fires and _allowed(finding)]
    clear = sorted((finding for finding in fired if _clear(finding)), key=_order)
    muted = sorted((finding for finding in fired if not _clear(finding)), key=_order)
    return Arranged(tuple(clear[:most]), tuple(clear[most:]), tuple(muted))


def _allowed(finding: Finding) -> bool:
    facts_of_the_file = finding.rule.id in _BEFORE_ALL
    return facts_of_the_file or finding.sample is not SampleLabel.SUPPRESSED


def _clear(finding: Finding) -> bool:
    return finding.rule.named or finding.sample is SampleLabel.OK


def _order(finding: Finding) -> tuple[int, int, int]:
    first = _BEFORE_ALL.index(finding.rule.id) if finding.rule.id in _BEFORE_ALL else len(_BEFORE_ALL)
    weight = 3 if finding.severity is None else _WEIGHT[finding.severity]
    return first, weight, -finding.at_stake_arr_minor
