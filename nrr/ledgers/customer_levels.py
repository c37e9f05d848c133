"""Who is one customer: as the file keys them, by parent company, or by subscription."""

from dataclasses import replace
from itertools import islice

import numpy as np

from nrr.ground import Level
from nrr.ledgers.ledger import Attribute, Codes, Ledger

Units = tuple[tuple[str, ...], Codes]
"""The names of the units, and the unit of every row."""


def units_of(ledger: Ledger, level: Level) -> Units | None:
    """The units of a level in order of first appearance; None when the rows are the units already.

    By subscription the rows must have been split by `split_by_subscription` first.
    """
    if level is Level.SUBSCRIPTION:
        return _grouped(_labels(ledger.roles["subscription"], _keys(ledger)))
    if level is Level.PARENT:
        return _grouped(_parents(ledger))
    return _grouped(_keys(ledger)) if "customer" in ledger.roles else None


def shown_units(ledger: Ledger, level: Level, names: tuple[str, ...]) -> Attribute | None:
    """How people know the units where that is not their key; by parent a unit is not called after one of
    its customers.
    """
    display = ledger.roles.get("display")
    if display is None or level is not Level.PARENT:
        return None
    shown = dict(zip(_keys(ledger), display.texts(0), strict=True))
    labels = [shown.get(name, name) for name in names]
    return Attribute("display", tuple(labels), np.arange(len(labels), dtype=np.int32))


def split_by_subscription(ledger: Ledger) -> Ledger:
    """One row a subscription: a customer whose subscription changes from month to month becomes several
    rows.
    """
    role = ledger.roles["subscription"]
    if role.codes.ndim == 1:
        return ledger
    count = len(role.labels) + 1
    places = np.arange(len(ledger.names), dtype=np.int64)[None, :] * count + (role.codes + 1)
    pairs = np.unique(places)
    row_of, code_of = (pairs // count).astype(np.intp), (pairs % count - 1).astype(np.int32)
    grid = np.where(role.codes[:, row_of] == code_of[None, :], ledger.grid[:, row_of], 0)
    roles = {name: one.taken(row_of) for name, one in ledger.roles.items()}
    keys = Attribute(
        "customer", tuple(dict.fromkeys(_keys(ledger))), _codes([_keys(ledger)[r] for r in row_of])
    )
    origins = ledger.origins
    return replace(
        ledger,
        grid=np.ascontiguousarray(grid),
        names=tuple(
            f"{ledger.names[row]} / {_named(role, code)}" for row, code in zip(row_of, code_of, strict=True)
        ),
        attributes={name: one.taken(row_of) for name, one in ledger.attributes.items()},
        roles={**roles, "customer": keys, "subscription": replace(role, codes=code_of)},
        status=None if ledger.status is None else np.ascontiguousarray(ledger.status[:, row_of]),
        origins=None if origins is None else origins.split(np.searchsorted(pairs, places).astype(np.int32)),
    )


def _named(role: Attribute, code: int) -> str:
    return role.labels[code] if code >= 0 else "-"


def _keys(ledger: Ledger) -> list[str]:
    """The customer of every row; a row without one stands for itself."""
    customers, own = ledger.roles.get("customer"), list(ledger.names)
    return own if customers is None else _labels(customers, own)


def _labels(role: Attribute, own: list[str]) -> list[str]:
    """The label of every row in the last month, or what the row is called without one."""
    codes = role.codes if role.codes.ndim == 1 else role.codes[-1]
    return [role.labels[code] if code >= 0 else own[row] for row, code in enumerate(codes.tolist())]


def _parents(ledger: Ledger) -> list[str]:
    """The head of every row's group: parents of parents are followed, a parent given by its shown name is
    its customer.
    """
    keys = _keys(ledger)
    display = ledger.roles.get("display")
    known = {} if display is None else _only(display.texts(0), keys)
    known |= {key: key for key in keys}
    labels = [known.get(label, label) for label in _labels(ledger.roles["parent"], keys)]
    above = dict(zip(keys, labels, strict=True))
    return [_head(label, above) for label in labels]


def _only(shown: list[str], keys: list[str]) -> dict[str, str]:
    """Shown name -> key, where one customer alone is called so."""
    found: dict[str, set[str]] = {}
    for name, key in zip(shown, keys, strict=True):
        found.setdefault(name, set()).add(key)
    return {name: next(iter(theirs)) for name, theirs in found.items() if len(theirs) == 1}


def _head(label: str, above: dict[str, str]) -> str:
    """The top of a chain of parents; companies that own each other in a circle are the first of them by
    name.
    """
    seen = [label]
    while (up := above.get(seen[-1], seen[-1])) not in seen:
        seen.append(up)
    return min(islice(seen, seen.index(up), None))


def _grouped(labels: list[str]) -> Units:
    return tuple(dict.fromkeys(labels)), _codes(labels)


def _codes(labels: list[str]) -> Codes:
    positions = {label: position for position, label in enumerate(dict.fromkeys(labels))}
    return np.array([positions[label] for label in labels], np.int32)
