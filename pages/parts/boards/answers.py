"""Answers of the plain routes: pages of our own, sealed off by their headers, never kept by anyone."""

import time

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

import nrr
from pages.parts.plainpages import SEALED, onward, plain_page, said

_LONGEST_FORM_BYTES = 16_384
"""More than the longest passphrase takes where every character is written as four bytes, each as %XX."""
doorkeeper = nrr.store.Doorkeeper()


def refused(address: str) -> Response:
    """A link that did not open is counted, and answered as every such link, as long as that is allowed."""
    wait_s = doorkeeper.refused(address, time.monotonic())
    return too_many(wait_s) if wait_s else not_available()


def not_available() -> Response:
    """The one answer to every link that does not open."""
    words = said("The link may be mistyped, have expired or have been withdrawn.")
    words += said("Ask whoever sent it for a new one. If you published it, Share lists your boards.")
    return plain_page("This link is not available", words + onward("Open Share", "/share"), 404)


def too_many(wait_s: int) -> Response:
    """The address has asked too often."""
    words = said(f"Too many requests came from your network. Try again in {nrr.plural(wait_s, 'second')}.")
    return plain_page("One moment", words, 429, {"Retry-After": str(wait_s)})


def closed_method(allowed: str) -> Response:
    """The route knows no such method."""
    return plain_page(
        "This cannot be done here", said("This link can only be opened."), 405, {"Allow": allowed}
    )


def out_of_order() -> Response:
    """The database does not answer."""
    words = said("The server cannot reach its storage at the moment. Nothing is lost; try again in a minute.")
    return plain_page("The link cannot be opened just now", words, 503, {"Retry-After": "60"})


def go_to(path: str) -> Response:
    """Onward, by a fresh GET."""
    return RedirectResponse(path, 303, SEALED | {"Content-Security-Policy": "default-src 'none'"})


def address_of(request: Request) -> str:
    """Who asks, as the server knows it: behind a trusted proxy, the reader's own address."""
    return request.client.host if request.client else ""


async def form_of(request: Request) -> dict[str, str]:
    """The fields of a small form; empty for anything else."""
    if int(request.headers.get("content-length") or _LONGEST_FORM_BYTES + 1) > _LONGEST_FORM_BYTES:
        return {}
    if not request.headers.get("content-type", "").startswith("application/x-www-form-urlencoded"):
        return {}
    try:
        async with request.form(max_files=0, max_fields=8) as form:
            return {key: value for key, value in form.items() if isinstance(value, str)}
    except HTTPException:
        return {}
