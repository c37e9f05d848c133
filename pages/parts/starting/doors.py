"""Closed doors of the server: what nobody needs, downloads and sessions of somebody else."""

import re
from email.message import Message as Mail

from starlette.datastructures import Headers as Seen
from starlette.middleware import Middleware
from starlette.middleware.gzip import GZipMiddleware
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from pages.parts import menu
from pages.parts.serving.fetchers import fetchers
from pages.parts.serving.headers import Headers, browser_token, cookies_of
from pages.parts.serving.index import IndexDoor
from pages.parts.serving.messages import MessageDoor
from pages.parts.serving.owners import owners
from pages.parts.serving.uploading import UploadDoor
from pages.parts.starting.thresholds import Threshold

_CLOSED = ("/_stcore/metrics", "/_stcore/agent")
_PROTOCOLS = b"sec-websocket-protocol"
_MEDIA = "/media/"
_LINKS = re.compile(r"/[bkms](?=/)", re.ASCII)
_LINK = re.compile(r"/[bkms]/[\w/-]*", re.ASCII)


class Doors:
    """Closed: counters and the agent interface, for everybody.

    A link with characters no link has is asked for as the empty one: the server itself would answer some of
    them differently from other links that do not open.
    """

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        refused = _refused(scope) if scope["type"] == "http" else 0
        if refused:
            await PlainTextResponse("Not available", refused)(scope, receive, send)
            return
        await self.app(_without_odd_link(scope), receive, send)


class SessionDoor:
    """A session goes on only in the browser it began in; another that names it is given one of its own."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "websocket":
            browser = browser_token(cookies_of(scope))
            headers = [(name, _own_session(name, value, browser)) for name, value in scope["headers"]]
            scope = {**scope, "headers": headers}
        await self.app(scope, receive, send)


class MediaDoor:
    """A download leaves only for the browser whose page offers it."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http" or _MEDIA not in scope["path"]:
            await self.app(scope, receive, send)
            return
        browser, refused = browser_token(cookies_of(scope)), False

        async def send_own(message: Message) -> None:
            nonlocal refused
            if message["type"] == "http.response.start":
                refused = not _may_fetch(browser, Seen(raw=message["headers"]))
                if refused:
                    await PlainTextResponse("Not available", 403)(scope, receive, send)
            if not refused:
                await send(message)

        await self.app(scope, receive, send_own)


def middleware() -> list[Middleware]:
    """In the order a request passes them."""
    return [
        Middleware(Headers),
        Middleware(Threshold),
        Middleware(Doors),
        Middleware(UploadDoor),
        Middleware(SessionDoor),
        Middleware(MessageDoor),
        Middleware(MediaDoor),
        Middleware(GZipMiddleware, minimum_size=1000),
        Middleware(IndexDoor, pages=tuple(f"/{entry.path}" for entry in menu.ENTRIES)),
    ]


def _may_fetch(browser: str, headers: Seen) -> bool:
    """Pictures of a page have no file name; they are for browsers that were named, whichever."""
    told = Mail()
    told["content-disposition"] = headers.get("content-disposition", "")
    name = told.get_filename()
    return bool(browser) and (name is None or (name, browser) in fetchers)


def _own_session(name: bytes, value: bytes, browser: str) -> bytes:
    """The server reads from this header: a protocol, a token against forgery, the session to go on with."""
    if name != _PROTOCOLS:
        return value
    protocol, *others = value.split(b",")
    session_id = others[1].strip().decode("latin-1") if len(others) > 1 else ""
    return value if owners.owns(browser, session_id) else b",".join((protocol, *others[:1]))


def _without_odd_link(scope: Scope) -> Scope:
    path = str(scope.get("path", ""))
    start = _LINKS.match(path)
    if start is None or _LINK.fullmatch(path):
        return scope
    return {**scope, "path": f"{start.group()}/", "raw_path": f"{start.group()}/".encode()}


def _refused(scope: Scope) -> int:
    return 404 if any(closed in scope["path"] for closed in _CLOSED) else 0
