"""Dated notes about a month, a customer or a figure, and what readers of a board may read of them."""

from nrr.notes.boards import TOLD_MOST, notes_told
from nrr.notes.records import LONGEST, About, Note, NoteKind, Reach, about_month, note_of, standing, withdrawn

__all__ = [
    "LONGEST",
    "TOLD_MOST",
    "About",
    "Note",
    "NoteKind",
    "Reach",
    "about_month",
    "note_of",
    "notes_told",
    "standing",
    "withdrawn",
]
