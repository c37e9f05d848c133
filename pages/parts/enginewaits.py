"""Signs of life while an engine adds up: which question it is at, and a button that calls it off."""

import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from concurrent.futures import TimeoutError as NotYet
from contextlib import suppress
from itertools import count
from typing import TypeVar

import streamlit as st

import nrr

T = TypeVar("T")
_QUIET_SECONDS, _TICK_SECONDS, _USUAL_QUESTIONS = 0.4, 0.5, 40
_EVERY = count()
_POOL = ThreadPoolExecutor(max_workers=4, thread_name_prefix="engine")


def waited(engine: "nrr.warehouse.Engine", work: Callable[[], T]) -> T:
    """The result of work that asks an engine. Where its visitor cancels or goes on, what runs there ends."""
    engine.go_on()
    began, before = time.monotonic(), len(engine.ran)
    future = _POOL.submit(work)
    try:
        with suppress(NotYet):
            return future.result(_QUIET_SECONDS)
        slot = st.empty()
        with slot.container(gap="xsmall"):
            bar = st.empty()
            st.button("Cancel", key=f"cancel_engine_{next(_EVERY)}")
        while True:
            asked = len(engine.ran) - before
            text = f"{engine.name} is adding up: {nrr.plural(asked, 'answer')} so far"
            bar.progress(
                min(asked / _USUAL_QUESTIONS, 0.95), text=f"{text} · {time.monotonic() - began:.0f} s"
            )
            with suppress(NotYet):
                found = future.result(_TICK_SECONDS)
                slot.empty()
                return found
    except BaseException:
        if not future.done():
            engine.call_off()
        raise
