"""Tables to take away, written so that no spreadsheet program runs what a name says."""

import hashlib
from collections.abc import Iterable, Sequence
from typing import Literal

import streamlit as st

import nrr
from pages.parts.serving import headers
from pages.parts.serving.fetchers import fetchers

_MIMES = {
    "csv": "text/csv",
    "ics": "text/calendar",
    "json": "application/json",
    "toml": "application/toml",
    "txt": "text/plain",
    "html": "text/html",
    "pdf": "application/pdf",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "pptx": "application/vnd.openxmlformats-officedocument.presentationml.presentation",
}


def safe_csv(headings: Sequence[str], rows: Iterable[Sequence[object]]) -> bytes:
    """UTF-8 with a byte-order mark, which spreadsheets need to read names right."""
    return nrr.ground.csv_text(headings, rows).encode("utf-8-sig")


def offer(
    label: str,
    data: bytes,
    stem: str,
    ending: str,
    *,
    key: str,
    emphasis: Literal["primary", "secondary", "tertiary"] = "tertiary",
    help_text: str = "",
) -> None:
    """The button for one file; every download of the app leaves through it."""
    st.download_button(
        label,
        data,
        named(stem, ending, data),
        _MIMES[ending],
        key=key,
        help=help_text or None,
        on_click="ignore",
        icon=":material/download:",
        type=emphasis,
    )


def named(stem: str, ending: str, data: bytes) -> str:
    """A file name that no other content can have, and with it the right of this browser to fetch the file.

    The server finds downloads by name and a sample of the bytes, and would give them to anyone.
    """
    name = f"{stem}-{hashlib.sha256(data).hexdigest()[:12]}.{ending}"
    if browser := headers.browser_token(st.context.cookies.items()):
        fetchers.admit(name, browser)
    return name
