"""Where the sources contradict each other, and errors found in them, attached to the rows they concern."""

from dataclasses import dataclass
from enum import StrEnum
from fnmatch import fnmatchcase
from functools import cache

from nrr.benchmarks.rows import package_data


class CaveatKind(StrEnum):
    """A contradiction between sources, or an error in one."""

    CONTRADICTION = "contradiction"
    ERROR = "error"


@dataclass(frozen=True, slots=True)
class Caveat:
    """What is contradictory or wrong, what is done about it here, and the ids it concerns (with `*`)."""

    kind: CaveatKind
    topic: str
    text: str
    treatment: str
    attach: tuple[str, ...]

    def concerns(self, row_id: str) -> bool:
        """Whether it belongs beside this row, or beside a tier scheme named `tier.<key>`."""
        return any(fnmatchcase(row_id, pattern) for pattern in self.attach)


@cache
def caveats() -> tuple[Caveat, ...]:
    """Every known contradiction and error."""
    found: tuple[Caveat, ...] = package_data("caveats.json", tuple[Caveat, ...])
    return found
