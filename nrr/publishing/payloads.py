"""What is sealed behind a board link: the printed page, and the few figures a later board is compared
with.
"""

import zlib
from dataclasses import dataclass, replace
from typing import TypeVar

import msgspec

from nrr.ground import Refusal
from nrr.packs import PackChoices
from nrr.publishing.plates import Plate
from nrr.snapshots import VERSION as SNAPSHOT_VERSION
from nrr.snapshots import Snapshot

VERSION = 1
_MOST_BYTES = 256 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class _Payload:
    version: int
    plate: Plate
    snapshot: Snapshot
    pack: PackChoices = PackChoices()


@dataclass(frozen=True, slots=True)
class _Page:
    """As much of a payload as showing it needs."""

    version: int
    plate: Plate


@dataclass(frozen=True, slots=True)
class _Figures:
    """As much of a payload as comparing it needs."""

    version: int
    snapshot: Snapshot


@dataclass(frozen=True, slots=True)
class _Chosen:
    """As much of a payload as the next board of the series begins with."""

    version: int
    pack: PackChoices = PackChoices()


_Part = TypeVar("_Part", _Page, _Figures, _Chosen)


def pack_board(plate: Plate, snapshot: Snapshot, pack: PackChoices) -> bytes:
    """The payload of a board as versioned JSON, with what its publisher chose.

    Of the snapshot only headline, trend and policy are kept. It is compressed here, so that a server that
    still holds the page unseals a seventh of the bytes.
    """
    kept = replace(
        snapshot, cohorts=(), layers=(), segments=(), steps=(), findings=(), checks=(), scenarios=()
    )
    return zlib.compress(msgspec.json.encode(_Payload(VERSION, plate, kept, pack), order="deterministic"), 9)


def published_plate(payload: bytes) -> Plate:
    """The printed page; Refusal for anything else."""
    return _read(payload, _Page).plate


def published_snapshot(payload: bytes) -> Snapshot:
    """The published figures; Refusal for anything else, or for a board of an earlier form of the program."""
    found = _read(payload, _Figures).snapshot
    if found.version != SNAPSHOT_VERSION:
        raise Refusal("The earlier board was published by another version and cannot be compared.")
    return found


def published_pack(payload: bytes) -> PackChoices:
    """What its publisher chose of the pack; Refusal for anything else."""
    return _read(payload, _Chosen).pack


def _read(payload: bytes, kind: type[_Part]) -> _Part:
    try:
        found = msgspec.json.decode(_inflated(payload), type=kind)
    except (zlib.error, msgspec.DecodeError, ValueError) as error:
        raise Refusal(f"this is not a board: {error}") from error
    if found.version != VERSION:
        raise Refusal(f"this board has form {found.version}; this program reads format {VERSION}")
    return found


def _inflated(payload: bytes) -> bytes:
    """The JSON of a payload; ValueError for more of it than a board can have."""
    inflater = zlib.decompressobj()
    written = inflater.decompress(payload, _MOST_BYTES)
    if not inflater.eof:
        raise ValueError("it does not end where it should")
    return written
