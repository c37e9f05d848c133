"""Whose desk a run is at, and the only ways to change it."""

from collections.abc import Mapping
from contextlib import suppress
from typing import Any

import streamlit as st
from streamlit.runtime.scriptrunner import get_script_run_ctx

import nrr
from pages.parts.desks.desk import Desk
from pages.parts.desks.records import KINDS, LEDGER
from pages.parts.desks.registry import Registry, Visit
from pages.parts.serving import headers

VISIT = "desk"
"""Where a session holds the desk it is at."""
_NOBODY = "workshop"

registry = Registry(KINDS)
"""All desks of this process."""


def own_desk() -> Desk:
    """The desk of this browser and who is signed in at it; without a cookie, of this session alone."""
    token = headers.browser_token(st.context.cookies.items())
    secret = secret_of(token, _who())
    visit: Visit | None = st.session_state.get(VISIT)
    if visit is None or visit.desk.secret != secret:
        visit = registry.visit(secret)
        if secret != token:
            _adopt(registry.visit(token).desk, visit.desk)
        st.session_state[VISIT] = visit
    return visit.desk


def _who() -> str:
    """As `st.user` says it, without a look for a file of secrets on each of the many times this is asked."""
    context = get_script_run_ctx()
    told = {} if context is None else context.user_info
    return str(told.get("sub") or told.get("email") or "")


def secret_of(token: str, who: str) -> str:
    """What opens the desk of a browser, and of who is signed in at it; empty without a cookie."""
    return f"{token}\n{who}" if token and who else token


def _adopt(waiting: Desk, own: Desk) -> None:
    """Two people who sign in at one browser have two desks; a kept book waits for whoever signs in next."""
    if not waiting.empty:
        with suppress(nrr.Refusal):
            change(
                own, {nrr.store.Spot(LEDGER, one): None for one in own.entries(LEDGER)} | waiting.everything()
            )
            waiting.clear()


def actor() -> str:
    """Who acts, for the audit log: the address somebody signed in with."""
    return str(st.user.get("email") or st.user.get("name") or "") or _NOBODY


def keep(piece: str, before: Mapping[str, Any], after: Mapping[str, Any]) -> None:
    """Let `after` stand where `before` was seen: only what differs is written, another tab's entries stay."""
    gone = {nrr.store.Spot(piece, entry): None for entry in before if entry not in after}
    fresh = {nrr.store.Spot(piece, entry): one for entry, one in after.items() if before.get(entry) != one}
    if gone or fresh:
        change(own_desk(), gone | fresh)


def change(desk: Desk, changes: Mapping[nrr.store.Spot, Any]) -> None:
    """Lay, take away or alter pieces of a desk: written before this returns, or held in memory."""
    desk.change(changes)
    registry.hold(desk)
