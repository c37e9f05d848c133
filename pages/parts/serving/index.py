"""The server's first page, at the addresses that exist and nowhere else, with the script that speaks for this
app.

The server behind would answer every address it does not know with that page and a 200.
"""

from pathlib import Path

import streamlit
from starlette.datastructures import Headers
from starlette.responses import HTMLResponse, PlainTextResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send
from streamlit import config

from pages.parts.plainpages import onward, plain_page, said
from pages.parts.serving.notices import script

_OWN_PAGES = ("/b/", "/s/", "/m/", "/k/", "/preview/")
"""Pages of this app that are no pages of the workshop: boards, links to manage and to open, previews."""


def index_page() -> str:
    """The page as the server has it, and our script as the first of its head."""
    page = (Path(streamlit.__file__).parent / "static" / "index.html").read_text(encoding="utf-8")
    return page.replace("<head>", f"<head>\n    <script>{script()}</script>", 1)


class IndexDoor:
    """Answers the addresses of pages; any other that would be answered with the first page is not found."""

    def __init__(self, app: ASGIApp, pages: tuple[str, ...]) -> None:
        self.app, self.pages, self.page = app, frozenset(pages), index_page()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http" or scope["method"] not in {"GET", "HEAD"}:
            await self.app(scope, receive, send)
            return
        path = _below_base(scope["path"])
        if path in self.pages:
            await HTMLResponse(self.page, headers={"Cache-Control": "no-cache"})(scope, receive, send)
            return
        instead = False

        async def send_unless_first_page(message: Message) -> None:
            nonlocal instead
            if message["type"] == "http.response.start":
                instead = message["status"] == 200 and _is_page(message) and not path.startswith(_OWN_PAGES)
                if instead:
                    await _not_found(scope)(scope, receive, send)
            if not instead:
                await send(message)

        await self.app(scope, receive, send_unless_first_page)


def _not_found(scope: Scope) -> Response:
    """A page with a way on for who opened the address, one line for a program."""
    if "text/html" not in Headers(scope=scope).get("accept", ""):
        return PlainTextResponse("Not found", 404)
    words = said("The address may be mistyped, or the page has moved.")
    return plain_page(
        "There is no page at this address", words + onward("Go to the dashboard", _base() or "/"), 404
    )


def _is_page(message: Message) -> bool:
    return any(name == b"content-type" and b"text/html" in value for name, value in message["headers"])


def _below_base(path: str) -> str:
    return path.removeprefix(_base()) or "/"


def _base() -> str:
    return f"/{str(config.get_option('server.baseUrlPath') or '').strip('/')}".rstrip("/")
