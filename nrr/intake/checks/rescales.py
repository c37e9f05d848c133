"""Amounts that switch their unit between two months, all brought to the smaller unit."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt

from nrr.intake.drafts import Draft, Entries
from nrr.intake.thresholds import LIMITS

_LARGEST, _ROOM = 2**62, 60_000_000


@dataclass(frozen=True, slots=True, eq=False)
class Switch:
    """The customers whose amounts switch in one month: up by `factor`, or down. `going_on` pay in both
    months.
    """

    month: int
    factor: int
    up: bool
    customers: npt.NDArray[np.int64]
    going_on: int


def in_one_unit(draft: Draft, switches: Iterable[Switch]) -> Draft | None:
    """The draft with the larger amounts divided; None where they are too many or too large to divide
    exactly.
    """
    entries = draft.entries
    assert entries is not None
    first, last = int(entries.months.min()), int(entries.months.max())
    if entries.arr.dtype == object or len(entries.keys) * (last - first + 1) > _ROOM:
        return None
    divisors = _divisors(len(entries.keys), np.arange(first, last + 1), switches)
    if int(np.abs(entries.arr).max()) > _LARGEST // int(divisors.max()):
        return None
    # Rows left out before are told by what they did to NRR: in the same unit, or not at all.
    kept = all(len(before.keys) == len(entries.keys) for _, before in draft.removed)
    removed = tuple((why, _divided(one, divisors, first)) for why, one in draft.removed) if kept else ()
    return replace(draft, entries=_divided(entries, divisors, first), removed=removed)


def _divisors(
    customers: int, months: npt.NDArray[np.int64], switches: Iterable[Switch]
) -> npt.NDArray[np.int64]:
    """By customer and month: how often the unit has grown since it was smallest."""
    every = np.ones((customers, len(months)))
    for switch in switches:
        wide = len(switch.customers) > LIMITS.most * switch.going_on
        who = slice(None) if wide else switch.customers
        every[who, int(switch.month - months[0]) :] *= switch.factor if switch.up else 1 / switch.factor
    return np.asarray(np.rint(every / every.min(axis=1, keepdims=True)), np.int64)


def _divided(entries: Entries, divisors: npt.NDArray[np.int64], first: int) -> Entries:
    """Exact: the smaller amounts and the scale are multiplied."""
    most = int(divisors.max())
    months = np.clip(entries.months - first, 0, divisors.shape[1] - 1)
    arr = entries.arr * (most // divisors[entries.customers, months])
    return replace(entries, arr=arr, scale=entries.scale * most)
