"""Signs of life while a child process reads: a spinner after 0.4 s, a bar with the step after 2 s."""

import time
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from concurrent.futures import TimeoutError as NotYet
from contextlib import suppress
from typing import TypeVar

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

T = TypeVar("T")
_QUIET_SECONDS, _SPINNER_SECONDS, _TICK_SECONDS = 0.4, 1.6, 0.5
_STEPS = 4
_POOL = ThreadPoolExecutor(max_workers=8, thread_name_prefix="reader")


def waited(work: Callable[[Callable[[str], object]], T], byte_count: int) -> T:
    """The result of work done outside this process; the work is given a function to name its steps to."""
    begun, steps = time.monotonic(), list[str]()
    future = _POOL.submit(work, steps.append)
    with suppress(NotYet):
        return future.result(_QUIET_SECONDS)
    slot = st.empty()
    try:
        with slot.container(), st.spinner(f"Reading {_size(byte_count)}"), suppress(NotYet):
            return future.result(_SPINNER_SECONDS)
        return _with_bar(future, slot, begun, steps, byte_count)
    finally:
        slot.empty()


def _with_bar(future: Future[T], slot: DeltaGenerator, begun: float, steps: list[str], byte_count: int) -> T:
    while True:
        done, now = max(0, len(steps) - 1), steps[-1] if steps else "Starting the reader"
        passed = time.monotonic() - begun
        slot.progress(
            min(1.0, (done + 0.5) / _STEPS), text=f"{now} · {_size(byte_count)} · {passed:.0f} s so far"
        )
        with suppress(NotYet):
            return future.result(_TICK_SECONDS)


def _size(byte_count: int) -> str:
    return f"{byte_count / 1e6:.1f} MB" if byte_count >= 100_000 else f"{max(1, byte_count // 1000)} kB"
