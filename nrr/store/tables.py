"""The schema: sealed records, their payloads, the audit log, and the desks of the workshop, which lie apart.

Everything a thief of the database could read is here in the clear on purpose: times, counts, which records
belong to one series, and hashes. Titles, notes, figures and names are only ever in the sealed columns.
"""

from collections.abc import Callable
from typing import Any

from sqlalchemy import BigInteger, Column, ForeignKey, Integer, MetaData, Table, Text
from sqlalchemy.engine import Dialect
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql.compiler import TypeCompiler
from sqlalchemy.types import UserDefinedType


class Octets(UserDefinedType[bytes]):
    """Raw bytes. A value that rot has turned into another type reads as None, not as something made of it."""

    cache_ok = True

    def get_col_spec(self, **_: Any) -> str:
        """The column type of SQLite."""
        return "BLOB"

    def result_processor(self, dialect: Dialect, coltype: object) -> Callable[[Any], bytes | None]:
        """Keeps bytes and drops everything else."""
        return lambda value: value if isinstance(value, bytes) else None


@compiles(Octets, "postgresql")
def _octets_of_postgresql(element: Octets, compiler: TypeCompiler, **_: Any) -> str:
    return "BYTEA"


METADATA = MetaData()
_SEQUENCE = BigInteger().with_variant(Integer, "sqlite")

SCHEMA = Table(
    "nrr_schema",
    METADATA,
    Column("version", Integer, primary_key=True, autoincrement=False),
)

RECORDS = Table(
    "nrr_records",
    METADATA,
    Column("seq", _SEQUENCE, primary_key=True, autoincrement=True),
    Column("id", Text, nullable=False, unique=True),
    Column("kind", Text, nullable=False),
    Column("link_hash", Octets, unique=True),
    Column("manage_hash", Octets, nullable=False, unique=True),
    Column("series_id", Octets, nullable=False, index=True),
    Column("announces", Integer, nullable=False),
    Column("created_s", BigInteger, nullable=False),
    Column("expires_s", BigInteger, nullable=False, index=True),
    Column("keep_until_s", BigInteger, nullable=False, index=True),
    Column("revoked_s", BigInteger),
    Column("stamp", Octets, nullable=False),
    Column("link_box", Octets),
    Column("manage_box", Octets, nullable=False),
    Column("series_box", Octets),
    Column("card", Octets, nullable=False),
    Column("payload_hash", Octets, nullable=False),
    Column("views", BigInteger, nullable=False),
    Column("last_viewed_day", Integer),
    Column("tries", Integer, nullable=False),
    Column("tried_s", BigInteger, nullable=False),
    sqlite_autoincrement=True,
)

PAYLOADS = Table(
    "nrr_payloads",
    METADATA,
    Column(
        "seq",
        _SEQUENCE,
        ForeignKey("nrr_records.seq", ondelete="CASCADE"),
        primary_key=True,
        autoincrement=False,
    ),
    Column("body", Octets, nullable=False),
)

AUDIT = Table(
    "nrr_audit",
    METADATA,
    Column("seq", _SEQUENCE, primary_key=True, autoincrement=False),
    Column("at_s", BigInteger, nullable=False),
    Column("event", Text, nullable=False),
    Column("subject", Text, nullable=False),
    Column("address", Text, nullable=False),
    Column("actor", Text, nullable=False),
    Column("times", BigInteger, nullable=False),
    Column("digest", Octets, nullable=False),
)

WITHDRAWALS = Table(
    "nrr_withdrawals",
    METADATA,
    Column("manage_hash", Octets, primary_key=True),
    Column("kind", Text, nullable=False),
    Column("created_s", BigInteger, nullable=False),
    Column("expires_s", BigInteger, nullable=False),
    Column("revoked_s", BigInteger, nullable=False, index=True),
    Column("views", BigInteger, nullable=False),
    Column("last_viewed_day", Integer),
)
"""What the manage link of a withdrawn record can still be told; nothing here was ever sealed."""

STANDING = Table(
    "nrr_standing",
    METADATA,
    Column("series_id", Octets, primary_key=True),
    Column("turn", Integer, nullable=False),
    Column("link_hash", Octets, nullable=False, unique=True),
)
"""The standing link of a series, and how many before it were ended; the row outlives its boards, so that an
ended link never comes back.
"""

STANDING_DOORS = Table(
    "nrr_standing_doors",
    METADATA,
    Column(
        "seq",
        _SEQUENCE,
        ForeignKey("nrr_records.seq", ondelete="CASCADE"),
        primary_key=True,
        autoincrement=False,
    ),
    Column("box", Octets, nullable=False),
)
"""The boards a standing link opens, each by a box of its own."""

CLOCK = Table(
    "nrr_clock",
    METADATA,
    Column("one", Integer, primary_key=True, autoincrement=False),
    Column("seq", BigInteger, nullable=False),
    Column("at_s", BigInteger),
)
"""When the clock was last believed, and the last audit line before; no time in a new store."""

AUDIT_HEAD = Table(
    "nrr_audit_head",
    METADATA,
    Column("one", Integer, primary_key=True, autoincrement=False),
    Column("seq", BigInteger, nullable=False),
    Column("digest", Octets, nullable=False),
)

DESKS = Table(
    "nrr_desks",
    METADATA,
    Column("desk", Octets, primary_key=True, autoincrement=False),
    Column("version", BigInteger, nullable=False),
    Column("held_bytes", BigInteger, nullable=False),
    Column("begun_s", BigInteger, nullable=False),
    Column("seen_s", BigInteger, nullable=False, index=True),
    Column("ended", Text),
)

DESK_PIECES = Table(
    "nrr_desk_pieces",
    METADATA,
    Column("desk", Octets, ForeignKey("nrr_desks.desk", ondelete="CASCADE"), primary_key=True),
    Column("tag", Octets, primary_key=True),
    Column("piece", Text, nullable=False),
    Column("entry", Octets, nullable=False),
    Column("version", BigInteger, nullable=False),
    Column("size", BigInteger, nullable=False),
    Column("body", Octets, nullable=False),
)

NAMES = Table(
    "nrr_names",
    METADATA,
    Column("person", Octets, primary_key=True, autoincrement=False),
    Column(
        "book",
        Octets,
        ForeignKey("nrr_records.manage_hash", ondelete="CASCADE"),
        primary_key=True,
        index=True,
    ),
    Column("box", Octets, nullable=False),
)
"""Who may open which kept book; a row leaves with its book."""
