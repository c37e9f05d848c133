"""Groups that follow from the revenue itself: bands of contract value, years of the first payment, tenure."""

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
import numpy.typing as npt

from nrr.ground import CALENDAR_YEAR, FiscalYear, Month, Window
from nrr.ledgers import Attribute, Ledger

ACV_BAND = "ACV band"
COHORT_YEAR = "Cohort year"
TENURE = "Tenure"
ACV_EDGES = ((2_500_000, "under 25k"), (10_000_000, "25k to 100k"), (None, "over 100k"))
TENURE_EDGES = ((12, "under 1 year"), (24, "1 to 2 years"), (None, "2 years or more"))
"""Bands by their upper limit, which belongs to the next: annualised minor units, and months."""


def banded(ledger: Ledger, window: Window, fiscal: FiscalYear = CALENDAR_YEAR) -> Ledger:
    """The book with attributes derived from the revenue itself: ACV band, cohort year, tenure at the
    opening.
    """
    derived = (_acv_bands(ledger, window), _cohort_years(ledger, fiscal), _tenures(ledger, window))
    fresh = {attribute.name: attribute for attribute in derived if attribute.name not in ledger.attributes}
    return replace(ledger, attributes={**ledger.attributes, **fresh})


def _acv_bands(ledger: Ledger, window: Window) -> Attribute:
    return _bands(ACV_BAND, opening_values(ledger, window), ACV_EDGES)


def opening_values(ledger: Ledger, window: Window) -> npt.NDArray[np.int64]:
    """Annualised revenue at the opening, or at the first paid month of who was not there yet."""
    s = ledger.index(window.opening)
    first = np.minimum(ledger.first_paid, len(ledger.months) - 1)
    own = ledger.grid[first, np.arange(len(ledger.names))]
    return own if s is None else np.where(ledger.grid[s] > 0, ledger.grid[s], own)


def _tenures(ledger: Ledger, window: Window) -> Attribute:
    """Months since the first paid month at the opening; who paid in the first month of the book may be
    older.
    """
    s = ledger.index(window.opening)
    ordinals = np.array([m.ordinal for m in ledger.months] + [ledger.months[-1].ordinal + 1])
    at = window.opening.ordinal if s is not None else ledger.months[-1].ordinal
    ages = np.maximum(at - ordinals[ledger.first_paid], 0)
    return _bands(TENURE, ages, TENURE_EDGES)


def _bands(name: str, values: np.ndarray, edges: tuple[tuple[int | None, str], ...]) -> Attribute:
    limits = [limit for limit, _ in edges if limit is not None]
    codes = np.searchsorted(limits, values, side="right").astype(np.int32)
    return Attribute(name, tuple(label for _, label in edges), codes)


def _cohort_years(ledger: Ledger, fiscal: FiscalYear) -> Attribute:
    groups = cohort_year_groups(ledger.months, fiscal)
    names = tuple(dict.fromkeys(groups))
    position = [*map(names.index, groups), -1]
    return Attribute(COHORT_YEAR, names, np.array(position, np.int32)[ledger.first_paid])


def cohort_year_groups(months: Sequence[Month], fiscal: FiscalYear = CALENDAR_YEAR) -> list[str]:
    """The group of who first paid in each month: its year, and those of unknown start before."""
    return [f"until {months[0].label}", *map(fiscal.year_label, months[1:])]
