"""Addresses of tables: which engine, and where. An address may hold a password, so it is never said again."""

import re
from dataclasses import dataclass, field
from enum import StrEnum

from nrr.ground import Refusal


class Kind(StrEnum):
    """The engines that are spoken to; the value is the scheme of an address."""

    DUCKDB = "duckdb"
    PARQUET = "parquet"
    CSV = "csv"
    POSTGRESQL = "postgresql"
    SPARK = "spark"


ENGINES = {
    Kind.DUCKDB: "DuckDB",
    Kind.PARQUET: "DuckDB",
    Kind.CSV: "DuckDB",
    Kind.POSTGRESQL: "PostgreSQL",
    Kind.SPARK: "Spark",
}
_OTHER_NAMES = {"postgres": Kind.POSTGRESQL}
_ADDRESS = re.compile(r"([a-z]{2,12}):(.*)", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Address:
    """`place` is a path, or the whole address of a server; it is left out when the record is printed."""

    kind: Kind
    place: str = field(repr=False)

    @property
    def engine(self) -> str:
        """What the engine is called."""
        return ENGINES[self.kind]


def is_address(text: str) -> bool:
    """Whether a text is the address of a table and no path of a file."""
    found = _ADDRESS.fullmatch(text)
    return found is not None and _kind(found[1]) is not None


def address_of(text: str) -> Address:
    """The address in a text: `duckdb:///FILE`, `parquet:FOLDER`, `csv:FOLDER`, `postgresql://...`,
    `spark:FOLDER`, or `spark:` for a table of its catalogue.
    """
    found = _ADDRESS.fullmatch(text)
    kind = None if found is None else _kind(found[1])
    if found is None or kind is None:
        raise Refusal(f"an address begins with one of: {', '.join(f'{kind}:' for kind in Kind)}")
    if kind is Kind.POSTGRESQL:
        return Address(kind, f"postgresql:{found[2]}")
    return Address(kind, _path(found[2]))


def _kind(scheme: str) -> Kind | None:
    known = {str(kind): kind for kind in Kind} | _OTHER_NAMES
    return known.get(scheme)


def _path(rest: str) -> str:
    """`///tmp/x` is /tmp/x, as addresses of files are written; `//x` and `x` are relative."""
    return rest[2:] if rest.startswith("//") else rest
