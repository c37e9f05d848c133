"""People who are named on a kept book: whoever signs in as one of them finds it.

A row is found by, and its box opens with, a key from the operator's own secret (that of sign-in) and the
person's address. A thief of the store alone learns how many rows there are. In the box is the link of the
book, nothing else.
"""

from collections.abc import Iterable

from sqlalchemy import select
from sqlalchemy.dialects.postgresql import insert as postgresql_insert
from sqlalchemy.dialects.sqlite import insert as sqlite_insert

from nrr.store.audits import Entry, Event, append, plain
from nrr.store.seals import Label, derive, seal, unseal
from nrr.store.tables import NAMES, RECORDS
from nrr.store.tokens import manage_hash, short, well_formed
from nrr.store.vaults import Vault


def name(vault: Vault, secret: str, token: object, people: Iterable[str], actor: str) -> None:
    """Lets each of these people, by address, open the kept book behind `token`."""
    book, addresses = manage_hash(well_formed(token)), {one.casefold() for one in people}
    rows = [_row(vault, secret, str(token), book, address) for address in sorted(addresses)]
    insert = sqlite_insert if vault.engine.dialect.name == "sqlite" else postgresql_insert
    with vault.writing() as connection:
        for row in rows:
            connection.execute(insert(NAMES).values(**row).on_conflict_do_nothing())
        named = Entry(Event.NAMED, short(book), actor=plain(actor), times=len(rows))
        append(connection, vault.now_s(), [named] if rows else [])


def named(vault: Vault, secret: str, person: str) -> tuple[str, ...]:
    """The links of the live books this person is named on, newest first."""
    key = _key(secret, person.casefold())
    mine = (
        select(NAMES.c.book, NAMES.c.box)
        .join(RECORDS, RECORDS.c.manage_hash == NAMES.c.book)
        .where(NAMES.c.person == derive(key, "named person"), RECORDS.c.expires_s > vault.now_s())
        .order_by(RECORDS.c.seq.desc())
    )
    with vault.reading() as connection:
        rows = connection.execute(mine).all()
    tokens = (unseal(derive(key, "named box"), row.box, _label(row.book)) for row in rows)
    return tuple(token.decode("ascii") for token in tokens if token is not None)


def _row(vault: Vault, secret: str, token: str, book: bytes, address: str) -> dict[str, bytes]:
    key = _key(secret, address)
    box = seal(derive(key, "named box"), token.encode("ascii"), _label(book), vault.entropy)
    return {"person": derive(key, "named person"), "book": book, "box": box}


def _key(secret: str, address: str) -> bytes:
    return derive(f"{secret}\0{address}".encode(), "named on a book")


def _label(book: bytes) -> bytes:
    return Label("named", book.hex()).part("link")
