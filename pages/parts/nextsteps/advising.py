"""The advice of the open book: computed once for everyone who holds the same upload."""

from dataclasses import replace

import nrr
from pages.parts import findingcards, memory, session
from pages.parts.whatifs import scenes


@memory.kept("Valuing next steps")
def _advice(
    key: str, _ledger: nrr.Ledger, view: nrr.View, _findings: tuple[nrr.findings.FindingPart, ...]
) -> nrr.actions.Advice | None:
    return nrr.actions.advised(nrr.findings.subject_of(_ledger, view), _findings)


def advice(asked: session.Asked) -> nrr.actions.Advice | None:
    """What to do about the findings of the view; None where there are no twelve months."""
    return _advice(asked.book.key, asked.ledger, asked.view, findingcards.found(asked))


def try_in_what_if(asked: session.Asked, by_lever: dict[str, float]) -> None:
    """Set the levers of What-if by year so that NRR after is NRR before plus the points; in a callback."""
    year = scenes.over_a_year(asked)
    found = scenes.outlook_of(year, nrr.Mode.ANNUAL, "")
    if isinstance(found, str):
        return
    scenes.set_levers(found, nrr.outlooks.acted(found, by_lever).levers)


def twelve_months(asked: session.Asked) -> session.Asked:
    """The same question about the twelve months to the as-of month."""
    return replace(asked, view=scenes.over_a_year(asked).view)
