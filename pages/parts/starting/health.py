"""`/healthz`: 200 while this server can do its work, 503 and the reason while it cannot.

The server's own `/_stcore/health` says only that the process answers.
"""

import asyncio

from starlette.requests import Request
from starlette.responses import PlainTextResponse
from starlette.routing import Route

import nrr
from pages.parts.boards.shelves import shelf

PATIENCE_S = 5.0
_NOBODY = "health"


async def _health(_request: Request) -> PlainTextResponse:
    reason = await _why_not()
    return PlainTextResponse(reason or "ok", 503 if reason else 200, {"Cache-Control": "no-store"})


async def _why_not() -> str:
    """One small question to the store."""
    try:
        await asyncio.wait_for(asyncio.to_thread(_ask), PATIENCE_S)
    except nrr.store.StoreRefusal as refusal:
        return f"The store cannot be used: {refusal}"
    except TimeoutError:
        return f"The store did not answer within {PATIENCE_S:.0f} seconds."
    return ""


def _ask() -> None:
    shelf.store().desk_version(_NOBODY)


def routes() -> list[Route]:
    """For the app."""
    return [Route("/healthz", _health, methods=["GET"])]
