"""One note: what it is about, in plain characters, never edited: it is withdrawn and written anew."""

import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import StrEnum

from nrr.ground import Month, Refusal

LONGEST = 500
_CONTROLS = frozenset({"Cc", "Cs", "Zl", "Zp"})


class About(StrEnum):
    """What a note is about."""

    MONTH = "month"
    CUSTOMER = "customer"
    FIGURE = "figure"
    FINDING = "finding"


class NoteKind(StrEnum):
    """What a spreadsheet does not hold and a next step answers; any other note is a remark."""

    REMARK = "remark"
    SPONSOR_CHANGE = "sponsor change"
    MISSED_REVIEW = "missed review"


class Reach(StrEnum):
    """Who reads it: whoever works with the data, or readers of boards too."""

    HERE = "here"
    BOARD = "board"


@dataclass(frozen=True, slots=True)
class Note:
    """A note about `key` (a customer by name, a figure by its key, a finding by its rule, empty for a month).

    `made_at` and `withdrawn_at` are moments in ISO text, the latter empty while the note stands.
    """

    id: str
    made_at: str
    about: About
    key: str
    month: str
    text: str
    author: str = ""
    kind: NoteKind = NoteKind.REMARK
    shown: Reach = Reach.HERE
    withdrawn_at: str = ""


def note_of(note: Note) -> Note:
    """The note without blanks around its words; Refusal for an empty, a long or an unwritable one."""
    text, author = note.text.strip(), note.author.strip()
    if not text:
        raise Refusal("write what the note says")
    if len(text) > LONGEST:
        raise Refusal(f"a note has at most {LONGEST} characters; this one has {len(text)}")
    if any(unicodedata.category(letter) in _CONTROLS for letter in text + author):
        raise Refusal("a note is one line of plain characters")
    Month.parse(note.month)
    return replace(note, text=text, author=author)


def withdrawn(note: Note, at: str) -> Note:
    """The same note, no longer shown anywhere."""
    return replace(note, withdrawn_at=at)


def standing(notes: Iterable[Note]) -> tuple[Note, ...]:
    """Those that were not withdrawn, the newest first."""
    found = (note for note in notes if not note.withdrawn_at)
    return tuple(sorted(found, key=lambda note: (note.month, note.made_at), reverse=True))


def about_month(notes: Iterable[Note]) -> tuple[Note, ...]:
    """Those that stand on charts: about a month, or a figure or finding as of a month, oldest month first."""
    return tuple(note for note in standing(notes)[::-1] if note.about is not About.CUSTOMER)
