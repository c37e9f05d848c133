"""What the course of customers over the months says of their amounts: added up since a start, it only
rises.
"""

import numpy as np
import numpy.typing as npt

from nrr.intake.drafts import Draft, Entries
from nrr.intake.places import place_of
from nrr.intake.said.saying import Message, problem_of
from nrr.intake.thresholds import LIMITS

_MOST_CELLS = 20_000_000
Courses = npt.NDArray[np.float64]


def courses_of(entries: Entries) -> Courses | None:
    """Customers x months from the first to the last; None for more places than are worth a look."""
    if not entries.count or entries.arr.dtype == object:
        return None
    first, customers = int(entries.months.min()), len(entries.keys)
    months = int(entries.months.max()) - first + 1
    if customers * months > _MOST_CELLS:
        return None
    places = entries.customers.astype(np.int64) * months + (entries.months - first)
    amounts = entries.arr.astype(np.float64)
    totals = np.bincount(places, weights=amounts, minlength=customers * months)
    return totals.astype(np.float64).reshape(customers, months)


def told_cumulation(draft: Draft, courses: Courses) -> Draft:
    """The draft, saying that its amounts rise as only amounts added up since a start do.

    Recurring revenue stays level in most months, and somebody always pays less. A sum since the start of a
    year falls back in one calendar month, for nearly everybody. Who leaves says nothing either way.
    """
    if courses.shape[1] < LIMITS.course_months or _payers(courses) < LIMITS.course_customers:
        return draft
    assert draft.entries is not None
    paid, change = (courses[:, :-1] > 0) & (courses[:, 1:] > 0), np.diff(courses, axis=1)
    calendar = (int(draft.entries.months.min()) + np.arange(1, courses.shape[1])) % 12
    fallen = np.unique(calendar[(paid & (change < 0)).any(axis=0)])
    steady = ~np.isin(calendar, fallen)
    pairs, rising = paid[:, steady], (paid & (change > 0))[:, steady]
    restarts = len(fallen) == 0 or (len(fallen) == 1 and _restarts(paid[:, ~steady], change[:, ~steady]))
    if not restarts or pairs.sum() < LIMITS.course_steps or rising.sum() < LIMITS.rising * pairs.sum():
        return draft
    share = float(rising.sum() / pairs.sum())
    said = problem_of(
        Message.CUMULATED_BY_YEAR if len(fallen) else Message.CUMULATED, place_of(draft), share=share
    )
    return draft.saying(said)


def _payers(courses: Courses) -> int:
    return int((courses > 0).any(axis=1).sum())


def _restarts(paid: npt.NDArray[np.bool_], change: Courses) -> bool:
    return bool((change[paid] < 0).mean() > LIMITS.rising)
