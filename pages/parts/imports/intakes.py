"""From an upload to an open book, and from the typed components to one."""

import csv
import io
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

import nrr
from pages.parts import memory, session
from pages.parts.advices import held
from pages.parts.desks import records
from pages.parts.imports import progress

SAMPLES = Path(__file__).resolve().parents[3] / "sample_data"
COMPANY, CAUSES, FOURTEEN = "tarnbeck_long.csv", "wrenfield_long.csv", "fourteen_customers_wide.xlsx"
CONTRACTS, PLAN = "tarnbeck_contracts.csv", "tarnbeck_plan.csv"
_COMPANY_YEAR = nrr.Policy(fiscal_start=2)
_SETTLED_BY_RATES = ("mixed_currencies",)


@dataclass(frozen=True, slots=True)
class Read:
    """One file as read; `uploaded` is its own ledger where earlier months of the loaded data stand before
    it.
    """

    key: str
    name: str
    intake: nrr.Intake
    uploaded: nrr.Ledger | None = None


@memory.kept()
def _sample(name: str) -> nrr.Intake:
    return nrr.read((SAMPLES / name).read_bytes(), name)


def read(name: str, data: bytes, answers: nrr.Answers, call_off: Callable[[], None]) -> Read:
    """The file under the answers given so far, read in a process of its own and held in memory; `call_off`
    is done where the visitor cancels it.
    """
    key = session.key_of(name, data, repr(answers.given()))

    def reading() -> nrr.Intake:
        task = progress.Task(progress.size_of(len(data)), len(data), call_off)
        return progress.waited(
            lambda tell, stop: nrr.read_apart(data, name, answers, tell=tell, stop=stop), task
        )

    return Read(key, name, memory.held.of(("reading", key), reading))


def with_ledger(found: Read, ledger: nrr.Ledger, said: tuple[nrr.Problem, ...], mark: str) -> Read:
    """The same reading with another ledger and more to say; `mark` tells it apart from the one without."""
    own = (p for p in found.intake.problems if p.code not in _SETTLED_BY_RATES or not ledger.fx)
    intake = replace(found.intake, ledger=ledger, problems=(*own, *said))
    return Read(session.key_of(found.key, mark.encode()), found.name, intake, found.uploaded)


def sample(name: str) -> Read:
    """One of the files that come with the app."""
    data = (SAMPLES / name).read_bytes()
    return Read(session.key_of(name, data, repr(nrr.Answers().given())), name, _sample(name))


@memory.kept()
def _with_contracts() -> Read:
    """The company with its list of contracts beside the revenue."""
    found, data = sample(COMPANY), (SAMPLES / CONTRACTS).read_bytes()
    side, ledger = nrr.intake.read_side(data, CONTRACTS).table, found.intake.ledger
    assert side is not None and ledger is not None, "the samples are books"
    both = nrr.intake.combine(ledger, [nrr.intake.proposed(side, ledger)])
    assert both.ledger is not None, "the list belongs to its company"
    return with_ledger(found, both.ledger, both.problems, "contracts")


def use_company_with_contracts() -> None:
    """Open the company with its contracts under its fiscal year, and lay its plan where there is none."""
    use(_with_contracts(), _COMPANY_YEAR)
    if not session.plan_notes().rows:
        headings, *rows = csv.reader(io.StringIO((SAMPLES / PLAN).read_text(encoding="utf-8")))
        laid = replace(session.plan_notes(), headings=tuple(headings), rows=tuple(map(tuple, rows)))
        session.keep_plan_notes(laid)


def use(found: Read, policy: nrr.Policy | None = None) -> None:
    """Open it on every page, under this policy where one came with it or is in force for its company."""
    ledger, before = found.intake.ledger, session.book()
    if ledger is not None and before is not None and before.ledger is not None:
        held.follow(before.ledger, ledger, policy or session.policy())
    session.open_book(
        records.OpenBook(
            key=found.key,
            name=found.name,
            ledger=ledger,
            problems=found.intake.problems,
            assumptions=found.intake.assumptions,
            summary=found.intake.components if ledger is None else None,
            provenance=found.intake.provenance,
            policy=policy,
        )
    )


def use_components(total: nrr.RollForward, currency: str) -> None:
    """Open typed components."""
    key = session.key_of("typed components", repr(total).encode(), currency)
    session.open_book(records.OpenBook(key, "Typed components", None, summary=total, currency=currency))
