"""Customers under the names that readers of a series may see."""

import hashlib
import hmac

from nrr.ledgers import Ledger, Naming, named


def masked_book(ledger: Ledger, naming: Naming, secret: bytes) -> Ledger:
    """The book with pseudonyms where names are masked."""
    if naming is not Naming.MASKED:
        return ledger
    return named(ledger, Naming.MASKED, names_key(secret))


def names_key(secret: bytes) -> bytes:
    """What pseudonyms of a series are made with: the same in every form that leaves."""
    return hmac.new(secret, b"customer names", hashlib.sha256).digest()
