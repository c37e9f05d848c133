"""Which words label a row of totals; whether it foots is arithmetic and is checked by the shapes."""

import re
from enum import Enum
from functools import lru_cache

from nrr.intake.headings.words import TOTAL_WORDS
from nrr.intake.values.calendars import plain
from nrr.intake.values.currencies import currency_of


class TotalLabel(Enum):
    """How surely a text labels totals."""

    NONE = 0
    MAYBE = 1  # "Enterprise Total", but also "Total Energies"
    SURE = 2  # "Grand total", "Summe:", "Total (12 customers)"


_ENDS = frozenset(
    "total totals subtotal summe gesamt sum result ergebnis totaal totale suma toplam итого 合計 小計 合计".split()
)


@lru_cache(maxsize=100_000)
def total_label(text: str) -> TotalLabel:
    """What a cell says about its row."""
    if len(text) > 80:
        return TotalLabel.NONE
    bare = re.sub(r"[\[(].*?[\])]|\d+|[:*=#\u03a3.\-_]+", " ", plain(text))
    words = [word for word in bare.split() if currency_of(word) is None]
    joined = " ".join(words)
    if joined in TOTAL_WORDS or (plain(text).strip() in ("\u03c3", "\u2211")):
        return TotalLabel.SURE if joined else TotalLabel.NONE
    if len(words) > 1 and (
        words[-1] in _ENDS
        or words[0] in _ENDS
        or " ".join(words[:2]) in ("sub total", "grand total", "sum of")
    ):
        return TotalLabel.MAYBE
    return TotalLabel.NONE
