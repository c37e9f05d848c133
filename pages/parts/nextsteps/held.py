"""The agreed actions on the desk: of a company, in whatever file of it."""

import nrr
from pages.parts.desks.owning import change, own_desk
from pages.parts.desks.records import AGREED, AgreedHere


def agreements(ledger: nrr.Ledger) -> tuple[nrr.actions.Agreement, ...]:
    """The actions agreed on this company, newest first, in whatever file of it."""
    marks = nrr.successions.customer_marks(ledger)
    held = reversed(own_desk().values(AGREED).values())
    return tuple(
        one.agreement
        for one in held
        if nrr.successions.shared_customers(one.customers, marks) >= nrr.successions.SAME_COMPANY
    )


def keep_agreement(agreement: nrr.actions.Agreement, ledger: nrr.Ledger) -> None:
    """Keep an agreed action with this company's work."""
    kept = AgreedHere(agreement, nrr.successions.customer_marks(ledger))
    change(own_desk(), {nrr.store.Spot(AGREED, agreement.id): kept})
