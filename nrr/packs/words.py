"""The words of a pack, read from their file."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import msgspec

from nrr.packs.parts import Part


@dataclass(frozen=True, slots=True)
class PartWords:
    """The patterns of one section; `first` and `alone` are subtitles where there is nothing to compare."""

    kicker: str
    subtitle: str
    titles: Mapping[str, str]
    first: str = ""
    alone: str = ""


@dataclass(frozen=True, slots=True)
class FindingWords:
    """What a finding is called in a pack."""

    head: str
    noun: str


@dataclass(frozen=True, slots=True)
class PackWords:
    """The whole file."""

    pack: Mapping[str, str]
    parts: Mapping[Part, PartWords]
    findings: Mapping[str, FindingWords]
    bridge: Mapping[str, str]
    texts: Mapping[str, str]
    notes: Mapping[str, str]
    bands: Mapping[str, str]
    band_heads: Mapping[str, str]


@cache
def pack_words() -> PackWords:
    """The file, checked against its shape on first use."""
    table = tomllib.loads((files(__package__) / "words.toml").read_text(encoding="utf-8"))
    return msgspec.convert(table, PackWords)


def text_of(key: str, **words: object) -> str:
    """A head, heading or note, filled in."""
    return pack_words().texts[key].format(**words)


def note_of(key: str, **words: object) -> str:
    """What a reader must know of a page, filled in."""
    return pack_words().notes[key].format(**words)
