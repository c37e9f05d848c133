"""One POST to an address of the operator: signed, tried three times, never led elsewhere."""

import hashlib
import hmac
import json
import time
import urllib.error
import urllib.request
from collections.abc import Mapping
from typing import Any
from urllib.parse import urlsplit

from nrr.ground import Refusal

_WAITS_S, _PATIENCE_S = (0, 2, 8), 10
_MOST_BYTES = 64_000
_HERE = {"localhost", "127.0.0.1", "::1"}


def checked_hook(url: str) -> str:
    """An https address, or http to this machine alone; Refusal for any other."""
    parts = urlsplit(url)
    if parts.scheme == "https" and parts.hostname:
        return url
    if parts.scheme == "http" and parts.hostname in _HERE:
        return url
    raise Refusal("--webhook takes an https address, or http to this machine")


def posted(url: str, told: Mapping[str, Any], secret: str | None) -> bool:
    """Whether the address took it, after at most three tries."""
    body = json.dumps(told).encode()[:_MOST_BYTES]
    for wait_s in _WAITS_S:
        time.sleep(wait_s)
        if _taken(url, body, secret):
            return True
    return False


class _NoWayRound(urllib.request.HTTPRedirectHandler):
    def redirect_request(self, *_: Any) -> None:
        """The figures go to the address that was given, and nowhere else."""


def _taken(url: str, body: bytes, secret: str | None) -> bool:
    heads = {"Content-Type": "application/json"}
    if secret:
        at = str(int(time.time()))
        signed = hmac.new(secret.encode(), f"{at}.".encode() + body, hashlib.sha256).hexdigest()
        heads["X-NRR-Signature"] = f"t={at},v1={signed}"
    request = urllib.request.Request(url, body, heads, method="POST")  # noqa: S310 - checked above
    try:
        with urllib.request.build_opener(_NoWayRound).open(request, timeout=_PATIENCE_S) as answer:
            return 200 <= int(answer.status) < 300
    except (urllib.error.URLError, TimeoutError, OSError):
        return False
