"""What the rules of a file are asked about a table: the door answers, here stands only what it is asked."""

from collections.abc import Callable, Mapping, Sequence
from fractions import Fraction
from typing import Any, Protocol

from nrr.ledgers import Ledger


class Rules(Protocol):
    """Every answer is the one a file would get; each may refuse where a file would ask."""

    def columns(self, names: Sequence[str], texts: Sequence[str]) -> Mapping[str, Any]:
        """From all columns of a table, and from those that hold text, to the fields of `Columns`."""

    def kind(self, word: str) -> str:
        """What a word for a kind of revenue means: usage, one_time or recurring."""

    def state(self, word: str) -> int:
        """What a word of a column of statuses says of a month, as a book codes it; 0 for nothing."""

    def currency(self, word: str) -> str:
        """The code of a currency; empty for a word that names none."""

    def rates(self, currencies: Sequence[str]) -> tuple[str, Callable[[str, int], float]]:
        """The currency that is reported in, and what a unit of one is worth in a month by its ordinal."""

    def counted(self, heading: str, words: Sequence[str]) -> Mapping[str, str]:
        """Whether rows of a status count: counts, ended or left_out."""

    def lasts(self, heading: str, word: str) -> Fraction | None:
        """How much of a year a billing interval lasts; None for a word nobody knows."""

    def movement(self, word: str) -> int:
        """1 for what adds revenue, -1 for what takes it away, 0 for no movement."""

    def churns(self, word: str) -> bool:
        """Whether a movement ends all a customer pays."""

    def open_end(self, word: str) -> bool:
        """Whether the end of a period means that it has none."""

    def exclusive(
        self, successions: Sequence[tuple[int, int]], lengths: tuple[int, int], *, renews: bool
    ) -> bool:
        """Whether the end of a period is the first day that it no longer holds."""

    def renewal(self, count: int) -> bool:
        """Whether periods that begin while the like of them runs renew it."""

    def repeated(self, count: int) -> bool:
        """Whether movements that stand twice count once."""

    def contract_columns(self, names: Sequence[str]) -> Sequence[str]:
        """The columns of a table that say something of a contract and name no customer."""

    def contracts(self, data: bytes, columns: Mapping[str, str]) -> Ledger:
        """The book of a CSV of contracts, `columns` by their roles; Refusal where a file has no figures."""

    def through(
        self, began: Mapping[int, int], lasts: Mapping[int, int], *, endless: bool, bills: bool
    ) -> int:
        """The last month of a book that runs on."""
