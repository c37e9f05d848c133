"""A record as versioned bytes and back, for what lies on a desk: strict on reading, never pickle."""

from typing import Any, TypeVar

import msgspec

from nrr.ground.errors import Refusal

VERSION = 1
_Record = TypeVar("_Record")


def pack_piece(record: object) -> bytes:
    """A record of plain values, enums and other records as bytes."""
    return msgspec.msgpack.encode((VERSION, record))


def unpack_piece(data: bytes, kind: type[_Record]) -> _Record:
    """The record of this kind in the bytes; Refusal for anything that is not one."""
    try:
        version, _ = msgspec.msgpack.decode(data, type=tuple[int, Any])
        if version != VERSION:
            raise Refusal(f"this was kept in form {version}; this program reads format {VERSION}")
        record: _Record = msgspec.msgpack.decode(data, type=tuple[int, kind])[1]  # type: ignore[valid-type]
    except (msgspec.DecodeError, ValueError, TypeError) as error:
        raise Refusal(f"this is no piece of a desk: {error}") from error
    return record
