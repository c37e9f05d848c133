"""What a board says with a date of its own: notes meant for readers, changes of the definition."""

from collections.abc import Iterator, Sequence
from typing import Protocol

from nrr.comparisons import DefinitionChange, change_said
from nrr.disclosures import refuse_named
from nrr.ledgers import Ledger, Naming
from nrr.notes import Note, notes_told
from nrr.publishing.earlier import Earlier
from nrr.retention import shown_name


class Chosen(Protocol):
    """What the publisher decided about names, notes and the log."""

    @property
    def naming(self) -> Naming:
        """Which names readers see."""

    @property
    def notes(self) -> Sequence[Note]:
        """All notes of the company."""

    @property
    def log(self) -> Sequence[DefinitionChange]:
        """All changes of its definition."""


def dated_lines(ledger: Ledger, masked: Ledger, choices: Chosen, earlier: Earlier | None) -> tuple[str, ...]:
    """Notes, then what was changed in the definition since the board before. Refusal for a note or a reason
    that names a customer while names are not shown.
    """
    masks = {name: shown_name(masked, row) for row, name in enumerate(ledger.names)}
    return (
        *notes_told(choices.notes, ledger, choices.naming, masks),
        *_changes(ledger, choices, earlier),
    )


def _changes(ledger: Ledger, choices: Chosen, earlier: Earlier | None) -> Iterator[str]:
    board = None if earlier is None else earlier.snapshot
    since = "" if board is None else board.made_at
    for row in sorted(choices.log, key=lambda one: one.made_at, reverse=True):
        if row.made_at > since:
            refuse_named(row.reason, ledger, choices.naming, "The reason for a changed definition")
            yield change_said(row)
