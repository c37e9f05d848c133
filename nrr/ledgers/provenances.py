"""Where a book comes from: the file, how it was read, what was asked and answered, and what was left out."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True, slots=True)
class Source:
    """One file: its name, the SHA-256 of its bytes, and how many they were."""

    name: str
    sha256: str
    size: int


@dataclass(frozen=True, slots=True)
class LeftRows:
    """Rows that are in no figure, by reason; `mrr` is their amount over all months, in major units."""

    reason: str
    rows: int
    mrr: str


@dataclass(frozen=True, slots=True)
class Provenance:
    """How a file became a book. `form` is the fingerprint of its headings, under which `answers` are
    remembered; `mapping` is role -> heading; `remarks` are what the import said, in sentences.
    """

    sources: tuple[Source, ...] = ()
    shape: str = ""
    form: str = ""
    mapping: Mapping[str, str] = field(default_factory=dict)
    answers: Mapping[str, Any] = field(default_factory=dict)
    remarks: tuple[str, ...] = ()
    rows_read: int = 0
    rows_used: int = 0
    left_out: tuple[LeftRows, ...] = ()
