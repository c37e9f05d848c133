"""Counting passphrase tries in the database, so restarts and further machines do not give new ones.

A try is taken before the passphrase is tested and given back if it was right: however many machines test at
once, no more than five wrong ones are answered within a quarter of an hour of each other.
"""

from dataclasses import dataclass

from sqlalchemy import case, or_, select, update

from nrr.store.records import Record
from nrr.store.tables import RECORDS
from nrr.store.vaults import Vault

TRIES = 5
LOCKED_S = 15 * 60


@dataclass(frozen=True, slots=True)
class Try:
    """A try that may be made (`number` 1 to 5), or None and the second from which tries are given anew."""

    number: int | None
    retry_at_s: int


def take_try(vault: Vault, record: Record) -> Try:
    """Takes a try, durably, before the passphrase is looked at."""
    now_s = vault.now_s()
    rested = RECORDS.c.tried_s + LOCKED_S <= now_s
    taken = (
        update(RECORDS)
        .where(RECORDS.c.seq == record.seq, or_(rested, RECORDS.c.tries < TRIES))
        .values(tries=case((rested, 1), else_=RECORDS.c.tries + 1), tried_s=now_s)
        .returning(RECORDS.c.tries)
    )
    with vault.writing() as connection:
        number = connection.execute(taken).scalar()
        tried_s = connection.execute(select(RECORDS.c.tried_s).where(RECORDS.c.seq == record.seq)).scalar()
    return Try(number, (tried_s or now_s) + LOCKED_S)


def give_back(vault: Vault, record: Record) -> None:
    """Returns the try of a right passphrase."""
    mine = (RECORDS.c.seq == record.seq) & (RECORDS.c.tries > 0)
    with vault.writing() as connection:
        connection.execute(update(RECORDS).where(mine).values(tries=RECORDS.c.tries - 1))
