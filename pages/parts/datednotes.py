"""The dated notes on the desk: of a company, in whatever file of it."""

import secrets
from datetime import UTC, datetime

import nrr
from pages.parts.desks import companies
from pages.parts.desks.records import DATED, NotedHere


def notes(ledger: nrr.Ledger) -> tuple[nrr.notes.Note, ...]:
    """All of them, the withdrawn ones too."""
    return tuple(one.note for one in companies.belongings(DATED, ledger).values())


def keep(note: nrr.notes.Note, ledger: nrr.Ledger) -> None:
    """Lay a note on the desk, or what it has become."""
    companies.keep(DATED, note.id, NotedHere(note, nrr.successions.customer_marks(ledger)))


def fresh(about: nrr.notes.About, key: str, month: nrr.Month, text: str, author: str) -> nrr.notes.Note:
    """A note made now; Refusal, in words, for a text that is none."""
    made_at, entry = now(), secrets.token_hex(8)
    return nrr.notes.note_of(nrr.notes.Note(entry, made_at, about, key, str(month), text, author))


def now() -> str:
    """The moment, as notes are dated."""
    return datetime.now(UTC).isoformat(timespec="seconds")
