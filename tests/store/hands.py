"""A clock to set, a store to open twice, and drafts short enough to read."""

from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

from nrr.store import Draft, Purged, Store, open_store

START = datetime(2026, 1, 15, 9, 0, tzinfo=UTC)
PHRASE = "four words are good"


@dataclass(slots=True)
class Clock:
    """Tells the time it was set to."""

    time: datetime = START

    def __call__(self) -> datetime:
        return self.time

    def pass_(self, **span: float) -> None:
        """Lets time go by: pass_(minutes=15)."""
        self.time += timedelta(**span)


@dataclass(slots=True)
class Shelf:
    """One database and the clock of everyone who opens it."""

    url: str
    clock: Clock = field(default_factory=Clock)
    opened: list[Store] = field(default_factory=list)

    def open(self) -> Store:
        """A store of its own on the same database, as another machine has."""
        store = open_store(self.url, clock=self.clock)
        self.opened.append(store)
        return store

    def purge(self, store: Store) -> Purged:
        """A purge by an operator who types the date: the clock of a test leaps."""
        return store.purge(today=self.clock().date())

    def live(self, store: Store, days: int) -> None:
        """Days of a server that runs and purges."""
        for _ in range(days):
            self.clock.pass_(days=1)
            store.purge()

    def close(self) -> None:
        for store in self.opened:
            store.close()

    @property
    def is_sqlite(self) -> bool:
        return self.url.startswith("sqlite")


def payload(number: int = 0) -> bytes:
    """A payload that names itself, so that another one is never mistaken for it."""
    return b'{"board": %d, "nrr": 1.07, "customer": "Aspen Dental"}' % number * 40


def draft(number: int = 0, **settings: object) -> Draft:
    return Draft(payload(number), title=f"Board {number}", note="For Thursday", **settings)  # type: ignore[arg-type]
