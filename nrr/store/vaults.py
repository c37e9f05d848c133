"""The database, the clock and the source of randomness, in one hand."""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from threading import Lock

from sqlalchemy import Connection, Engine, text
from sqlalchemy.exc import SQLAlchemyError

from nrr.store.engines import BEGIN_OPTION
from nrr.store.failures import refusal_of
from nrr.store.tokens import Entropy

Clock = Callable[[], datetime]
DAY_S = 86_400
_LAST_S = 253_402_300_799
"""The last second of the year 9999: a number beyond it is rot."""
_AT_ONCE = {BEGIN_OPTION: "BEGIN IMMEDIATE"}


@dataclass(frozen=True, slots=True)
class Vault:
    """What every action of the store needs. `clock` gives an aware time, `entropy(n)` n unguessable bytes."""

    engine: Engine
    clock: Clock
    entropy: Entropy
    _turns: Lock = field(default_factory=Lock)

    def now_s(self) -> int:
        """Whole seconds since 1970 (UTC)."""
        return int(self.clock().timestamp())

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """One consistent look at the database; database errors leave as StoreUnavailable."""
        try:
            with self.engine.begin() as connection:
                yield connection
        except (SQLAlchemyError, UnicodeDecodeError) as error:
            raise refusal_of(error) from error

    @contextmanager
    def snapshot(self) -> Iterator[Connection]:
        """As `reading`, but every statement sees the same instant even on PostgreSQL."""
        try:
            with self.engine.connect() as connection, connection.begin():
                if connection.dialect.name == "postgresql":
                    connection.execute(text("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ"))
                yield connection
        except (SQLAlchemyError, UnicodeDecodeError) as error:
            raise refusal_of(error) from error

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """One transaction: all of it is durable when the block ends well, none of it otherwise."""
        try:
            with self._turn(), self.engine.execution_options(**_AT_ONCE).begin() as connection:
                yield connection
        except (SQLAlchemyError, UnicodeDecodeError) as error:
            raise refusal_of(error) from error

    def _turn(self) -> AbstractContextManager[object]:
        """SQLite lets one writer in at a time, and wakes the waiting late: better to queue before it."""
        return self._turns if self.engine.dialect.name == "sqlite" else nullcontext()


def time_of(seconds: int) -> datetime:
    """The aware UTC time of stored seconds."""
    return datetime.fromtimestamp(seconds, UTC)


def day_of(seconds: int | None) -> date | None:
    """The day (UTC) of seconds nobody vouches for; None where they are none, or are no time."""
    return None if seconds is None or not 0 <= seconds <= _LAST_S else time_of(seconds).date()
