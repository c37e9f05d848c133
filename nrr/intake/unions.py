"""Several sheets of one form as one draft."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from fractions import Fraction
from math import lcm

import numpy as np

from nrr.intake.drafts import Draft, Entries, Money
from nrr.intake.values.money import integers


def joined(drafts: Sequence[Draft]) -> Draft:
    """One draft with the rows of all; a single one stays as it is."""
    first = drafts[0]
    if len(drafts) == 1:
        return first
    filled = [d for d in drafts if d.entries is not None]
    entries = (
        _joined_entries([d.entries for d in filled if d.entries is not None])
        if len(filled) == len(drafts)
        else None
    )
    return replace(
        first,
        tables=tuple(table for d in drafts for table in d.tables),
        entries=entries,
        problems=tuple(problem for d in drafts for problem in d.problems),
        left_out=tuple(out for d in drafts for out in d.left_out),
        doubts=tuple(doubt for d in drafts for doubt in d.doubts),
        months=tuple(sorted({month for d in drafts for month in d.months})),
        labels=first.labels if _alike(drafts, first.labels) else (),
        roles=first.roles if _alike(drafts, first.roles.values()) else {},
        own_totals=_joined_totals([d.own_totals for d in drafts]),
    )


def _alike(drafts: Sequence[Draft], columns: Iterable[int]) -> bool:
    """The same columns under the same headings in all of them; the months may differ."""
    first, *others = drafts
    known = [(index, first.headings[index]) for index in columns]
    return all(
        (d.labels, d.roles) == (first.labels, first.roles) and all(d.headings[i] == text for i, text in known)
        for d in others
    )


def _joined_totals(parts: Sequence[Mapping[int, Fraction]]) -> dict[int, Fraction]:
    """The total rows of all sheets as one; none where a sheet has no total of its own."""
    if not all(parts):
        return {}
    months = sorted({month for part in parts for month in part})
    return {month: sum((part.get(month, Fraction(0)) for part in parts), Fraction(0)) for month in months}


def _joined_entries(parts: list[Entries]) -> Entries:
    scale = lcm(*(part.scale for part in parts))
    keys = list(dict.fromkeys(key for part in parts for key in part.keys))
    shown = {key: name for part in parts for key, name in zip(part.keys, part.shown, strict=True)}
    labels = list(dict.fromkeys(label for part in parts for label in part.currency_labels))
    where = {key: i for i, key in enumerate(keys)}
    remaps = [np.array([where[key] for key in part.keys], np.int32) for part in parts]
    coins = [np.array([labels.index(label) for label in part.currency_labels], np.int32) for part in parts]
    return Entries(
        np.concatenate([remap[part.customers] for remap, part in zip(remaps, parts, strict=True)]),
        tuple(keys),
        tuple(shown[key] for key in keys),
        np.concatenate([part.months for part in parts]),
        np.concatenate([_rescaled(part, scale) for part in parts]),
        scale,
        np.concatenate([part.rows for part in parts]),
        np.concatenate([part.columns for part in parts]),
        np.concatenate([coin[part.currencies] for coin, part in zip(coins, parts, strict=True)]),
        tuple(labels),
        np.concatenate([np.full(part.count, source, np.int32) for source, part in enumerate(parts)]),
    )


def _rescaled(part: Entries, scale: int) -> Money:
    factor = scale // part.scale
    if factor == 1:
        return part.arr
    return integers([int(value) * factor for value in part.arr.tolist()])
