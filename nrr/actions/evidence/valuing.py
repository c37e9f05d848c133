"""Every action on one book: what it works on, its worth customer by customer, or why it has none."""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace
from types import MappingProxyType

import numpy as np

from nrr.accounts import win_back
from nrr.actions.evidence.growth import grown
from nrr.actions.evidence.losses import lost_by
from nrr.actions.evidence.records import Columned, Found, Ground
from nrr.actions.evidence.standing import stood
from nrr.actions.rows import Action, Kind, Pot, Share, actions, leaves
from nrr.actions.together import ByPot, Values, merged
from nrr.actions.worths import (
    Edits,
    Span,
    Unvalued,
    WonBack,
    Yield,
    price_yield,
    win_back_yield,
)
from nrr.findings import FindingPart

ENDS = ("low", "mid", "high")
_YEAR = 12
_LARGEST = "largest customer"


@dataclass(frozen=True, slots=True)
class Fired:
    """What a rule that fired speaks of: an amount in annualised minor units, and how much of NRR as a
    fraction.
    """

    arr_minor: int
    effect: float | None = None


def fired_by(findings: Sequence[FindingPart]) -> Mapping[str, Fired]:
    """What each finding speaks of, by its rule."""
    return {one.rule: Fired(one.at_stake_arr_minor, one.effect) for one in findings}


@dataclass(frozen=True, slots=True, eq=False)
class Valued:
    """An action on a book. `values` are its worth by end, pot and customer (annualised minor units), empty
    where it has none; there is no `mid` where the sample is small. `outside` is what it is worth beyond the
    customers paying today; `whole` the amount it works on; `customers` how many of them there are,
    `on` the revenue of each.
    """

    action: Action
    whole: float | None = None
    values: Mapping[str, ByPot] = field(default_factory=dict)
    outside: Span | None = None
    reason: Unvalued | None = None
    needs: str = ""
    said: str = ""
    customers: int | None = None
    yields: tuple[Yield, ...] = ()
    effect: float | None = None
    on: Values | None = None

    @property
    def ranked(self) -> bool:
        """Whether it has a middle: else nothing is ranked, and no lever set, by it."""
        return "mid" in self.values

    @property
    def rate(self) -> float | None:
        """What was seen in the book, where it is one rate."""
        return self.yields[0].rate if len(self.yields) == 1 else None

    @property
    def base_rate(self) -> float | None:
        """The same of those it is compared with."""
        return self.yields[0].base if len(self.yields) == 1 else None

    def without(self, aside: Collection[str], ground: Ground) -> "Valued":
        """The same where nothing is done with these customers."""
        if not aside:
            return self
        kept = np.array([name not in aside for name in ground.subject.book.names])
        values = {
            end: {pot: np.where(kept, own, 0.0) for pot, own in pots.items()}
            for end, pots in self.values.items()
        }
        return replace(self, values=values)

    def alone(self, end: str) -> float | None:
        """Its worth at one end, standing alone."""
        if self.outside is not None:
            value: float | None = getattr(self.outside, end)
            return value
        if end not in self.values:
            return None
        return float(sum(values.sum() for values in self.values[end].values()))


def valued(ground: Ground, edits: Edits, fired: Mapping[str, Fired]) -> Mapping[str, Valued]:
    """Every action by id. `fired` is what each rule that fired speaks of."""
    found: dict[str, Valued] = {}
    for one in actions().values():
        if one.worth.kind is not Kind.UMBRELLA:
            found[one.id] = _one(one, ground, edits, fired)
    for one in actions().values():
        if one.worth.kind is Kind.UMBRELLA:
            found[one.id] = _umbrella(one, [found[leaf.id] for leaf in leaves(one)])
    return MappingProxyType(found)


def _one(action: Action, ground: Ground, edits: Edits, fired: Mapping[str, Fired]) -> Valued:
    share = edits.shares.get(action.id, action.worth.published)
    kind = action.worth.kind
    if kind in _FOUND:
        return _inside(action, _FOUND[kind](action.worth.scope, ground, share), ground)
    if kind is Kind.WIN_BACK:
        return _won_back(action, ground, share)
    if kind is Kind.PRICE:
        return _priced(action, ground, edits)
    if kind in (Kind.GAP_NEW, Kind.YOUNG_LOSS):
        return _newcomers(action, ground, fired, share)
    return _reading(action, ground, fired)


_FOUND: Mapping[Kind, Callable[[str, Ground, Share | None], Columned]] = MappingProxyType(
    {
        Kind.LOSS_RATE: lost_by,
        Kind.STATE: stood,
        Kind.CONVERT: grown,
        Kind.ROOM: grown,
    }
)


def _inside(action: Action, found: Columned, ground: Ground) -> Valued:
    if isinstance(found, str):
        return Valued(action, _at_most(action, ground), reason=Unvalued.NO_COLUMN, needs=found)
    yields = tuple(one for one, _ in found.works)
    whole = sum((one.whole * float(on.sum()) for one, on in found.works if one.whole), 0.0)
    on = found.on
    customers = 0 if on is None else int((on > 0).sum())
    told = {"said": found.said, "customers": customers, "yields": yields, "on": on}
    if _too_few(found, ground):
        return Valued(action, reason=Unvalued.TOO_FEW_TO_SHOW, said=found.said)
    if not customers:
        return Valued(action, reason=Unvalued.NOBODY, **told)  # type: ignore[arg-type]
    worth = [(one.span, on) for one, on in found.works if one.span is not None]
    if not worth:
        reason = yields[0].reason
        known = any(one.whole for one in yields) or action.worth.kind is not Kind.LOSS_RATE
        works_on = float(sum(on.sum() for _, on in found.works))
        at_stake = (whole or works_on) if known else _at_most(action, ground)
        return Valued(action, at_stake, reason=reason, **told)  # type: ignore[arg-type]
    ends = {end: _values(worth, end, action.worth.pot) for end in ENDS}
    kept = {end: values for end, values in ends.items() if values is not None}
    return Valued(action, whole, kept, **told)  # type: ignore[arg-type]


def _at_most(action: Action, ground: Ground) -> float:
    """What an action works on a part of, where the column that tells which is missing: all losses at the
    window's rate, or everybody's revenue.
    """
    every = float(ground.paying.sum())
    return ground.loss_rate * every if action.worth.kind is Kind.LOSS_RATE else every


def _values(worth: list[tuple[Span, Values]], end: str, pot: Pot) -> ByPot | None:
    rates = [getattr(span, end) for span, _ in worth]
    if None in rates:
        return None
    return {pot: sum((rate * on for rate, (_, on) in zip(rates, worth, strict=True)), np.zeros(1))}


def _too_few(found: Found, ground: Ground) -> bool:
    """Whether an amount of it would tell of fewer customers than may be told of."""
    return found.behind is not None and 0 < found.behind < ground.subject.fewest


def _won_back(action: Action, ground: Ground, share: Share | None) -> Valued:
    """Customers lost in twelve months and still gone; what the book's own past brought back by itself."""
    grid = ground.window_grid
    left = (grid[-1] == 0) & (grid > 0).any(axis=0)
    last = np.where(left, len(grid) - 1 - (grid[::-1] > 0).argmax(axis=0), 0)
    lost = np.where(left, grid[last, np.arange(grid.shape[1])], 0).astype(np.float64)
    own = win_back(ground.subject.run.grid, _YEAR)
    found = win_back_yield(WonBack(own.events, own.lost_arr_minor, own.returned_arr_minor), share)
    whole, customers = float(lost.sum()), int(left.sum())
    if 0 < customers < ground.subject.fewest:
        return Valued(action, reason=Unvalued.TOO_FEW_TO_SHOW)
    outside = None if found.span is None else found.span.times(whole)
    return Valued(action, whole, outside=outside, reason=found.reason, customers=customers, yields=(found,))


def _priced(action: Action, ground: Ground, edits: Edits) -> Valued:
    found = price_yield(edits.step)
    if found.span is None:
        return Valued(action, float(ground.paying.sum()), reason=found.reason)
    ends = {end: {action.worth.pot: getattr(found.span, end) * ground.paying} for end in ENDS}
    return Valued(action, (found.whole or 0.0) * float(ground.paying.sum()), ends, yields=(found,))


def _newcomers(action: Action, ground: Ground, fired: Mapping[str, Fired], share: Share | None) -> Valued:
    """Customers won lately or still to be won: the amount is the one its rule speaks of."""
    rule = fired.get(action.worth.scope)
    if rule is None:
        reason = Unvalued.NOT_FIRED if ground.won else Unvalued.NOBODY
        return Valued(action, ground.won, reason=reason)
    whole = rule.arr_minor
    if share is None:
        return Valued(action, float(whole), reason=Unvalued.NO_SHARE)
    return Valued(action, float(whole), outside=Span(share.low, share.mid, share.high).times(whole))


def _reading(action: Action, ground: Ground, fired: Mapping[str, Fired]) -> Valued:
    """It changes how a figure reads: no worth, but the amount and the effect of the rule that asks for it."""
    told = next((fired[one.key] for one in action.applies_to if one.key in fired), Fired(0))
    effect = told.effect
    if action.worth.scope == _LARGEST and ground.subject.fewest == 1:
        effect = float(ground.paying.max() / ground.paying.sum())
    about = float(told.arr_minor) or float(ground.paying.sum())
    return Valued(action, about, reason=Unvalued.READING, effect=effect)


def _umbrella(action: Action, children: list[Valued]) -> Valued:
    worth = [one for one in children if one.values]
    if not worth:
        wholes = [one.whole for one in children if one.whole]
        return Valued(action, max(wholes, default=None), reason=Unvalued.NO_CHILD)
    ends = {}
    for end in ENDS:
        several = {one.action.id: one.values[end] for one in worth if end in one.values}
        if several:
            ends[end] = merged(several)
    wholes = [one.whole for one in worth if one.whole]
    return Valued(action, max(wholes, default=None), ends)
