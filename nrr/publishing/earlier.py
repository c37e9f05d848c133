"""The last board of a series and the book kept with it: what the next board is compared with."""

from collections.abc import Collection
from dataclasses import dataclass, replace

from nrr.actions import Agreement
from nrr.comparisons import DefinitionChange
from nrr.definitions import Policy
from nrr.ground import Refusal
from nrr.ledgers import Ledger, settle
from nrr.notes import Note
from nrr.packs import PackChoices
from nrr.publishing.keeping import KeptWork, unpack_work
from nrr.publishing.payloads import published_pack, published_snapshot
from nrr.retention import View
from nrr.snapshots import Snapshot
from nrr.store import KeptBook, Series, Store
from nrr.successions import Former, agreements_followed


@dataclass(frozen=True, slots=True, eq=False)
class Earlier:
    """What is left of the last time: the published figures, and the customers and agreed actions where the
    book was kept.
    """

    snapshot: Snapshot | None = None
    ledger: Ledger | None = None
    agreements: tuple[Agreement, ...] = ()
    log: tuple[DefinitionChange, ...] = ()
    notes: tuple[Note, ...] = ()
    pack: PackChoices = PackChoices()

    @property
    def known(self) -> bool:
        """Whether there is anything to compare with."""
        return self.snapshot is not None or self.ledger is not None

    @property
    def mark(self) -> str:
        """Which board and which book: equal for the same ones."""
        board = "" if self.snapshot is None else f"{self.snapshot.made_at} {self.snapshot.book.fingerprint}"
        return f"{board} {'' if self.ledger is None else self.ledger.fingerprint}"

    def former(self, policy: Policy) -> Former | None:
        """The file before as the next one is judged by; None where nothing of it is left."""
        if self.ledger is not None:
            book = settle(self.ledger, policy)
            totals = {month: int(row.sum()) for month, row in zip(book.months, book.grid, strict=True)}
            return Former(totals, book.currency, book)
        if self.snapshot is None:
            return None
        found = self.snapshot
        return Former(dict(zip(found.months, found.closings, strict=True)), found.book.currency)

    def going_on(self, ledger: Ledger, view: View, made_at: str) -> "Earlier":
        """The same with the customers of agreed actions under the names of the next file; ISO time."""
        if self.ledger is None:
            return self
        agreed = agreements_followed(self.agreements, self.ledger, ledger, view.policy, made_at[:10])
        return replace(self, agreements=agreed)

    def with_columns(self, columns: Collection[str]) -> Ledger | None:
        """The kept book with these columns alone."""
        return None if self.ledger is None else with_columns(self.ledger, columns)


def earlier_of(store: Store, series: Series, keep_token: str = "") -> Earlier:
    """The last board of a series, and the kept book behind a token; each is None where it is gone or of
    another form.
    """
    board, kept = store.last_board(series), store.open_book(keep_token) if keep_token else None
    work = _work(kept.payload) if isinstance(kept, KeptBook) else None
    return Earlier(
        None if board is None else _snapshot(board.payload),
        None if work is None else work.ledger,
        () if work is None else work.agreements,
        () if work is None else work.log,
        () if work is None else work.notes,
        PackChoices() if board is None else _pack(board.payload),
    )


def with_columns(ledger: Ledger, columns: Collection[str]) -> Ledger:
    """A book with some of its columns to group by."""
    return replace(
        ledger, attributes={name: one for name, one in ledger.attributes.items() if name in columns}
    )


def _snapshot(payload: bytes) -> Snapshot | None:
    try:
        return published_snapshot(payload)
    except Refusal:
        return None


def _pack(payload: bytes) -> PackChoices:
    try:
        return published_pack(payload)
    except Refusal:
        return PackChoices()


def _work(payload: bytes) -> KeptWork | None:
    try:
        return unpack_work(payload)
    except Refusal:
        return None
