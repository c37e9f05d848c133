"""From an upload to an open book, and from the typed components to one."""

from dataclasses import dataclass, replace
from pathlib import Path

import streamlit as st

import nrr
from pages.parts import session
from pages.parts.imports import progress

SAMPLES = Path(__file__).resolve().parents[3] / "sample_data"
COMPANY, FOURTEEN = "tarnbeck_long.csv", "fourteen_customers_wide.xlsx"
_READINGS, _MOST_READINGS = "readings", 6
_SETTLED_BY_RATES = ("mixed_currencies",)


@dataclass(frozen=True, slots=True)
class Read:
    """One file as read."""

    key: str
    name: str
    intake: nrr.Intake


@st.cache_resource(max_entries=4, ttl="6h", show_spinner=False)
def _sample(name: str) -> nrr.Intake:
    return nrr.read((SAMPLES / name).read_bytes(), name)


def read(name: str, data: bytes, answers: nrr.Answers) -> Read:
    """The file under the answers given so far, read in a process of its own; the last few readings are kept."""
    key = session.key_of(name, data, repr(answers.given()))
    kept: dict[str, nrr.Intake] = st.session_state.setdefault(_READINGS, {})
    if key not in kept:
        kept[key] = progress.waited(
            lambda tell: nrr.read_apart(data, name, answers, tell=tell),
            progress.Task(progress.size_of(len(data))),
        )
        for oldest in list(kept)[:-_MOST_READINGS]:
            del kept[oldest]
    return Read(key, name, kept[key])


def with_ledger(found: Read, ledger: nrr.Ledger, said: tuple[nrr.Problem, ...], mark: str) -> Read:
    """The same reading with another ledger and more to say; `mark` tells it apart from the one without."""
    own = (p for p in found.intake.problems if p.code not in _SETTLED_BY_RATES or not ledger.fx)
    intake = replace(found.intake, ledger=ledger, problems=(*own, *said))
    return Read(session.key_of(found.key, mark.encode()), found.name, intake)


def sample(name: str) -> Read:
    """One of the files that come with the app."""
    data = (SAMPLES / name).read_bytes()
    return Read(session.key_of(name, data, repr(nrr.Answers().given())), name, _sample(name))


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
        )
    )


def use_components(total: nrr.RollForward, currency: str) -> None:
    """Open typed components."""
    key = session.key_of("typed components", repr(total).encode(), currency)
    session.open_book(session.OpenBook(key, "Typed components", None, summary=total, currency=currency))
