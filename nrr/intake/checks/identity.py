"""The same customer under two spellings: joined only after asking."""

import re
import unicodedata
from collections.abc import Callable
from dataclasses import replace

import numpy as np

from nrr.ground import Option, Problem, Severity
from nrr.intake.answers import Answers
from nrr.intake.checks.namesakes import namesakes
from nrr.intake.checks.places import entry_rows, place_of
from nrr.intake.drafts import Draft, Entries, listed
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
    samples = "; ".join(" / ".join(repr(entries.keys[c]) for c in codes[:4]) for codes in variants[:3])
    hits = np.isin(entries.customers, [code for codes in variants for code in codes[1:]])
    rows = entry_rows(draft, hits)
    text = (
        f"{sum(map(len, variants))} customers differ only in spelling (case, whitespace, similar characters)"
        f" and may be the same customer: {samples}."
    )
    found = Problem(
        "spelling_variants",
        Severity.QUESTION,
        f"{text} First on {listed(rows)}.",
        place=place_of(draft, rows),
        count=len(variants),
        remedy="Say whether spelling variants are merged into one customer or kept apart.",
    )
    if answers.customer_match is None:
        return draft.saying(found)
    form, said = _FORMS[answers.customer_match]
    joined = joined_customers(entries, [form(key) for key in entries.keys])
    answered = replace(
        found, severity=Severity.WARNING, what=f"{text} They were {said}, as you answered.", remedy=""
    )
    return replace(draft, entries=joined).saying(answered)


def _namesakes(draft: Draft, answers: Answers) -> Draft:
    """Acme and Acme Inc. in turns: two customers as written, said; one when the answer is to merge."""
    entries = draft.entries
    assert entries is not None
    forms = merged_forms(list(entries.keys))
    groups = namesakes(entries, forms)
    if not groups:
        return draft
    samples = "; ".join(" / ".join(repr(entries.keys[c]) for c in codes[:3]) for codes in groups[:3])
    merged = answers.customer_match == "merge"
    alike = (
        f"{sum(map(len, groups))} customers differ only in legal form, punctuation, accents or leading zeros"
        f" and never pay in the same month ({samples})"
    )
    text = f"{alike}: {'one customer' if merged else 'they may be the same customer'}."
    done = "Merged, as you answered." if merged else "Kept apart as written."
    merging = Option("Merge them into one customer", {"customer_match": "merge"})
    said = Problem(
        "namesakes",
        Severity.WARNING,
        text,
        did=done,
        place=place_of(draft),
        count=len(groups),
        choices=() if merged else (merging,),
        remedy="" if merged else "Merge them if they are one customer, or write one name.",
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


_FORMS: dict[str, tuple[Callable[[str], str], str]] = {
    "merge": (merged_form, "merged"),
    "trim": (trimmed_form, "trimmed of outer blanks"),
    "exact": (str, "kept apart"),
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
