"""The database, the clock and the source of randomness, in one hand."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime

from sqlalchemy import Connection, Engine, text
from sqlalchemy.exc import SQLAlchemyError

from nrr.store.engines import BEGIN_OPTION
from nrr.store.failures import refusal_of
from nrr.store.tokens import Entropy

Clock = Callable[[], datetime]
DAY_S = 86_400


@dataclass(frozen=True, slots=True)
class Vault:
    """What every action of the store needs. `clock` gives an aware time, `entropy(n)` n unguessable bytes."""

    engine: Engine
    clock: Clock
    entropy: Entropy

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
            with self.engine.execution_options(**{BEGIN_OPTION: "BEGIN IMMEDIATE"}).begin() as connection:
                yield connection
        except (SQLAlchemyError, UnicodeDecodeError) as error:
            raise refusal_of(error) from error


def time_of(seconds: int) -> datetime:
    """The aware UTC time of stored seconds."""
    return datetime.fromtimestamp(seconds, UTC)
