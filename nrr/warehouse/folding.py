"""From the rows of a tally to Bridges and roll-forwards: sums of whole numbers, at home."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from types import MappingProxyType
from typing import Any

import numpy as np

from nrr.definitions import Policy, Reactivation
from nrr.ground import Month, Window
from nrr.ledgers import UNKNOWN
from nrr.retention import AMOUNTS, TOTAL, Bridges, RollForward

Row = Mapping[str, Any]
_MONEY = ("new", "resurrected", "expansion", "contraction", "churn")
_LOGOS = ("new_logos", "resurrected_logos", "expanded_logos", "contracted_logos", "churned_logos")
_STEP_MONEY = ("new", "reactivation", "expansion", "contraction", "churn")
_STEP_LOGOS = ("new_logos", "reactivated_logos", "expanded_logos", "contracted_logos", "churned_logos")
"""Fields in the order of `MOVEMENTS`."""


def bridges_of(
    rows: Iterable[Row], windows: Sequence[Window], policy: Policy, label: Callable[[Any], str]
) -> Bridges:
    """The Bridges of several windows of one length from the rows of their tally."""
    rows = [dict(row) | {"g": label(row["g"])} for row in rows]
    groups = _groups(rows)
    place = {window.closing.ordinal: at for at, window in enumerate(windows)}
    shape = (len(windows), len(groups))
    totals, squares = {name: np.zeros(shape, np.int64) for name in AMOUNTS}, np.zeros(shape)
    for row in rows:
        at = place[row["w"]], groups.index(row["g"])
        squares[at] += row["q"] or 0.0
        for name, amount in _lines(row, policy).items():
            totals[name][at] += amount
    return Bridges(tuple(windows), groups, MappingProxyType(totals), squares)


def _groups(rows: Sequence[Row]) -> tuple[str, ...]:
    labels = {row["g"] for row in rows}
    return (*sorted(labels - {UNKNOWN}), *([UNKNOWN] if UNKNOWN in labels else ())) or (TOTAL,)


def _lines(row: Row, policy: Policy) -> dict[str, int]:
    """What one row of a tally adds to the lines of a Bridge."""
    s, e, n = int(row["s"]), int(row["e"]), int(row["n"])
    restated = int(row.get("r", s))
    strict = bool(row["b"]) and policy.reactivation is Reactivation.STRICT
    found = {"opening": s, "opening_logos": n * row["b0"], "fx": restated - s}
    if strict:
        # Counted as lost: the base loses it, and what it pays at the close stands under returned.
        found |= {"churn": restated, "resurrected": e, "churned_logos": n, "resurrected_logos": n}
    elif row["k"]:
        found |= {_MONEY[row["k"] - 1]: abs(e - restated), _LOGOS[row["k"] - 1]: n}
    if row["b"] and not strict:
        found |= {"returned": e, "returned_logos": n}
    return found | (_by_size(row, strict=strict) if policy.least_logo_arr_minor > 1 else {})


def _by_size(row: Row, *, strict: bool) -> dict[str, int]:
    """Customers who start or cease to count as one; a minimum touches these counts and never a cent."""
    n, before, after, known = int(row["n"]), bool(row["b0"]), bool(row["b1"]), bool(row["y"])
    if strict:
        return {"churned_logos": n * before, "new_logos": 0, "resurrected_logos": n * after}
    fresh = after and not before
    return {
        "churned_logos": n * (before and not after),
        "new_logos": n * (fresh and not known),
        "resurrected_logos": n * (fresh and known),
    }


def steps_of(
    rows: Iterable[Row], months: Sequence[Month], window: Window
) -> dict[str, tuple[RollForward, ...]]:
    """The steps inside a window by group, from tally rows: position of the later month, both groups, kind."""
    rows = list(rows)
    inside = [at for at, month in enumerate(months) if window.opening <= month <= window.closing]
    labels = {row[end] for row in rows for end in ("g0", "g1")} or {TOTAL}
    names = sorted(labels, key=lambda label: (label == UNKNOWN, label))
    sums: dict[tuple[str, int], dict[str, int]] = {
        (name, at): dict.fromkeys(_step_fields(), 0) for name in names for at in inside[1:]
    }
    for row in rows:
        for name, field, amount in _step_lines(row):
            if (name, row["t"]) in sums:
                sums[name, row["t"]][field] += amount
    return {
        name: tuple(RollForward(Window(months[at - 1], months[at]), **sums[name, at]) for at in inside[1:])
        for name in names
    }


def _step_fields() -> tuple[str, ...]:
    return tuple(name for name in RollForward.__dataclass_fields__ if name != "window")


def _step_lines(row: Row) -> Iterable[tuple[str, str, int]]:
    """Group, field and amount of everything that one row adds to its step."""
    s, e, n, old, new = int(row["s"]), int(row["e"]), int(row["n"]), row["g0"], row["g1"]
    restated = int(row.get("r", s))
    yield old, "opening", s
    yield old, "fx", restated - s
    yield old, "opening_logos", n if s > 0 else 0
    if row["k"]:
        yield new, _STEP_MONEY[row["k"] - 1], abs(e - restated)
        yield new, _STEP_LOGOS[row["k"] - 1], n
    if old != new:
        yield new, "transferred_in", restated
        yield old, "transferred_out", restated
