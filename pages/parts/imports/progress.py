"""Signs of life while a child process reads: a spinner after 0.4 s, a bar with the step after 2 s, and a
button that calls it off.
"""

import time
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from concurrent.futures import TimeoutError as NotYet
from contextlib import suppress
from dataclasses import dataclass
from itertools import count
from threading import Event
from typing import TypeVar

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

import nrr
from pages.parts.imports import turns

T = TypeVar("T")
Work = Callable[[Callable[[str], object], Event], T]
"""What is done outside this process: it names its steps to the first, and ends once the second is set."""
_QUIET_SECONDS, _SPINNER_SECONDS, _TICK_SECONDS = 0.4, 1.6, 0.5
_EVERY = count()
_POOL = ThreadPoolExecutor(max_workers=turns.MOST_READERS + 1, thread_name_prefix="reader")


@dataclass(frozen=True, slots=True)
class Task:
    """What is read, in words without markup, and its share of the bar: `steps` in all, `done` of them
    before it. `call_off` is done once its visitor cancels it.
    """

    subject: str
    byte_count: int
    call_off: Callable[[], None]
    steps: int = 4
    done: int = 0

    def share(self, named: int) -> float:
        """How full the bar is while the last of the steps named so far is at work."""
        return min(1.0, (self.done + max(0, named - 1) + 0.5) / self.steps)


def waited(work: Work[T], task: Task) -> T:
    """The result of the work. Where its visitor goes on, the work is stopped: nobody waits for it."""
    steps, stop, turn = (
        list[str](),
        Event(),
        turns.line.join(nrr.intake.limits_for(task.byte_count).memory_mb),
    )
    try:
        _stand_in_line(turn, task)
        future = _POOL.submit(work, steps.append, stop)
        # Until it has ended, even where the visitor has gone on: only then another file may begin.
        future.add_done_callback(lambda _: turns.line.leave(turn))
    except BaseException:
        turns.line.leave(turn)
        raise
    try:
        return _read(future, steps, task)
    except BaseException:
        stop.set()
        raise


def _stand_in_line(turn: turns.Turn, task: Task) -> None:
    if turns.line.comes(turn, _QUIET_SECONDS):
        return
    slot, subject = st.empty(), nrr.markdown_text(task.subject, 160)
    try:
        bar = _bar(slot, task)
        bar.progress(0.0, text=f"{turns.words(turns.line.before(turn))} · {subject}")
        while not turns.line.comes(turn, _TICK_SECONDS):
            bar.progress(0.0, text=f"{turns.words(turns.line.before(turn))} · {subject}")
    finally:
        slot.empty()


def _read(future: Future[T], steps: list[str], task: Task) -> T:
    begun = time.monotonic()
    with suppress(NotYet):
        return future.result(_QUIET_SECONDS)
    slot, subject = st.empty(), nrr.markdown_text(task.subject, 160)
    try:
        with slot.container(), st.spinner(f"Reading {subject}"), suppress(NotYet):
            return future.result(_SPINNER_SECONDS)
        bar = _bar(slot, task)
        while True:
            now, passed = steps[-1] if steps else "Starting the reader", time.monotonic() - begun
            bar.progress(task.share(len(steps)), text=f"{now} · {subject} · {passed:.0f} s so far")
            with suppress(NotYet):
                return future.result(_TICK_SECONDS)
    finally:
        slot.empty()


def _bar(slot: DeltaGenerator, task: Task) -> DeltaGenerator:
    """The place of the bar; below it the button. A press ends this run, and with it the work.

    One run may read twice, without answers and with those of last time: each has a button of its own.
    """
    with slot.container(gap="xsmall"):
        bar = st.empty()
        st.button("Cancel", key=f"cancel_reading_{next(_EVERY)}", on_click=task.call_off)
    return bar


def size_of(byte_count: int) -> str:
    """The size of a file in words."""
    return f"{byte_count / 1e6:.1f} MB" if byte_count >= 100_000 else f"{max(1, byte_count // 1000)} kB"
