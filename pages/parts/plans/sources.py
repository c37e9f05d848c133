"""What a plan is compared with: the open book, or a table in its database."""

import nrr
from pages.parts import connectedtables, explained, session


def of(asked: session.Asked) -> nrr.retention.Source:
    """Whoever answers for the customers of the view."""
    if asked.connected:
        return connectedtables.source(asked.book, asked.view)
    return nrr.retention.BookSource(explained.book(asked))
