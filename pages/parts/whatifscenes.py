"""What the What-if page is about in one run: the book's outlook, the levers, and both courses.

The levers live in one place: a short text in the address, written against today, so that an untouched
scenario leaves no trace there and everything else (sliders, tables, downloads) is drawn from it.
"""

from dataclasses import dataclass, replace
from functools import cached_property

import streamlit as st

import nrr
from pages.parts import cached, session

YEARS = 3
NOT_SPLIT = "All customers together"
TEXTS = {nrr.Mode.ANNUAL: "s", nrr.Mode.MONTHLY: "m"}
"""The key of the levers' text in the address, by mode: the two are never mixed."""


@dataclass(frozen=True)
class Scene:
    """One run of the page. `by` is the attribute the book is split by, empty when it is not."""

    asked: session.Asked
    outlook: nrr.Outlook
    by: str
    levers: nrr.Levers
    ignored: tuple[str, ...] = ()

    @property
    def mode(self) -> nrr.Mode:
        """By year or by month."""
        return self.outlook.mode

    @property
    def year_steps(self) -> int:
        """Steps of a course in a year."""
        return 1 if self.mode is nrr.Mode.ANNUAL else 12

    @property
    def look(self) -> nrr.charts.Look:
        """How amounts and colours are shown."""
        return self.asked.look

    @cached_property
    def today(self) -> nrr.Course:
        """The course at today's rates."""
        return self.course(self.outlook.today)

    @cached_property
    def scenario(self) -> nrr.Course:
        """The course of the levers."""
        return self.course(self.levers)

    @property
    def moved(self) -> bool:
        """Whether any lever stands elsewhere than today."""
        return self.levers != self.outlook.today

    def course(self, levers: nrr.Levers) -> nrr.Course:
        """The course of any levers over three years."""
        found = (
            nrr.annual_course(self.outlook.segments, levers, YEARS)
            if self.mode is nrr.Mode.ANNUAL
            else nrr.monthly_course(
                self.outlook.segments, levers, 12 * YEARS, self.outlook.lost_last_year_arr_minor
            )
        )
        assert found is not None, "an outlook always has revenue"
        return found

    def flow(self, levers: nrr.Levers) -> nrr.Flow:
        """The rates of all segments together in the first period, the price step included."""
        moved = nrr.applied(self.outlook.segments, levers)
        part = 1.0 if self.mode is nrr.Mode.ANNUAL else 0.0
        found = nrr.whole(nrr.priced_all(moved, levers.price, part))
        assert found is not None, "an outlook always has revenue"
        return found

    @cached_property
    def observed(self) -> nrr.Flow:
        """Today's rates of all segments together."""
        return self.flow(self.outlook.today)


@st.cache_resource(max_entries=256, ttl="6h", show_spinner="Adding up the rates of the last twelve months")
def _outlook(key: str, _ledger: nrr.Ledger, view: nrr.View, mode: nrr.Mode, by: str) -> nrr.Outlook:
    book = cached.prepared(key, _ledger, view)
    return nrr.outlook(book, view.window.closing, view.policy, mode, by)


@st.cache_resource(max_entries=64, ttl="6h", show_spinner=False)
def _splits(key: str, _ledger: nrr.Ledger, view: nrr.View) -> tuple[str, ...]:
    return nrr.splits(cached.prepared(key, _ledger, view))


def splits(asked: session.Asked) -> tuple[str, ...]:
    """The attributes with few enough segments for levers of their own."""
    return _splits(asked.book.key, asked.ledger, asked.view)


def outlook_of(asked: session.Asked, mode: nrr.Mode, by: str) -> nrr.Outlook | str:
    """The outlook, or why there is none."""
    try:
        return _outlook(asked.book.key, asked.ledger, asked.view, mode, by)
    except nrr.Refusal as refusal:
        return str(refusal)


def over_a_year(asked: session.Asked) -> session.Asked:
    """The same question about the twelve months to the as-of month, whatever the window of other pages."""
    view = replace(asked.view, window=nrr.Window.trailing(asked.view.window.closing, 12))
    return replace(asked, view=view, snapshot=replace(asked.snapshot, view=view))


def read(outlook: nrr.Outlook) -> nrr.AddressReading:
    """The levers the address asks for."""
    return nrr.from_address(str(st.session_state.get(TEXTS[outlook.mode]) or ""), outlook.today)


def write(outlook: nrr.Outlook, levers: nrr.Levers) -> None:
    """Put levers into the address; to be called in a callback."""
    st.session_state[TEXTS[outlook.mode]] = nrr.to_address(levers, outlook.today)
