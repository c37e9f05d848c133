"""The advice of the open book: computed once for everyone who holds the same upload."""

from collections.abc import Mapping

import nrr
from pages.parts import findingcards, memory, session
from pages.parts.advices import held


@memory.kept("Valuing next steps")
def _advice(
    key: str,
    _ledger: nrr.Ledger,
    view: nrr.View,
    own: nrr.actions.Own,
    agreed: tuple[nrr.actions.UnderWay, ...],
    _findings: tuple[nrr.findings.FindingPart, ...],
) -> nrr.actions.Advice | None:
    return nrr.actions.advised(nrr.findings.subject_of(_ledger, view), _findings, own, agreed)


def advice(asked: session.Asked) -> nrr.actions.Advice | None:
    """What to do about the findings of the view; None where there are no twelve months."""
    own, agreed = held.own(asked.ledger), held.under_way(asked.ledger)
    return _advice(asked.book.key, asked.ledger, asked.view, own, agreed, findingcards.found(asked))


def segment_levers(
    asked: session.Asked, by: str, named: tuple[nrr.actions.UnderWay, ...]
) -> Mapping[str, Mapping[str, float]]:
    """The parts of these actions by segment and lever, for a What-if that is split."""
    subject = nrr.findings.subject_of(asked.ledger, asked.view)
    own = held.own(asked.ledger)
    return nrr.actions.segment_levers(subject, findingcards.found(asked), by, named, own)
