"""The look of a reader: currency, basis, light or dark, and how much room there is."""

from dataclasses import dataclass
from enum import StrEnum

from nrr.ground import Basis, amount, compact, compact_cell, money, money_to_cent, sign_of, signed_money
from nrr.snapshots import Snapshot


class Tone(StrEnum):
    """The surface a figure stands on."""

    LIGHT = "light"
    DARK = "dark"


class Screen(StrEnum):
    """How much room a figure has across: eight names side by side cannot be read on a phone."""

    WIDE = "wide"
    PHONE = "phone"


@dataclass(frozen=True, slots=True)
class Look:
    """How a reader sees amounts and colours."""

    currency: str = ""
    basis: Basis = Basis.ARR
    tone: Tone = Tone.LIGHT
    screen: Screen = Screen.WIDE

    def units(self, arr_minor: float) -> float:
        """An amount in whole units of the basis, as an axis wants it."""
        return float(amount(round(arr_minor), self.basis))

    def short(self, arr_minor: float | None) -> str:
        """In sentences, tiles and bars: `$1.24M`."""
        return compact(None if arr_minor is None else round(arr_minor), self.currency, self.basis)

    def cell(self, arr_minor: float | None) -> str:
        """Short, in a column: every million has two decimals."""
        return compact_cell(None if arr_minor is None else round(arr_minor), self.currency, self.basis)

    def signed(self, arr_minor: float) -> str:
        """Short, with its sign: `+$3.2k`."""
        return signed_money(round(arr_minor), self.currency, self.basis)

    def full(self, arr_minor: float | None) -> str:
        """In whole units: `$1,234`."""
        return money(None if arr_minor is None else round(arr_minor), self.currency, self.basis)

    def cents(self, arr_minor: float) -> str:
        """To the cent, for a customer's own months: `$1,234.50`."""
        return money_to_cent(round(arr_minor), self.currency, self.basis)

    @property
    def unit(self) -> str:
        """What an axis of money says: `ARR, USD`."""
        return f"{self.basis}, {self.currency}" if self.currency else str(self.basis)

    @property
    def sign(self) -> str:
        """What stands before an amount."""
        return sign_of(self.currency)


def look_of(snapshot: Snapshot, tone: Tone = Tone.LIGHT, screen: Screen = Screen.WIDE) -> Look:
    """The look a snapshot is drawn with."""
    return Look(snapshot.book.currency, snapshot.view.basis, tone, screen)
