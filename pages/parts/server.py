"""What stands between the network and the app: headers, closed doors, the upload guard, the browser's cookie.

Plain ASGI, so that upload bodies pass through untouched.
"""

import base64
import hashlib
import re
import secrets
from collections.abc import Iterable
from http.cookies import CookieError, SimpleCookie
from pathlib import Path
from threading import Lock

import streamlit
from starlette.datastructures import MutableHeaders
from starlette.middleware import Middleware
from starlette.middleware.gzip import GZipMiddleware
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

COOKIE = "nrr_browser"


def _inline_scripts() -> str:
    """The hashes of the scripts inside the server's own first page: these and no others may run inline."""
    page = (Path(streamlit.__file__).parent / "static" / "index.html").read_text(encoding="utf-8")
    found = re.findall(r"<script>(.*?)</script>", page, re.DOTALL)
    digests = (base64.b64encode(hashlib.sha256(text.encode()).digest()).decode() for text in found)
    return "".join(f" 'sha256-{digest}'" for digest in digests)


_POLICY = (
    f"default-src 'self'; script-src 'self'{_inline_scripts()}; style-src 'self' 'unsafe-inline'; "
    "img-src 'self' data: blob:; font-src 'self' data:; connect-src 'self' ws: wss:; worker-src 'self' blob:; "
    "frame-ancestors 'none'; base-uri 'self'; form-action 'self'; object-src 'none'"
)
_HEADERS = (
    ("Content-Security-Policy", _POLICY),
    ("Referrer-Policy", "no-referrer"),
    ("X-Content-Type-Options", "nosniff"),
    ("X-Frame-Options", "DENY"),
    ("X-Robots-Tag", "noindex, nofollow, noarchive"),
    ("Permissions-Policy", "camera=(), geolocation=(), microphone=()"),
)
_CLOSED = ("/_stcore/metrics", "/_stcore/agent")
_UPLOADS = "/_stcore/upload_file/"
_MOST_UPLOADERS = 4096
_MOST_UNREAD_BYTES = 400 * 2**20
"""Twice the largest file: enough for one that is sent again, too little to fill the server."""


class Uploaders:
    """The live sessions whose page has a drop zone, with the bytes each has sent that nobody has read yet.

    The oldest leaves when there are too many.
    """

    def __init__(self) -> None:
        self._lock = Lock()
        self._unread_bytes: dict[str, int] = {}
        self._admitted: set[str] = set()

    def admit(self, session_id: str) -> None:
        """Let this session upload."""
        with self._lock:
            self._unread_bytes[session_id] = self._unread_bytes.pop(session_id, 0)
            self._admitted.add(session_id)
            while len(self._unread_bytes) > _MOST_UPLOADERS:
                oldest = next(iter(self._unread_bytes))
                del self._unread_bytes[oldest]
                self._admitted.discard(oldest)

    def dismiss(self, session_id: str) -> None:
        """Its page no longer has a drop zone."""
        with self._lock:
            self._admitted.discard(session_id)

    def charge(self, session_id: str, byte_count: int) -> bool:
        """Whether it may send so many bytes more before what it sent is read."""
        with self._lock:
            total = self._unread_bytes.get(session_id, 0) + byte_count
            if total > _MOST_UNREAD_BYTES:
                return False
            self._unread_bytes[session_id] = total
            return True

    def settle(self, session_id: str) -> None:
        """What it sent has been read and freed."""
        with self._lock:
            if session_id in self._unread_bytes:
                self._unread_bytes[session_id] = 0

    def __contains__(self, session_id: object) -> bool:
        return session_id in self._admitted


uploaders = Uploaders()


class Headers:
    """Security headers on every answer, and on the first page a cookie that names this browser."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return

        async def send_with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in _HEADERS:
                    headers.setdefault(name, value)
                if (
                    not _is_board(scope)
                    and "text/html" in headers.get("content-type", "")
                    and not browser_token(_cookies(scope))
                ):
                    headers.append("Set-Cookie", _fresh_cookie(scope["scheme"]))
            await send(message)

        await self.app(scope, receive, send_with_headers)


class Doors:
    """Closed: counters and the agent interface for everybody, uploads for sessions without a drop zone."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        refused = _refused(scope) if scope["type"] == "http" else 0
        if refused:
            await PlainTextResponse("Not available", refused)(scope, receive, send)
            return
        await self.app(scope, receive, send)


def browser_token(cookies: Iterable[tuple[str, str]]) -> str:
    """The value of the browser's cookie; empty when it has none of ours."""
    value = dict(cookies).get(COOKIE, "")
    return value if 40 <= len(value) <= 64 and value.replace("-", "").replace("_", "").isalnum() else ""


def middleware() -> list[Middleware]:
    """In the order a request passes them."""
    return [Middleware(Headers), Middleware(Doors), Middleware(GZipMiddleware, minimum_size=1000)]


def _refused(scope: Scope) -> int:
    path = scope["path"]
    if any(closed in path for closed in _CLOSED):
        return 404
    if _UPLOADS in path and scope["method"] in {"PUT", "POST"}:
        return _refused_upload(path.split(_UPLOADS, 1)[1].split("/", 1)[0], dict(scope["headers"]))
    return 0


def _refused_upload(session_id: str, headers: dict[bytes, bytes]) -> int:
    if session_id not in uploaders:
        return 403
    length = headers.get(b"content-length", b"")
    if not length.isdigit():
        return 411
    return 0 if uploaders.charge(session_id, int(length)) else 413


def _is_board(scope: Scope) -> bool:
    """The reader of a board is no visitor of the workshop and gets no cookie of it."""
    return str(scope["path"]).startswith("/b/")


def _cookies(scope: Scope) -> list[tuple[str, str]]:
    found: list[tuple[str, str]] = []
    for name, value in scope["headers"]:
        if name == b"cookie":
            try:
                found += [
                    (key, morsel.value) for key, morsel in SimpleCookie(value.decode("latin-1")).items()
                ]
            except CookieError:
                continue
    return found


def _fresh_cookie(scheme: str) -> str:
    secure = "; Secure" if scheme == "https" else ""
    return f"{COOKIE}={secrets.token_urlsafe(32)}; Path=/; HttpOnly; SameSite=Lax{secure}"
