"""The store as the rest of the program sees it."""

import secrets
from collections.abc import Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from sqlalchemy import select

from nrr.store import (
    audits,
    backups,
    books,
    checks,
    deposits,
    desking,
    managing,
    namings,
    purging,
    reserves,
    standings,
    viewing,
)
from nrr.store.boards import (
    BookDraft,
    Draft,
    EarlierBoard,
    Kept,
    KeptBook,
    Managed,
    NotAvailable,
    Published,
    Purged,
    Purpose,
    Series,
    StandingBoard,
)
from nrr.store.desks import Change, DeskBounds, DeskList, Spot, desk_bounds, desk_keys
from nrr.store.engines import engine_of
from nrr.store.failures import StoreUnavailable
from nrr.store.groundwork import check_journal
from nrr.store.migrations import migrate
from nrr.store.tables import AUDIT_HEAD
from nrr.store.tokens import Entropy, short
from nrr.store.vaults import Clock, Vault
from nrr.store.view_counts import Tally
from nrr.store.viewing import Answer


@dataclass(frozen=True, slots=True)
class Store:
    """Sealed boards and kept books in one database. Safe to share between threads; one per process.

    Every method raises StoreUnavailable when the database does not answer, never because of a bad token.
    `actor` is who acts, for the audit log; `address` the reader's, stored only as its network.
    """

    vault: Vault
    tally: Tally
    bounds: DeskBounds

    def publish(self, draft: Draft, *, actor: str = "") -> Published:
        """Seals and stores a board; the links are returned only once it is durable."""
        return deposits.publish(self.vault, draft, actor)

    def resolve(
        self,
        token: object,
        *,
        passphrase: str | None = None,
        unlock: str | None = None,
        address: str = "",
        purpose: Purpose = Purpose.READ,
    ) -> Answer:
        """The board behind a link, or that it asks for its passphrase, or NotAvailable.

        `unlock` is what an earlier `Board.unlock` said; it stands in for the passphrase without its cost.
        A view is counted where the purpose is to read.
        """
        return viewing.view(self.vault, self.tally, token, passphrase, unlock, address, purpose)

    def resolve_standing(
        self,
        token: object,
        place: str = "",
        *,
        passphrase: str | None = None,
        unlock: str | None = None,
        address: str = "",
        purpose: Purpose = Purpose.READ,
    ) -> Answer:
        """As `resolve`, of the newest board that a standing link opens, or of the one at a place."""
        way = standings.by_standing_link(place)
        return viewing.view(self.vault, self.tally, token, passphrase, unlock, address, purpose, way)

    def standing_boards(
        self, token: object, *, unlock: str | None = None
    ) -> tuple[StandingBoard, ...] | NotAvailable:
        """All that a standing link opens, newest first."""
        return standings.standing_boards(self.vault, token, unlock)

    def standing_link(self, series: Series) -> str | None:
        """The token of the standing link of a series; None while it would open nothing."""
        return standings.standing_link(self.vault, series)

    def end_standing(self, manage_token: object, *, actor: str = "") -> bool:
        """Ends the standing link of a board's series, whose boards stay open at their own links. Whether
        there was one.
        """
        return standings.end_standing(self.vault, manage_token, actor)

    def manage(self, manage_token: object) -> Managed | NotAvailable:
        """State, expiry and views of a board or kept book; on a full disk, as far as they were written."""
        with suppress(StoreUnavailable):
            self.flush()
        return managing.manage(self.vault, manage_token)

    def extend(self, manage_token: object, lifetime: timedelta, *, actor: str = "") -> Managed | NotAvailable:
        """Lets a live link live `lifetime` from now, at most a year. Raises StoreRefusal for an ended one."""
        return managing.extend(self.vault, manage_token, lifetime, actor)

    def revoke(self, manage_token: object, *, actor: str = "") -> Managed | NotAvailable:
        """Ends a link at once and removes its row, payload and all. Final. Raises StillOpen when it could
        not.
        """
        return managing.revoke(self.vault, manage_token, actor)

    def rotate(self, manage_token: object, *, actor: str = "") -> str | NotAvailable:
        """A new board token; the old link ends. Raises StoreRefusal for an ended one."""
        return managing.rotate(self.vault, manage_token, actor)

    def keep(self, draft: BookDraft, *, actor: str = "") -> Kept:
        """Seals and stores a book for its uploader."""
        return deposits.keep(self.vault, draft, actor)

    def name_people(self, secret: str, keep_token: object, people: Iterable[str], *, actor: str = "") -> None:
        """Lets people, by the address they sign in with, find a kept book; `secret` is the operator's, not
        stored.
        """
        namings.name(self.vault, secret, keep_token, people, actor)

    def named_books(self, secret: str, person: str) -> tuple[str, ...]:
        """The links of the live kept books a person was named on, newest first."""
        return namings.named(self.vault, secret, person)

    def open_book(self, keep_token: object) -> KeptBook | NotAvailable:
        """The kept book behind its link."""
        return books.open_book(self.vault, keep_token)

    def series(self, token: object) -> Series | None:
        """The right to continue a series, from a manage token or the link of a kept book."""
        return books.series_of(self.vault, token)

    def last_board(self, series: Series) -> EarlierBoard | None:
        """The last board of the series, to compare the next one with."""
        return books.last_board(self.vault, series)

    def desk_version(self, secret: str) -> int:
        """Another number after every change of the desk that `secret` opens; 0 where there is none."""
        return desking.version_of(self.vault, desk_keys(secret))

    def desk_list(self, secret: str) -> DeskList:
        """What lies on the desk, how large it is and until when it is kept, without contents."""
        return desking.list_of(self.vault, self.bounds, desk_keys(secret))

    def desk_contents(self, secret: str, spots: Iterable[Spot]) -> dict[Spot, bytes]:
        """What lies at these spots; a spot with nothing on it is missing. StoreDamaged for altered bytes."""
        return desking.contents_of(self.vault, desk_keys(secret), spots)

    def change_desk(self, secret: str, changes: Mapping[Spot, Change]) -> int:
        """Makes all the changes or none and returns the version that holds them. DeskFull without room."""
        return desking.change(self.vault, self.bounds, desk_keys(secret), changes)

    def touch_desks(self, secrets_in_use: Iterable[str]) -> None:
        """Keeps the desks that are in use from ending; every few minutes is enough."""
        desking.touch(self.vault, map(desk_keys, secrets_in_use))

    def clear_desk(self, secret: str) -> None:
        """Removes the desk with all that lies on it, at once."""
        desking.clear(self.vault, desk_keys(secret))

    def note_definition(self, secret: str, *, actor: str = "") -> None:
        """Writes into the audit log that a definition was put in force at this desk, and by whom."""
        with self.vault.writing() as connection:
            subject = short(desk_keys(secret).desk)
            entry = audits.Entry(audits.Event.REDEFINED, subject, actor=audits.plain(actor))
            audits.append(connection, self.vault.now_s(), [entry])

    def purge(self, *, today: date | None = None, actor: str = "") -> Purged:
        """Removes what ended a grace ago; run it about once an hour.

        Raises StoreRefusal, with nothing removed, where the clock jumped, unless `today` is a date typed
        by somebody who knows it.
        """
        self.flush()
        reserves.fill(self.vault)
        purged = purging.purge(self.vault, today, audits.plain(actor))
        desking.expire(self.vault, self.bounds)
        return purged

    def flush(self) -> None:
        """Writes views and refusals that still wait; otherwise at most once a second, with the next view."""
        viewing.write_pending(self.vault, self.tally, self.tally.drain(self.vault.now_s()))

    def audit_lines(self, last: int = 1_000) -> list[audits.AuditLine]:
        """The newest lines of the audit log, oldest first."""
        self.flush()
        with self.vault.reading() as connection:
            return audits.lines_of(connection, last)

    def verify_audit(self, noted_head: str | None = None) -> audits.AuditReport:
        """Checks the hash chain, and that a head noted earlier is still part of it."""
        with self.vault.reading() as connection:
            return audits.verify(connection, noted_head)

    def check(self, noted_head: str | None = None) -> checks.StoreReport:
        """Reads every stored byte and compares it with its hash."""
        return checks.check(self.vault, noted_head)

    def backup(self, path: Path, desks: backups.Desks = backups.Desks.LEFT_OUT) -> checks.StoreReport:
        """Writes a checked copy, itself a SQLite store, to a new file. Open work stays out unless asked
        for.
        """
        self.flush()
        return backups.backup(self.vault, path, desks)

    def close(self) -> None:
        """Writes what waits and gives the connections back."""
        try:
            self.flush()
        finally:
            self.vault.engine.dispose()


def utc_now() -> datetime:
    """The time of this machine."""
    return datetime.now(UTC)


def open_store(
    url: str,
    *,
    clock: Clock = utc_now,
    entropy: Entropy = secrets.token_bytes,
    bounds: DeskBounds | None = None,
) -> Store:
    """Opens the store at `sqlite:///folder/file.db` or `postgresql://…`, creating it on first use.

    `bounds` are those of desks, by default as the environment sets them. Raises StoreRefusal for a wrong
    address or setting, a newer schema, or a SQLite file of another program.
    """
    own_bounds = bounds or desk_bounds()
    vault = _migrated(url, clock, entropy)
    reserves.fill(vault)
    with vault.reading() as connection:
        begun = connection.execute(select(AUDIT_HEAD.c.seq)).scalar_one() > 0
    if not begun:
        with vault.writing() as connection:
            audits.begin(connection, vault.now_s())
    return Store(vault, Tally(), own_bounds)


def restore_store(
    backup: Path, url: str, *, clock: Clock = utc_now, entropy: Entropy = secrets.token_bytes
) -> checks.StoreReport:
    """Fills a new, empty store from a backup. Links revoked after the backup must be revoked again."""
    vault = _migrated(url, clock, entropy)
    try:
        return backups.restore(backup, vault)
    finally:
        vault.engine.dispose()


def _migrated(url: str, clock: Clock, entropy: Entropy) -> Vault:
    vault = Vault(engine_of(url), clock, entropy)
    try:
        check_journal(vault)
        migrate(vault)
    except BaseException:
        vault.engine.dispose()
        raise
    return vault
