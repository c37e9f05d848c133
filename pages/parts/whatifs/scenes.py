"""What the What-if page is about in one run: the book's outlook, the levers, and both courses.

The levers live in one place: a short text in the address, written against today, so that an untouched
scenario leaves no trace there and everything else (sliders, tables, downloads) is drawn from it.
"""

from dataclasses import dataclass, replace
from functools import cached_property

import streamlit as st

import nrr
from pages.parts import cached, memory, session

YEARS = 3
NOT_SPLIT = "All customers"
SPLIT = "split"
TEXTS = {nrr.Mode.ANNUAL: "s", nrr.Mode.MONTHLY: "m"}
"""The key of the levers' text in the address, by mode: the two are never mixed."""


@dataclass(frozen=True)
class Scene:
    """One run of the page: the outlook, the levers on its segments, and how amounts are shown.

    `asked` is None for a component summary. `idle` are segments with levers of their own that this book does
    not have here, `waiting` the attributes other levers wait for, `ignored` what was not understood.
    """

    outlook: nrr.outlooks.Outlook
    look: nrr.charts.Look
    levers: nrr.Levers
    asked: session.Asked | None = None
    idle: tuple[str, ...] = ()
    waiting: tuple[str, ...] = ()
    ignored: tuple[str, ...] = ()

    @property
    def mode(self) -> nrr.Mode:
        """By year or by month."""
        return self.outlook.mode

    @property
    def by(self) -> str:
        """The attribute the book is split by, empty when it is not."""
        return self.outlook.by

    @property
    def year_steps(self) -> int:
        """Steps of a course in a year."""
        return self.mode.steps_a_year

    @cached_property
    def today(self) -> nrr.scenarios.Course:
        """The course at today's rates."""
        return self.course(self.outlook.today)

    @cached_property
    def scenario(self) -> nrr.scenarios.Course:
        """The course of the levers."""
        return self.course(self.levers)

    @property
    def moved(self) -> bool:
        """Whether any lever stands elsewhere than today."""
        return self.levers != self.outlook.today

    def after(self, years: int) -> str:
        """`Oct 2029`, or `36 months` where totals name no month."""
        if self.asked is None:
            return f"{12 * years} months"
        return (self.asked.view.window.closing + 12 * years).label

    def course(self, levers: nrr.Levers) -> nrr.scenarios.Course:
        """The course of any levers over three years."""
        return nrr.outlooks.course_of(self.outlook, levers, YEARS)

    def flow(self, scope: str = "") -> nrr.scenarios.Flow:
        """Today's rates of a segment, or ("") of all together."""
        found = nrr.scenarios.whole(tuple(one for one in self.outlook.segments if scope in ("", one.name)))
        assert found is not None, "an outlook always has revenue"
        return found

    def rate(self, level: float) -> str:
        """A rate with the period it is of."""
        return nrr.percent(level) if self.mode is nrr.Mode.ANNUAL else f"{nrr.percent(level)} a month"


@memory.kept("Adding up the rates of the last 12 months")
def _outlook(key: str, _ledger: nrr.Ledger, view: nrr.View, mode: nrr.Mode, by: str) -> nrr.outlooks.Outlook:
    book = cached.prepared(key, _ledger, view)
    return nrr.outlook(book, view.window.closing, view.policy, mode, by)


@memory.kept()
def _splits(key: str, _ledger: nrr.Ledger, view: nrr.View) -> tuple[str, ...]:
    return nrr.outlooks.splits(cached.prepared(key, _ledger, view))


def splits(asked: session.Asked) -> tuple[str, ...]:
    """The attributes with few enough segments for levers of their own."""
    return _splits(asked.book.key, asked.ledger, asked.view)


def outlook_of(asked: session.Asked, mode: nrr.Mode, by: str) -> nrr.outlooks.Outlook | str:
    """The outlook, or why there is none."""
    try:
        return _outlook(asked.book.key, asked.ledger, asked.view, mode, by)
    except nrr.Refusal as refusal:
        return str(refusal)


def over_a_year(asked: session.Asked) -> session.Asked:
    """The same question about the twelve months to the as-of month, whatever the window of other pages."""
    view = replace(asked.view, window=nrr.Window.trailing(asked.view.window.closing, 12))
    return replace(asked, view=view, taken=asked.taken or asked.view)


def as_modelled(asked: session.Asked, mode: nrr.Mode) -> session.Asked:
    """The same question under the definition that the page's NRR has: by month it is a rate compounded
    over a year.
    """
    if mode is nrr.Mode.ANNUAL:
        return asked
    policy = replace(asked.view.policy, method=nrr.definitions.Method.MONTHLY_WEIGHTED_ANNUALIZED)
    return replace(asked, stated=replace(asked.view, policy=policy))


def scene_of(
    outlook: nrr.outlooks.Outlook, look: nrr.charts.Look, asked: session.Asked | None = None
) -> Scene:
    """The scene the address asks for."""
    reading = read(outlook)
    here = {segment.name for segment in outlook.segments}
    own = {name: shift for name, shift in reading.levers.by_segment.items() if name in here}
    idle = tuple(name for name in reading.levers.by_segment if name not in here)
    levers = replace(reading.levers, by_segment=own)
    known = splits(asked) if asked else ()
    waiting = tuple(name for name in reading.waiting_for if name in known)
    unknown = tuple(f"levers for segments of {name}" for name in reading.waiting_for if name not in known)
    return Scene(outlook, look, levers, asked, idle, waiting, (*reading.ignored, *unknown))


def under(scene: Scene, by: str) -> Scene:
    """The same scene in the split that a scenario's own levers are about, where the book has it."""
    if scene.asked is None or by in ("", scene.by) or by not in splits(scene.asked):
        return scene
    found = outlook_of(scene.asked, scene.mode, by)
    return scene if isinstance(found, str) else replace(scene, outlook=found)


def read(outlook: nrr.outlooks.Outlook) -> nrr.scenarios.AddressReading:
    """What the address says about the levers."""
    return nrr.scenarios.from_address(
        str(st.session_state.get(TEXTS[outlook.mode]) or ""), outlook.today, outlook.by
    )


def write(outlook: nrr.outlooks.Outlook, levers: nrr.Levers) -> None:
    """Put levers into the address beside those that wait for another split; to be called in a callback."""
    st.session_state[TEXTS[outlook.mode]] = nrr.scenarios.to_address(
        levers, outlook.today, outlook.by, read(outlook).waiting
    )


def start_from(outlook: nrr.outlooks.Outlook, levers: nrr.Levers) -> None:
    """Put levers into the address in place of all there, in the split of their outlook; in a callback."""
    if outlook.by:
        st.session_state[SPLIT] = outlook.by
    st.session_state[TEXTS[outlook.mode]] = nrr.scenarios.to_address(levers, outlook.today, outlook.by)


def address_of(outlook: nrr.outlooks.Outlook, levers: nrr.Levers) -> dict[str, str]:
    """What the address of the page says where it opens with these levers, not split."""
    return {TEXTS[outlook.mode]: nrr.scenarios.to_address(levers, outlook.today, outlook.by)}
