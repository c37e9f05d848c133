"""The book as far as its readers may have it: the columns they get, and customers in the names they see."""

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from nrr.ledgers import Attribute, Ledger, Naming
from nrr.retention import shown_names

_TELLING = ("revenue_type", "currency", "cancelled")
"""Roles whose cells name nobody."""


def disclosed(ledger: Ledger, columns: Sequence[str], naming: Naming) -> Ledger:
    """The book with these columns only; unless names are shown, in no other names than the shown ones.

    Without names there are no terms of contracts either: they are those of customers. A book that loses
    nothing stays itself, with its fingerprint.
    """
    attributes = {name: one for name, one in ledger.attributes.items() if name in columns}
    if naming is Naming.SHOWN:
        whole = len(attributes) == len(ledger.attributes)
        return ledger if whole else replace(ledger, attributes=attributes, fingerprint="")
    names = tuple(map(str, shown_names(ledger, np.arange(len(ledger.names), dtype=np.intp))))
    roles = {name: one for name, one in ledger.roles.items() if name in _TELLING}
    if "customer" in ledger.roles:
        labels = tuple(dict.fromkeys(names))
        place = {name: code for code, name in enumerate(labels)}
        roles["customer"] = Attribute("customer", labels, np.array([place[name] for name in names], np.int32))
    return replace(
        ledger, names=names, attributes=attributes, roles=roles, terms=(), origins=None, fingerprint=""
    )
