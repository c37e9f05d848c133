"""The customers behind a figure as a table to take away."""

from dataclasses import replace

import pandas as pd

from nrr.ledgers import Ledger
from nrr.retention import customers, prepared
from nrr.snapshots import Snapshot


def shown_customers(snapshot: Snapshot, ledger: Ledger) -> pd.DataFrame:
    """The customers behind a snapshot's bridge, with the columns whose values the snapshot may show."""
    view, readable = snapshot.view, snapshot.book.attributes
    book = prepared(ledger, view)
    shown = replace(book, attributes={name: book.attributes[name] for name in readable})
    return customers(shown, view.window, view.policy)
