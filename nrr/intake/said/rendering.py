"""From a row and its parameters to prose: the one place where sentences about a file are made.

In braces stands a parameter: `{rows}`, `{name!r}` in quotation marks, `{number:row is|rows are}` a number
with the words that follow it, `{number:~is|are}` those words alone. `{count}` is the count of the message.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction
from string import Formatter
from typing import Any

from nrr.ground import Month, percent, points

_ROWS, _NAMES, _MONTHS = 8, 6, 6


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of parameter: the type it is given as, and how it is written."""

    type: str
    written: Callable[[Any], str]


def listed(numbers: Iterable[int], limit: int = _ROWS) -> str:
    """`row 4`, `rows 4, 14 and 16`, `rows 1, 2, 3 and 9 more`."""
    found = [str(number) for number in numbers]
    if not found:
        return "no row"
    if len(found) == 1:
        return f"row {found[0]}"
    if len(found) > limit:
        return f"rows {', '.join(found[:limit])} and {len(found) - limit} more"
    return f"rows {', '.join(found[:-1])} and {found[-1]}"


def named(names: Iterable[str], limit: int = _NAMES) -> str:
    """`A, B`, `A, B, C and 4 more`."""
    found = list(names)
    more = f" and {len(found) - limit} more" if len(found) > limit else ""
    return ", ".join(found[:limit]) + more


def money(amount: Fraction) -> str:
    """An amount as the file writes it, without its currency: `1,234.50`."""
    cents = round(amount * 100)
    return f"{'-' if cents < 0 else ''}{abs(cents) // 100:,}.{abs(cents) % 100:02d}"


def _alike(names: Iterable[str]) -> str:
    return " / ".join(map(repr, names))


KINDS: Mapping[str, Kind] = {
    "text": Kind("str", str),
    "count": Kind("int", "{:,}".format),
    "number": Kind("int", str),
    "decimal": Kind("float", "{:,.2f}".format),
    "rows": Kind("Sequence[int]", listed),
    "names": Kind("list[str] | tuple[str, ...]", named),
    "together": Kind("list[str]", " and ".join),
    "either": Kind("list[int]", lambda numbers: " or ".join(map(str, numbers))),
    "groups": Kind("Iterable[Iterable[str]]", lambda groups: "; ".join(map(_alike, groups))),
    "list": Kind("list[str]", "; ".join),
    "month": Kind("Month", lambda month: str(month.label)),
    "months": Kind("Sequence[Month]", lambda months: named((m.label for m in months), _MONTHS)),
    "money": Kind("Fraction", money),
    "percent": Kind("float", percent),
    "points": Kind("float", points),
}
_TYPES: Mapping[str, type | tuple[type, ...]] = {
    "text": str,
    "count": int,
    "number": int,
    "names": (list, tuple),
    "list": list,
    "together": list,
    "month": Month,
    "money": Fraction,
}


@dataclass(frozen=True, slots=True)
class _Value:
    kind: str
    value: Any


class _Prose(Formatter):
    def convert_field(self, value: Any, conversion: str | None) -> Any:
        if conversion is None:
            return value
        many = isinstance(value.value, list | tuple)
        quoted = tuple(map(repr, value.value)) if many else repr(value.value)
        return _Value(value.kind, quoted)

    def format_field(self, value: Any, format_spec: str) -> str:
        if not format_spec:
            return KINDS[value.kind].written(value.value)
        one, many = format_spec.removeprefix("~").split("|")
        words = one if value.value == 1 else many
        return words if format_spec.startswith("~") else f"{value.value:,} {words}"


_PROSE = _Prose()


def prose(text: str, takes: Mapping[str, str], values: Mapping[str, Any]) -> str:
    """The words of a row. TypeError for a parameter that is missing, unknown or of another type."""
    if values.keys() != takes.keys():
        raise TypeError(f"{text!r} takes {sorted(takes)}, not {sorted(values)}")
    for name, value in values.items():
        if not isinstance(value, _TYPES.get(takes[name], object)):
            raise TypeError(f"{name} is of another type than {takes[name]}: {value!r}")
    return _PROSE.vformat(text, (), {name: _Value(takes[name], value) for name, value in values.items()})
