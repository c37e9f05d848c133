"""What a reader outside finance may see of a customer's name: all of it, a pseudonym, or nothing."""

import hashlib
import hmac
from collections.abc import Callable
from dataclasses import replace
from enum import StrEnum

import numpy as np

from nrr.ledgers.ledger import Attribute, Ledger

ANONYMOUS = "a customer"
_DIGITS = 6


class Naming(StrEnum):
    """How customers are named in what is published."""

    SHOWN = "shown"
    MASKED = "masked"
    ABSENT = "absent"


def named(ledger: Ledger, naming: Naming, key: bytes) -> Ledger:
    """The book with its shown names replaced; keys, amounts and groups stay as they are.

    A pseudonym is keyed: the same customer has the same one wherever `key` is the same, and a guess at a
    name cannot be confirmed without it.
    """
    if naming is Naming.SHOWN:
        return ledger
    labels = (
        [ANONYMOUS] if naming is Naming.ABSENT else [_pseudonym(name, key) for name in _identities(ledger)]
    )
    codes = np.zeros(len(ledger.names), np.int32) if naming is Naming.ABSENT else _own_codes(ledger)
    return replace(ledger, roles={**ledger.roles, "display": Attribute("display", tuple(labels), codes)})


def shown_as(naming: Naming, key: bytes) -> Callable[[str], str]:
    """How readers may have a customer's name: as it is, its keyed pseudonym, or empty."""
    if naming is Naming.SHOWN:
        return str
    return (lambda name: _pseudonym(name, key)) if naming is Naming.MASKED else lambda _: ""


def numbered(ledger: Ledger) -> Ledger:
    """The book with its customers told apart by numbers alone, in the order of its rows."""
    places: dict[str, int] = {}
    codes = [places.setdefault(name, len(places)) for name in _identities(ledger)]
    labels = tuple(f"Customer {place + 1}" for place in range(len(places)))
    shown = Attribute("display", labels, np.array(codes, np.int32))
    return replace(ledger, roles={**ledger.roles, "display": shown})


def _identities(ledger: Ledger) -> list[str]:
    """The key of every row's customer: lines of one customer share a pseudonym."""
    customers = ledger.roles.get("customer")
    return list(ledger.names) if customers is None else customers.texts(0)


def _own_codes(ledger: Ledger) -> np.ndarray:
    return np.arange(len(ledger.names), dtype=np.int32)


def _pseudonym(name: str, key: bytes) -> str:
    return f"Customer {hmac.new(key, name.encode(), hashlib.sha256).hexdigest()[:_DIGITS]}"
