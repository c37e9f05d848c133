"""The definition lens: one book under every convention side by side, and what makes any two of them
differ.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Protocol

import numpy as np
import pandas as pd

from nrr.comparisons.conventions import Claim, Convention, offered
from nrr.ground import Refusal
from nrr.ledgers import Ledger
from nrr.retention import NO_OPENING, BookSource, Source, View, prepared, shown_names, stamp_of


@dataclass(frozen=True, slots=True)
class LensRow:
    """One convention on the book at hand; None with a reason where it is not defined there."""

    key: str
    label: str
    used_by: str
    stamp: str
    nrr: float | None
    grr: float | None
    logo_retention: float | None
    reason: str
    claim: Claim


def lens(ledger: Ledger, view: View) -> tuple[LensRow, ...]:
    """Every convention that the book can answer, on the view's window and filter, the default first."""
    return tuple(lens_row(ledger, view, convention) for convention in offered(ledger))


def difference(ledger: Ledger, view: View, first: str, second: str) -> pd.DataFrame:
    """The customers that make `second` differ from `first`, largest effect first.

    Columns `customer`, `first`, `second` (what each adds to NRR - 1 as a fraction) and `effect`; the effects
    add up to the difference of the two NRRs. Refusal for an unknown convention or one without an NRR here.
    """
    return difference_between(ledger, view, _convention(ledger, first), _convention(ledger, second))


def difference_between(ledger: Ledger, view: View, first: Convention, second: Convention) -> pd.DataFrame:
    """As `difference`, for conventions that need not be those of the lens."""
    before, after = (_shares(ledger, view, one) for one in (first, second))
    frame = pd.DataFrame({"first": before, "second": after}).fillna(0.0)
    frame = frame.assign(effect=frame["second"] - frame["first"])
    frame = frame[frame["effect"].abs() > _NOISE].rename_axis("customer").reset_index()
    order = frame["effect"].abs().sort_values(ascending=False, kind="stable").index
    return frame.loc[order].reset_index(drop=True)


_NOISE = 1e-15
"""Below this an effect is the rounding of a division, not a customer."""


def lens_row(ledger: Ledger, view: View, convention: Convention) -> LensRow:
    """One convention on a view's window and filter."""
    return _row(ledger, view, convention, lambda asked: BookSource(_book(ledger, asked, convention)))


class TotalsSource(Source, Protocol):
    """A source of one view that keeps its customers to itself."""

    @property
    def offering(self) -> Ledger:
        """Its columns, their values and what they are for, as a book without customers."""

    def under(self, view: View) -> Source:
        """The same customers under another view; Refusal for what it does not answer."""


def lens_of_totals(source: TotalsSource, view: View) -> tuple[LensRow, ...]:
    """The same of a source; a convention that must know customers one by one has a reason in the place of
    figures.
    """
    return tuple(
        _row(source.offering, view, convention, source.under if convention.kept is None else _one_by_one)
        for convention in offered(source.offering)
    )


def _one_by_one(_asked: View) -> Source:
    raise Refusal("it must know customers one by one, and those of a table stay in its database")


def _row(outline: Ledger, view: View, convention: Convention, source_of: Callable[[View], Source]) -> LensRow:
    stated = _stated(view, convention)
    blank = (convention.key, convention.label, convention.used_by, stamp_of(stated))
    try:
        asked = _asked(outline, view, convention)
        found = convention.trio(source_of(asked), asked.window, asked.policy)
    except Refusal as refusal:
        return LensRow(*blank, None, None, None, str(refusal), convention.claim)
    if found.nrr is None:
        return LensRow(*blank, None, None, None, found.reason or NO_OPENING, convention.claim)
    return LensRow(*blank, found.nrr, found.grr, found.logo_retention, "", convention.claim)


def _stated(view: View, convention: Convention) -> View:
    return replace(view, policy=view.policy.with_values(dict(convention.settings)))


def _asked(outline: Ledger, view: View, convention: Convention) -> View:
    """The view of a convention, of those customers alone whom it counts."""
    own = _stated(view, convention)
    return replace(own, where=(*own.where, *convention.among(outline))) if convention.among else own


def _book(ledger: Ledger, asked: View, convention: Convention) -> Ledger:
    book = prepared(ledger, asked)
    return book.rows(convention.kept(book, asked.window)) if convention.kept else book


def _shares(ledger: Ledger, view: View, convention: Convention) -> pd.Series:
    asked = _asked(ledger, view, convention)
    book = _book(ledger, asked, convention)
    shares = convention.shares(book, asked.window, asked.policy)
    names = shown_names(book, np.arange(len(book.names)))
    return pd.Series(shares, index=names, dtype=np.float64).groupby(level=0, sort=False).sum()


def _convention(ledger: Ledger, key: str) -> Convention:
    found = {one.key: one for one in offered(ledger)}
    if key not in found:
        raise Refusal(f"there is no method {key!r} for this data; choose one of: {', '.join(found)}")
    return found[key]
