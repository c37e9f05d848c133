"""The advice of the open book: computed once for everyone who holds the same upload."""

import nrr
from pages.parts import findingcards, memory, session
from pages.parts.advices import held


@memory.kept("Valuing next steps")
def _advice(
    key: str,
    _ledger: nrr.Ledger,
    view: nrr.View,
    rows: tuple[nrr.actions.Edited, ...],
    _findings: tuple[nrr.findings.FindingPart, ...],
) -> nrr.actions.Advice | None:
    return nrr.actions.advised(nrr.findings.subject_of(_ledger, view), _findings, rows)


def advice(asked: session.Asked) -> nrr.actions.Advice | None:
    """What to do about the findings of the view; None where there are no twelve months."""
    rows = held.edits(asked.ledger)
    return _advice(asked.book.key, asked.ledger, asked.view, rows, findingcards.found(asked))
