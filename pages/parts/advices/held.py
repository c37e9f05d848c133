"""The agreed actions and the edited rows on the desk: of a company, in whatever file of it."""

import nrr
from pages.parts import datednotes, today
from pages.parts.desks import companies
from pages.parts.desks.records import AGREED, EDITS, AgreedHere, EditedHere


def agreements(ledger: nrr.Ledger) -> tuple[nrr.actions.Agreement, ...]:
    """The actions agreed on this company, newest first, in whatever file of it."""
    return tuple(one.agreement for one in companies.belongings(AGREED, ledger).values())


def follow(before: nrr.Ledger, after: nrr.Ledger, policy: nrr.Policy) -> None:
    """Customers of agreed actions that the next file calls otherwise are followed under their new names."""
    known = agreements(before)
    found = nrr.successions.agreements_followed(known, before, after, policy, today.day())
    for was, now in zip(known, found, strict=True):
        if now is not was:
            keep_agreement(now, after)


def under_way(ledger: nrr.Ledger) -> tuple[nrr.actions.UnderWay, ...]:
    """The agreed actions that are still to be done, each once."""
    return nrr.actions.under_way(agreements(ledger))


def keep_agreement(agreement: nrr.actions.Agreement, ledger: nrr.Ledger) -> None:
    """Keep an agreed action with this company's work."""
    kept = AgreedHere(agreement, nrr.successions.customer_marks(ledger))
    companies.keep(AGREED, agreement.id, kept)


def own(ledger: nrr.Ledger) -> nrr.actions.Own:
    """What this company brings to the rows: those it edited, and what it noted of its customers."""
    noted = (one for one in datednotes.notes(ledger) if one.kind is not nrr.notes.NoteKind.REMARK)
    return nrr.actions.Own(edits(ledger), tuple(noted))


def edits(ledger: nrr.Ledger) -> tuple[nrr.actions.Edited, ...]:
    """The rows of actions as this company edited them."""
    return tuple(one.row for one in companies.belongings(EDITS, ledger).values())


def keep_edit(row: nrr.actions.Edited, ledger: nrr.Ledger) -> None:
    """Keep a row as edited; one that says nothing is the original again."""
    entry = next(
        (entry for entry, one in companies.belongings(EDITS, ledger).items() if one.row.action == row.action),
        "",
    )
    if row != nrr.actions.Edited(row.action):
        companies.keep(EDITS, entry, EditedHere(row, nrr.successions.customer_marks(ledger)))
    elif entry:
        companies.keep(EDITS, entry, None)
