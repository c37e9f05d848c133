"""What happened between two files of one company, gathered once for every form it is told in."""

from collections.abc import Mapping
from dataclasses import dataclass, field

import numpy as np
import pandas as pd

from nrr.accounts import Columns, Held, Light, Scored, columns_of, days_until, scale_of, score_proof, scored
from nrr.comparisons import changed_rules
from nrr.definitions import Policy
from nrr.findings import FindingPart
from nrr.ground import Month, Window
from nrr.ledgers import Ledger, Naming, settle
from nrr.retention import Run, View, customers, default_window, run_of
from nrr.snapshots import take
from nrr.successions import ChangeSpan, changes, spans
from nrr.watching.agreed import AgreedNow, State, agreed_now
from nrr.watching.moves import Thresholds
from nrr.watching.outcomes import Happened
from nrr.watching.sides import Pair, Watched, pair_of, said_before, watched

_MOVERS, _DUE_DAYS = 5, 90
_LOSSES = ("churn", "contraction")


@dataclass(frozen=True, slots=True)
class Mover:
    """One customer between the two as-of months, in annualised minor units."""

    customer: str
    kind: str
    before: int
    after: int

    @property
    def change(self) -> int:
        """What it pays more, or less."""
        return self.after - self.before


@dataclass(frozen=True, slots=True)
class Account:
    """A customer, its revenue and why it is listed."""

    customer: str
    arr_minor: int
    because: str = ""


@dataclass(frozen=True, slots=True)
class Due:
    """A renewal within 90 days of the last day of the as-of month; `new` since the state."""

    customer: str
    arr_minor: int
    days: int
    light: str
    new: bool


@dataclass(frozen=True, slots=True, eq=False)
class Digest:
    """Everything of H.3 and H.4. `closing` is the revenue of the latest month, `changed` the rules that
    differ from those of the state, old and new.
    """

    pair: Pair
    figures: tuple[Watched, ...]
    restated: tuple[ChangeSpan, ...]
    movers: tuple[Mover, ...]
    large_losses: tuple[Mover, ...]
    reds_new: tuple[Account, ...]
    reds_gone: tuple[Account, ...]
    proven: bool
    renewals: tuple[Due, ...]
    findings_new: tuple[FindingPart, ...]
    findings_gone: tuple[FindingPart, ...]
    revenue: int
    closing: int
    agreed: tuple[AgreedNow, ...] = ()
    changed: Mapping[str, tuple[str, str]] = field(default_factory=dict)

    @property
    def happened(self) -> Happened:
        """What decides whether it is told."""
        return Happened(
            tuple(one.move.status for one in self.figures),
            sum(one.arr_minor for one in self.reds_new) / self.closing if self.closing else 0.0,
            self.proven,
            max((-one.change / self.revenue for one in self.large_losses if self.revenue), default=0.0),
            sum(one.new and one.light in (str(Light.AMBER), str(Light.RED)) for one in self.renewals),
            sum(str(one.severity) == "red" for one in self.findings_new),
            sum(one.due or one.measured for one in self.agreed),
            bool(self.changed),
        )


def digest_of(
    before: Ledger,
    after: Ledger,
    policy: Policy,
    by: str,
    thresholds: Thresholds,
    state: State | None = None,
) -> Digest:
    """Both as read and without their running month, the new one going on where a rolling export begins.

    Refusal where a book has no figures under the policy.
    """
    known = state or State()
    pair = pair_of(settle(before, policy), settle(after, policy), policy)
    moved = (
        customers(pair.after, Window(pair.since, pair.latest), policy) if pair.latest > pair.since else None
    )
    revenue = _closing(pair.after, pair.since)
    movers = () if moved is None else _movers(moved)
    then, now = _accounts(pair.before, policy), _accounts(pair.after, policy)
    fired, firing = _findings(before, pair.since, policy), _findings(after, pair.latest, policy)
    return Digest(
        pair=pair,
        figures=watched(pair, by, thresholds, _said(before, policy, known)),
        restated=spans(changes(pair.before, pair.after)),
        movers=movers[:_MOVERS],
        large_losses=_large(movers, thresholds.large_loss * revenue),
        reds_new=tuple(one for name, one in now.reds.items() if name not in then.reds_now(pair)),
        reds_gone=tuple(
            one for name, one in then.reds.items() if pair.renamed.get(name, name) not in now.reds
        ),
        proven=now.proven,
        renewals=_due(now, then, pair),
        findings_new=tuple(one for key, one in firing.items() if key not in fired),
        findings_gone=tuple(one for key, one in fired.items() if key not in firing),
        revenue=revenue,
        closing=_closing(pair.after, pair.latest),
        agreed=agreed_now(known.agreements, before, after, pair),
        changed=changed_rules(known.policy or policy, policy),
    )


def _said(before: Ledger, policy: Policy, known: State) -> dict[str, float]:
    """The figures as they were said under another definition; empty where it is the same one."""
    was = known.policy or policy
    return {} if was == policy else said_before(settle(before, was), was)


def _large(movers: tuple[Mover, ...], least: float) -> tuple[Mover, ...]:
    return tuple(one for one in movers if one.kind in _LOSSES and -one.change >= least > 0)


def _closing(book: Ledger, month: Month) -> int:
    at = book.index(month)
    return 0 if at is None else int(book.grid[at].sum())


def _movers(frame: pd.DataFrame) -> tuple[Mover, ...]:
    moved = frame[frame["change"] != 0]
    order = moved["change"].abs().sort_values(ascending=False, kind="stable").index
    return tuple(
        Mover(str(one), str(kind), int(opening), int(closing))
        for one, kind, opening, closing in moved.loc[
            order, ["customer", "movement", "opening", "closing"]
        ].itertuples(index=False)
    )


@dataclass(frozen=True, slots=True, eq=False)
class _Accounts:
    """Health and renewals of a book at its as-of month."""

    book: Ledger
    run: Run | None
    columns: Columns
    scored: Scored | None

    @property
    def reds(self) -> dict[str, Account]:
        """Red customers, the largest first."""
        if self.run is None or self.scored is None:
            return {}
        rows = np.flatnonzero(self.scored.lights == Light.RED)
        rows = rows[np.argsort(-self.run.grid[-1][rows], kind="stable")]
        return {self.book.names[row]: self._account(row) for row in rows.tolist()}

    def _account(self, row: int) -> Account:
        assert self.run is not None and self.scored is not None
        health = self.scored.health(row)
        because = ", ".join([*health.overrides, *health.weakest()])
        return Account(self.book.names[row], int(self.run.grid[-1][row]), because)

    def reds_now(self, pair: Pair) -> set[str]:
        """The red ones under their names of now."""
        return {pair.renamed.get(name, name) for name in self.reds}

    @property
    def proven(self) -> bool:
        """Whether the score has told leavers from others in this book."""
        if self.run is None or self.scored is None:
            return False
        return score_proof(self.run, self.columns, self.scored.scores.scale).proven


def renewals_due(book: Ledger, columns: Columns) -> dict[str, tuple[int, int]]:
    """Days from the last day of the as-of month to the renewal of each paying customer, and its row; from 0
    to 90 days, both ends in. Empty without a column of renewal dates.
    """
    column, month = columns.get(Held.RENEWAL), book.months[-1]
    if column is None:
        return {}
    found = days_until(column, month, len(book.months) - 1)
    near = np.flatnonzero((found >= 0) & (found <= _DUE_DAYS) & (book.grid[-1] > 0))
    return {book.names[row]: (int(found[row]), row) for row in near.tolist()}


def _accounts(book: Ledger, policy: Policy) -> _Accounts:
    run = run_of(book)
    columns = columns_of(book)
    whole = len(run.months) >= 4
    return _Accounts(
        book, run if whole else None, columns, scored(run, columns, scale_of(policy)) if whole else None
    )


def _due(now: _Accounts, then: _Accounts, pair: Pair) -> tuple[Due, ...]:
    before = {pair.renamed.get(name, name) for name in renewals_due(then.book, then.columns)}
    found = [
        Due(
            name,
            int(now.book.grid[-1][row]),
            days,
            "" if now.scored is None else str(now.scored.lights[row] or ""),
            name not in before,
        )
        for name, (days, row) in renewals_due(now.book, now.columns).items()
    ]
    return tuple(sorted(found, key=lambda one: (one.days, -one.arr_minor, one.customer)))


def _findings(ledger: Ledger, closing: Month, policy: Policy) -> dict[str, FindingPart]:
    """The rules that fire, by their id; names of customers left out."""
    until = ledger.until(closing)
    view = View(default_window(settle(until, policy)), policy)
    taken = take(ledger, view, title="", made_at="", naming=Naming.ABSENT)
    return {one.rule: one for one in taken.findings}
