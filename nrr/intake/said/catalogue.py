"""The rows of the catalogue: what can be said of an upload, with its code, its words and what they take."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from importlib.resources import files
from types import MappingProxyType
from typing import Any

from nrr.ground import Option, Severity

_DID = {
    Severity.QUESTION: "No figures are shown until you choose.",
    Severity.ERROR: "No figures are shown until this is repaired.",
}


@dataclass(frozen=True, slots=True)
class Asked:
    """Headings by which a message says itself: words of which one stands in a heading (of the column of
    `role`, where one is named), and words in the heading of another column `beside`. Nothing is said once one
    of the answers `unless` is given: a key, or `columns.amount`.

    Its words and answers may name `heading` and `beside`, and `names`: the first headings with such a word.
    """

    heading: tuple[str, ...]
    role: str = ""
    beside: tuple[str, ...] = ()
    unless: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Row:
    """One message: `code` is what programs know it by, `says` the sentence with its parameters in braces,
    `remedy` what to do, `did` what the reader did (its level has a usual one), `choices` its answers where
    they are always the same, each a label and the answers it gives, `takes` the kind of each
    parameter (`rendering.KINDS`), `asked` the headings by which it is said where no code says it.
    """

    code: str
    level: Severity
    says: str
    remedy: str = ""
    did: str = ""
    choices: tuple[Mapping[str, Any], ...] = ()
    takes: Mapping[str, str] = field(default_factory=dict)
    asked: Asked | None = None


@dataclass(frozen=True, slots=True)
class Phrase:
    """Words that are part of a message, or the label of a choice."""

    says: str
    takes: Mapping[str, str] = field(default_factory=dict)


@lru_cache(maxsize=1)
def rows() -> Mapping[str, Row]:
    """Key of a message -> its row. ValueError for a key that stands twice or a field nobody knows."""
    return MappingProxyType(
        {key: _row(key, fields) for key, fields in _entries().items() if "level" in fields}
    )


@lru_cache(maxsize=1)
def usual_choices() -> Mapping[str, tuple[Option, ...]]:
    """Code -> the answers of its question, where they are always the same."""
    found: dict[str, tuple[Option, ...]] = {}
    for row in rows().values():
        if row.choices and row.level is Severity.QUESTION:
            found.setdefault(
                row.code, tuple(Option(one["label"], dict(one["answers"])) for one in row.choices)
            )
    return MappingProxyType(found)


@lru_cache(maxsize=1)
def phrases() -> Mapping[str, Phrase]:
    """Key -> the words of a label or a part of a message: the entries that have no level."""
    found: dict[str, dict[str, Any]] = {k: f for k, f in _entries().items() if "level" not in f}
    return MappingProxyType({key: Phrase(**fields) for key, fields in found.items()})


@lru_cache(maxsize=1)
def _entries() -> Mapping[str, dict[str, object]]:
    found: dict[str, dict[str, object]] = {}
    for theme in themes().values():
        twice = found.keys() & theme.keys()
        if twice:
            raise ValueError(f"in the catalogue stand twice: {sorted(twice)}")
        found |= theme
    return found


@lru_cache(maxsize=1)
def themes() -> Mapping[str, Mapping[str, dict[str, object]]]:
    """File -> key -> fields, as the files hold them."""
    texts = sorted((file.name, file) for file in files(__package__).iterdir() if file.name.endswith(".toml"))
    return MappingProxyType({name: tomllib.loads(file.read_text(encoding="utf-8")) for name, file in texts})


def _row(key: str, fields: Mapping[str, object]) -> Row:
    level = Severity(str(fields["level"]))
    told: dict[str, Any] = {"code": key, "did": _DID.get(level, ""), **fields, "level": level}
    try:
        asked = told.pop("asked", None)
        if asked is not None:
            held: dict[str, Any] = {k: v if k == "role" else tuple(v) for k, v in asked.items()}
            told["asked"] = Asked(**held)
        return Row(**told | {"choices": tuple(told.get("choices", ()))})
    except TypeError as error:
        raise ValueError(f"the message {key}: {error}") from error
