"""From an upload to an open book, and from the typed components to one."""

from dataclasses import dataclass
from pathlib import Path

import streamlit as st

import nrr
from pages.parts import session

SAMPLES = Path(__file__).resolve().parent.parent.parent / "sample_data"
COMPANY, FOURTEEN = "tarnbeck_long.csv", "fourteen_customers_wide.xlsx"


@dataclass(frozen=True, slots=True)
class Read:
    """One file as read."""

    key: str
    name: str
    intake: nrr.Intake


@st.cache_resource(max_entries=24, ttl="6h", show_spinner=False)
def _intake(key: str, name: str, _data: bytes, _answers: nrr.Answers) -> nrr.Intake:
    return nrr.read(_data, name, _answers)


def read(name: str, data: bytes, answers: nrr.Answers) -> Read:
    """The file under the answers given so far; the same bytes, name and answers are read once."""
    key = session.key_of(name, data, repr(answers.given()))
    return Read(key, name, _intake(key, name, data, answers))


def sample(name: str) -> Read:
    """One of the files that come with the app."""
    return read(name, (SAMPLES / name).read_bytes(), nrr.Answers())


def use(found: Read) -> None:
    """Open it on every page."""
    ledger = found.intake.ledger
    session.open_book(
        session.OpenBook(
            key=found.key,
            name=found.name,
            ledger=ledger,
            problems=found.intake.problems,
            assumptions=found.intake.assumptions,
            summary=found.intake.components if ledger is None else None,
            own_totals=found.intake.own_totals,
        )
    )


def use_components(total: nrr.RollForward, currency: str) -> None:
    """Open typed components."""
    key = session.key_of("typed components", repr(total).encode(), currency)
    session.open_book(session.OpenBook(key, "Typed components", None, summary=total, currency=currency))
