"""Boards behind unguessable links and the desks of browsers, sealed in SQLite or PostgreSQL.

store = open_store("sqlite:///data/boards.db")
links = store.publish(Draft(payload, title="Q1 board"))
match store.resolve(links.board_token):
    case Board(payload=payload): ...
    case NeedsPassphrase(): ...
    case NotAvailable(): ...
"""

from nrr.store.audits import AuditLine, AuditReport
from nrr.store.backups import Desks
from nrr.store.boards import (
    Announcement,
    Asking,
    Board,
    BookDraft,
    Draft,
    EarlierBoard,
    Kept,
    KeptBook,
    Managed,
    NeedsPassphrase,
    NotAvailable,
    Published,
    Purged,
    Purpose,
    Retention,
    Series,
    Standing,
    StandingBoard,
)
from nrr.store.checks import StoreReport
from nrr.store.desks import DeskBounds, DeskEnd, DeskFull, DeskList, Lying, Spot, desk_bounds
from nrr.store.failures import StillOpen, StoreDamaged, StoreFull, StoreRefusal, StoreUnavailable
from nrr.store.groundwork import store_doubts
from nrr.store.limits import Doorkeeper, Limiter
from nrr.store.records import LinkState, RecordKind
from nrr.store.stores import Store, open_store, restore_store

__all__ = [
    "Announcement",
    "Asking",
    "AuditLine",
    "AuditReport",
    "Board",
    "BookDraft",
    "DeskBounds",
    "DeskEnd",
    "DeskFull",
    "DeskList",
    "Desks",
    "Doorkeeper",
    "Draft",
    "EarlierBoard",
    "Kept",
    "KeptBook",
    "Limiter",
    "LinkState",
    "Lying",
    "Managed",
    "NeedsPassphrase",
    "NotAvailable",
    "Published",
    "Purged",
    "Purpose",
    "RecordKind",
    "Retention",
    "Series",
    "Spot",
    "Standing",
    "StandingBoard",
    "StillOpen",
    "Store",
    "StoreDamaged",
    "StoreFull",
    "StoreRefusal",
    "StoreReport",
    "StoreUnavailable",
    "desk_bounds",
    "open_store",
    "restore_store",
    "store_doubts",
]
