"""What lies on the desk for a company, in whatever file of it: told by the customers of the file."""

import secrets
from typing import Any

import nrr
from pages.parts.desks.owning import change, own_desk
from pages.parts.desks.records import (
    AGREED,
    DATED,
    EDITS,
    LOG,
    SEGMENTS,
    AgreedHere,
    EditedHere,
    LoggedHere,
    NotedHere,
    SegmentHere,
)


def belongings(piece: str, ledger: nrr.Ledger) -> dict[str, Any]:
    """The records of a piece that belong to the company of this file, newest first, by their entry."""
    held = own_desk().values(piece)
    if not held:
        return {}
    marks = nrr.successions.customer_marks(ledger)
    same = nrr.successions.SAME_COMPANY
    return {
        entry: held[entry]
        for entry in reversed(held)
        if nrr.successions.shared_customers(held[entry].customers, marks) >= same
    }


def keep(piece: str, entry: str, record: Any) -> None:
    """Lay a record under an entry, or take it away with None; without an entry it gets one of its own."""
    change(own_desk(), {nrr.store.Spot(piece, entry or secrets.token_hex(8)): record})


def laid(work: nrr.publishing.KeptWork) -> dict[nrr.store.Spot, Any]:
    """What a kept book lays for its company: agreed actions, log of definitions, segments, edits,
    dated notes.
    """
    if not (work.agreements or work.log or work.segments or work.edits or work.notes):
        return {}
    spot, marks = nrr.store.Spot, nrr.successions.customer_marks(work.ledger)
    found: dict[nrr.store.Spot, Any] = {}
    found |= {spot(AGREED, one.id): AgreedHere(one, marks) for one in work.agreements}
    found |= {spot(LOG, one.made_at): LoggedHere(one, marks) for one in work.log}
    found |= {spot(SEGMENTS, one.name): SegmentHere(one, marks) for one in work.segments}
    found |= {spot(DATED, one.id): NotedHere(one, marks) for one in work.notes}
    return found | {spot(EDITS, one.action): EditedHere(one, marks) for one in work.edits}
