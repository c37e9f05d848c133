"""Settings under which this server does not start, and those it starts under with a warning.

NRR_STRICT=1 turns every warning into a refusal: the setting for a server that others can reach.
"""

import ipaddress
import logging
import os
import sys
from collections.abc import Mapping
from typing import Any

import streamlit as st
from streamlit import config

from pages.parts import gate

_LOG = logging.getLogger("nrr.start")
_SHORTEST_SECRET = 32
_ASKED = (
    "browser.gatherUsageStats",
    "server.enableCORS",
    "server.enableXsrfProtection",
    "server.address",
)


def check_or_exit() -> None:
    """Start, warn, or leave with a sentence for every fault."""
    settings = {name: config.get_option(name) for name in _ASKED}
    secrets = _auth_secrets()
    wrong = refusals(settings, secrets, signing_in=gate.sign_in_required())
    doubtful = warnings(settings, root=os.geteuid() == 0, signing_in=gate.sign_in_required())
    if os.environ.get("NRR_STRICT") == "1":
        wrong, doubtful = (*wrong, *doubtful), ()
    for words in doubtful:
        _LOG.warning(words)
    if wrong:
        sys.exit("The server does not start. " + " ".join(wrong))


def refusals(settings: Mapping[str, Any], auth: Mapping[str, Any], *, signing_in: bool) -> tuple[str, ...]:
    """What no deployment wants, in sentences."""
    found = []
    if settings["browser.gatherUsageStats"]:
        found.append(
            "browser.gatherUsageStats must be false: it sends addresses, links included, to a third party."
        )
    if not settings["server.enableCORS"]:
        found.append("server.enableCORS must stay true: other sites could read answers.")
    if not settings["server.enableXsrfProtection"]:
        found.append("server.enableXsrfProtection must stay true: other sites could upload.")
    if signing_in and not auth:
        found.append("Sign-in is required, but the secrets hold no [auth] section.")
    if auth and len(str(auth.get("cookie_secret", ""))) < _SHORTEST_SECRET:
        found.append(
            f"auth.cookie_secret needs {_SHORTEST_SECRET} random characters: who guesses it signs in as anyone."
        )
    return tuple(found)


def warnings(settings: Mapping[str, Any], *, root: bool, signing_in: bool) -> tuple[str, ...]:
    """What is right on one's own machine and wrong on a server, in sentences."""
    found = []
    if not signing_in and not _is_loopback(settings["server.address"]):
        found.append(
            "Everyone who reaches this server enters the workshop: configure sign-in, or server.address = 127.0.0.1."
        )
    if root:
        found.append("The server runs as root: give it a user of its own.")
    return tuple(found)


def _is_loopback(address: str | None) -> bool:
    """Without an address the server listens on all of them."""
    if address == "localhost":
        return True
    try:
        return ipaddress.ip_address(address or "0.0.0.0").is_loopback  # noqa: S104 - compared, not bound
    except ValueError:
        return False


def _auth_secrets() -> Mapping[str, Any]:
    try:
        return dict(st.secrets.get("auth", {}))
    except FileNotFoundError:
        return {}
