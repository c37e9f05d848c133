"""What every answer of the server carries: security headers, and the cookie that names a browser.

Plain ASGI, so that upload bodies pass through untouched.
"""

import base64
import hashlib
import logging
import re
import secrets
from collections.abc import Iterable

from starlette.datastructures import MutableHeaders
from starlette.requests import cookie_parser
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from pages.parts.serving.index import index_page

COOKIE = "nrr_browser"
_LOG = logging.getLogger("nrr.server")
_SORRY = "The server met a fault of its own. Nothing is lost; try again."


def _inline_scripts() -> str:
    """The hashes of the scripts inside the first page: these and no others may run inline."""
    found = re.findall(r"<script>(.*?)</script>", index_page(), re.DOTALL)
    digests = (base64.b64encode(hashlib.sha256(text.encode()).digest()).decode() for text in found)
    return "".join(f" 'sha256-{digest}'" for digest in digests)


_POLICY = (
    f"default-src 'self'; script-src 'self'{_inline_scripts()}; style-src 'self' 'unsafe-inline'; img-src"
    " 'self' data: blob:; font-src 'self' data:; connect-src 'self' ws: wss:; worker-src 'self' blob:;"
    " frame-ancestors 'none'; base-uri 'self'; form-action 'self'; object-src 'none'"
)
_HEADERS = (
    ("Cache-Control", "private, no-store"),
    ("Content-Security-Policy", _POLICY),
    ("Referrer-Policy", "no-referrer"),
    ("X-Content-Type-Options", "nosniff"),
    ("X-Frame-Options", "DENY"),
    ("X-Robots-Tag", "noindex, nofollow, noarchive"),
    ("Permissions-Policy", "camera=(), geolocation=(), microphone=()"),
)


class Headers:
    """Security headers on every answer, and on the first page a cookie that names this browser.

    A fault inside is answered here, so that this answer has the headers too and tells nothing.
    """

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return

        begun = False

        async def send_with_headers(message: Message) -> None:
            nonlocal begun
            if message["type"] == "http.response.start":
                begun = True
                headers = MutableHeaders(scope=message)
                for name, value in _HEADERS:
                    headers.setdefault(name, value)
                if (
                    not _is_board(scope)
                    and "text/html" in headers.get("content-type", "")
                    and not browser_token(cookies_of(scope))
                ):
                    headers.append("Set-Cookie", _fresh_cookie(scope["scheme"]))
            await send(message)

        try:
            await self.app(scope, receive, send_with_headers)
        except Exception:
            _LOG.exception("a request ended in a fault of this program")
            if not begun:
                sorry = PlainTextResponse(_SORRY, 500)
                await sorry(scope, receive, send_with_headers)


def browser_token(cookies: Iterable[tuple[str, str]]) -> str:
    """The value of the browser's cookie; empty when it has none of ours."""
    value = dict(cookies).get(COOKIE, "")
    return value if 40 <= len(value) <= 64 and value.replace("-", "").replace("_", "").isalnum() else ""


def _is_board(scope: Scope) -> bool:
    """The reader of a board is no visitor of the workshop and gets no cookie of it."""
    return str(scope["path"]).startswith(("/b/", "/s/"))


def cookies_of(scope: Scope) -> list[tuple[str, str]]:
    """The cookies of a request, read as the pages read them: odd ones of other programs hide none of ours."""
    sent = (value.decode("latin-1") for name, value in scope["headers"] if name == b"cookie")
    return [pair for text in sent for pair in cookie_parser(text).items()]


def _fresh_cookie(scheme: str) -> str:
    secure = "; Secure" if scheme == "https" else ""
    return f"{COOKIE}={secrets.token_urlsafe(32)}; Path=/; HttpOnly; SameSite=Lax{secure}"
