"""What the store says when it cannot do its work.

An operator's or publisher's trouble (disk full, database away, a newer schema) is a `StoreRefusal` with a
sentence and a remedy. A reader with a bad link never sees one of these: he gets `NotAvailable`.
"""

from dataclasses import dataclass

from sqlalchemy.exc import SQLAlchemyError

from nrr.ground import Refusal


class StoreRefusal(Refusal):
    """The store declines; the message says why and what to do. Nothing was changed."""


class StoreUnavailable(StoreRefusal):
    """The database cannot be used at the moment; the same request may work later.

    `cause` is a clause without a full stop, `outcome` and `remedy` are sentences or empty.
    """

    def __init__(self, cause: str, outcome: str, remedy: str) -> None:
        sentence = f"{cause[:1].upper()}{cause[1:]}."
        super().__init__(" ".join(part for part in (sentence, outcome, remedy) if part))
        self.cause, self.remedy = cause, remedy


class StoreFull(StoreUnavailable):
    """There is no room, or the disk takes no more bytes."""


class StoreDamaged(StoreUnavailable):
    """The database answers, but its bytes are not what was written."""


class StillOpen(StoreUnavailable):
    """A withdrawal failed: whoever has the link still reads what is behind it. `what` is a clause that
    says so.
    """

    def __init__(self, what: str, trouble: StoreUnavailable) -> None:
        super().__init__(f"{what}: {trouble.cause}", trouble.remedy, "Then withdraw it again.")


@dataclass(frozen=True, slots=True)
class _Trouble:
    """A fragment of what a database says, and what it means."""

    fragment: str
    kind: type[StoreUnavailable]
    cause: str
    outcome: str
    remedy: str

    def refusal(self) -> StoreUnavailable:
        return self.kind(self.cause, self.outcome, self.remedy)


_NOTHING = "Nothing was published."
_RESTORE = "Restore the last backup; boards published since then must be published again."
_READ_ONLY, _SHUT = "the store can only be read", "the store cannot be opened"
_TROUBLES: tuple[_Trouble, ...] = (
    *(
        _Trouble(fragment, StoreDamaged, "the store is damaged", "", _RESTORE)
        for fragment in ("malformed", "not a database", "could not decode to utf-8", "codec can't decode")
    ),
    *(
        _Trouble(fragment, StoreFull, "the disk of the store is full", _NOTHING, "Free some space.")
        for fragment in ("is full", "no space left")
    ),
    _Trouble("disk i/o error", StoreFull, "the disk of the store refuses to write", _NOTHING, ""),
    _Trouble("readonly", StoreUnavailable, _READ_ONLY, "", "Give the service write access to its folder."),
    _Trouble("read-only", StoreUnavailable, _READ_ONLY, "", "Give the service write access to its database."),
    _Trouble("unable to open", StoreUnavailable, _SHUT, "", "Give the service access to its folder."),
    _Trouble(
        "locked", StoreUnavailable, "the store is busy", "Nothing was changed.", "Try again in a moment."
    ),
)
_AWAY = _Trouble(
    "",
    StoreUnavailable,
    "the database of the store does not answer",
    "Nothing is confirmed as published.",
    "Try again in a moment.",
)


def refusal_of(error: SQLAlchemyError | OSError | UnicodeDecodeError) -> StoreUnavailable:
    """The sentence for a database or file error; parameters and passwords never enter it."""
    text = str(getattr(error, "orig", None) or error).lower()
    return next((trouble for trouble in _TROUBLES if trouble.fragment in text), _AWAY).refusal()
