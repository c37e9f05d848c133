"""What a SQLite store stands on: the folder and the journal it needs to keep its promises."""

import sqlite3
from pathlib import Path

from sqlalchemy.engine import make_url
from sqlalchemy.exc import ArgumentError

from nrr.store.failures import StoreRefusal
from nrr.store.vaults import Vault

_MOUNTS = Path("/proc/mounts")
_OVER_THE_NETWORK = frozenset(
    (
        "nfs",
        "nfs4",
        "cifs",
        "smb",
        "smb2",
        "smb3",
        "smbfs",
        "afs",
        "9p",
        "ceph",
        "glusterfs",
        "lustre",
        "davfs",
    )
)
_OVER_A_PROGRAM = "fuse."
_SYNCHRONISED = (
    "dropbox",
    "onedrive",
    "google drive",
    "googledrive",
    "icloud",
    "mobile documents",
    "nextcloud",
)
_WAL_FIXED = ((3, 51, 3), (3, 50, 7), (3, 44, 6))
"""The releases that repaired the write-ahead log; the last two for their own line only."""

Version = tuple[int, int, int]


def store_doubts(url: str) -> tuple[str, ...]:
    """What makes the place of a store unsafe, in sentences; nothing for PostgreSQL or an address that is
    none.
    """
    try:
        parsed = make_url(url if ":" in url else f"sqlite:///{url}")
    except (ArgumentError, ValueError):
        return ()
    if parsed.get_backend_name() != "sqlite" or not parsed.database:
        return ()
    folder = Path(parsed.database).expanduser().absolute().parent
    mounts = _MOUNTS.read_text(encoding="utf-8", errors="replace") if _MOUNTS.exists() else ""
    return doubts_about(folder, mounts)


def doubts_about(folder: Path, mounts: str) -> tuple[str, ...]:
    """As `store_doubts`, for an absolute folder and a table of mounts as Linux writes it."""
    kind = _file_system(folder, mounts)
    found = []
    if kind in _OVER_THE_NETWORK or kind.startswith(_OVER_A_PROGRAM):
        found.append(
            f"The store lies on a network file system ({kind}), where locks can fail: use a local disk or"
            " PostgreSQL."
        )
    named = [part for part in folder.parts if part.casefold().startswith(_SYNCHRONISED)]
    if named:
        found.append(
            f"The store lies in a synchronised folder ({named[0]}), which can copy half a change: move it"
            " elsewhere."
        )
    return tuple(found)


def _file_system(folder: Path, mounts: str) -> str:
    """The type of the file system the folder lies on: that of its nearest mount point."""
    lines = (line.split() for line in mounts.splitlines())
    known = {Path(words[1].replace("\\040", " ")): words[2] for words in lines if len(words) > 2}
    return next((known[place] for place in (folder, *folder.parents) if place in known), "")


def lacks_wal_fix(version: Version) -> bool:
    """Whether this SQLite can lose commits or damage a file under its write-ahead log."""
    newest, *ported = _WAL_FIXED
    return version < newest and not any(version[:2] == one[:2] and version >= one for one in ported)


def check_journal(vault: Vault, version: Version = sqlite3.sqlite_version_info[:3]) -> None:
    """Raises StoreRefusal for a file that was set to the write-ahead log of a SQLite that cannot be
    trusted with it.
    """
    if vault.engine.dialect.name != "sqlite" or not lacks_wal_fix(version):
        return
    with vault.reading() as connection:
        connection.exec_driver_sql(
            "SELECT 1 FROM sqlite_master"
        ).first()  # before it has read, it does not know
        mode = connection.exec_driver_sql("PRAGMA journal_mode").scalar()
    if mode == "wal":
        raise StoreRefusal(
            f"The store uses the write-ahead log, in which SQLite {'.'.join(map(str, version))} can lose"
            " boards. Stop every program that uses it and set PRAGMA journal_mode=DELETE, or use SQLite"
            " 3.51.3 or newer."
        )
