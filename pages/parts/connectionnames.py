"""The databases this server may read: named by whoever runs it, never typed into a page.

`[connections.NAME]` with a `url` in the secrets, or NRR_CONNECTION_NAME in the environment. An address may
hold a password: it leaves this module for the engine alone. What a question may take on every connection is
told by NRR_ENGINE_SECONDS and NRR_ENGINE_MEMORY.
"""

import os

import streamlit as st

import nrr

_PREFIX = "NRR_CONNECTION_"


def names() -> tuple[str, ...]:
    """What the connections are called."""
    return tuple(sorted(_addresses()))


def engine(name: str) -> str:
    """The engine behind a name, in words."""
    return nrr.warehouse.address_of(_address(name)).engine


def connection(name: str) -> "nrr.warehouse.Connection":
    """A connection of its own; Refusal where it cannot be had."""
    address = nrr.warehouse.address_of(_address(name))
    try:
        return nrr.warehouse.connected(address, _limits())
    except ImportError as error:
        raise nrr.Refusal("databases need an extra on this server: pip install 'nrr[warehouse]'") from error


def _limits() -> "nrr.warehouse.Limits":
    usual = nrr.warehouse.Limits()
    told = os.environ.get("NRR_ENGINE_SECONDS", "").strip()
    try:
        seconds = float(told) if told else usual.seconds
    except ValueError as error:
        raise nrr.Refusal(
            "NRR_ENGINE_SECONDS is a number of seconds; whoever runs this server sets it"
        ) from error
    return nrr.warehouse.Limits(seconds, os.environ.get("NRR_ENGINE_MEMORY", "").strip() or usual.memory)


def _address(name: str) -> str:
    found = _addresses().get(name)
    if found is None:
        raise nrr.Refusal(f"this server has no connection {name!r} any more; choose another on Connect")
    return found


def _addresses() -> dict[str, str]:
    own = {name: url for name, url in os.environ.items() if name.startswith(_PREFIX)}
    told = {name.removeprefix(_PREFIX).casefold(): url for name, url in own.items()}
    told |= {name: str(part.get("url", "")) for name, part in _sections().items() if hasattr(part, "get")}
    return {name: url for name, url in told.items() if nrr.warehouse.is_address(url)}


def _sections() -> dict[str, dict[str, object]]:
    try:
        return dict(st.secrets.get("connections", {}))
    except FileNotFoundError:
        return {}
