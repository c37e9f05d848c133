"""Upsell candidates: whose revenue an offer works on, and how far the book's own steps went."""

from collections.abc import Callable, Mapping
from functools import partial
from types import MappingProxyType

import numpy as np
import numpy.typing as npt

from nrr.accounts import Candidate, Held, Light, expansion_candidates, monthly, numbers, usage_of_limit
from nrr.actions.evidence.records import Columned, Found, Ground
from nrr.actions.rows import Share
from nrr.actions.worths import convert_yield, room_yield
from nrr.retention import ACV_BAND

_EVERYBODY = 10**9
_LARGE_ARR_MINOR = 5_000_000
_HALF_YEAR = 6
Amounts = npt.NDArray[np.float64]


def grown(scope: str, ground: Ground, share: Share | None) -> Columned:
    """The room of a scope with its yield, or the name of the column it would take."""
    return _SCOPES[scope](ground, share)


def own_steps(ground: Ground) -> list[float]:
    """Relative sizes of the book's own expansion steps, month by month, of the last twelve months."""
    before, after = ground.window_grid[:-1], ground.window_grid[1:]
    up = (before > 0) & (after > before)
    return list((after[up] - before[up]) / before[up])


def candidates(ground: Ground) -> tuple[Candidate, ...]:
    """Everybody with room to grow; peers share the size band and the tenure."""
    subject = ground.subject
    last = len(subject.book.months) - 1
    return expansion_candidates(
        subject.run,
        subject.scored,
        subject.book.attribute(ACV_BAND).at(last),
        usage_of_limit=usage_of_limit(subject.columns, last),
        limit=_EVERYBODY,
    )


def _room(wanted: Callable[[Candidate], bool], ground: Ground, share: Share | None) -> Columned:
    on = np.zeros(len(ground.paying))
    for one in filter(wanted, candidates(ground)):
        on[one.customer] = one.whitespace_arr_minor
    return Found(((room_yield(share), on),), behind=int((on > 0).sum()))


def _limit(ground: Ground, share: Share | None) -> Columned:
    if Held.USAGE_OF_LIMIT not in ground.subject.columns:
        return "a column with the usage of the limit"
    near = [one.customer for one in candidates(ground) if one.near_limit]
    return _offered(ground, share, np.isin(np.arange(len(ground.paying)), near))


def _seats(ground: Ground, share: Share | None) -> Columned:
    """Green customers whose seats grew in half a year."""
    subject = ground.subject
    held = monthly(subject.columns).get(Held.SEATS)
    last = len(subject.book.months) - 1
    if held is None or last < _HALF_YEAR:
        return "a seats column with a value a month"
    more = numbers(held, last) > numbers(held, last - _HALF_YEAR)
    return _offered(ground, share, more & (subject.scored.lights == Light.GREEN))


def _tier(ground: Ground, share: Share | None) -> Columned:
    """Green customers on a plan that pays less than the one most of their size use; plans go by the median
    they pay.
    """
    subject = ground.subject
    held = monthly(subject.columns).get(Held.PLAN)
    if held is None:
        return "a plan column with a value a month"
    last, paying = len(subject.book.months) - 1, ground.paying > 0
    plans, sizes = held.at(last), subject.book.attribute(ACV_BAND).at(last)
    usual = {plan: float(np.median(ground.paying[paying & (plans == plan)])) for plan in set(plans[paying])}
    below = np.zeros(len(plans), bool)
    for size in set(sizes[paying].tolist()):
        members = paying & (sizes == size)
        most = np.bincount(plans[members]).argmax()
        lower = [plan for plan, amount in usual.items() if amount < usual[most]]
        below |= members & np.isin(plans, lower)
    return _offered(ground, share, below & (subject.scored.lights == Light.GREEN))


def _product(ground: Ground, share: Share | None) -> Columned:
    """A book holds what a customer pays, not yet for which products."""
    return "a product column"


def _offered(ground: Ground, share: Share | None, to: npt.NDArray[np.bool_]) -> Found:
    found = convert_yield(own_steps(ground), share)
    return Found(((found, np.where(to, ground.paying, 0.0)),), behind=int(to.sum()))


def _any(one: Candidate) -> bool:
    return True


def _large(one: Candidate) -> bool:
    return one.arr_minor >= _LARGE_ARR_MINOR


_SCOPES: Mapping[str, Callable[[Ground, Share | None], Columned]] = MappingProxyType(
    {
        "whitespace": partial(_room, _any),
        "green": partial(_room, _any),
        "large accounts": partial(_room, _large),
        "80% of limit": _limit,
        "seat growth": _seats,
        "plan tier": _tier,
        "further product": _product,
    }
)
