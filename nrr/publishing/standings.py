"""The pages behind a standing link: the strip above a board, and all its boards beside one another."""

from collections.abc import Sequence

from nrr.export import SeriesBoard, series_page
from nrr.ground import Refusal
from nrr.publishing.addresses import STANDING_PATH, standing_address
from nrr.publishing.payloads import published_snapshot
from nrr.snapshots import Snapshot
from nrr.store import Series, StandingBoard, Store


def place_address(token: str, place: str = "") -> str:
    """The path of a board behind a standing link; without a place that of the newest."""
    return f"{STANDING_PATH}{token}{'/' if place else ''}{place}"


def boards_page(token: str, boards: Sequence[StandingBoard]) -> str:
    """All boards that a standing link opens, newest first, with what changed from one to the next."""
    return series_page([_board(token, one) for one in boards])


def standing_address_of(store: Store, series: Series, base_url: str) -> str | None:
    """The standing link of a series, for its readers; None while it would open nothing."""
    token = store.standing_link(series)
    return None if token is None else standing_address(base_url, token)


def _board(token: str, one: StandingBoard) -> SeriesBoard:
    snapshot = None if one.payload is None else _snapshot(one.payload)
    return SeriesBoard(place_address(token, one.place), one.created, one.title, snapshot)


def _snapshot(payload: bytes) -> Snapshot | None:
    try:
        return published_snapshot(payload)
    except Refusal:
        return None
