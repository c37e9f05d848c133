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
    body = body_of(told)
    for wait_s in _WAITS_S:
        time.sleep(wait_s)
        if _taken(url, body, secret):
            return True
    return False


def body_of(told: Mapping[str, Any]) -> bytes:
    """At most 64,000 bytes: lists lose their last entries and the text its last lines, the JSON stays whole.

    What was left out is counted under `left_out`.
    """
    body = json.dumps(told).encode()
    if len(body) <= _MOST_BYTES:
        return body
    longest = max(
        (key for key, value in told.items() if isinstance(value, str | list)),
        key=lambda key: len(json.dumps(told[key])),
    )
    value, left = told[longest], dict(told.get("left_out", {}))
    half = max(len(value) // 2, 1)
    left[longest] = left.get(longest, 0) + len(value) - half
    return body_of({**told, longest: value[:half], "left_out": left})


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
