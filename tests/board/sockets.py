"""A page's socket without a browser: what a stranger's program can send, and what it hears."""

from contextlib import contextmanager

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.exceptions import ConnectionClosed
from websockets.sync.client import connect

KINDS = tuple(field.name for field in BackMsg.DESCRIPTOR.oneofs_by_name["type"].fields)
OPERATIONS = tuple(
    field.name
    for field in BackMsg.DESCRIPTOR.fields_by_name["backend_operation_request"]
    .message_type.oneofs_by_name["payload"]
    .fields
)


@contextmanager
def bare_socket(server, cookie=""):
    """A socket as a page opens it; without a cookie unless one is given."""
    headers = {"Cookie": cookie} if cookie else {}
    address = f"ws://127.0.0.1:{server.port}/_stcore/stream"
    with connect(
        address, subprotocols=["streamlit"], additional_headers=headers, max_size=None, ping_interval=None
    ) as line:
        yield line


def message(kind, operation="", session_id=""):
    """The smallest message of a kind, as the server reads it."""
    told = BackMsg()
    field = BackMsg.DESCRIPTOR.fields_by_name[kind]
    if field.message_type is None:
        setattr(told, kind, True)
    else:
        getattr(told, kind).SetInParent()
    if operation:
        getattr(told.backend_operation_request, operation).SetInParent()
        told.backend_operation_request.session_id = session_id
    return told.SerializeToString()


def heard(line, kind, seconds=60):
    """The next message of a kind from the server."""
    while True:
        told = ForwardMsg.FromString(line.recv(timeout=seconds))
        if told.WhichOneof("type") == kind:
            return getattr(told, kind)


def closed_with(line):
    """The code and the words a socket was closed with."""
    try:
        while True:
            line.recv(timeout=30)
    except ConnectionClosed as gone:
        return gone.rcvd.code, gone.rcvd.reason
