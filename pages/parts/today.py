"""The month that is still running: no page, card or preview closes in it."""

from datetime import UTC, datetime

import nrr


def running_month() -> nrr.Month:
    """The calendar month of today."""
    today = datetime.now(UTC)
    return nrr.Month.of(today.year, today.month)


def complete(ledger: nrr.Ledger, policy: nrr.Policy) -> nrr.Ledger:
    """The book as far as it is complete; the policy decides about the running month."""
    return nrr.ledgers.complete(ledger, running_month(), policy)


def day() -> str:
    """The date of today as ISO text."""
    return datetime.now(UTC).date().isoformat()
