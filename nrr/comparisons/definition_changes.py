"""What a change of the definition did: the same book and window, old rules against new."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field

from nrr.comparisons.certainties import TRIO
from nrr.definitions import Policy, criteria
from nrr.ground import Choice, count, moment_label, percent, points
from nrr.retention import Rates

Counts = tuple[int, int]


@dataclass(frozen=True, slots=True)
class DefinitionChange:
    """A row of the log of definitions, never edited: an undo is a row of its own.

    `changed` has the old and the new value of every rule; `before` and `after` the trio as fractions, None
    where not defined; `other` counts that thresholds decide, such as findings, old and new. `as_of` is the
    closing month and `fingerprint` the book they were taken of.
    """

    made_at: str
    changed: Mapping[str, tuple[str, str]]
    before: Mapping[str, float | None]
    after: Mapping[str, float | None]
    as_of: str
    fingerprint: str
    reason: str = ""
    author: str = ""
    other: Mapping[str, Counts] = field(default_factory=dict)

    @property
    def points(self) -> dict[str, float | None]:
        """New less old in percentage points."""
        pairs = {key: (self.before[key], self.after[key]) for key in TRIO}
        return {
            key: None if old is None or new is None else 100 * (new - old)
            for key, (old, new) in pairs.items()
        }

    @property
    def of_thresholds(self) -> bool:
        """Whether only thresholds were changed, which move no rate."""
        return all(rule in criteria() for rule in self.changed)


def change_said(change: DefinitionChange) -> str:
    """`3 Mar 2026: paused customers kept → counted as lost: NRR 107.0% → 100.9%, −6.1 pts`, in its words."""
    moved = change.points["nrr"]
    said = "" if moved is None else f", {points(moved / 100)}"
    effect = f"NRR {percent(change.before['nrr'])} → {percent(change.after['nrr'])}{said}"
    told = others_said(change) if change.of_thresholds else effect
    because = ", ".join(filter(None, (change.reason, change.author)))
    reason = f" ({because})" if because else ""
    return ": ".join(filter(None, (moment_label(change.made_at), rules_said(change.changed), told))) + reason


def others_said(change: DefinitionChange) -> str:
    """`findings 5 → 4, red customers 12 → 9`."""
    return ", ".join(f"{what} {count(old)} → {count(new)}" for what, (old, new) in change.other.items())


def rules_said(changed: Mapping[str, tuple[str, str]]) -> str:
    """Every changed rule, old and new."""
    return "; ".join(
        f"{threshold_said(rule)}{rule_said(rule, old)} → {rule_said(rule, new)}"
        for rule, (old, new) in changed.items()
    )


def threshold_said(rule: str) -> str:
    """Which threshold it is; a rule is known by its answers alone."""
    return f"{criteria()[rule].said} " if rule in criteria() else ""


def changed_rules(old: Policy, new: Policy) -> dict[str, tuple[str, str]]:
    """The rules and thresholds that differ, with their old and new value."""
    was, now = asdict(old), asdict(new)
    plain = {n: (str(was[n]), str(now[n])) for n in was if n != "criteria" and was[n] != now[n]}
    keys = dict.fromkeys(key for key, _ in (*old.criteria, *new.criteria))
    told = {key: (old.criterion(key), new.criterion(key)) for key in keys}
    return plain | {key: (repr(a), repr(b)) for key, (a, b) in told.items() if a != b}


def rule_said(rule: str, value: str) -> str:
    """The value of a rule: a choice by its words, a threshold with its unit, a number as it is."""
    if rule in criteria():
        return criteria()[rule].written(float(value))
    if not isinstance(getattr(Policy(), rule, None), Choice):
        return value
    choice: Choice = getattr(Policy().with_values({rule: value}), rule)
    return choice.stamp or value


def definition_change(
    old: tuple[Policy, Rates],
    new: tuple[Policy, Rates],
    *,
    made_at: str,
    as_of: str,
    fingerprint: str,
    reason: str = "",
    author: str = "",
    other: Mapping[str, Counts] | None = None,
) -> DefinitionChange:
    """The row of a change of rules, each side with the trio it gives on the same book and window."""
    changed = changed_rules(old[0], new[0])
    before, after = ({key: getattr(rates, key) for key in TRIO} for _, rates in (old, new))
    return DefinitionChange(
        made_at, changed, before, after, as_of, fingerprint, reason, author, dict(other or {})
    )
