"""Settings under which this server does not start, and those it starts under with a warning.

NRR_STRICT=1 says that others reach it, through a proxy: every warning is a refusal then.
"""

import ipaddress
import logging
import os
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

import streamlit as st
from streamlit import config

import nrr
from pages.parts import gate

_LOG = logging.getLogger("nrr.start")
_SHORTEST_SECRET = 32
_ASKED = (
    "browser.gatherUsageStats",
    "server.enableCORS",
    "server.enableXsrfProtection",
    "server.address",
    "server.cookieSecret",
)


@dataclass(frozen=True, slots=True)
class Footing:
    """What the server stands on: its settings, the secrets of sign-in, and what its operator has said."""

    settings: Mapping[str, Any]
    auth: Mapping[str, Any]
    signing_in: bool = False
    """Whether visitors must sign in."""
    open_by_choice: bool = False
    """Whether NRR_SIGN_IN=off says that everyone may enter."""
    root: bool = False
    root_by_choice: bool = False
    """Whether NRR_ROOT=allowed says so."""
    strict: bool = False
    store_url: str = ""

    @property
    def reachable(self) -> bool:
        """Whether other machines reach it, directly or through a proxy."""
        return self.strict or not _is_loopback(self.settings["server.address"])


def check_or_exit() -> None:
    """Start, warn, or leave with a sentence for every fault."""
    own = _footing()
    wrong, doubtful = refusals(own), warnings(own)
    if own.strict:
        wrong, doubtful = (*wrong, *doubtful), ()
    for words in doubtful:
        _LOG.warning(words)
    if wrong:
        sys.exit("The server does not start. " + " ".join(wrong))


def doubts_about_the_network() -> tuple[str, ...]:
    """Why this server would not start for other machines; empty where it would."""
    return tuple(_open_network(replace(_footing(), strict=True)))


def refusals(own: Footing) -> tuple[str, ...]:
    """What no deployment wants, in sentences."""
    return (*_open_settings(own.settings), *_weak_secrets(own), *_open_network(own), *_odd_address())


def warnings(own: Footing) -> tuple[str, ...]:
    """What is right on one's own machine and wrong on a server, in sentences."""
    found = list(nrr.store.store_doubts(own.store_url))
    if own.root and not own.root_by_choice:
        found.append("The server runs as root: give it a user of its own.")
    return tuple(found)


def _open_settings(settings: Mapping[str, Any]) -> Iterator[str]:
    if settings["browser.gatherUsageStats"]:
        yield "browser.gatherUsageStats must be false: it sends addresses, links included, to a third party."
    if not settings["server.enableCORS"]:
        yield "server.enableCORS must stay true: other sites could read answers."
    if not settings["server.enableXsrfProtection"]:
        yield "server.enableXsrfProtection must stay true: other sites could upload."


def _weak_secrets(own: Footing) -> Iterator[str]:
    if own.signing_in and not own.auth:
        yield "Sign-in is required, but the secrets hold no [auth] section."
    if own.auth and len(str(own.auth.get("cookie_secret", ""))) < _SHORTEST_SECRET:
        yield (
            f"auth.cookie_secret needs {_SHORTEST_SECRET} random characters: who guesses it signs in as"
            " anyone."
        )
    if len(str(own.settings["server.cookieSecret"] or "")) < _SHORTEST_SECRET:
        yield (
            f"server.cookieSecret needs {_SHORTEST_SECRET} random characters, or is left out to be drawn at"
            " start."
        )


def _open_network(own: Footing) -> Iterator[str]:
    if own.reachable and not own.signing_in and not own.open_by_choice:
        yield (
            "Everyone who reaches this server would enter the workshop: configure sign-in, or leave"
            " server.address = 127.0.0.1, or say NRR_SIGN_IN=off."
        )
    if own.reachable and own.root and not own.root_by_choice:
        yield (
            "Others would reach a server that runs as root: give it a user of its own, or say"
            " NRR_ROOT=allowed."
        )


def _odd_address() -> Iterator[str]:
    try:
        nrr.publishing.base_address()
    except nrr.Refusal as refusal:
        yield f"{refusal}."


def _footing() -> Footing:
    return Footing(
        {name: config.get_option(name) for name in _ASKED},
        _auth_secrets(),
        signing_in=gate.sign_in_required(),
        open_by_choice=os.environ.get("NRR_SIGN_IN", "").casefold() == "off",
        root=getattr(os, "geteuid", lambda: None)() == 0,
        root_by_choice=os.environ.get("NRR_ROOT") == "allowed",
        strict=os.environ.get("NRR_STRICT") == "1",
        store_url=nrr.publishing.store_url(),
    )


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
