"""Customers that differ only in legal form, punctuation, accents or leading zeros and never pay together:
said, and joined only when told.
"""

import re
from unicodedata import combining, normalize

import numpy as np

from nrr.intake.drafts import Entries
from nrr.intake.lexicon.vocabulary import Section, vocabulary
from nrr.intake.tables.grids import distinct

_LEGAL = vocabulary(Section.CLUES, "legal_forms")
_WORD, _DOT_OF_INITIALS = re.compile(r"[^\W_]+"), re.compile(r"(?<=\b\w)\.(?=\w\b)")
_MOST_CUSTOMERS = 20_000


def namesakes(entries: Entries, forms: list[str]) -> list[list[int]]:
    """Groups of customer codes of one bare name that never pay in the same month. `forms` are their merged
    forms.
    """
    used = distinct(entries.customers).tolist()
    if len(used) > _MOST_CUSTOMERS:
        return []
    groups: dict[str, list[int]] = {}
    for code in used:
        bare = bare_name(forms[code])
        if bare:
            groups.setdefault(bare, []).append(code)
    suspects = [codes for codes in groups.values() if len({forms[code] for code in codes}) > 1]
    return [codes for codes in suspects if _never_together(entries, codes)]


def bare_name(form: str) -> str:
    """ "acme, inc." and "acme" are "acme"; empty where nothing but a legal form is left."""
    if form.isdigit():
        return form.lstrip("0")
    if not form.isascii():
        form = "".join(sign for sign in normalize("NFKD", form) if not combining(sign))
    plain = form.replace(" ", "").isalnum()
    words = form.split() if plain else _WORD.findall(_DOT_OF_INITIALS.sub("", form))
    return " ".join([word for word in words if word not in _LEGAL])


def _never_together(entries: Entries, codes: list[int]) -> bool:
    own = np.isin(entries.customers, codes)
    pairs = np.unique(entries.months[own].astype(np.int64) * (len(entries.keys) + 1) + entries.customers[own])
    months = pairs // (len(entries.keys) + 1)
    return len(np.unique(months)) == len(months)
