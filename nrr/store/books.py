"""Kept books and the series of boards that belong to one book."""

from sqlalchemy import Connection, select

from nrr.store.boards import EarlierBoard, KeptBook, NotAvailable, Series
from nrr.store.envelopes import open_series_box, series_id
from nrr.store.failures import StoreDamaged
from nrr.store.openings import contents_of, keys_by_manage_token
from nrr.store.records import BY_MANAGE_LINK, LinkState, Record, RecordKind, body_of, find, record_of
from nrr.store.tables import RECORDS
from nrr.store.tokens import manage_hash, well_formed
from nrr.store.vaults import Vault, time_of


def open_book(vault: Vault, token: object) -> KeptBook | NotAvailable:
    """The kept book behind its link."""
    try:
        return _opened(vault, token)
    except StoreDamaged:
        return NotAvailable()


def _opened(vault: Vault, token: object) -> KeptBook | NotAvailable:
    with vault.reading() as connection:
        record = find(connection, BY_MANAGE_LINK, manage_hash(well_formed(token)))
        keys = keys_by_manage_token(token, record)
        if record is None or keys is None or record.kind != RecordKind.BOOK:
            return NotAvailable()
        body = body_of(connection, record.seq)
    contents = contents_of(record, body, keys.data)
    if contents is None or record.state(vault.now_s()) is not LinkState.LIVE:
        return NotAvailable()
    return KeptBook(contents.payload, contents.title, time_of(record.created_s), time_of(record.expires_s))


def series_of(vault: Vault, token: object) -> Series | None:
    """The right to continue the series, for who has a manage token or the link of a kept book."""
    with vault.reading() as connection:
        keys = keys_by_manage_token(token, find(connection, BY_MANAGE_LINK, manage_hash(well_formed(token))))
    return None if keys is None else Series(keys.series)


def last_board(vault: Vault, series: Series) -> EarlierBoard | None:
    """The newest board of the series that was not revoked and whose retention has not ended."""
    mine = (RECORDS.c.series_id == series_id(series.key)) & (RECORDS.c.kind == str(RecordKind.BOARD))
    kept = mine & RECORDS.c.revoked_s.is_(None) & (RECORDS.c.keep_until_s > vault.now_s())
    with vault.reading() as connection:
        for row in connection.execute(select(RECORDS).where(kept).order_by(RECORDS.c.seq.desc())).mappings():
            record = record_of(dict(row))
            board = None if record is None else _earlier(connection, series, record)
            if board is not None:
                return board
    return None


def _earlier(connection: Connection, series: Series, record: Record) -> EarlierBoard | None:
    data_key = open_series_box(series.key, record.series_box, record.label)
    contents = None if data_key is None else contents_of(record, body_of(connection, record.seq), data_key)
    return (
        None
        if contents is None
        else EarlierBoard(contents.payload, contents.title, time_of(record.created_s))
    )
