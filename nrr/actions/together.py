"""Never twice: what several actions are worth together, and which part of it is whose.

In each pot a customer counts once, at the action worth most for it. Each action's part is the mean over all
orders of adding actions (Shapley, in closed form for a maximum), so it depends on no order, and the parts
add up to the whole.
"""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from nrr.actions.rows import INSIDE, Pot

Values = npt.NDArray[np.float64]
ByPot = Mapping[Pot, Values]


@dataclass(frozen=True, slots=True)
class Together:
    """The worth of all, and each action's part of it."""

    total: float
    parts: Mapping[str, float]


def together(
    actions: Mapping[str, ByPot], paying: Values, failed: npt.NDArray[np.bool_] | None = None
) -> Together:
    """The worth of actions whose values stand by pot, one a customer.

    `paying` is what each customer pays: payment and choice together never exceed it. Customers with a
    `failed` payment count under payment and are left out of choice.
    """
    shown = {name: dict(pots) for name, pots in actions.items()}
    taken = _most(shown, Pot.PAYMENT, paying)
    room = np.maximum(paying - taken, 0.0)
    for pots in shown.values():
        if Pot.CHOICE in pots:
            kept = np.minimum(pots[Pot.CHOICE], room)
            pots[Pot.CHOICE] = kept if failed is None else np.where(failed, 0.0, kept)
    parts = dict.fromkeys(shown, 0.0)
    for pot in INSIDE:
        named = [name for name, pots in shown.items() if pot in pots]
        if named:
            for name, part in zip(named, _parts(np.stack([shown[n][pot] for n in named])), strict=True):
                parts[name] += float(part)
    return Together(sum(parts.values()), parts)


def merged(several: Mapping[str, ByPot]) -> ByPot:
    """One action that stands for several: in each pot, for each customer, the one worth most."""
    found: dict[Pot, Values] = {}
    for pots in several.values():
        for pot, values in pots.items():
            found[pot] = np.maximum(found[pot], values) if pot in found else values
    return found


def _most(actions: Mapping[str, ByPot], pot: Pot, paying: Values) -> Values:
    found = np.zeros(len(paying))
    for pots in actions.values():
        if pot in pots:
            found = np.maximum(found, pots[pot])
    return found


def _parts(values: Values) -> Values:
    """Parts of one pot (actions x customers): every step upwards is shared by the actions that reach it."""
    many = len(values)
    order = np.argsort(values, axis=0, kind="stable")
    upwards = np.take_along_axis(values, order, axis=0)
    steps = np.diff(upwards, axis=0, prepend=0.0) / np.arange(many, 0, -1)[:, None]
    parts = np.empty_like(values)
    np.put_along_axis(parts, order, np.cumsum(steps, axis=0), axis=0)
    whole: Values = parts.sum(axis=1)
    return whole
