"""A board before it is published: the very page, for the browser that asked for it and for nobody else.

It lies in memory for a quarter of an hour; nothing of it is in the store, and its address opens nowhere else.
"""

import secrets
import time
from collections import OrderedDict
from dataclasses import dataclass, field
from threading import Lock

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route

import nrr
from pages.parts import plainpages
from pages.parts.boards import answers, library
from pages.parts.serving import headers

_FOLDER = "/preview/"
_CAPACITY, _LIFE_S = 32, 900
_BANNER = "Preview. Nothing is published, and only this browser can open this page."


@dataclass(frozen=True, slots=True)
class _Preview:
    owner: str = field(repr=False)
    page: bytes
    policy: str
    until_s: float


@dataclass(slots=True)
class Previews:
    """The newest preview of every browser, bounded in number."""

    _held: OrderedDict[str, _Preview] = field(default_factory=OrderedDict)
    _lock: Lock = field(default_factory=Lock)

    def put(self, owner: str, page: str) -> str:
        """Keep a page for a browser; its address here."""
        token = secrets.token_urlsafe(32)
        made = _Preview(owner, page.encode(), nrr.export.csp_for(page), time.monotonic() + _LIFE_S)
        with self._lock:
            for old in [one for one, held in self._held.items() if owner and held.owner == owner]:
                del self._held[old]
            self._held[token] = made
            while len(self._held) > _CAPACITY:
                self._held.popitem(last=False)
        return f"{_FOLDER}{token}"

    def of(self, owner: str, token: str) -> _Preview | None:
        """The page behind an address, for its own browser as long as it is kept."""
        with self._lock:
            found = self._held.get(token)
            if found is not None and found.until_s < time.monotonic():
                del self._held[token]
                found = None
        return found if found is not None and owner and secrets.compare_digest(found.owner, owner) else None


previews = Previews()


def page_of(board: nrr.publishing.Prepared, expires: str) -> str:
    """The page as its readers would get it, under a banner that says it is none of theirs yet."""
    return nrr.publishing.fill(
        board.plate, banner=_BANNER, expires=expires, library_url=library.library_url()
    )


async def _shown(request: Request) -> Response:
    owner = headers.browser_token(request.cookies.items())
    found = previews.of(owner, request.path_params["token"])
    if found is None:
        return answers.not_available()
    return Response(
        found.page, 200, plainpages.SEALED | {"Content-Security-Policy": found.policy}, media_type="text/html"
    )


def routes() -> list[BaseRoute]:
    """For the server, before its own."""
    return [Route(_FOLDER + "{token}", _shown, methods=["GET"])]
