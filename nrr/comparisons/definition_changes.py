"""What a change of the definition did to the headline: the same book and window, old rules against new."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass

from nrr.comparisons.certainties import TRIO
from nrr.definitions import Policy
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
    was, now = asdict(old[0]), asdict(new[0])
    changed = {name: (str(was[name]), str(now[name])) for name in was if was[name] != now[name]}
    before, after = ({key: getattr(rates, key) for key in TRIO} for _, rates in (old, new))
    return DefinitionChange(made_at, changed, before, after, as_of, fingerprint, reason)
