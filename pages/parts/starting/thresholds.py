"""A server that listens wider than its settings say answers nobody there.

`uvicorn app:app --host 0.0.0.0` chooses its address after the start was looked over.
"""

import ipaddress
from functools import cache

from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Receive, Scope, Send

from pages.parts.starting.footings import doubts_about_the_network

_SORRY = "This server does not answer here: it was started for one machine. "


class Threshold:
    """Requests that arrive at an address other machines reach pass only where the start would have allowed
    it.
    """

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        wrong = _arrives_by_network(scope) and _doubts()
        if not wrong:
            await self.app(scope, receive, send)
        elif scope["type"] == "http":
            await PlainTextResponse(_SORRY + wrong, 503)(scope, receive, send)
        else:
            await send({"type": "websocket.close", "code": 1008})


@cache
def _doubts() -> str:
    return " ".join(doubts_about_the_network())


def _arrives_by_network(scope: Scope) -> bool:
    """By the address at this end of the connection; a socket file or a name is no network."""
    if scope["type"] not in {"http", "websocket"} or not scope.get("server"):
        return False
    try:
        return not ipaddress.ip_address(scope["server"][0]).is_loopback
    except ValueError:
        return False
