"""What chance can do to the figures of a view: of everybody, of a segment, of a cell or an age of cohorts.

Customers are resampled with the amounts that make the figure, so a policy that counts them differently has
the interval of its own figure.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt

from nrr.definitions import GRR, LOGO_RETENTION, NRR, Method, Policy
from nrr.explanations import Explanation, amounts_at_age, explain_headline
from nrr.ground import Window
from nrr.intervals import (
    SEED,
    Group,
    Interval,
    bootstrap_intervals,
    compare,
    holm_adjusted,
    wilson_interval,
)
from nrr.ledgers import Ledger, Mask
from nrr.retention import CohortTable, members

Amounts = npt.NDArray[np.int64]
Quotient = tuple[Amounts, Amounts]
"""What counts above and below the line, customer by customer."""
Place = tuple[int | str, str, str]
"""An age or an attribute, a figure, and a value of the attribute or a cohort."""
BySegment = dict[str, dict[str, Interval]]
"""By figure, then by value of an attribute."""
TRIO = (NRR.key, GRR.key, LOGO_RETENTION.key)
_MOST_COMPARED = 12
_CONFIDENCE = 0.95


def explained_interval(found: Explanation, policy: Policy) -> Interval:
    """Of a retention figure that is a quotient over customers; without limits for any other figure."""
    if "under" not in found.rows or found.in_points:
        return Interval(None, None, None, 0, None, _CONFIDENCE, "no_quotient")
    over, under = _sides(found)
    if "over" in found.counted:
        return _of_customers(over, under, policy)
    return _of_amounts(((over, under),), policy)[0]


def rate_intervals(book: Ledger, window: Window, policy: Policy) -> dict[str, Interval]:
    """Of NRR, GRR and logo retention of a settled book; empty where the method is no quotient."""
    found = _all_of(_whole(_trio(book, window, policy)), policy)
    return {key: interval for (_, key, _), interval in found.items()}


def segment_rate_intervals(book: Ledger, window: Window, policy: Policy, by: str) -> BySegment:
    """The same for every value of an attribute as it was at the opening."""
    explained = _trio(book, window, policy)
    return _sorted_out(_all_of(_cut(book, window, explained, (by,)), policy), explained, (by,))[by]


def view_intervals(
    book: Ledger, window: Window, policy: Policy, columns: Collection[str]
) -> tuple[dict[str, Interval], dict[str, BySegment]]:
    """Those of everybody, and by attribute those of its values: hardly more work than of one."""
    explained = _trio(book, window, policy)
    whole = _whole(explained)
    found = _all_of(whole | _cut(book, window, explained, columns), policy)
    return {place[1]: found.pop(place) for place in whole}, _sorted_out(found, explained, columns)


def _trio(book: Ledger, window: Window, policy: Policy) -> dict[str, Explanation]:
    """The figures that are quotients; none where the method makes none."""
    if policy.method is not Method.P2P:
        return {}
    return {key: explain_headline(book, window, policy, key) for key in TRIO}


def _whole(explained: Mapping[str, Explanation]) -> dict[Place, Quotient]:
    return {("", key, ""): _sides(one) for key, one in explained.items()}


def _cut(
    book: Ledger, window: Window, explained: Mapping[str, Explanation], columns: Collection[str]
) -> dict[Place, Quotient]:
    return {
        (by, key, label): own
        for by in columns
        for key, one in explained.items()
        for label, own in _by_segment(book, window, by, one).items()
    }


def _sorted_out(
    found: Mapping[Place, Interval], figures: Iterable[str], columns: Iterable[str]
) -> dict[str, BySegment]:
    sorted_out: dict[str, BySegment] = {by: {key: {} for key in figures} for by in columns}
    for (by, key, label), interval in found.items():
        sorted_out[str(by)][key][label] = interval
    return sorted_out


def _all_of(quotients: Mapping[Place, Quotient], policy: Policy) -> dict[Place, Interval]:
    """All at once: the same draws serve all figures of equally many customers."""
    amounts = [place for place in quotients if place[1] != LOGO_RETENTION.key]
    limits = _of_amounts([quotients[place] for place in amounts], policy)
    found = dict(zip(amounts, limits, strict=True))
    return {
        place: found[place] if place in found else _of_customers(*own, policy)
        for place, own in quotients.items()
    }


@dataclass(frozen=True, slots=True)
class SegmentTest:
    """NRR of one segment less that of everybody else, and p after looking at all of them (Holm).

    `p_value` is None where it, or the rest, is too small or too calm to tell.
    """

    label: str
    gap: float
    customers: int
    p_value: float | None


def segment_tests(book: Ledger, window: Window, policy: Policy, by: str) -> tuple[SegmentTest, ...]:
    """Each of the largest segments against the rest; one of two segments, since the other says the same."""
    if policy.method is not Method.P2P:
        return ()
    explained = explain_headline(book, window, policy, NRR.key)
    (over, under), paying = _sides(explained), _masks(book, window, by, explained)
    large = sorted(paying, key=lambda label: -int(under[paying[label]].sum()))[:_MOST_COMPARED]
    told = large[:1] if len(paying) == 2 else large if len(paying) > 2 else []
    sides = [(Group(under[m], over[m]), Group(under[~m], over[~m])) for m in (paying[one] for one in told)]
    found = [compare(*side, seed=SEED) for side in sides]
    adjusted = iter(holm_adjusted([one.p_value for one in found if one.p_value is not None]))
    return tuple(
        SegmentTest(label, one.gap, one.customers[0], None if one.p_value is None else next(adjusted))
        for label, one in zip(told, found, strict=True)
        if one.gap is not None
    )


def course_intervals(
    book: Ledger, table: CohortTable, ages: Iterable[int], policy: Policy
) -> dict[int, Mapping[str, Interval]]:
    """Of all cohorts together at some ages: NRR, GRR and logo retention of those that have reached it."""
    rows = [members(book, table, cohort) for cohort in table.cohorts]
    quotients: dict[Place, Quotient] = {
        (age, key, ""): own for age in ages for key, own in _at_age(book, table, rows, age).items()
    }
    found: dict[int, dict[str, Interval]] = {}
    for (age, key, _), interval in _all_of(quotients, policy).items():
        found.setdefault(int(age), {})[key] = interval
    return dict(found)


def cohort_intervals(
    book: Ledger, table: CohortTable, cohorts: Iterable[str], ages: Collection[int], policy: Policy
) -> dict[str, dict[int, Interval]]:
    """Of NRR of some cohorts, each at the ages it has reached."""
    quotients: dict[Place, Quotient] = {}
    for cohort in cohorts:
        rows, row = members(book, table, cohort), table.cohorts.index(cohort)
        base = amounts_at_age(book, rows, table.base_age)
        for age in ages:
            if table.observed[row, age] and age >= table.base_age:
                quotients[age, NRR.key, cohort] = amounts_at_age(book, rows, age), base
    found: dict[str, dict[int, Interval]] = {cohort: {} for cohort in cohorts}
    for (at, _, cohort), interval in _all_of(quotients, policy).items():
        found[cohort][int(at)] = interval
    return found


def _at_age(
    book: Ledger, table: CohortTable, rows: list[npt.NDArray[np.intp]], age: int
) -> dict[str, Quotient]:
    seen = table.observed[:, age] & table.observed[:, table.base_age]
    mine = np.concatenate([own for own, there in zip(rows, seen, strict=True) if there] or [rows[0][:0]])
    at, base = (amounts_at_age(book, mine, one) for one in (age, table.base_age))
    paid = (base > 0).astype(np.int64)
    return {
        NRR.key: (at, base),
        GRR.key: (np.minimum(at, base), base),
        LOGO_RETENTION.key: ((at > 0).astype(np.int64), paid),
    }


def _of_amounts(quotients: Sequence[Quotient], policy: Policy) -> tuple[Interval, ...]:
    pairs = [(under, over) for over, under in quotients]
    return bootstrap_intervals(pairs, seed=SEED, suppress_below=policy.smallest_group)


def _of_customers(over: Amounts, under: Amounts, policy: Policy) -> Interval:
    return counted_interval(int(over[under > 0].sum()), int((under > 0).sum()), policy)


def counted_interval(kept: int, customers: int, policy: Policy) -> Interval:
    """Wilson's of customers counted; no limits below the smallest group."""
    found = wilson_interval(kept, customers)
    few = 0 < customers < policy.smallest_group
    return replace(found, low=None, high=None, reason=f"n_below_{policy.smallest_group}") if few else found


def _sides(explained: Explanation) -> Quotient:
    over, under = (explained.rows[name].to_numpy(np.int64) for name in ("over", "under"))
    return over, under


def _masks(book: Ledger, window: Window, by: str, explained: Explanation) -> dict[str, Mask]:
    """Which customers of a figure each value has, without values of which nobody pays at the opening."""
    opening = book.index(window.opening)
    assert opening is not None
    _, under = _sides(explained)
    attribute, at = book.attribute(by), explained.rows["row"].to_numpy(np.intp)
    codes = attribute.at(opening)[at]
    masks = {label: codes == code for code, label in enumerate(attribute.groups)}
    return {label: mask for label, mask in masks.items() if (mask & (under > 0)).any()}


def _by_segment(book: Ledger, window: Window, by: str, explained: Explanation) -> dict[str, Quotient]:
    over, under = _sides(explained)
    masks = _masks(book, window, by, explained)
    return {label: (over[mine], under[mine]) for label, mine in masks.items()}
