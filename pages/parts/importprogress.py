"""Signs of life while a child process reads: a spinner after 0.4 s, a bar with what is going on after 2 s."""

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
_USUAL_BYTES_PER_SECOND = 4_000_000
_POOL = ThreadPoolExecutor(max_workers=8, thread_name_prefix="reader")


def waited(work: Callable[[], T], byte_count: int) -> T:
    """The result of some work done outside this process, with signs of life while it lasts."""
    begun = time.monotonic()
    future = _POOL.submit(work)
    with suppress(NotYet):
        return future.result(_QUIET_SECONDS)
    slot = st.empty()
    try:
        with slot.container(), st.spinner(f"Reading {_size(byte_count)}"), suppress(NotYet):
            return future.result(_SPINNER_SECONDS)
        return _with_bar(future, slot, begun, byte_count)
    finally:
        slot.empty()


def _with_bar(future: Future[T], slot: DeltaGenerator, begun: float, byte_count: int) -> T:
    usual = 3 + byte_count / _USUAL_BYTES_PER_SECOND
    while True:
        passed = time.monotonic() - begun
        share = passed / (passed + usual)
        slot.progress(share, text=f"{_step(share)} · {_size(byte_count)} · {passed:.0f} s so far")
        with suppress(NotYet):
            return future.result(_TICK_SECONDS)


def _step(share: float) -> str:
    return "Reading the cells" if share < 0.5 else "Checking every row and weighing other readings"


def _size(byte_count: int) -> str:
    return f"{byte_count / 1e6:.1f} MB" if byte_count >= 100_000 else f"{max(1, byte_count // 1000)} kB"
