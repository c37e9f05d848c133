"""What goes into the store and what comes out. A payload is opaque bytes; tokens never show in a repr."""

import unicodedata
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from enum import StrEnum

from nrr.store.failures import StoreRefusal
from nrr.store.records import LinkState, RecordKind
from nrr.store.seals import PAYLOAD_LIMIT_BYTES

USUAL_LIFETIME = timedelta(days=30)
LONGEST_LIFETIME = timedelta(days=365)
COMPARISON_LIFETIME = timedelta(days=400)
SHORTEST_PASSPHRASE = 8
_LONGEST_PASSPHRASE = 1_000
_UNTYPED = frozenset({"Cc", "Cs", "Zl", "Zp"})
"""Line ends and other controls, and halves of characters: no form would ever send them."""
_LONGEST_TITLE = 300
_LONGEST_NOTE = 20_000


class Announcement(StrEnum):
    """Whether readers of older boards of the same book are told that this newer one exists."""

    SILENT = "silent"
    TELL_OLDER_BOARDS = "tell older boards"


class Retention(StrEnum):
    """How long the publisher (never the reader) can still compare a later board with this one."""

    UNTIL_EXPIRY = "until expiry"
    FOR_COMPARISON = "for comparison"


class Standing(StrEnum):
    """Whether the standing link of the series opens the board too, beside its own link."""

    APART = "apart"
    OPENED = "opened"


@dataclass(frozen=True, slots=True)
class Series:
    """The right to continue a series of boards of one book. Opaque; keep it in the session only."""

    key: bytes = field(repr=False)


@dataclass(frozen=True, slots=True)
class Draft:
    """A board to publish. Without `series` it begins a series of its own."""

    payload: bytes = field(repr=False)
    title: str = field(default="", repr=False)
    note: str = field(default="", repr=False)
    lifetime: timedelta = USUAL_LIFETIME
    passphrase: str | None = field(default=None, repr=False)
    series: Series | None = None
    announcement: Announcement = Announcement.SILENT
    retention: Retention = Retention.UNTIL_EXPIRY
    standing: Standing = Standing.APART


@dataclass(frozen=True, slots=True)
class BookDraft:
    """A book to keep on the server for its uploader."""

    payload: bytes = field(repr=False)
    title: str = field(default="", repr=False)
    lifetime: timedelta = USUAL_LIFETIME
    series: Series | None = None


@dataclass(frozen=True, slots=True)
class Published:
    """A board that is durably stored. Both tokens are shown once and cannot be had again."""

    board_token: str = field(repr=False)
    manage_token: str = field(repr=False)
    created: datetime
    expires: datetime


@dataclass(frozen=True, slots=True)
class Kept:
    """A book that is durably stored. `keep_token` opens it and, as a manage token, extends or revokes it."""

    keep_token: str = field(repr=False)
    created: datetime
    expires: datetime


@dataclass(frozen=True, slots=True)
class Board:
    """A board as its reader gets it.

    `unlock` is None without a passphrase; otherwise a text for a cookie of this board's path that stands in
    for the passphrase. `superseded_on` is the day (UTC) a newer board of the same book was announced.
    """

    payload: bytes = field(repr=False)
    title: str = field(repr=False)
    note: str = field(repr=False)
    created: datetime
    expires: datetime
    superseded_on: date | None
    unlock: str | None = field(repr=False)


@dataclass(frozen=True, slots=True)
class StandingBoard:
    """One of the boards a standing link opens, newest first; `place` names it in the address.

    Title and payload are None while it waits for its passphrase.
    """

    place: str
    created: datetime
    expires: datetime
    title: str | None = field(repr=False)
    payload: bytes | None = field(repr=False)


class Purpose(StrEnum):
    """Why a link is followed: to read the board, or only to learn whether it opens, which is no view."""

    READ = "read"
    LOOK = "look"


class Asking(StrEnum):
    """Why the passphrase is asked for."""

    FIRST = "first"
    WRONG = "wrong"
    LOCKED = "locked"


@dataclass(frozen=True, slots=True)
class NeedsPassphrase:
    """The link is good, the passphrase is missing or wrong. `retry_at` is set while tries are used up."""

    asking: Asking
    retry_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class NotAvailable:
    """The one answer to every link that does not open: unknown, altered, expired, revoked, damaged."""


@dataclass(frozen=True, slots=True)
class Managed:
    """A board or kept book as its publisher sees it. `last_viewed` is a day (UTC), never a time."""

    kind: RecordKind
    state: LinkState
    title: str = field(repr=False)
    note: str = field(repr=False)
    created: datetime
    expires: datetime
    views: int
    last_viewed: date | None
    has_passphrase: bool
    superseded_on: date | None


@dataclass(frozen=True, slots=True)
class KeptBook:
    """A kept book."""

    payload: bytes = field(repr=False)
    title: str = field(repr=False)
    created: datetime
    expires: datetime


@dataclass(frozen=True, slots=True)
class EarlierBoard:
    """The last board of a series, for comparison with the next."""

    payload: bytes = field(repr=False)
    title: str = field(repr=False)
    created: datetime


@dataclass(frozen=True, slots=True)
class Purged:
    """What a purge removed: links that had expired, payloads, whole records."""

    links: int
    payloads: int
    records: int


def check_lifetime(lifetime: timedelta) -> None:
    """Raises StoreRefusal unless the lifetime is between a second and a year."""
    if not timedelta(seconds=1) <= lifetime <= LONGEST_LIFETIME:
        raise StoreRefusal("The expiry must lie in the future and within a year.")


def check_draft(draft: Draft) -> None:
    """Raises StoreRefusal for a draft that cannot be published."""
    check_lifetime(draft.lifetime)
    check_contents(draft.payload, draft.title, draft.note)
    if draft.passphrase is not None:
        _check_passphrase(draft.passphrase)


def _check_passphrase(passphrase: str) -> None:
    if not SHORTEST_PASSPHRASE <= len(passphrase) <= _LONGEST_PASSPHRASE:
        raise StoreRefusal(
            f"The passphrase needs at least {SHORTEST_PASSPHRASE} characters, four words are good."
        )
    if any(unicodedata.category(character) in _UNTYPED for character in passphrase):
        raise StoreRefusal("The passphrase has characters nobody can type. Write it on one line, in letters.")


def check_contents(payload: bytes, title: str, note: str) -> None:
    """Raises StoreRefusal for contents larger than the store takes."""
    if len(title) > _LONGEST_TITLE or len(note) > _LONGEST_NOTE:
        raise StoreRefusal(
            f"Title and note may have {_LONGEST_TITLE} and {_LONGEST_NOTE:,} characters. Shorten them."
        )
    if len(payload) > PAYLOAD_LIMIT_BYTES:
        raise StoreRefusal(
            "The contents are larger than half a gigabyte. Leave out customer rows or older years."
        )
