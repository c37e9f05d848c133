"""What the store says when it cannot do its work.

An operator's or publisher's trouble (disk full, database away, a newer schema) is a `StoreRefusal` with a
sentence and a remedy. A reader with a bad link never sees one of these: he gets `NotAvailable`.
"""

from sqlalchemy.exc import SQLAlchemyError

from nrr.ground import Refusal


class StoreRefusal(Refusal):
    """The store declines; the message says why and what to do. Nothing was changed."""


class StoreUnavailable(StoreRefusal):
    """The database cannot be used at the moment; the same request may work later."""


class StoreDamaged(StoreUnavailable):
    """The database answers, but its bytes are not what was written."""


_DAMAGED = (
    "The store is damaged. Restore the last backup; boards published since then must be published again."
)
_SENTENCES: tuple[tuple[str, type[StoreUnavailable], str], ...] = (
    ("malformed", StoreDamaged, _DAMAGED),
    ("not a database", StoreDamaged, _DAMAGED),
    ("could not decode to utf-8", StoreDamaged, _DAMAGED),
    ("codec can't decode", StoreDamaged, _DAMAGED),
    ("is full", StoreUnavailable, "The disk of the store is full. Nothing was published. Free some space."),
    (
        "no space left",
        StoreUnavailable,
        "The disk of the store is full. Nothing was published. Free some space.",
    ),
    ("disk i/o error", StoreUnavailable, "The disk of the store refuses to write. Nothing was published."),
    (
        "readonly",
        StoreUnavailable,
        "The store can only be read. Give the service write access to its folder.",
    ),
    (
        "read-only",
        StoreUnavailable,
        "The store can only be read. Give the service write access to its database.",
    ),
    (
        "unable to open",
        StoreUnavailable,
        "The store cannot be opened. Give the service access to its folder.",
    ),
    ("locked", StoreUnavailable, "The store is busy. Nothing was changed. Try again in a moment."),
)
_AWAY = "The database of the store does not answer. Nothing is confirmed as published. Try again in a moment."


def refusal_of(error: SQLAlchemyError | OSError | UnicodeDecodeError) -> StoreUnavailable:
    """The sentence for a database or file error; parameters and passwords never enter it."""
    text = str(getattr(error, "orig", None) or error).lower()
    for fragment, kind, sentence in _SENTENCES:
        if fragment in text:
            return kind(sentence)
    return StoreUnavailable(_AWAY)
