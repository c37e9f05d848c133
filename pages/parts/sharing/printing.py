"""The board as it was chosen: the very same one is looked at and published."""

from datetime import datetime

import nrr
from pages.parts import session
from pages.parts.sharing.publishchoices import Wanted
from pages.parts.sharing.restatecards import Follows


def printed(
    asked: session.Asked, wanted: Wanted, follows: Follows, series: nrr.store.Series, now: datetime
) -> nrr.publishing.Prepared:
    """Raises Refusal, in words, for what cannot be printed."""
    return nrr.prepare(
        asked.ledger,
        asked.view,
        wanted.choices,
        made_at=now.isoformat(timespec="seconds"),
        this_year=now.year,
        secret=series.key,
        earlier=follows.earlier,
    )
