"""Reading and changing desks. A change is one transaction over as many pieces as belong together.

Two tabs, or two machines, that change different pieces never meet; where both change the same one, the second
works on what the first has written, as long as it gives a function instead of contents.
"""

from collections.abc import Iterable, Mapping
from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, delete, func, select, update
from sqlalchemy.dialects.postgresql import insert as postgresql_insert
from sqlalchemy.dialects.sqlite import insert as sqlite_insert

from nrr.store.clocks import in_step
from nrr.store.desks import (
    ENDED_KEPT_S,
    IN_USE_S,
    Change,
    DeskBounds,
    DeskEnd,
    DeskFull,
    DeskKeys,
    DeskList,
    Lying,
    Spot,
)
from nrr.store.failures import StoreDamaged
from nrr.store.seals import pack_quickly, seal, unpack, unseal
from nrr.store.tables import DESK_PIECES, DESKS
from nrr.store.vaults import Vault, time_of

_OWN_FULL = "This browser already keeps {own:,} MB on this server, which is its limit."
_ALL_FULL = "This server keeps as much open work as it may, and all of it is in use."
_MB = 2**20


def version_of(vault: Vault, keys: DeskKeys) -> int:
    """Higher after every change by anyone; 0 where there is no desk. One look-up by key."""
    with vault.reading() as connection:
        found = connection.execute(select(DESKS.c.version).where(DESKS.c.desk == keys.desk)).scalar()
    return found or 0


def list_of(vault: Vault, bounds: DeskBounds, keys: DeskKeys) -> DeskList:
    """What lies on the desk, without contents."""
    columns = (c for c in DESK_PIECES.c if c is not DESK_PIECES.c.body)
    mine = select(*columns).where(DESK_PIECES.c.desk == keys.desk).order_by(DESK_PIECES.c.version)
    with vault.snapshot() as connection:
        desk = connection.execute(select(DESKS).where(DESKS.c.desk == keys.desk)).first()
        rows = connection.execute(mine).all()
    if desk is None:
        return DeskList()
    until = time_of(desk.seen_s + int(bounds.idle.total_seconds()))
    lying = tuple(one for row in rows if (one := _lying(keys, row)) is not None)
    return DeskList(
        desk.version, lying, desk.held_bytes, until, None if desk.ended is None else DeskEnd(desk.ended)
    )


def contents_of(vault: Vault, keys: DeskKeys, spots: Iterable[Spot]) -> dict[Spot, bytes]:
    """What lies at these spots. StoreDamaged where the bytes are not what was written."""
    tags = {keys.tag(spot): spot for spot in spots}
    mine = select(DESK_PIECES.c.tag, DESK_PIECES.c.body).where(
        DESK_PIECES.c.desk == keys.desk, DESK_PIECES.c.tag.in_(tags)
    )
    with vault.reading() as connection:
        rows = connection.execute(mine).all()
    return {tags[row.tag]: _opened(keys, tags[row.tag], row.body) for row in rows}


def change(vault: Vault, bounds: DeskBounds, keys: DeskKeys, changes: Mapping[Spot, Change]) -> int:
    """Makes all the changes or none; the version that holds them. DeskFull where there is no room."""
    ready = {spot: _boxed(vault, keys, spot, new) for spot, new in changes.items() if not callable(new)}
    with vault.writing() as connection:
        if all(new is None for new in changes.values()) and not _exists(connection, keys):
            return 0
        before = _hold(connection, vault, keys)
        version: int = before.version + 1
        for spot, new in changes.items():
            box = ready[spot] if not callable(new) else _changed(connection, vault, keys, spot, new)
            _lay(connection, vault, keys, spot, box, version)
        held = _weight(connection, keys)
        _make_room(connection, vault, bounds, keys, held - before.held_bytes, held)
        now = {"version": version, "held_bytes": held, "seen_s": vault.now_s(), "ended": None}
        connection.execute(update(DESKS).where(DESKS.c.desk == keys.desk).values(**now))
    return version


def touch(vault: Vault, desks: Iterable[DeskKeys]) -> None:
    """Says that these are in use."""
    ids = [keys.desk for keys in desks]
    if ids:
        with vault.writing() as connection:
            used = update(DESKS).where(DESKS.c.desk.in_(ids), DESKS.c.ended.is_(None))
            connection.execute(used.values(seen_s=vault.now_s()))


def clear(vault: Vault, keys: DeskKeys) -> None:
    """Removes the desk and every piece of it at once; nothing remembers it."""
    with vault.writing() as connection:
        connection.execute(delete(DESK_PIECES).where(DESK_PIECES.c.desk == keys.desk))
        connection.execute(delete(DESKS).where(DESKS.c.desk == keys.desk))


def expire(vault: Vault, bounds: DeskBounds) -> int:
    """Empties desks past their idle time, and forgets those emptied long ago; how many were emptied."""
    now_s, idle_s = vault.now_s(), int(bounds.idle.total_seconds())
    idle = select(DESKS.c.desk).where(DESKS.c.seen_s + idle_s <= now_s, DESKS.c.ended.is_(None))
    gone = DESKS.c.ended.is_not(None) & (DESKS.c.seen_s + idle_s + ENDED_KEPT_S <= now_s)
    with vault.writing() as connection:
        found = list(connection.execute(idle.order_by(DESKS.c.desk).with_for_update()).scalars())
        for desk in found:
            _empty(connection, desk, DeskEnd.EXPIRED)
        connection.execute(delete(DESKS).where(gone))
    return len(found)


def _lying(keys: DeskKeys, row: Row[Any]) -> Lying | None:
    entry = unseal(keys.key, row.entry, keys.entry_label(row.piece, row.tag))
    return None if entry is None else Lying(Spot(row.piece, entry.decode()), row.version, row.size)


def _opened(keys: DeskKeys, spot: Spot, body: bytes | None) -> bytes:
    packed = unseal(keys.key, body, keys.label(spot, "body"))
    contents = None if packed is None else unpack(packed)
    if contents is None:
        raise StoreDamaged("a piece of your open work is damaged in the store", "", "Upload the file again.")
    return contents


def _boxed(vault: Vault, keys: DeskKeys, spot: Spot, contents: bytes | None) -> bytes | None:
    return (
        None
        if contents is None
        else seal(keys.key, pack_quickly(contents), keys.label(spot, "body"), vault.entropy)
    )


def _exists(connection: Connection, keys: DeskKeys) -> bool:
    return connection.execute(select(DESKS.c.desk).where(DESKS.c.desk == keys.desk)).first() is not None


def _hold(connection: Connection, vault: Vault, keys: DeskKeys) -> Row[Any]:
    """The row of the desk, made where there is none, and nobody else's until the transaction ends."""
    now_s, of_sqlite = vault.now_s(), connection.dialect.name == "sqlite"
    # Beyond every version of a desk that was deleted: nobody takes the new one for the old.
    fresh = {"desk": keys.desk, "version": now_s * 1000, "held_bytes": 0, "begun_s": now_s, "seen_s": now_s}
    insert = sqlite_insert(DESKS) if of_sqlite else postgresql_insert(DESKS)
    connection.execute(insert.values(**fresh).on_conflict_do_nothing())
    return connection.execute(select(DESKS).where(DESKS.c.desk == keys.desk).with_for_update()).one()


def _changed(connection: Connection, vault: Vault, keys: DeskKeys, spot: Spot, new: Change) -> bytes | None:
    assert callable(new)
    body = connection.execute(select(DESK_PIECES.c.body).where(*_at(keys, spot))).scalar()
    return _boxed(vault, keys, spot, new(None if body is None else _opened(keys, spot, body)))


def _lay(
    connection: Connection, vault: Vault, keys: DeskKeys, spot: Spot, box: bytes | None, version: int
) -> None:
    connection.execute(delete(DESK_PIECES).where(*_at(keys, spot)))
    if box is None:
        return
    tag = keys.tag(spot)
    entry = seal(keys.key, spot.entry.encode(), keys.entry_label(spot.piece, tag), vault.entropy)
    row = {"desk": keys.desk, "tag": tag, "piece": spot.piece, "entry": entry, "version": version}
    connection.execute(DESK_PIECES.insert().values(**row, size=len(box), body=box))


def _at(keys: DeskKeys, spot: Spot) -> tuple[ColumnElement[bool], ...]:
    return DESK_PIECES.c.desk == keys.desk, DESK_PIECES.c.tag == keys.tag(spot)


def _weight(connection: Connection, keys: DeskKeys) -> int:
    total = select(func.coalesce(func.sum(DESK_PIECES.c.size), 0)).where(DESK_PIECES.c.desk == keys.desk)
    return int(connection.execute(total).scalar_one())


def _make_room(
    connection: Connection, vault: Vault, bounds: DeskBounds, keys: DeskKeys, more: int, held: int
) -> None:
    """A desk that is idle leaves for one that grows, the longest idle first; one in use never.

    By a clock that jumped every other desk looks idle: none leaves before the next purge has judged it.
    """
    if more <= 0:
        return
    if held > bounds.own_bytes:
        raise DeskFull(_OWN_FULL.format(own=bounds.own_bytes // _MB))
    others = DESKS.c.desk != keys.desk
    over = held - bounds.all_bytes + _others(connection, others)
    if over <= 0:
        return
    if not in_step(connection, vault.now_s()):
        raise DeskFull(_ALL_FULL)
    idle = select(DESKS.c.desk, DESKS.c.held_bytes).where(
        others, DESKS.c.held_bytes > 0, DESKS.c.seen_s + IN_USE_S <= vault.now_s()
    )
    for row in connection.execute(idle.order_by(DESKS.c.seen_s, DESKS.c.desk).with_for_update()).all():
        _empty(connection, row.desk, DeskEnd.CROWDED_OUT)
        over -= row.held_bytes
        if over <= 0:
            return
    raise DeskFull(_ALL_FULL)


def _others(connection: Connection, others: ColumnElement[bool]) -> int:
    total = select(func.coalesce(func.sum(DESKS.c.held_bytes), 0)).where(others)
    return int(connection.execute(total).scalar_one())


def _empty(connection: Connection, desk: bytes, why: DeskEnd) -> None:
    connection.execute(delete(DESK_PIECES).where(DESK_PIECES.c.desk == desk))
    ended = {"held_bytes": 0, "ended": str(why), "version": DESKS.c.version + 1}
    connection.execute(update(DESKS).where(DESKS.c.desk == desk).values(**ended))
