"""Second tables joined to a book: attributes, signals, one-off lists, exchange rates, ledger totals."""
