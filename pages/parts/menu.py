"""The pages of the workshop, in the order of the menu."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import NoReturn

import streamlit as st

FOLDER = Path(__file__).resolve().parent.parent


@dataclass(frozen=True, slots=True)
class Entry:
    """One page: its file, its title in the menu, its address and whether the control strip stands above
    it.
    """

    section: str
    file: str
    title: str
    icon: str
    path: str
    controlled: bool = True


ENTRIES = (
    Entry("Data", "start.py", "Start", ":material/upload_file:", "", controlled=False),
    Entry("Data", "connect.py", "Connect", ":material/database:", "connect", controlled=False),
    Entry("Analysis", "overview.py", "Overview", ":material/monitoring:", "overview"),
    Entry("Analysis", "bridge.py", "Bridge", ":material/waterfall_chart:", "bridge"),
    Entry("Analysis", "cohorts.py", "Cohorts", ":material/grid_on:", "cohorts"),
    Entry("Analysis", "segments.py", "Segments & benchmarks", ":material/donut_small:", "segments"),
    Entry("Analysis", "accounts.py", "Accounts", ":material/groups:", "accounts"),
    Entry("Analysis", "renewals.py", "Renewals", ":material/event_repeat:", "renewals"),
    Entry("Analysis", "what_if.py", "What-if", ":material/tune:", "what-if"),
    Entry("Analysis", "plan.py", "Plan", ":material/flag:", "plan"),
    Entry("Method", "definitions.py", "Definitions", ":material/menu_book:", "definitions"),
    Entry("Board", "share.py", "Share", ":material/ios_share:", "share"),
)


def sections() -> dict[str, list[st.Page]]:
    """The menu as Streamlit wants it."""
    found: dict[str, list[st.Page]] = {}
    for entry in ENTRIES:
        page = st.Page(
            FOLDER / entry.file,
            title=entry.title,
            icon=entry.icon,
            url_path=entry.path or None,
            default=not entry.path,
        )
        found.setdefault(entry.section, []).append(page)
    return found


def entry_at(path: str) -> Entry:
    """The entry with that address."""
    return next(entry for entry in ENTRIES if entry.path == path)


def go_to(path: str, view: Mapping[str, Sequence[str]] = MappingProxyType({})) -> NoReturn:
    """Leave for the page with that address, and for a view of it."""
    st.switch_page(FOLDER / entry_at(path).file, query_params=dict(view))
