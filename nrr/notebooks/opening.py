"""The way into a notebook: `nrr.open` of a file, a frame, or the link of a kept book."""

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from typing import Any

from nrr.definitions import Policy
from nrr.ground import Basis, Month, Problem, Refusal, Window
from nrr.intake import Answers, Intake, joined, parsed_answers, read_apart
from nrr.ledgers import Ledger, complete
from nrr.notebooks.books import Book
from nrr.notebooks.kept import is_link, kept_work
from nrr.notebooks.sources import bytes_of
from nrr.retention import View


def open(  # noqa: A001 - nrr.open reads like the word it is
    source: Any,
    *,
    name: str = "",
    answers: Mapping[str, Any] | None = None,
    beside: Sequence[Any] = (),
    as_of: str = "",
    months: int = 12,
    policy: Mapping[str, str] | None = None,
    where: Mapping[str, str | tuple[str, ...]] | None = None,
    basis: str = "ARR",
) -> Book:
    """A book from a path or a frame, read exactly as an upload is, or a kept one by its link.

    `source`: a path (CSV, Excel, ...) or a pandas, Polars or Arrow frame, a customer a row, a customer and
    month a row, or contract periods; or the link of a book kept in the store of NRR_STORE_URL, which brings
    its own definition. `answers`: what the import page asks, by the keys of `read --json`.
    `beside`: further paths or frames joined by customer: contracts, accounts, one-off amounts.
    `as_of`: the closing month, 2026-10; the last complete one if empty. `policy`: choices of definition, such
    as {"method": "chain"}. `where`: columns and the values to keep. `basis`: ARR or MRR.

    Refusal while a question is open, with its answers, or where the source holds no book.
    """
    known, faults = parsed_answers(dict(answers or {}))
    if faults:
        raise Refusal(" ".join(fault.what for fault in faults))
    called, ledger, problems, kept = _source(source, name, known, beside)
    settings = kept.with_values(dict(policy or {}))
    today = datetime.now(UTC)
    ledger = complete(ledger, Month.of(today.year, today.month), settings)
    closing = Month.parse(as_of) if as_of else ledger.months[-1]
    chosen = tuple((key, (one,) if isinstance(one, str) else one) for key, one in (where or {}).items())
    view = View(Window.trailing(closing, months), settings, chosen, Basis(basis))
    return Book(called, ledger, view, problems)


def _source(
    source: Any, name: str, answers: Answers, beside: Sequence[Any]
) -> tuple[str, Ledger, tuple[Problem, ...], Policy]:
    """Name, book, what was found in it, and the definition it comes with."""
    if is_link(source):
        work = kept_work(source)
        return name or work.name, work.ledger, work.problems, work.policy
    data, called = bytes_of(source, name)
    found = joined(read_apart(data, called, answers), (bytes_of(one, "") for one in beside))
    return called, *_ledger(found), Policy()


def _ledger(found: Intake) -> tuple[Ledger, tuple[Problem, ...]]:
    if found.ledger is not None:
        return found.ledger, found.problems
    said = [f"{one.what} {one.remedy}".strip() + _answers_to(one) for one in found.problems]
    raise Refusal(f"{found.outcome}: " + "\n".join(said))


def _answers_to(problem: Problem) -> str:
    """How the question is answered here."""
    return "".join(f"\n  {choice.label}: answers={choice.answers!r}" for choice in problem.choices)
