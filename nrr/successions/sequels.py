"""The next file of a company beside the one before: who came, who left, and what earlier months say now."""

from dataclasses import dataclass, replace

import pandas as pd

from nrr.definitions import Policy
from nrr.ground import Month, Window
from nrr.ledgers import Ledger, settle
from nrr.retention import customers
from nrr.successions.restatements import changes, differing_amounts
from nrr.successions.spans import ChangeSpan, spans

_MOST_TOLD = 20_000
_CAME, _LEFT = ("new", "resurrected"), ("churn",)


@dataclass(frozen=True, slots=True)
class Moved:
    """One customer whose revenue moved since the file before, in annualised minor units."""

    customer: str
    before: int
    after: int


@dataclass(frozen=True, slots=True)
class Sequel:
    """What the next file says beyond the one before, in annualised minor units.

    `since` is the last month that both hold: `was` is its revenue in the file before, `restated` in the
    next one. `closing` is the revenue of `latest`, the last month of the next file. Between the two,
    customers were `added` (new, or back), are `gone`, or pay another amount (`changed`); `currency` is the
    effect of exchange rates. `restatements` counts the amounts of months in both files that differ, `earlier`
    tells them and names and groups that changed; it is empty where they are too many to tell one by one.
    """

    since: Month
    latest: Month
    was: int
    restated: int
    closing: int
    added: tuple[Moved, ...] = ()
    gone: tuple[Moved, ...] = ()
    changed: tuple[Moved, ...] = ()
    currency: int = 0
    restatements: int = 0
    earlier: tuple[ChangeSpan, ...] = ()

    @property
    def unchanged(self) -> bool:
        """The next file says nothing that the one before did not."""
        return self.latest == self.since and not self.restatements and not self.earlier


def sequel(before: Ledger, after: Ledger, policy: Policy) -> Sequel | None:
    """Both as read and without their running month; None where no month is in both.

    was + (restated - was) + added - gone + changed + currency = closing. Refusal where a book has no figures
    under the policy.
    """
    then, now = settle(before, policy), settle(after, policy)
    since = max((month for month in then.months if now.index(month) is not None), default=None)
    if since is None:
        return None
    latest, differing = now.months[-1], differing_amounts(then, now)
    found = Sequel(
        since,
        latest,
        _total(then, since),
        _total(now, since),
        _total(now, latest),
        restatements=differing,
        earlier=spans(changes(then, now)) if differing <= _MOST_TOLD else (),
    )
    return found if latest == since else _moved(found, now, policy)


def _moved(found: Sequel, now: Ledger, policy: Policy) -> Sequel:
    frame = customers(now, Window(found.since, found.latest), policy)
    frame = frame.assign(came=frame["movement"].isin(_CAME), left=frame["movement"].isin(_LEFT))
    stayed = frame[~frame["came"] & ~frame["left"] & (frame["change"] != 0)]
    return replace(
        found,
        added=_largest_first(frame[frame["came"]]),
        gone=_largest_first(frame[frame["left"]]),
        changed=_largest_first(stayed),
        currency=int(frame["fx"].sum()),
    )


def _total(book: Ledger, month: Month) -> int:
    index = book.index(month)
    return 0 if index is None else int(book.grid[index].sum())


def _largest_first(frame: pd.DataFrame) -> tuple[Moved, ...]:
    """The largest first; of equal ones by name."""
    ranked = frame.assign(size=frame["change"].abs()).sort_values(
        ["size", "customer"], ascending=[False, True]
    )
    return tuple(
        Moved(str(one), int(now) - int(change), int(now))
        for one, now, change in zip(ranked["customer"], ranked["closing"], ranked["change"], strict=True)
    )
