"""The dated notes on the desk: of a company, in whatever file of it."""

import secrets
from datetime import UTC, datetime

import streamlit as st

import nrr
from pages.parts import session
from pages.parts.desks import companies
from pages.parts.desks.records import DATED, NotedHere

ABOUT = {"": "The month", "nrr": "NRR", "grr": "GRR", "logo_retention": "Logo retention"}
"""What a note of a month may be about, beside the findings."""


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


def of_months(asked: session.Asked) -> tuple[nrr.notes.Note, ...]:
    """Those that stand on charts, numbered from one in this order."""
    return () if asked.connected else nrr.notes.about_month(notes(asked.ledger))


def when(note: nrr.notes.Note) -> str:
    """`Jan 2026, NRR`."""
    if not note.key:
        return nrr.Month.parse(note.month).label
    finding = note.about is nrr.notes.About.FINDING
    topic = nrr.findings.diagnostic_rules()[note.key].title if finding else ABOUT[note.key]
    return f"{nrr.Month.parse(note.month).label}, {topic}"


def under_figure(key: str, asked: session.Asked) -> None:
    """Under the explanation of a figure: its own notes, and those about the months of the period."""
    window = asked.view.window
    for number, note in enumerate(of_months(asked), 1):
        month = nrr.Month.parse(note.month)
        if window.opening < month <= window.closing and note.key in ("", key):
            by = f" ({note.author})" if note.author else ""
            st.caption(nrr.markdown_text(f"Note {number} · {when(note)}: {note.text}{by}", 800))
