"""Small pages of our own beside the workshop, sealed off by their headers and never kept by anyone."""

from html import escape
from pathlib import Path

from starlette.responses import Response

import nrr

_STYLE = (Path(__file__).resolve().parent / "art" / "plain.css").read_text(encoding="utf-8")
SEALED = {
    "Cache-Control": "private, no-store",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "X-Robots-Tag": "noindex, nofollow, noarchive",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
}


def plain_page(title: str, inside: str, status: int, extra: dict[str, str] | None = None) -> Response:
    """A small page; `inside` is markup whose texts were escaped."""
    page = (
        '<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport"'
        ' content="width=device-width, initial-scale=1"><meta name="robots" content="noindex, nofollow,'
        ' noarchive"><meta name="color-scheme" content="light dark"><link rel="icon"'
        f' href="data:,"><title>{escape(title)}</title><style>{_STYLE}</style></head><body><main><p'
        f' class="eyebrow">Net revenue retention</p><h1>{escape(title)}</h1>{inside}</main></body></html>'
    )
    policy = (
        nrr.export.csp_for(page)
        .replace("form-action 'none'", "form-action 'self'")
        .replace("script-src 'self'", "script-src 'none'")
    )
    headers = SEALED | {"Content-Security-Policy": policy} | (extra or {})
    return Response(page, status, headers, media_type="text/html")


def said(words: str) -> str:
    """A paragraph."""
    return f"<p>{escape(words)}</p>"


def onward(words: str, address: str) -> str:
    """A way on."""
    return f'<p><a class="onward" href="{escape(address)}">{escape(words)}</a></p>'
