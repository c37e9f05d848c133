"""The board as it was chosen: the very same one is looked at, published and taken away as a file."""

from datetime import datetime

import nrr
from pages.parts import connectedtables, enginewaits, session
from pages.parts.sharing.publishchoices import Wanted
from pages.parts.sharing.restatecards import Follows


def printed(
    asked: session.Asked, wanted: Wanted, follows: Follows, series: nrr.store.Series, now: datetime
) -> nrr.publishing.Prepared:
    """Raises Refusal, in words, for what cannot be printed."""
    return drafted(asked, wanted.choices, follows.earlier, series.key, now)


def drafted(
    asked: session.Asked,
    choices: nrr.publishing.BoardChoices,
    earlier: nrr.publishing.Earlier,
    secret: bytes,
    now: datetime,
) -> nrr.publishing.Prepared:
    """The board of a book, or of the totals of a table in its database."""
    made_at = now.isoformat(timespec="seconds")
    if not asked.connected:
        return nrr.prepare(
            asked.ledger,
            asked.view,
            choices,
            made_at=made_at,
            this_year=now.year,
            secret=secret,
            earlier=earlier,
        )
    outline = asked.outline

    def totals() -> nrr.publishing.Prepared:
        return nrr.publishing.prepare_totals(
            lambda view: connectedtables.source(asked.book, view),
            outline,
            asked.view,
            choices,
            made_at=made_at,
            this_year=now.year,
        )

    return enginewaits.waited(connectedtables.table(asked.book).engine, totals)
