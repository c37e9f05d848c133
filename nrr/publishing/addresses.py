"""The addresses of links, and the token in an address someone pasted."""

import os
import re
from urllib.parse import urlsplit

from nrr.ground import Refusal

_USUAL_STORE = "sqlite:///data/boards.db"
_USUAL_BASE = "http://127.0.0.1:8501"
BOARD_PATH, STANDING_PATH, MANAGE_PATH, BOOK_PATH = "/b/", "/s/", "/m/", "/k/"
_TOKEN = re.compile(r"[A-Za-z0-9_-]{43}", re.ASCII)


def store_url() -> str:
    """Where boards lie: NRR_STORE_URL, or else below the folder the program was started in."""
    return os.environ.get("NRR_STORE_URL") or _USUAL_STORE


def base_address(seen: str = _USUAL_BASE) -> str:
    """Where readers reach the server: NRR_BASE_URL, or as `seen`. Refusal for what no browser opens."""
    return _checked(os.environ.get("NRR_BASE_URL") or seen)


def operator_address() -> str:
    """Where readers reach the server, for a link made without a browser: NRR_BASE_URL alone. Refusal
    without it.
    """
    told = os.environ.get("NRR_BASE_URL")
    if not told:
        raise Refusal(
            "NRR_BASE_URL is not set, so the link would open nowhere else; nothing was published. "
            "Set it to the address readers use, such as https://nrr.example.com."
        )
    return _checked(told)


def _checked(told: str) -> str:
    parts = urlsplit(told)
    if parts.scheme not in {"http", "https"} or not parts.netloc or parts.query or parts.fragment:
        raise Refusal(f"NRR_BASE_URL must begin like https://nrr.example.com, not {told[:40]!r}")
    return told


def board_address(base_url: str, token: str) -> str:
    """The link of a board, for its readers."""
    return base_url.rstrip("/") + BOARD_PATH + token


def standing_address(base_url: str, token: str) -> str:
    """The link that always opens the newest board of a series."""
    return base_url.rstrip("/") + STANDING_PATH + token


def manage_address(base_url: str, token: str) -> str:
    """The link by which its publisher extends, exchanges and revokes a board."""
    return base_url.rstrip("/") + MANAGE_PATH + token


def book_address(base_url: str, token: str) -> str:
    """The link of a kept book, for its owner."""
    return base_url.rstrip("/") + BOOK_PATH + token


def token_in(text: str) -> str:
    """The token of a pasted link, or of a token itself; empty when there is none."""
    last = text.strip().partition("?")[0].partition("#")[0].rstrip("/").rpartition("/")[2]
    return last if _TOKEN.fullmatch(last) else ""
