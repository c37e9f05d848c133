"""Random lives of boards against a dictionary: whatever order things happen in, each link shows its own
board.
"""

from contextlib import suppress
from datetime import datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, ClassVar

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    Bundle,
    RuleBasedStateMachine,
    consumes,
    initialize,
    invariant,
    rule,
    run_state_machine_as_test,
)

from nrr.store import Announcement, Board, LinkState, Managed, NotAvailable, Published, StoreRefusal
from store.databases import Server
from store.hands import Clock, Shelf, draft, payload

DAYS = st.integers(1, 60)


class Lives(RuleBasedStateMachine):
    """The model: what each board link should show, and what each manage link should say."""

    url: ClassVar[str] = ""
    boards = Bundle("boards")

    @initialize()
    def begin(self) -> None:
        self.folder = TemporaryDirectory()
        self.shelf = Shelf(self.url or f"sqlite:///{self.folder.name}/boards.db", Clock())
        self.store = self.shelf.open()
        self.model: dict[str, dict[str, Any]] = {}
        self.dead: set[str] = set()

    @rule(target=boards, days=DAYS)
    def publish(self, days: int) -> str:
        return self._publish(days)

    @rule(target=boards, days=DAYS, before=boards)
    def publish_newer(self, days: int, before: str) -> str:
        # The keys of a withdrawn board are gone, and with them the right to continue: a new series begins.
        series = self.store.series(before)
        assert series is None or not self.model[before]["revoked"]
        token = self._publish(days, series=series, announcement=Announcement.TELL_OLDER_BOARDS)
        if series is not None:
            self.model[token]["series"] = self.model[before]["series"]
        self.model[token]["tells"] = True
        return token

    def _publish(self, days: int, **settings: Any) -> str:
        number = len(self.model)
        links = self.store.publish(draft(number, lifetime=timedelta(days=days), **settings))
        assert isinstance(links, Published)
        assert links.manage_token not in self.model
        self.model[links.manage_token] = {
            "link": links.board_token,
            "number": number,
            "expires": links.expires,
            "revoked": False,
            "views": 0,
            "series": number,
            "tells": False,
            "created": links.created,
        }
        return links.manage_token

    @rule(manage_token=boards)
    def view(self, manage_token: str) -> None:
        board = self.store.resolve(self.model[manage_token]["link"])
        if self._state(manage_token) is not LinkState.LIVE:
            assert board == NotAvailable()
            return
        assert isinstance(board, Board)
        assert board.payload == payload(self.model[manage_token]["number"])
        assert board.superseded_on == self._superseded_on(manage_token)
        self.model[manage_token]["views"] += 1

    @rule(manage_token=boards)
    def revoke(self, manage_token: str) -> None:
        managed = self.store.revoke(manage_token)
        self.model[manage_token]["revoked"] = True
        assert isinstance(managed, Managed)
        assert managed.state is LinkState.REVOKED

    @rule(manage_token=boards)
    def rotate(self, manage_token: str) -> None:
        if self._state(manage_token) is not LinkState.LIVE:
            with pytest.raises(StoreRefusal):
                self.store.rotate(manage_token)
            return
        self.dead.add(self.model[manage_token]["link"])
        self.model[manage_token]["link"] = self.store.rotate(manage_token)

    @rule(manage_token=boards, days=DAYS)
    def extend(self, manage_token: str, days: int) -> None:
        expires = self.shelf.clock() + timedelta(days=days)
        if self._state(manage_token) is not LinkState.LIVE or expires < self.model[manage_token]["expires"]:
            with pytest.raises(StoreRefusal):
                self.store.extend(manage_token, timedelta(days=days))
            return
        self.store.extend(manage_token, timedelta(days=days))
        self.model[manage_token]["expires"] = expires

    @rule(hours=st.integers(1, 24 * 40))
    def wait(self, hours: int) -> None:
        self.shelf.clock.pass_(hours=hours)

    @rule()
    def purge(self) -> None:
        """By itself after a long silence it declines, and nothing is removed."""
        with suppress(StoreRefusal):
            self.store.purge()

    @rule()
    def purge_by_an_operator(self) -> None:
        self.shelf.purge(self.store)

    @rule()
    def restart(self) -> None:
        self.store.close()
        self.store = self.shelf.open()

    @rule(token=consumes(boards))
    def forget(self, token: str) -> None:
        """Nobody asks for it any more."""

    @rule()
    def look_it_all_over(self) -> None:
        assert self.store.check().sound

    @invariant()
    def manage_links_tell_the_truth(self) -> None:
        for token in list(getattr(self, "model", {}))[-3:]:
            managed = self.store.manage(token)
            if managed == NotAvailable():  # 400 days after its end nothing is left
                assert self._state(token) is not LinkState.LIVE
                continue
            assert isinstance(managed, Managed)
            told = (managed.state, managed.views, managed.expires)
            assert told == (self._state(token), self.model[token]["views"], self.model[token]["expires"])

    @invariant()
    def ended_links_stay_ended(self) -> None:
        for token in sorted(getattr(self, "dead", ()))[:3]:
            assert self.store.resolve(token) == NotAvailable()

    def _state(self, token: str) -> LinkState:
        if self.model[token]["revoked"]:
            return LinkState.REVOKED
        return LinkState.LIVE if self.shelf.clock() < self.model[token]["expires"] else LinkState.EXPIRED

    def _superseded_on(self, token: str) -> Any:
        mine = self.model[token]
        newer: list[datetime] = [
            other["created"]
            for other in self.model.values()
            if other["series"] == mine["series"]
            and other["tells"]
            and not other["revoked"]
            and other["number"] > mine["number"]
        ]
        return max(newer).date() if newer else None

    def teardown(self) -> None:
        if hasattr(self, "shelf"):
            self.shelf.close()
            self.folder.cleanup()


@pytest.mark.parametrize("database", ["sqlite", "postgresql"])
def test_random_lives(database: str, server: Server, tmp_path: Path) -> None:
    machine = type("LivesHere", (Lives,), {"url": server.new_database() if database == "postgresql" else ""})
    quick = settings(
        max_examples=settings.default.max_examples // 5,
        stateful_step_count=40,
        deadline=None,
        suppress_health_check=list(HealthCheck),
    )
    run_state_machine_as_test(machine, settings=quick)  # type: ignore[no-untyped-call]
