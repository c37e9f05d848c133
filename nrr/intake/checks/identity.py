"""The same customer under two spellings: joined only after asking."""

import re
import unicodedata
from collections.abc import Callable
from dataclasses import replace
from typing import Literal

import numpy as np

from nrr.ground import Option
from nrr.intake.answers import Answers
from nrr.intake.checks.namesakes import namesakes
from nrr.intake.drafts import Draft, Entries
from nrr.intake.places import entry_rows, place_of
from nrr.intake.said.saying import Message, Phrase, problem_of, wording
from nrr.intake.tables.grids import distinct


def matched_customers(draft: Draft, answers: Answers) -> Draft:
    """Customers that differ in case, blanks or form of characters only: asked, or treated as answered."""
    entries = draft.entries
    if entries is None or not entries.count:
        return draft
    used = distinct(entries.customers).tolist()
    forms = merged_forms([entries.keys[code] for code in used])
    if len(set(forms)) == len(forms):
        return _namesakes(draft, answers)
    groups: dict[str, list[int]] = {}
    for code, folded in zip(used, forms, strict=True):
        groups.setdefault(folded, []).append(code)
    variants = [codes for codes in groups.values() if len(codes) > 1]
    hits = np.isin(entries.customers, [code for codes in variants for code in codes[1:]])
    rows = entry_rows(draft, hits)
    form, message = _FORMS.get(answers.customer_match, (str, Message.SPELLING_VARIANTS))
    said = problem_of(
        message,
        place_of(draft, rows),
        count=len(variants),
        number=sum(map(len, variants)),
        samples=[[entries.keys[code] for code in codes[:4]] for codes in variants[:3]],
        rows=rows,
    )
    if answers.customer_match is None:
        return draft.saying(said)
    joined = joined_customers(entries, [form(key) for key in entries.keys])
    return replace(draft, entries=joined).saying(said)


def _namesakes(draft: Draft, answers: Answers) -> Draft:
    """Acme and Acme Inc. in turns: two customers as written, said; one when the answer is to merge."""
    entries = draft.entries
    assert entries is not None
    forms = merged_forms(list(entries.keys))
    groups = namesakes(entries, forms)
    if not groups:
        return draft
    merged = answers.customer_match == "merge"
    merging = Option(wording(Phrase.MERGE_NAMESAKES), {"customer_match": "merge"})
    said = problem_of(
        Message.NAMESAKES_MERGED if merged else Message.NAMESAKES,
        place_of(draft),
        count=len(groups),
        choices=() if merged else (merging,),
        number=sum(map(len, groups)),
        samples=[[entries.keys[code] for code in codes[:3]] for codes in groups[:3]],
    )
    if merged:
        for codes in groups:
            for code in codes:
                forms[code] = forms[codes[0]]
        return replace(draft, entries=joined_customers(entries, forms)).saying(said)
    return draft.saying(said)


def trimmed_form(name: str) -> str:
    """Without outer blanks."""
    return name.strip()


def merged_forms(names: list[str]) -> list[str]:
    """The merged form of each; plain names without a blank too many are folded all at once."""
    text = "\n".join(names)
    plain = text.isascii() and text.replace("\n", "").isprintable() and text.count("\n") == len(names) - 1
    if plain and not any(blank in f"\n{text}\n" for blank in ("  ", "\n ", " \n")):
        return text.casefold().split("\n")
    return [merged_form(name) for name in names]


def merged_form(name: str) -> str:
    """Case, blanks, invisible characters and compatibility forms made equal."""
    if name.isascii() and name.isprintable():
        return " ".join(name.casefold().split())
    folded = unicodedata.normalize("NFKC", name).casefold()
    visible = "".join(c for c in folded if unicodedata.category(c) not in ("Cf", "Cc") or c.isspace())
    return re.sub(r"\s+", " ", visible).strip()


_Message = Literal[
    Message.SPELLING_VARIANTS,
    Message.SPELLING_VARIANTS_MERGED,
    Message.SPELLING_VARIANTS_TRIMMED,
    Message.SPELLING_VARIANTS_APART,
]
_FORMS: dict[str | None, tuple[Callable[[str], str], _Message]] = {
    "merge": (merged_form, Message.SPELLING_VARIANTS_MERGED),
    "trim": (trimmed_form, Message.SPELLING_VARIANTS_TRIMMED),
    "exact": (str, Message.SPELLING_VARIANTS_APART),
}


def joined_customers(entries: Entries, forms: list[str]) -> Entries:
    """Customers of one form become one, named as the first of them."""
    place: dict[str, int] = {}
    keys: list[str] = []
    shown: list[str] = []
    remap = np.zeros(len(forms), np.int32)
    for code, form in enumerate(forms):
        if form not in place:
            place[form] = len(keys)
            keys.append(entries.keys[code])
            shown.append(entries.shown[code])
        remap[code] = place[form]
    return replace(entries, customers=remap[entries.customers], keys=tuple(keys), shown=tuple(shown))
