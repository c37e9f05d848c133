"""Whether the clock may be believed before anything is destroyed.

A wrong clock closes boards, and setting it right opens them again: nothing is lost by reading. Removing
cannot be taken back, so it waits a grace after the end, and happens only while the clock has run in step:
from the time last believed, over every line of the audit log written since, to now. No step forwards is as
long as the grace, so a single wrong step that went unnoticed still destroys nothing whose time had not come.
A longer one stops removal until an operator types the date.

The idle time of a desk does not run over such a step: nobody could use a desk while the server was down,
and a clock that was put forward for a day must not clear them all.
"""

from collections.abc import Iterator
from datetime import date
from itertools import pairwise

from sqlalchemy import Connection, func, select, update

from nrr.store.audits import Entry, Event, append
from nrr.store.failures import StoreRefusal
from nrr.store.tables import AUDIT, CLOCK, DESKS
from nrr.store.vaults import DAY_S, Vault, time_of

GRACE_DAYS = 14
GRACE_S = GRACE_DAYS * DAY_S
"""How long what has ended is kept before it is removed."""
_FORWARDS_S = GRACE_S
_BACKWARDS_S = DAY_S
_IN_USE_S = DAY_S + 3600
"""Within this a store in use looks at its clock again: a server every hour, a schedule once a day."""
_DATES_APART = 1
"""A date typed elsewhere on the globe is at most a day from the one in UTC."""


def begin_at_last_line(connection: Connection) -> None:
    """Believes what the audit log says so far: of an older store at its update, of a backup when it is
    restored.
    """
    last = select(AUDIT.c.seq, AUDIT.c.at_s).order_by(AUDIT.c.seq.desc()).limit(1)
    row = connection.execute(last).one_or_none()
    if row is not None:
        connection.execute(update(CLOCK).values(seq=row.seq, at_s=row.at_s))


def check_clock(vault: Vault, today: date | None, actor: str) -> int:
    """The seconds it is now, once they may be believed; they are noted as believed.

    `today` is the date an operator read elsewhere. Raises StoreRefusal, with both times in words, where
    the clock jumped and no date was typed, or where the date typed is not the clock's.
    """
    now_s = vault.now_s()
    _check_typed(now_s, today)
    with vault.writing() as connection:
        steps = list(pairwise(_times(connection, now_s)))
        jumps = [step for step in steps if not -_BACKWARDS_S <= step[1] - step[0] < _FORWARDS_S]
        if jumps and today is None:
            raise StoreRefusal(_doubt(*jumps[0]))
        if jumps:
            append(connection, now_s, [Entry(Event.CLOCK_CONFIRMED, actor=actor)])
        _let_desks_rest(connection, steps)
        last = select(func.coalesce(func.max(AUDIT.c.seq), 0)).scalar_subquery()
        connection.execute(update(CLOCK).values(seq=last, at_s=now_s))
    return now_s


def in_step(connection: Connection, now_s: int) -> bool:
    """Whether it is hardly later than the clock was last believed; True in a store that has not been
    purged yet.
    """
    believed_s = connection.execute(select(CLOCK.c.at_s)).scalar_one()
    return believed_s is None or -_BACKWARDS_S <= now_s - believed_s <= _IN_USE_S


def _check_typed(now_s: int, today: date | None) -> None:
    clock = time_of(now_s).date()
    if today is not None and abs((clock - today).days) > _DATES_APART:
        raise StoreRefusal(
            f"The clock of this machine says {clock}, the date typed is {today}."
            " Nothing was removed. Set the clock right first."
        )


def _let_desks_rest(connection: Connection, steps: list[tuple[int, int]]) -> None:
    """Forth and back again is no time at all."""
    slept_s = sum(after - before for before, after in steps if abs(after - before) > _IN_USE_S)
    if slept_s > 0:
        connection.execute(update(DESKS).values(seen_s=DESKS.c.seen_s + slept_s))


def _times(connection: Connection, now_s: int) -> Iterator[int]:
    seq, believed_s = connection.execute(select(CLOCK.c.seq, CLOCK.c.at_s).with_for_update()).one()
    if believed_s is not None:
        yield believed_s
    yield from connection.execute(
        select(AUDIT.c.at_s).where(AUDIT.c.seq > seq).order_by(AUDIT.c.seq)
    ).scalars()
    yield now_s


def _doubt(before_s: int, after_s: int) -> str:
    return (
        f"The clock went from {_said(before_s)} to {_said(after_s)}. Nothing was removed, in case it is"
        " wrong. Set it right; if it is right, give today's date once: python -m nrr store purge --today"
        " YYYY-MM-DD"
    )


def _said(seconds: int) -> str:
    return f"{time_of(seconds):%Y-%m-%d %H:%M} UTC"
