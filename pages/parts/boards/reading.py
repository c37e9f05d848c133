"""The board route: a sealed page for whoever has its link, the same refusal for everyone else.

Plain ASGI beside the workshop: no session, no parameters, no socket, nothing behind a board but the board.
"""

import time
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from functools import partial

from anyio import CapacityLimiter, to_thread
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import BaseRoute, Mount, Route, get_route_path  # type: ignore[attr-defined]
from starlette.types import Receive, Scope, Send

import nrr
from pages.parts import plainpages
from pages.parts.boards import answers, library
from pages.parts.boards.caches import Pages, Ready
from pages.parts.boards.passphrases import COOKIE, ask, opened
from pages.parts.boards.shelves import shelf

pages = Pages()
readers = CapacityLimiter(4)
"""How many boards are opened at once: with forty threads, half of the server's time went into taking
turns.
"""


@dataclass(frozen=True, slots=True)
class Link:
    """What a request asks for: the address of its board, the path its passphrase is remembered for, how the
    store comes to it, and what stands above it.
    """

    home: str
    path: str
    resolve: Callable[..., nrr.store.Board | nrr.store.NeedsPassphrase | nrr.store.NotAvailable]
    strip: Callable[[], str] = str


def board_link(token: str) -> Link:
    """The link of a single board."""
    home = f"/b/{nrr.publishing.token_in(token)}"
    return Link(home, home, lambda **given: shelf.store().resolve(token, **given))


@dataclass(frozen=True, slots=True)
class Door:
    """Everything below one path, answered by a function."""

    answer: Callable[[Request], Awaitable[Response]]

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """One request; a socket is turned away."""
        if scope["type"] != "http":
            await send({"type": "websocket.close", "code": 1008})
            return
        request = Request(scope, receive)
        answer = await self.answer(request)
        if request.method == "HEAD":
            answer = Response(None, answer.status_code, dict(answer.headers))
        await answer(scope, receive, send)


async def _answer(request: Request) -> Response:
    token, slash, rest = get_route_path(request.scope).removeprefix("/").partition("/")
    if slash and rest == "open" and nrr.publishing.token_in(token):
        return await unlocking(request, board_link(token))
    if request.method not in {"GET", "HEAD"}:
        return answers.closed_method("GET, HEAD")
    return await visit(request, board_link("" if slash else token), None)


async def unlocking(request: Request, link: Link) -> Response:
    """The passphrase comes in by a form; any other method is led back, or refused."""
    if request.method in {"GET", "HEAD"}:
        return answers.go_to(link.home)
    if request.method != "POST":
        return answers.closed_method("POST")
    return await visit(request, link, (await answers.form_of(request)).get("passphrase", ""))


async def visit(request: Request, link: Link, passphrase: str | None) -> Response:
    """Admit the reader, open the board, and note a link that does not open."""
    address = answers.address_of(request)
    wait_s = answers.doorkeeper.admit(address, time.monotonic())
    if wait_s:
        return answers.too_many(wait_s)
    unlock = request.cookies.get(COOKIE) if passphrase is None else None
    try:
        found = await to_thread.run_sync(
            partial(_resolved, link, passphrase, unlock, address, _purpose(request, passphrase)),
            limiter=readers,
        )
    except nrr.store.StoreRefusal:
        return answers.out_of_order()
    if isinstance(found, nrr.store.NeedsPassphrase):
        return ask(link.home, found)
    if isinstance(found, nrr.store.NotAvailable):
        return answers.refused(address)
    board, page = found
    if passphrase is not None:
        return opened(link.home, link.path, board, request.url.scheme)
    return shown(page, request)


Opened = tuple[nrr.store.Board, Ready]


def _purpose(request: Request, passphrase: str | None) -> nrr.store.Purpose:
    """Who gives a passphrase is led on to the board, and who asks for the head alone sees none: neither is
    a view.
    """
    return (
        nrr.store.Purpose.READ if request.method == "GET" and passphrase is None else nrr.store.Purpose.LOOK
    )


def _resolved(
    link: Link, passphrase: str | None, unlock: str | None, address: str, purpose: nrr.store.Purpose
) -> Opened | nrr.store.NeedsPassphrase | nrr.store.NotAvailable:
    """The board with its page, unsealed anew for every request."""
    found = link.resolve(passphrase=passphrase, unlock=unlock, address=address, purpose=purpose)
    if not isinstance(found, nrr.store.Board):
        return found
    try:
        ends = nrr.day_label(found.expires)
        page = pages.of(found.payload, banner(found), ends, library.library_url(), link.strip())
    except nrr.Refusal:
        return nrr.store.NotAvailable()
    return found, page


def banner(board: nrr.store.Board) -> str:
    """Said above an older board once a newer one of the same book was announced."""
    if board.superseded_on is None:
        return ""
    newer = nrr.day_label(board.superseded_on)
    return f"A newer version of this board was published on {newer}. Figures here may have been restated."


def shown(page: Ready, request: Request) -> Response:
    headers = plainpages.SEALED | {"Content-Security-Policy": page.policy, "Vary": "Accept-Encoding"}
    if "gzip" in request.headers.get("accept-encoding", ""):
        return Response(page.packed, 200, headers | {"Content-Encoding": "gzip"}, media_type="text/html")
    return Response(page.plain, 200, headers | {"Content-Encoding": "identity"}, media_type="text/html")


async def _library(request: Request) -> Response:
    url, plain, packed = await run_in_threadpool(library.library)
    if request.url.path != url:
        return answers.not_available()
    headers = {"Cache-Control": "public, max-age=31536000, immutable", "Vary": "Accept-Encoding"}
    gzipped = "gzip" in request.headers.get("accept-encoding", "")
    headers |= {"Content-Encoding": "gzip" if gzipped else "identity", "X-Content-Type-Options": "nosniff"}
    return Response(packed if gzipped else plain, 200, headers, media_type="text/javascript")


async def _robots(_request: Request) -> Response:
    return PlainTextResponse("User-agent: *\nDisallow: /\n")


def routes() -> list[BaseRoute]:
    """For the server, before its own."""
    return [
        Route("/robots.txt", _robots),
        Route(library.FOLDER + "{name}", _library),
        Mount("/b", app=Door(_answer)),
    ]
