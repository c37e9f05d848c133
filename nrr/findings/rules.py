"""Rules as rows of data, under the thresholds that a company has set or the standard ones.

A rule's wording, its formula and the source of its standard thresholds stand in `rules.json`; the thresholds
stand in `nrr.definitions`, with what else may be set.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import lru_cache
from importlib.resources import files
from types import MappingProxyType
from typing import Self

import msgspec

from nrr.definitions import Policy, criteria, group_of


@dataclass(frozen=True, slots=True)
class DiagnosticRule:
    """One row: thresholds (fractions, counts), wordings, the trigger and what is measured in words, the
    source of the standard thresholds; `changed` says which of them were set otherwise.

    `affected` says by wording what its amount is; a wording without an entry speaks of no sum and has no
    amount. `withheld` holds the wordings for readers who must not tell so few customers apart. `named`
    rules state facts about named customers or the data, so a small sample does not mute them. `effect` is
    the measure that says by how much the finding changes how NRR reads, empty where none does.
    """

    id: str
    formula: str
    source: str
    wording: Mapping[str, str]
    measures: Mapping[str, str]
    title: str = ""
    thresholds: Mapping[str, float] = field(default_factory=dict)
    changed: str = ""
    affected: Mapping[str, str] = field(default_factory=dict)
    withheld: Mapping[str, str] = field(default_factory=dict)
    named: bool = False
    effect: str = ""

    def adjusted(self, **thresholds: float) -> Self:
        """The same rule with other thresholds; KeyError for one it does not have."""
        told = [f"{_label(self.id, name)} {_written(self.id, name, v)}" for name, v in thresholds.items()]
        was = [_written(self.id, name, self.thresholds[name]) for name in thresholds]
        changed = "; ".join(f"{now} (standard {before})" for now, before in zip(told, was, strict=True))
        return replace(self, thresholds={**self.thresholds, **thresholds}, changed=changed)

    @property
    def trigger(self) -> str:
        """The formula with the thresholds in force."""
        return self.formula.format(
            **{name: _written(self.id, name, v) for name, v in self.thresholds.items()}
        )


def diagnostic_rules() -> Mapping[str, DiagnosticRule]:
    """Every rule by id under the standard thresholds, in the order of the list."""
    return rules_of(Policy())


@lru_cache(64)
def rules_of(policy: Policy) -> Mapping[str, DiagnosticRule]:
    """Every rule by id under the thresholds of a policy, in the order of the list."""
    data = files("nrr.findings").joinpath("rules.json").read_bytes()
    rules = msgspec.json.decode(data, type=tuple[DiagnosticRule, ...])
    return MappingProxyType({rule.id: _under(rule, policy) for rule in rules})


def rule_of(given: DiagnosticRule | None, rule_id: str) -> DiagnosticRule:
    """The rule to evaluate: the one given, or the standard one of that id."""
    return diagnostic_rules()[rule_id] if given is None else given


_ANSWERS: Mapping[str, Mapping[str, str]] = MappingProxyType(
    {
        "R-SMALL": {"customers": "small_sample", "effective": "small_effective_sample"},
        "R-WALL": {"share": "wall_from"},
    }
)
"""Thresholds that decide about more than their rule: they are answers of the policy itself."""


def _under(rule: DiagnosticRule, policy: Policy) -> DiagnosticRule:
    """A row with its title and the thresholds in force."""
    usual, own = _thresholds(rule.id, Policy()), _thresholds(rule.id, policy)
    title = next((one.subject for one in group_of(rule.id).values()), rule.title)
    changed = {name: value for name, value in own.items() if value != usual[name]}
    return replace(rule, title=title, thresholds=usual).adjusted(**changed)


def _thresholds(rule_id: str, policy: Policy) -> dict[str, float]:
    own = {name: policy.criterion(one.key) for name, one in group_of(rule_id).items()}
    return own | {name: float(getattr(policy, one)) for name, one in _ANSWERS.get(rule_id, {}).items()}


def _written(rule_id: str, name: str, value: float) -> str:
    """A threshold as a formula says it."""
    one = criteria().get(f"{rule_id}.{name}")
    if one is not None:
        return one.written(value)
    return f"{100 * value:g}%" if name == "share" else f"{value:g}"


def _label(rule_id: str, name: str) -> str:
    one = criteria().get(f"{rule_id}.{name}")
    return name if one is None else one.label
