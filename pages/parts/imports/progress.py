"""Signs of life while a child process reads: a spinner after 0.4 s, a bar with the step after 2 s."""

import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from concurrent.futures import TimeoutError as NotYet
from contextlib import suppress
from dataclasses import dataclass
from typing import TypeVar

import streamlit as st

import nrr

T = TypeVar("T")
_QUIET_SECONDS, _SPINNER_SECONDS, _TICK_SECONDS = 0.4, 1.6, 0.5
_POOL = ThreadPoolExecutor(max_workers=8, thread_name_prefix="reader")


@dataclass(frozen=True, slots=True)
class Task:
    """What is read, in words without markup, and its share of the bar: `steps` in all, `done` of them before it."""

    subject: str
    steps: int = 4
    done: int = 0

    def share(self, named: int) -> float:
        """How full the bar is while the last of the steps named so far is at work."""
        return min(1.0, (self.done + max(0, named - 1) + 0.5) / self.steps)


def waited(work: Callable[[Callable[[str], object]], T], task: Task) -> T:
    """The result of work done outside this process; the work is given a function to name its steps to."""
    begun, steps = time.monotonic(), list[str]()
    future = _POOL.submit(work, steps.append)
    with suppress(NotYet):
        return future.result(_QUIET_SECONDS)
    slot, subject = st.empty(), nrr.markdown_text(task.subject, 160)
    try:
        with slot.container(), st.spinner(f"Reading {subject}"), suppress(NotYet):
            return future.result(_SPINNER_SECONDS)
        while True:
            now, passed = steps[-1] if steps else "Starting the reader", time.monotonic() - begun
            slot.progress(task.share(len(steps)), text=f"{now} · {subject} · {passed:.0f} s so far")
            with suppress(NotYet):
                return future.result(_TICK_SECONDS)
    finally:
        slot.empty()


def size_of(byte_count: int) -> str:
    """The size of a file in words."""
    return f"{byte_count / 1e6:.1f} MB" if byte_count >= 100_000 else f"{max(1, byte_count // 1000)} kB"
