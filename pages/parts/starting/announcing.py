"""What the server says when it is ready, and what it leaves unsaid in its answers."""

import sys
from pathlib import Path

import uvicorn
from streamlit import config

_NAME = (b"server", b"uvicorn")


def name_nobody() -> None:
    """No answer says which program gave it: the name is added below every middleware, at each tick, from
    here.
    """

    def kept(own: uvicorn.Config, headers: list[tuple[bytes, bytes]]) -> None:
        own.__dict__["encoded_headers"] = headers

    def without_name(own: uvicorn.Config) -> list[tuple[bytes, bytes]]:
        return [one for one in own.__dict__.get("encoded_headers", []) if one != _NAME]

    # A field made a property.
    setattr(uvicorn.Config, "encoded_headers", property(without_name, kept))  # noqa: B010


def announce() -> None:
    """The address, once it is answered: after every refusal to start, where the server itself would print
    it before.
    """
    if Path(sys.argv[0]).name != "app.py":
        return  # another starter says it in its own way
    address, port = config.get_option("server.address"), config.get_option("server.port")
    folder = str(config.get_option("server.baseUrlPath") or "").strip("/")
    sys.stdout.write(f"Open http://{address}:{port}/{folder}\n")
    sys.stdout.flush()
