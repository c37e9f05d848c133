"""A file of the newest months only: the months before them come from the loaded data of the same company."""

from dataclasses import replace

import streamlit as st

import nrr
from pages.parts import memory, session
from pages.parts.imports import intakes

_KEEP = "keep_earlier_months"


def continued(found: intakes.Read) -> intakes.Read:
    """The reading with the months it lacks, unless they are not wanted; any other reading as it is."""
    rolled = _rolled(found)
    if rolled is None or not rolled.taken or not st.session_state.get(_KEEP, True):
        return found
    whole = intakes.with_ledger(found, rolled.ledger, (), "after the loaded data")
    return replace(whole, uploaded=found.intake.ledger)


def draw(found: intakes.Read) -> None:
    """Where the earlier months come from, or why they are left out and what to do."""
    own = found if found.uploaded is None else _as_uploaded(found, found.uploaded)
    rolled, before = _rolled(own), session.book()
    if rolled is None or before is None:
        return
    first = rolled.ledger.months[0] if rolled.why_not else rolled.taken[-1] + 1
    if rolled.why_not:
        words = (
            f"Months before {first.label} are not in this file and were not added: {rolled.why_not}."
            " To keep them, upload one file with all months."
        )
        st.warning(nrr.markdown_text(words, 400), icon=":material/warning:")
        return
    span = (
        rolled.taken[0].label
        if len(rolled.taken) == 1
        else f"{rolled.taken[0].label} to {rolled.taken[-1].label}"
    )
    st.toggle(
        f"Keep {span} from the loaded data",
        value=True,
        key=_KEEP,
        help=nrr.markdown_text(
            f"This file begins in {first.label}. Earlier months come from {before.name}.", 300
        ),
    )


def _as_uploaded(found: intakes.Read, ledger: nrr.Ledger) -> intakes.Read:
    return replace(found, intake=replace(found.intake, ledger=ledger), uploaded=None)


def _rolled(found: intakes.Read) -> nrr.successions.Rolled | None:
    """None for a file that begins as early as the loaded data, and for the data of somebody else."""
    before, ledger = session.book(), found.intake.ledger
    if before is None or before.ledger is None or ledger is None or before.key == found.key:
        return None
    former = before.ledger
    if ledger.months[0] <= former.months[0]:
        return None
    key = ("newest months", before.key, found.key, ledger.fingerprint)
    return memory.held.of(key, lambda: (_of_one_company(former, ledger),))[0]


def _of_one_company(former: nrr.Ledger, ledger: nrr.Ledger) -> nrr.successions.Rolled | None:
    marks = nrr.successions.customer_marks
    shared = nrr.successions.shared_customers(marks(former), marks(ledger))
    return None if shared < nrr.successions.SAME_COMPANY else nrr.successions.rolled(former, ledger)
