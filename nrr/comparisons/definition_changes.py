"""What a change of the definition did to the headline: the same book and window, old rules against new."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass

from nrr.comparisons.certainties import TRIO
from nrr.definitions import Policy
from nrr.ground import Choice, moment_label, percent, points
from nrr.retention import Rates


@dataclass(frozen=True, slots=True)
class DefinitionChange:
    """A row of the log of definitions, never edited: an undo is a row of its own.

    `changed` has the old and the new value of every rule; `before` and `after` the trio as fractions, None
    where not defined. `as_of` is the closing month and `fingerprint` the book they were taken of.
    """

    made_at: str
    changed: Mapping[str, tuple[str, str]]
    before: Mapping[str, float | None]
    after: Mapping[str, float | None]
    as_of: str
    fingerprint: str
    reason: str = ""

    @property
    def points(self) -> dict[str, float | None]:
        """New less old in percentage points."""
        pairs = {key: (self.before[key], self.after[key]) for key in TRIO}
        return {
            key: None if old is None or new is None else 100 * (new - old)
            for key, (old, new) in pairs.items()
        }


def change_said(change: DefinitionChange) -> str:
    """`3 Mar 2026: paused customers kept → counted as lost: NRR 107.0% → 100.9%, −6.1 pts`, in its words."""
    moved = change.points["nrr"]
    said = "" if moved is None else f", {points(moved / 100)}"
    effect = f"NRR {percent(change.before['nrr'])} → {percent(change.after['nrr'])}{said}"
    reason = f" ({change.reason})" if change.reason else ""
    return f"{moment_label(change.made_at)}: {rules_said(change.changed)}: {effect}{reason}"


def rules_said(changed: Mapping[str, tuple[str, str]]) -> str:
    """Every changed rule, old and new."""
    pairs = ((rule_said(rule, old), rule_said(rule, new)) for rule, (old, new) in changed.items())
    return "; ".join(f"{old} → {new}" for old, new in pairs)


def changed_rules(old: Policy, new: Policy) -> dict[str, tuple[str, str]]:
    """The rules that differ, with their old and new value."""
    was, now = asdict(old), asdict(new)
    return {name: (str(was[name]), str(now[name])) for name in was if was[name] != now[name]}


def rule_said(rule: str, value: str) -> str:
    """The value of a rule: a choice by its words, a number as it is."""
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
) -> DefinitionChange:
    """The row of a change of rules, each side with the trio it gives on the same book and window."""
    changed = changed_rules(old[0], new[0])
    before, after = ({key: getattr(rates, key) for key in TRIO} for _, rates in (old, new))
    return DefinitionChange(made_at, changed, before, after, as_of, fingerprint, reason)
