"""What lies on a desk, as records, and the name of the piece each lies under."""

from dataclasses import dataclass, field
from typing import Any

import nrr
from pages.parts.desks import kinds

BOOK, LEDGER, POLICY, SCENARIOS = "book", "ledger", "policy", "scenarios"
BOARDS, ANSWERS, KEPT, NOTES = "boards", "answers", "kept", "notes"
COMPANY, LOGO, PACK, PLAN, LOG = "company", "logo", "pack", "plan", "log"
IMPORT, FILE, SIDES = "import", "file", "sides"
AGREED, SEGMENTS, EDITS, DATED = "agreed", "segments", "edits", "dated"


@dataclass(frozen=True, slots=True)
class Connected:
    """A table that stays in its database: the connection by its name, what its columns are, and a hash of
    its totals by month when it was opened. `months` are sealed: month, rows, amount and checksum; `rates`
    are exchange rates: currency, ordinal of a month or None for good, and rate.
    """

    connection: str
    table: str
    answers: dict[str, Any]
    fingerprint: str = ""
    months: tuple[tuple[str, int, int, int], ...] = ()
    rates: tuple[tuple[str, int | None, float], ...] = ()


@dataclass(frozen=True, slots=True)
class OpenBook:
    """A book in use: `key` names exactly these bytes, this file name and these answers.

    `summary` stands in place of a ledger when only the components of one window are known, `connected` where
    the rows stay in a database. `policy` are the rules that came with a workbook of this product.
    """

    key: str
    name: str
    ledger: nrr.Ledger | None
    problems: tuple[nrr.Problem, ...] = ()
    assumptions: tuple[str, ...] = ()
    summary: nrr.RollForward | None = None
    currency: str = ""
    provenance: nrr.ledgers.Provenance | None = None
    policy: nrr.Policy | None = None
    connected: Connected | None = None

    @property
    def card(self) -> "Card":
        """The same without its ledger."""
        return Card(
            self.key,
            self.name,
            self.problems,
            self.assumptions,
            self.summary,
            self.currency,
            with_ledger=self.ledger is not None,
            provenance=self.provenance,
            connected=self.connected,
        )


@dataclass(frozen=True, slots=True)
class BoardLink:
    """A board this visitor published: the right to manage it, never the link its readers have.

    `customers` are marks by which the next file of the same company is known.
    """

    title: str
    book_key: str
    manage_token: str = field(repr=False)
    series: nrr.store.Series = field(repr=False)
    customers: bytes = field(default=b"", repr=False)


@dataclass(frozen=True, slots=True)
class KeptLink:
    """A kept book that was opened here, and the right to open it again."""

    name: str
    keep_token: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class PlanNotes:
    """A plan as a table of texts, a target of NRR in percent (0 for none) and costs by name; `columns` is by
    heading what a column was said to be, which holds for the plans that follow. `margin` names the profit
    margin.
    """

    headings: tuple[str, ...] = ()
    rows: tuple[tuple[str, ...], ...] = ()
    target_percent: float = 0.0
    costs: dict[str, float] = field(default_factory=dict)
    columns: dict[str, str] = field(default_factory=dict)
    margin: str = ""


@dataclass(frozen=True, slots=True)
class KeptPack:
    """What the next pack begins with: the sections chosen of those that were `offered`, the columns of the
    segment table, and the paper.
    """

    parts: tuple[nrr.packs.Part, ...]
    offered: tuple[nrr.packs.Part, ...]
    segments: tuple[str, ...] = ()
    paper_size: nrr.packs.PaperSize = nrr.packs.PaperSize.A4


@dataclass(frozen=True, slots=True)
class Dropped:
    """A file on its way to a book. `of` names its bytes; `before` are earlier answers, newest last; `form`
    and `first` are the form and the glimpse of the reading without any answer.

    `recalled` says that the answers came from an earlier file of the same form.
    """

    of: str
    name: str
    answers: dict[str, Any] = field(default_factory=dict)
    before: tuple[dict[str, Any], ...] = ()
    recalled: bool = False
    form: str = ""
    first: nrr.intake.Glimpse | None = None


@dataclass(frozen=True, slots=True)
class Side:
    """A second table of the file on its way, and its place among them."""

    place: int
    join: nrr.intake.Join


@dataclass(frozen=True, slots=True)
class Card:
    """An open book without its ledger."""

    key: str
    name: str
    problems: tuple[nrr.Problem, ...]
    assumptions: tuple[str, ...]
    summary: nrr.RollForward | None
    currency: str
    with_ledger: bool
    provenance: nrr.ledgers.Provenance | None = None
    connected: Connected | None = None

    def opened(self, ledger: nrr.Ledger | None) -> OpenBook:
        """The book with its ledger again."""
        return OpenBook(
            self.key,
            self.name,
            ledger,
            self.problems,
            self.assumptions,
            self.summary,
            self.currency,
            self.provenance,
            connected=self.connected,
        )


@dataclass(frozen=True, slots=True)
class AgreedHere:
    """An agreed action, with the marks by which the next file of the same company is known."""

    agreement: nrr.actions.Agreement
    customers: bytes = field(default=b"", repr=False)


@dataclass(frozen=True, slots=True)
class LoggedHere:
    """A change of the definition, with the marks by which the next file of the same company is known."""

    change: nrr.comparisons.DefinitionChange
    customers: bytes = field(default=b"", repr=False)


@dataclass(frozen=True, slots=True)
class SegmentHere:
    """A segment by rule, with the marks by which the next file of the same company is known."""

    rule: nrr.retention.SegmentRule
    customers: bytes = field(default=b"", repr=False)


@dataclass(frozen=True, slots=True)
class EditedHere:
    """A row of actions as edited, with the marks by which the next file of the same company is known."""

    row: nrr.actions.Edited
    customers: bytes = field(default=b"", repr=False)


@dataclass(frozen=True, slots=True)
class NotedHere:
    """A dated note, with the marks by which the next file of the same company is known."""

    note: nrr.notes.Note
    customers: bytes = field(default=b"", repr=False)


KINDS = {
    BOOK: kinds.record(Card),
    LEDGER: kinds.LEDGER,
    POLICY: kinds.record(nrr.Policy),
    SCENARIOS: kinds.record(nrr.Scenario),
    BOARDS: kinds.record(BoardLink),
    ANSWERS: kinds.record(dict[str, Any]),
    KEPT: kinds.record(KeptLink),
    COMPANY: kinds.record(str),
    LOGO: kinds.record(bytes),
    PACK: kinds.record(KeptPack),
    NOTES: kinds.record(str),
    PLAN: kinds.record(PlanNotes),
    LOG: kinds.record(LoggedHere),
    AGREED: kinds.record(AgreedHere),
    SEGMENTS: kinds.record(SegmentHere),
    EDITS: kinds.record(EditedHere),
    DATED: kinds.record(NotedHere),
    IMPORT: kinds.record(Dropped),
    FILE: kinds.BYTES,
    SIDES: kinds.record(Side),
}
