"""The addresses of links, and the token in an address someone pasted."""

import os
import re

_USUAL_STORE = "sqlite:///data/boards.db"
BOARD_PATH, MANAGE_PATH, BOOK_PATH = "/b/", "/m/", "/k/"
_TOKEN = re.compile(r"[A-Za-z0-9_-]{43}", re.ASCII)


def store_url() -> str:
    """Where boards lie: NRR_STORE_URL, or else below the folder the program was started in."""
    return os.environ.get("NRR_STORE_URL") or _USUAL_STORE


def board_address(base_url: str, token: str) -> str:
    """The link of a board, for its readers."""
    return base_url.rstrip("/") + BOARD_PATH + token


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
