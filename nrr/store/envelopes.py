"""Which secret opens what.

Each record has its own random data key; payload, title and note are sealed with it. The data key itself lies
in up to three boxes: one the board token opens (together with the passphrase, if there is one), one the
manage token opens, one the series key opens. So a link can be exchanged without touching the payload, and
dropping a box ends a way in.
"""

import json
from dataclasses import dataclass

from nrr.store.seals import KEY_BYTES, SALT_BYTES, SEAL_BYTES, Label, derive, mac, passkey, seal, unseal
from nrr.store.tokens import Entropy

_LOCK_BYTES = SALT_BYTES + KEY_BYTES
SERIES_BOX_BYTES = SEAL_BYTES + KEY_BYTES
LINK_BOX_BYTES = tuple(SEAL_BYTES + 1 + SALT_BYTES + inside for inside in (KEY_BYTES, SEAL_BYTES + KEY_BYTES))
"""Without and with a passphrase, as the next."""
MANAGE_BOX_BYTES = (SEAL_BYTES + 2 * KEY_BYTES, SEAL_BYTES + 2 * KEY_BYTES + _LOCK_BYTES)


@dataclass(frozen=True, slots=True)
class Lock:
    """The passphrase as the store needs it: its salt and the strengthened key."""

    salt: bytes
    passkey: bytes


@dataclass(frozen=True, slots=True)
class Keys:
    """All secrets of one record; only ever in memory or in the manage box."""

    data: bytes
    series: bytes
    lock: Lock | None


@dataclass(frozen=True, slots=True)
class Door:
    """What the board token alone opens: the data key, or, behind a passphrase, a salt and a second box."""

    data_key: bytes | None
    salt: bytes
    inner_box: bytes


def new_lock(passphrase: str, entropy: Entropy) -> Lock:
    """A lock with a fresh salt."""
    salt = entropy(SALT_BYTES)
    return Lock(salt, passkey(passphrase, salt))


def _inner_key(token: str, opened_by: bytes) -> bytes:
    return derive(token.encode("ascii") + opened_by, "passphrase")


def link_box(token: str, keys: Keys, label: Label, entropy: Entropy) -> bytes:
    """The box for the board link. Whether a passphrase is set does not show from outside."""
    inside = b"\0" + bytes(SALT_BYTES) + keys.data
    if keys.lock is not None:
        inner_key = _inner_key(token, keys.lock.passkey)
        inside = b"\1" + keys.lock.salt + seal(inner_key, keys.data, label.part("passphrase"), entropy)
    return seal(derive(token.encode("ascii"), "link"), inside, label.part("link"), entropy)


def open_link_box(token: str, box: bytes | None, label: Label) -> Door | None:
    """The door behind a board token, or None."""
    inside = unseal(derive(token.encode("ascii"), "link"), box, label.part("link"))
    if inside is None:
        return None
    salt, rest = inside[1 : 1 + SALT_BYTES], inside[1 + SALT_BYTES :]
    return Door(rest, b"", b"") if inside[:1] == b"\0" else Door(None, salt, rest)


def pass_door(token: str, door: Door, opened_by: bytes, label: Label) -> bytes | None:
    """The data key, if `opened_by` is the strengthened right passphrase."""
    return unseal(_inner_key(token, opened_by), door.inner_box, label.part("passphrase"))


def manage_box(token: str, keys: Keys, label: Label, entropy: Entropy) -> bytes:
    """The box for the manage link (or the kept book): it holds every secret of the record."""
    lock = b"" if keys.lock is None else keys.lock.salt + keys.lock.passkey
    key = derive(token.encode("ascii"), "manage")
    return seal(key, keys.data + keys.series + lock, label.part("manage"), entropy)


def open_manage_box(token: str, box: bytes | None, label: Label) -> Keys | None:
    """All secrets, or None."""
    inside = unseal(derive(token.encode("ascii"), "manage"), box, label.part("manage"))
    if inside is None:
        return None
    data, series, rest = inside[:KEY_BYTES], inside[KEY_BYTES : 2 * KEY_BYTES], inside[2 * KEY_BYTES :]
    return Keys(data, series, Lock(rest[:SALT_BYTES], rest[SALT_BYTES:]) if rest else None)


def series_box(keys: Keys, label: Label, entropy: Entropy) -> bytes:
    """The box whoever continues the series opens, to compare the next board with this one."""
    return seal(derive(keys.series, "series box"), keys.data, label.part("series"), entropy)


def open_series_box(series_key: bytes, box: bytes | None, label: Label) -> bytes | None:
    """The data key, or None."""
    return unseal(derive(series_key, "series box"), box, label.part("series"))


def series_id(series_key: bytes) -> bytes:
    """What is stored to find the boards of one book: says nothing about the book."""
    return mac(derive(series_key, "series id"), b"series")


def stamp(data_key: bytes, facts: list[int | str]) -> bytes:
    """Authenticates the facts stored in the clear (times, series), so none can be altered unseen."""
    return mac(derive(data_key, "stamp"), json.dumps(facts).encode("ascii"))
