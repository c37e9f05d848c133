"""The standing link of a series: one address that opens the newest of its boards that is still open.

Its token comes from the key of the series, so nothing that opens a board lies in the store; nobody gets from
it to the key. Every board it opens has a box of its own for it, behind the passphrase of that board. One salt
a series lets a passphrase that was typed once open every board that has the same one.
"""

from collections.abc import Iterator

from sqlalchemy import Connection, Select, delete, insert, select, update
from sqlalchemy.dialects.postgresql import insert as postgresql_insert
from sqlalchemy.dialects.sqlite import insert as sqlite_insert

from nrr.store.audits import Entry, Event, append, plain
from nrr.store.boards import NotAvailable, Series, StandingBoard
from nrr.store.codings import bytes_of, text_of
from nrr.store.envelopes import Keys, Lock, link_box, open_link_box, pass_door, series_id
from nrr.store.failures import StoreDamaged
from nrr.store.openings import contents_of, held
from nrr.store.records import Record, RecordKind, body_of, record_of
from nrr.store.seals import SALT_BYTES, derive, passkey
from nrr.store.tables import RECORDS, STANDING, STANDING_DOORS
from nrr.store.tokens import link_hash, short, well_formed
from nrr.store.vaults import Vault, time_of
from nrr.store.viewing import Found, Way

_MOST_BOARDS = 60
_PLACE_LETTERS = 12


def standing_lock(series_key: bytes, passphrase: str | None) -> Lock | None:
    """The passphrase of a board under the salt of its series."""
    salt = derive(series_key, "standing salt")[:SALT_BYTES]
    return None if passphrase is None else Lock(salt, passkey(passphrase, salt))


def stand(connection: Connection, vault: Vault, record: Record, keys: Keys) -> None:
    """Lets the standing link of its series open the board; `keys.lock` is a `standing_lock`."""
    token = _token(keys.series, _turn(connection, keys.series))
    box = link_box(token, keys, record.label, vault.entropy)
    connection.execute(insert(STANDING_DOORS).values(seq=record.seq, box=box))


def standing_link(vault: Vault, series: Series) -> str | None:
    """The token of the standing link; None while it would open nothing."""
    own = select(STANDING.c.turn).where(STANDING.c.series_id == series_id(series.key))
    with vault.reading() as connection:
        turn = connection.execute(own).scalar()
        if turn is None:
            return None
        token = _token(series.key, turn)
        opens = connection.execute(_live(token, vault.now_s())).first() is not None
    return token if opens else None


def end_standing(vault: Vault, manage_token: object, actor: str) -> bool:
    """Ends the standing link of a board's series; the boards stay open at their own links, and the next one
    that is to stand begins a new one. Whether there was one.
    """
    with vault.writing() as connection:
        _, keys = held(connection, manage_token)
        mine = None if keys is None else series_id(keys.series)
        turn = connection.execute(select(STANDING.c.turn).where(STANDING.c.series_id == mine)).scalar()
        if keys is None or turn is None:
            return False
        old, new = (link_hash(_token(keys.series, one)) for one in (turn, turn + 1))
        own = STANDING.c.series_id == mine
        connection.execute(update(STANDING).where(own).values(turn=turn + 1, link_hash=new))
        boards = select(RECORDS.c.seq).where(RECORDS.c.series_id == mine)
        connection.execute(delete(STANDING_DOORS).where(STANDING_DOORS.c.seq.in_(boards)))
        entry = Entry(Event.STANDING_ENDED, short(old), actor=plain(actor))
        append(connection, vault.now_s(), [entry])
    return True


def by_standing_link(place: str) -> Way:
    """The newest live board of a series, or the one at a place."""

    def found(connection: Connection, token: str, now_s: int) -> Found:
        for record, box in _doors(connection, token, now_s):
            if not place or record.id[:_PLACE_LETTERS] == place:
                return record, box
        return None, None

    return found


def standing_boards(
    vault: Vault, token: object, unlock: str | None
) -> tuple[StandingBoard, ...] | NotAvailable:
    """Every board the link opens, newest first; what does not open any more is left out."""
    known = well_formed(token)
    try:
        with vault.reading() as connection:
            doors = list(_doors(connection, known, vault.now_s()))
            found = [_board(connection, known, unlock, *one) for one in doors]
    except StoreDamaged:
        return NotAvailable()
    boards = tuple(one for one in found if one is not None)
    return boards or NotAvailable()


def _board(
    connection: Connection, token: str, unlock: str | None, record: Record, box: bytes
) -> StandingBoard | None:
    door = open_link_box(token, box, record.label)
    if door is None:
        return None
    opened_by = bytes_of(unlock) if unlock else None
    key = door.data_key
    if key is None and opened_by is not None:
        key = pass_door(token, door, opened_by, record.label)
    created, expires = time_of(record.created_s), time_of(record.expires_s)
    place = record.id[:_PLACE_LETTERS]
    if key is None:
        return StandingBoard(place, created, expires, None, None)
    contents = contents_of(record, body_of(connection, record.seq), key)
    if contents is None:
        return None
    return StandingBoard(place, created, expires, contents.title, contents.payload)


def _live(token: str, now_s: int) -> Select[tuple[object, ...]]:
    """Rows of the boards the token opens, newest first."""
    return (
        select(RECORDS, STANDING_DOORS.c.box)
        .join(STANDING_DOORS, STANDING_DOORS.c.seq == RECORDS.c.seq)
        .join(STANDING, STANDING.c.series_id == RECORDS.c.series_id)
        .where(STANDING.c.link_hash == link_hash(token), RECORDS.c.kind == str(RecordKind.BOARD))
        .where(RECORDS.c.revoked_s.is_(None), RECORDS.c.expires_s > now_s)
        .order_by(RECORDS.c.seq.desc())
        .limit(_MOST_BOARDS)
    )


def _doors(connection: Connection, token: str, now_s: int) -> Iterator[tuple[Record, bytes]]:
    for row in connection.execute(_live(token, now_s)).mappings():
        record, box = record_of(dict(row)), row["box"]
        if record is not None and isinstance(box, bytes):
            yield record, box


def _token(series_key: bytes, turn: int) -> str:
    return text_of(derive(series_key, f"standing link {turn}"))


def _turn(connection: Connection, series_key: bytes) -> int:
    """The turn of the link in force; the first board of a series that is to stand begins it."""
    mine = series_id(series_key)
    own = select(STANDING.c.turn).where(STANDING.c.series_id == mine).with_for_update()
    turn: int | None = connection.execute(own).scalar()
    if turn is None:
        first = link_hash(_token(series_key, 0))
        insert_own = sqlite_insert if connection.dialect.name == "sqlite" else postgresql_insert
        row = insert_own(STANDING).values(series_id=mine, turn=0, link_hash=first)
        connection.execute(row.on_conflict_do_nothing())
    return turn or 0
