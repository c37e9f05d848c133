"""What readers of a board may read of the notes: those meant for them, under the rule for names."""

from collections.abc import Iterable, Mapping

from nrr.definitions import group_of
from nrr.disclosures import refuse_named
from nrr.ground import Month
from nrr.ledgers import Ledger, Naming
from nrr.notes.records import About, Note, Reach, standing

TOLD_MOST = 8
_FIGURES = {"nrr": "NRR", "grr": "GRR", "logo_retention": "Logo retention"}


def notes_told(
    notes: Iterable[Note], ledger: Ledger, naming: Naming, masks: Mapping[str, str]
) -> tuple[str, ...]:
    """`Feb 2026: Price rise took effect`, newest first; `masks` are the names readers get of customers.

    Refusal for a note that names a customer while names are not shown. A customer's note is told only where
    that customer goes by a name.
    """
    meant = [note for note in standing(notes) if note.shown is Reach.BOARD]
    for note in meant:
        where = f"The note of {Month.parse(note.month).label}"
        refuse_named(note.text, ledger, naming, where)
        refuse_named(note.author, ledger, naming, where)
    told = (_told(note, naming, masks) for note in meant)
    return tuple(one for one in told if one)[:TOLD_MOST]


def _told(note: Note, naming: Naming, masks: Mapping[str, str]) -> str:
    month, by = Month.parse(note.month).label, f" ({note.author})" if note.author else ""
    match note.about:
        case About.MONTH:
            return f"{month}: {note.text}{by}"
        case About.FIGURE:
            return f"{month}, {_FIGURES.get(note.key, note.key)}: {note.text}{by}"
        case About.FINDING:
            return f"{month}, {_subject(note.key)}: {note.text}{by}"
        case _:
            name = "" if naming is Naming.ABSENT else masks.get(note.key, "")
            return f"{month}, {name}: {note.text}{by}" if name else ""


def _subject(rule: str) -> str:
    """What a finding is called; its rule where no threshold of it can be set."""
    return next((one.subject for one in group_of(rule).values()), rule)
