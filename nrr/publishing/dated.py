"""What a board says with a date of its own: notes meant for readers, changes of the definition."""

from collections.abc import Iterator, Sequence
from typing import Protocol

from nrr.accounts import paused_in
from nrr.comparisons import DefinitionChange, change_said
from nrr.disclosures import refuse_named
from nrr.ground import compact, plural
from nrr.ledgers import Ledger, Naming
from nrr.notes import Note, notes_told
from nrr.publishing.earlier import Earlier
from nrr.retention import View, shown_name


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


def dated_lines(
    ledger: Ledger, masked: Ledger, view: View, choices: Chosen, earlier: Earlier | None
) -> tuple[str, ...]:
    """Who is paused at the close, notes, then what was changed in the definition since the board before.

    Refusal for a note or a reason that names a customer while names are not shown.
    """
    masks = {name: shown_name(masked, row) for row, name in enumerate(ledger.names)}
    return (
        *_paused(ledger, view, choices.naming),
        *notes_told(choices.notes, ledger, choices.naming, masks),
        *_changes(ledger, choices, earlier),
    )


def _paused(ledger: Ledger, view: View, naming: Naming) -> Iterator[str]:
    """Paused customers as a line of their own; of too few readers get neither number nor amount."""
    found, closing = paused_in(ledger, view), view.window.closing.label
    least = 1 if naming is Naming.SHOWN else view.policy.smallest_group
    if found is None:
        return
    told = (
        (found.held_customers, found.held_arr_minor, "counted on at the last amount"),
        (found.left_out_customers, found.left_out_arr_minor, "counted as lost"),
    )
    for customers, arr_minor, how in told:
        if customers >= least:
            money = compact(arr_minor, ledger.currency, view.basis)
            yield f"Paused in {closing}: {plural(customers, 'customer')} with {money} {how}"
        elif customers:
            yield f"Paused in {closing}: fewer than {plural(least, 'customer')} {how}"


def _changes(ledger: Ledger, choices: Chosen, earlier: Earlier | None) -> Iterator[str]:
    board = None if earlier is None else earlier.snapshot
    since = "" if board is None else board.made_at
    for row in sorted(choices.log, key=lambda one: one.made_at, reverse=True):
        if row.made_at > since:
            refuse_named(row.reason, ledger, choices.naming, "The reason for a changed definition")
            yield change_said(row)
