"""Which words label a row of totals; whether it foots is arithmetic and is checked by the shapes."""

# ruff: noqa: SIM905 - a list of words reads best as words

import re
from collections.abc import Mapping
from enum import Enum
from functools import lru_cache
from types import MappingProxyType

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from nrr.intake.headings.words import TOTAL_WORDS
from nrr.intake.values.calendars import plain
from nrr.intake.values.currencies import currency_of


class TotalLabel(Enum):
    """How surely a text labels totals."""

    NONE = 0
    MAYBE = 1  # "Enterprise Total", but also "Total Energies"
    SURE = 2  # "Grand total", "Summe:", "Total (12 customers)"
    SUMMARY = 3  # "Average", "Growth %": a total's companion, where it stands below one or at the end


_SUMMARY = frozenset(
    "average|avg|mean|median|count|customer count|number of customers|customers|active customers|logos|growth|growth mom|mom growth|mom|yoy|"
    "change|delta|check|control|difference|diff|variance|nrr|grr|net revenue retention|gross revenue retention|churn rate|arpa|arpu|arr|"
    "annualized|annualised|new mrr|churned mrr|net new mrr|expansion mrr|contraction mrr|max|min|share|cumulative|running total|durchschnitt|anzahl|wachstum|moyenne|promedio|media|"
    "\u03b4|\u2206|change mom|m/m|q/q|y/y|mom change|yoy growth|yoy change|qoq|qoq growth|growth rate|monthly growth|"
    "new|new business|new logo|new logos|net new|churn|churned|expansion|upsell|contraction|downgrade|downsell|reactivation|opening|closing|opening mrr|closing mrr|"
    "beginning mrr|ending mrr|starting mrr|opening balance|closing balance|per gl|gl|per general ledger|general ledger|gl balance|per books|budget|forecast|target|prior year|variance to budget".split(
        "|"
    )
)
_ENDS = frozenset(
    "total totals subtotal summe gesamt sum result ergebnis totaal totale suma summa soma somma razem toplam итого 合計 小計 合计".split()
)


_MANY = 500
_STEM = re.compile(
    "aver|avg|mean|media|count|customers|logos|grow|mom|yoy|chang|delta|check|contr|diff|varia|nrr|grr|retention|churn|arp|arr|annual|mrr|max|min|share|"
    "cumul|running|new|expan|upsell|down|react|open|clos|begin|end|start|gl\\b|ledger|books|budget|forecast|target|prior|durch|anzahl|wachs|moyen|promed|tot|sum|som|gesam|zwischen|insg|overall|all|razem|celkem|mezi|yhte|ossz|össz|toplam|delsum|ensemble|eind|итог|всего|合|总|小|総|계|Σ|∑|ergebnis|result|i alt|samman|slutsum|\u0394|\u03b4|\u2206",
    re.I,
)


_PLAINEST = frozenset(
    "average|avg|mean|median|customer count|number of customers|active customers|growth|growth mom|mom growth|nrr|grr|net revenue retention|"
    "gross revenue retention|churn rate|arpa|arpu|running total|cumulative|durchschnitt|mom|yoy|qoq|mom change|yoy growth|yoy change|growth rate|net new mrr|churned mrr".split(
        "|"
    )
)


def is_plain_summary(text: str) -> bool:
    """No customer is called "Growth %" or "Number of customers"."""
    return " ".join(re.sub(r"[^\w ]+", " ", plain(text)).split()) in _PLAINEST


@lru_cache(maxsize=16)
def labelled(texts: tuple[str, ...]) -> Mapping[int, TotalLabel]:
    """The labels among many texts, by index; the few that can be one are found by Arrow first.

    Kept for a while: totals, doubtful totals and companions of totals look at the same columns in turn.
    """
    if len(texts) < _MANY:
        suspects = list(range(len(texts)))
    else:
        hits = pc.match_substring_regex(pa.array(texts), _STEM.pattern, ignore_case=True)
        suspects = np.flatnonzero(np.asarray(hits)).tolist()
    found = {i: label for i in suspects if (label := total_label(texts[i])) is not TotalLabel.NONE}
    return MappingProxyType(found)


def total_label(text: str) -> TotalLabel:
    """What a cell says about its row."""
    return _label(text) if len(text) <= 80 and _STEM.search(text) else TotalLabel.NONE


@lru_cache(maxsize=100_000)
def _label(text: str) -> TotalLabel:
    bare = re.sub(r"[\[(].*?[\])]|\d+|[:*=#%\u03a3.\-_]+", " ", plain(text))
    words = [word for word in bare.split() if currency_of(word) is None]
    joined = " ".join(words)
    if joined in _SUMMARY:
        return TotalLabel.SUMMARY
    if joined in TOTAL_WORDS or (plain(text).strip() in ("\u03c3", "\u2211")):
        return TotalLabel.SURE if joined else TotalLabel.NONE
    if len(words) > 1 and (
        words[-1] in _ENDS
        or words[0] in _ENDS
        or " ".join(words[:2]) in ("sub total", "grand total", "sum of")
    ):
        return TotalLabel.MAYBE
    return TotalLabel.NONE
