"""Thresholds of rules, weights of the health score and limits of the watch: each once, with what is allowed.

A company may set its own. What it set stands in its policy and is told wherever a finding or a colour is.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import cache
from importlib.resources import files
from types import MappingProxyType

import msgspec

from nrr.ground import Refusal

HEALTH, WATCH = "health", "watch"
"""Groups beside those of the diagnostic rules, which go by the id of their rule."""


class Measure(StrEnum):
    """What a threshold is measured in; percent and points are kept as fractions."""

    PERCENT = "percent"
    POINTS = "points"
    COUNT = "count"
    NUMBER = "number"
    SCORE = "score"
    WEIGHT = "weight"

    @property
    def per_unit(self) -> int:
        """How many of what people write make one of what is kept."""
        return 100 if self in (Measure.PERCENT, Measure.POINTS) else 1


@dataclass(frozen=True, slots=True)
class Criterion:
    """One threshold: `standard` is what holds where nobody set another, `least` and `most` what may be set.

    `at_most` names another of the same group that it may not exceed. `key` is `group.name`.
    """

    name: str
    label: str
    unit: Measure
    standard: float
    least: float
    most: float
    at_most: str = ""
    group: str = ""
    subject: str = ""

    @property
    def key(self) -> str:
        """How a settings file calls it."""
        return f"{self.group}.{self.name}"

    @property
    def said(self) -> str:
        """`Leaky bucket, red with GRR below`."""
        return f"{self.subject}, {self.label}"

    def written(self, value: float) -> str:
        """A value with its unit: `80%`, `5 points`, `20`."""
        number = f"{round(value * self.unit.per_unit, 6):g}"
        if self.unit is Measure.POINTS:
            return f"{number} point{'' if number == '1' else 's'}"
        return f"{number}%" if self.unit is Measure.PERCENT else number

    def read(self, text: str) -> float:
        """The value in a text such as `80%`, `0.8` or `5 points`; Refusal for what it may not be."""
        plain = text.strip().removesuffix("points").removesuffix("point").rstrip()
        marked = plain.endswith("%") or plain != text.strip()
        try:
            number = float(plain.removesuffix("%"))
        except ValueError:
            raise Refusal(
                f"{self.key} is a number, not {text!r}; its standard is {self.written(self.standard)}"
            ) from None
        return self.checked(number / self.unit.per_unit if marked else number)

    def checked(self, value: float) -> float:
        """The value itself; Refusal for one beyond what may be set."""
        if not self.least <= value <= self.most:
            low, high = self.written(self.least), self.written(self.most)
            raise Refusal(
                f"{self.key} ({self.said}) lies between {low} and {high}, not {self.written(value)};"
                f" its standard is {self.written(self.standard)}"
            )
        return self.whole(round(value, 12))

    def whole(self, value: float) -> float:
        """A count without its fraction; Refusal where it has one."""
        if self.unit is Measure.COUNT and value != int(value):
            raise Refusal(f"{self.key} ({self.said}) is a whole number, not {value:g}")
        return value

    def changed_said(self, value: float) -> str:
        """`Leaky bucket, red with GRR below 78% (standard 80%)`."""
        return f"{self.said} {self.written(value)} (standard {self.written(self.standard)})"


@dataclass(frozen=True, slots=True)
class _Group:
    group: str
    subject: str
    criteria: tuple[Criterion, ...]


@cache
def criteria() -> Mapping[str, Criterion]:
    """Every threshold by its key, in the order of the list."""
    data = files("nrr.definitions").joinpath("criteria.json").read_bytes()
    groups = msgspec.json.decode(data, type=tuple[_Group, ...])
    found = (replace(one, group=own.group, subject=own.subject) for own in groups for one in own.criteria)
    return MappingProxyType({one.key: one for one in found})


def group_of(name: str) -> dict[str, Criterion]:
    """The thresholds of a group by their names in it; none for a group that has none."""
    return {one.name: one for one in criteria().values() if one.group == name}


Chosen = tuple[tuple[str, float], ...]
"""Thresholds that differ from the standard, by key, in the order of the list."""


def with_criteria(held: Chosen, changed: Mapping[str, float]) -> Chosen:
    """The set with some values put in place; a standard one is no longer in it. Refusal for values beyond
    what may be set, and for those that contradict one another.
    """
    told = dict(held) | {key: criteria()[key].checked(value) for key, value in changed.items()}
    found = tuple(
        (key, told[key]) for key, one in criteria().items() if key in told and told[key] != one.standard
    )
    _consistent(dict(found))
    return found


def _consistent(told: Mapping[str, float]) -> None:
    values = {key: told.get(key, one.standard) for key, one in criteria().items()}
    for key, one in criteria().items():
        above = criteria().get(f"{one.group}.{one.at_most}")
        if above is not None and values[key] > values[above.key]:
            raise Refusal(
                f"{key} ({one.said}) is {one.written(values[key])}, more than {above.key}"
                f" ({above.label}), {above.written(values[above.key])}: lower the one or raise the other"
            )
    if not any(values[one.key] for one in group_of(HEALTH).values() if one.unit is Measure.WEIGHT):
        raise Refusal("health needs at least one weight above zero: without any there is no score")


def read_criterion(key: str, text: str) -> float:
    """The value a text sets for a threshold; Refusal for a key or a value that there is not."""
    if key not in criteria():
        group = key.partition(".")[0]
        near = ", ".join(one.key for one in group_of(group).values())
        known = near or f"groups {', '.join(dict.fromkeys(one.group for one in criteria().values()))}"
        raise Refusal(f"there is no threshold {key!r}; there are: {known}")
    return criteria()[key].read(text)
