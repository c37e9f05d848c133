"""From a prepared book or a component summary to what its scenarios start from."""

from nrr.definitions import Policy
from nrr.ground import Month
from nrr.ledgers import Ledger
from nrr.outlooks.acting import SCENARIO_NAME, Acted, WouldRead, acted, acted_apart, would_read
from nrr.outlooks.bands import Band, course_band, course_method
from nrr.outlooks.components import components_outlook
from nrr.outlooks.months import monthly_outlook
from nrr.outlooks.records import Backing, Outlook, Past, course_of, own_range
from nrr.outlooks.tested import tested_forecast
from nrr.outlooks.years import yearly_outlook
from nrr.retention import TOTAL, BookSource
from nrr.scenarios import Mode

MOST_SEGMENTS = 50

__all__ = [
    "SCENARIO_NAME",
    "Acted",
    "Backing",
    "Band",
    "Outlook",
    "Past",
    "WouldRead",
    "acted",
    "acted_apart",
    "components_outlook",
    "course_band",
    "course_method",
    "course_of",
    "outlook",
    "own_range",
    "splits",
    "tested_forecast",
    "would_read",
    "yearly_outlook",
]


def outlook(book: Ledger, closing: Month, policy: Policy, mode: Mode, by: str = TOTAL) -> Outlook:
    """The outlook of a prepared book at a month, by an attribute or ("") not split.

    Refusal, in words, where the book is too short, lacks months, or nobody pays.
    """
    if mode is Mode.ANNUAL:
        return yearly_outlook(BookSource(book), closing, policy, by)
    return monthly_outlook(book, closing, policy, by)


def splits(book: Ledger) -> tuple[str, ...]:
    """The attributes whose segments are few enough to have levers of their own."""
    return tuple(name for name, own in book.attributes.items() if 1 < len(own.groups) <= MOST_SEGMENTS)
