"""Handing a prepared board, or the book for the next one, to the store."""

from dataclasses import dataclass, field
from datetime import timedelta

from nrr.ground import Refusal
from nrr.publishing.drafts import BoardChoices, Prepared
from nrr.publishing.keeping import KeptWork, pack_work
from nrr.store import Announcement, BookDraft, Draft, Kept, Published, Retention, Series, Standing, Store

USUAL_LIFETIME = timedelta(days=30)
_UNTIL_THE_NEXT = timedelta(days=365)


@dataclass(frozen=True, slots=True)
class Terms:
    """How a board may be read: how long, behind which passphrase, and what older readers are told."""

    lifetime: timedelta = USUAL_LIFETIME
    passphrase: str | None = field(default=None, repr=False)
    announcement: Announcement = Announcement.SILENT
    retention: Retention = Retention.UNTIL_EXPIRY
    standing: Standing = Standing.APART


def deliver(
    store: Store, board: Prepared, choices: BoardChoices, terms: Terms, series: Series, *, actor: str = ""
) -> Published:
    """Seals the board; the links come back once it is durable.

    StoreRefusal, in words, when nothing was stored; Refusal for a doubtful book whose publisher does not
    confirm it.
    """
    doubts = [alarm.what for alarm in board.snapshot.alarms]
    if doubts and not board.snapshot.confirmed:
        raise Refusal(f"the data look doubtful, and nothing says why they are right: {' '.join(doubts)}")
    draft = Draft(
        board.payload,
        title=choices.title,
        note=choices.note,
        lifetime=terms.lifetime,
        passphrase=terms.passphrase,
        series=series,
        announcement=terms.announcement,
        retention=terms.retention,
        standing=terms.standing,
    )
    return store.publish(draft, actor=actor)


def keep_for_next(store: Store, work: KeptWork, series: Series, *, actor: str = "") -> Kept:
    """The book itself, sealed, so that the next file of the series can be compared customer by customer."""
    return store.keep(BookDraft(pack_work(work), work.name, _UNTIL_THE_NEXT, series), actor=actor)
