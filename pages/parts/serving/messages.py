"""Which messages of a page's socket reach the server behind it: those this app's pages send, and no others.

Whoever opens a socket can send all that the protocol knows, without a cookie; some of it acts on every
visitor. A kind that a later release of the server adds is refused until it has its line here.
"""

import logging
from collections.abc import Mapping

from google.protobuf.message import DecodeError
from starlette.types import ASGIApp, Message, Receive, Scope, Send
from streamlit.proto.BackMsg_pb2 import BackMsg

MOST_BYTES = 2 * 2**20
"""Of one message, which carries the values of all widgets of a page; the longest note fills a hundredth of
it.
"""

NEEDED: Mapping[str, str] = {
    "rerun_script": "every click and every value",
    "stop_script": "a press on Stop while a page is drawn; it ends a run of this session",
    "file_urls_request": "where a drop zone of this session may put its files",
    "backend_operation_request": "the next rows of a long table; the kinds of operations are judged below",
}
NEEDED_OPERATIONS: Mapping[str, str] = {"dataframe_chunk": "rows of a table of this session"}
REFUSED: Mapping[str, str] = {
    "clear_cache": "empties what is held for everyone",
    "set_run_on_save": "a setting of developers",
    "load_git_info": "tells of the server's files",
    "debug_disconnect_websocket": "a test of the server's makers",
    "debug_shutdown_runtime": "a test of the server's makers",
    "app_heartbeat": "for a page inside the frame of another program; these pages stand in no frame",
}
REFUSED_OPERATIONS: Mapping[str, str] = {
    "deferred_file": "no button of this app makes its file on a press",
    "install_skills": "writes files on the server's machine",
    "dismiss_skills_nudge": "writes files on the server's machine",
}
_NOT_BINARY, _NO_MESSAGE, _TOO_LARGE = (
    "text where bytes are due",
    "bytes that are no message",
    "too many bytes at once",
)
_CLOSED_WITH = {_NOT_BINARY: 1003, _NO_MESSAGE: 1002, _TOO_LARGE: 1009}
_SAID = f"A page may send {MOST_BYTES // 2**20} MB at once."
_LOG = logging.getLogger("nrr.server")


class MessageDoor:
    """Messages nobody needs are dropped; a socket that sends something else than messages is closed."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "websocket":
            await self.app(scope, receive, send)
            return
        door = _Socket(receive, send)
        await self.app(scope, door.receive, door.send)


class _Socket:
    """One open socket; the log tells once of what it should not have sent."""

    def __init__(self, receive: Receive, send: Send) -> None:
        self._receive, self._send = receive, send
        self._closed = self._told = False

    async def receive(self) -> Message:
        """The next message that may pass, or that the socket is gone."""
        while not self._closed:
            message = await self._receive()
            if message["type"] != "websocket.receive":
                return message
            wrong = fault_of(message)
            if not wrong:
                return message
            if wrong in _CLOSED_WITH:
                await self._close(wrong)
            else:
                self._tell("was not heard", wrong)
        return {"type": "websocket.disconnect", "code": 1000}

    async def send(self, message: Message) -> None:
        """To the page; nothing any more once the socket was closed here."""
        if not self._closed:
            await self._send(message)

    async def _close(self, wrong: str) -> None:
        self._closed = True
        self._tell("was closed", wrong)
        reason = _SAID if wrong == _TOO_LARGE else ""
        await self._send({"type": "websocket.close", "code": _CLOSED_WITH[wrong], "reason": reason})

    def _tell(self, what: str, wrong: str) -> None:
        if not self._told:
            self._told = True
            _LOG.warning("a socket %s: %s", what, wrong)


def fault_of(message: Message) -> str:
    """Why a frame does not pass; empty where it does."""
    data = message.get("bytes")
    if data is None:
        return _NOT_BINARY
    if len(data) > MOST_BYTES:
        return _TOO_LARGE
    told = BackMsg()
    try:
        told.ParseFromString(data)
    except (DecodeError, RecursionError):
        return _NO_MESSAGE
    kind = told.WhichOneof("type")
    if kind not in NEEDED:
        return f"{kind or 'an empty message'} is no message of these pages"
    operation = (
        told.backend_operation_request.WhichOneof("payload") if kind == "backend_operation_request" else None
    )
    if kind == "backend_operation_request" and operation not in NEEDED_OPERATIONS:
        return f"{operation or 'an empty operation'} is no operation of these pages"
    return ""
