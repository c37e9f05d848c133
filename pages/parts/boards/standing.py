"""The route of standing links: the newest board of a series, its earlier ones, and what changed between them.

As the board route: no session, no parameters, and the same refusal for every link that does not open.
"""

import time
from functools import partial

from anyio import to_thread
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Mount, get_route_path  # type: ignore[attr-defined]

import nrr
from pages.parts.boards import answers
from pages.parts.boards.caches import ready
from pages.parts.boards.passphrases import COOKIE
from pages.parts.boards.reading import Door, Link, readers, shown, unlocking, visit
from pages.parts.boards.shelves import shelf

_ALL, _OPEN = "all", "open"


async def _answer(request: Request) -> Response:
    token, *places = get_route_path(request.scope).removeprefix("/").split("/")
    token = nrr.publishing.token_in(token)
    if token and places and places[-1] == _OPEN and len(places) <= 2:
        return await unlocking(request, _link(token, "".join(places[:-1])))
    if request.method not in {"GET", "HEAD"}:
        return answers.closed_method("GET, HEAD")
    if token and places == [_ALL]:
        return await _all(request, token)
    if len(places) > 1:
        return await visit(request, _link("", ""), None)
    return await visit(request, _link(token, "".join(places)), None)


def _link(token: str, place: str) -> Link:
    """The board at a place behind the link, the newest without one; one cookie is for all of them."""
    return Link(
        nrr.publishing.place_address(token, place),
        nrr.publishing.place_address(token),
        lambda **given: shelf.store().resolve_standing(token, place, **given),
        lambda: _strip(token, place),
    )


def _strip(token: str, place: str) -> str:
    """How many boards there are, and the ways to them."""
    boards = shelf.store().standing_boards(token)
    if isinstance(boards, nrr.store.NotAvailable):
        return ""
    newest = "" if place in ("", boards[0].place) else nrr.publishing.place_address(token)
    return nrr.export.series_strip(len(boards), newest, nrr.publishing.place_address(token, _ALL))


async def _all(request: Request, token: str) -> Response:
    """The boards beside one another; while all wait for a passphrase the newest asks for it."""
    address = answers.address_of(request)
    wait_s = answers.doorkeeper.admit(address, time.monotonic())
    if wait_s:
        return answers.too_many(wait_s)
    opens = partial(shelf.store().standing_boards, token, unlock=request.cookies.get(COOKIE))
    try:
        boards = await to_thread.run_sync(opens, limiter=readers)
    except nrr.store.StoreRefusal:
        return answers.out_of_order()
    if isinstance(boards, nrr.store.NotAvailable):
        return answers.refused(address)
    if all(one.title is None for one in boards):
        return answers.go_to(nrr.publishing.place_address(token))
    page = await to_thread.run_sync(nrr.publishing.boards_page, token, boards, limiter=readers)
    return shown(ready(page), request)


def routes() -> list[BaseRoute]:
    """For the server, before its own."""
    return [Mount("/s", app=Door(_answer))]
