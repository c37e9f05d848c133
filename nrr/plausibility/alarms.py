"""`alarms`: what of a settled book no book of recurring revenue looks like, said with its figures."""

from bisect import bisect_right
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate

from nrr.definitions import GRR, NRR, Policy
from nrr.ground import Basis, Place, Problem, Severity, Window, money, percent_said, plural
from nrr.ledgers import Ledger
from nrr.plausibility.rows import ALARMS, Row
from nrr.plausibility.traits import Traits, traits_of
from nrr.retention import Bridge, bridge, missing_end

Limits = Mapping[str, float]
Figures = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Alarm:
    """One doubt about a book as a whole. `label` is what would hold were it plausible, `what` what was
    found.
    """

    key: str
    label: str
    what: str
    remedy: str
    against: tuple[str, ...]

    def problem(self, place: Place) -> Problem:
        """The doubt as a line beside what else was found at a file or a table."""
        code = f"implausible_{self.key}"
        return Problem(code, Severity.WARNING, self.what, remedy=self.remedy, place=place)


def alarms(book: Ledger, window: Window, policy: Policy) -> tuple[Alarm, ...]:
    """The alarms of a settled, unfiltered book, in the order of the file; those found when it was read
    come last.
    """
    own = None if missing_end(book, window) is not None else bridge(book, window, policy)
    return (*alarms_of(traits_of(book), window, own), *alarms_of_keys(book.doubts))


def alarms_of(traits: Traits, window: Window, own: Bridge | None) -> tuple[Alarm, ...]:
    """The same of its traits and its Bridge over the window."""
    found = ((ALARMS[key], look(traits, window, own, ALARMS[key].limits)) for key, look in _LOOKS.items())
    return tuple(_alarm(row, figures) for row, figures in found if figures is not None)


def alarms_of_keys(keys: Iterable[str]) -> tuple[Alarm, ...]:
    """Alarms that have no figures of their own, by their keys."""
    return tuple(_alarm(ALARMS[key], {}) for key in keys)


def _alarm(row: Row, figures: Figures) -> Alarm:
    return Alarm(row.key, row.label, row.what.format(**figures), row.remedy, row.against)


def _retention(traits: Traits, window: Window, own: Bridge | None, limits: Limits) -> Figures | None:
    if own is None:
        return None
    net, gross = NRR.of(own), GRR.of(own)
    if net is None or gross is None or own.opening_logos < limits["customers"]:
        return None
    if limits["low"] <= net <= limits["high"] and gross >= 0:
        return None
    return {"nrr": percent_said(net), "grr": percent_said(gross), "months": plural(window.months, "month")}


def _month_off(traits: Traits, window: Window, own: Bridge | None, limits: Limits) -> Figures | None:
    """The month furthest from both its neighbours, where it is off by the share and enough customers pay
    around it.
    """
    totals, payers, apart = traits.totals, traits.payers, limits["apart"]
    for at in range(1, len(totals) - 1):
        before, amount, after = totals[at - 1 : at + 2]
        high = amount >= (1 + apart) * before and amount >= (1 + apart) * after
        low = amount <= (1 - apart) * before and amount <= (1 - apart) * after
        if (high or low) and before > 0 and after > 0 and max(payers[at - 1 : at + 2]) >= limits["customers"]:
            shown = {"before": before, "amount": amount, "after": after}
            said = {name: money(total, traits.currency, Basis.MRR) for name, total in shown.items()}
            return {"month": traits.months[at].label, **said}
    return None


def _one_month(traits: Traits, window: Window, own: Bridge | None, limits: Limits) -> Figures | None:
    """Customers won in the last month are no evidence: they may go on."""
    once, total = traits.lives.get((1, False), 0), traits.customers
    if (
        len(traits.months) < limits["months"]
        or total < limits["customers"]
        or once <= limits["share"] * total
    ):
        return None
    return {"count": f"{once:,}", "total": f"{total:,}"}


def _short_life(traits: Traits, window: Window, own: Bridge | None, limits: Limits) -> Figures | None:
    left = sorted((life, count) for (life, there), count in traits.lives.items() if not there)
    gone = sum(count for _, count in left)
    if len(traits.months) < limits["span"] or gone < limits["customers"]:
        return None
    return {"total": f"{gone:,}"} if _median(left, gone) <= limits["months"] else None


def _median(counted: Sequence[tuple[int, int]], total: int) -> float:
    """The median of values with how often each stands there, rising."""
    ends = list(accumulate(count for _, count in counted))
    middle = (bisect_right(ends, (total - 1) // 2), bisect_right(ends, total // 2))
    return sum(counted[at][0] for at in middle) / 2


def _doubled(traits: Traits, window: Window, own: Bridge | None, limits: Limits) -> Figures | None:
    count, total = traits.doubled, traits.customers
    if len(traits.months) < 3 or count < limits["customers"] or count < limits["share"] * total:
        return None
    return {"count": f"{count:,}", "total": f"{total:,}"}


def _few_at_opening(traits: Traits, window: Window, own: Bridge | None, limits: Limits) -> Figures | None:
    if window.opening not in traits.months:
        return None
    count, total = traits.payers[traits.months.index(window.opening)], traits.customers
    if total < limits["customers"] or count >= limits["share"] * total:
        return None
    return {"count": f"{count:,}", "total": f"{total:,}"}


_LOOKS: Mapping[str, Callable[[Traits, Window, Bridge | None, Limits], Figures | None]] = {
    "retention": _retention,
    "month_off": _month_off,
    "one_month": _one_month,
    "short_life": _short_life,
    "doubled": _doubled,
    "few_at_opening": _few_at_opening,
}
