"""The door of uploads: from a session with a drop zone, by its own browser, as much as there is room for.

A file there is no room for is heard to its end and nothing of it is kept: the drop zone could print only
the name of an error, so the upload counts as done and the page says in words what became of it.
"""

import asyncio
import logging

from starlette.formparsers import MultiPartParser
from starlette.requests import ClientDisconnect
from starlette.responses import PlainTextResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from pages.parts.serving.headers import browser_token, cookies_of
from pages.parts.serving.owners import owners
from pages.parts.serving.uploaders import uploaders

_UPLOADS = "/_stcore/upload_file/"
_CHANGING = frozenset({"PUT", "POST", "DELETE"})
STALLED_SECONDS, LEAST_BYTES = 30.0, 64 * 1024
"""An upload that does not bring so many bytes in that time has broken off."""
_LOG = logging.getLogger("nrr.server")

# What is uploaded stays in memory while it arrives, as the pages promise: no temporary file.
MultiPartParser.spool_max_size = 2**30


class _NoRoom(Exception):
    """More bytes than may be kept."""


class _BrokenOff(Exception):
    """The sender is gone, or as good as gone."""


class UploadDoor:
    """Counts what arrives, and gives it back when it breaks off, is refused or is removed."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http" or _UPLOADS not in scope["path"] or scope["method"] not in _CHANGING:
            await self.app(scope, receive, send)
            return
        session_id, _, file_id = scope["path"].split(_UPLOADS, 1)[1].partition("/")
        refused = _refused(scope, session_id)
        if refused:
            await PlainTextResponse("Not available", refused)(scope, receive, send)
        elif scope["method"] == "DELETE":
            uploaders.forget(session_id, file_id)
            await self.app(scope, receive, send)
        else:
            await _Upload(session_id, file_id, receive, send).passed_to(self.app, scope)


class _Upload:
    """One file on its way in."""

    def __init__(self, session_id: str, file_id: str, receive: Receive, send: Send) -> None:
        self._file, self._receive, self._send = (session_id, file_id), receive, send
        self._status, self._fresh_bytes, self._due = 0, 0, _now() + STALLED_SECONDS

    async def passed_to(self, app: ASGIApp, scope: Scope) -> None:
        try:
            await app(scope, self._counted, self._answered)
        except _NoRoom:
            await self._heard_out(scope)
        except (_BrokenOff, ClientDisconnect):
            _LOG.warning("an upload broke off")
        finally:
            if 200 <= self._status < 300:
                uploaders.whole(*self._file)
            else:
                uploaders.forget(*self._file)

    async def _counted(self) -> Message:
        message = await self._in_time()
        if message["type"] == "http.request" and not uploaders.charge(*self._file, len(message["body"])):
            raise _NoRoom
        return message

    async def _answered(self, message: Message) -> None:
        if message["type"] == "http.response.start":
            self._status = message["status"]
        await self._send(message)

    async def _heard_out(self, scope: Scope) -> None:
        """To the end of the file; what comes is not kept."""
        try:
            while (await self._in_time()).get("more_body"):
                pass
        except _BrokenOff:
            return
        await Response(status_code=204)(scope, self._receive, self._send)

    async def _in_time(self) -> Message:
        try:
            message = await asyncio.wait_for(self._receive(), max(0.0, self._due - _now()))
        except TimeoutError:
            raise _BrokenOff from None
        if message["type"] == "http.disconnect":
            raise _BrokenOff
        self._fresh_bytes += len(message.get("body", b""))
        if self._fresh_bytes >= LEAST_BYTES:
            self._fresh_bytes, self._due = 0, _now() + STALLED_SECONDS
        return message


def _now() -> float:
    return asyncio.get_running_loop().time()


def _refused(scope: Scope, session_id: str) -> int:
    if not owners.owns(browser_token(cookies_of(scope)), session_id):
        return 403
    if scope["method"] == "DELETE":
        return 0
    if session_id not in uploaders:
        return 403
    headers = dict(scope["headers"])
    if b"transfer-encoding" in headers or not headers.get(b"content-length", b"").isdigit():
        return 411  # one of the two is a lie
    return 0
