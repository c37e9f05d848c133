"""Modules are loaded when a command needs them, and the largest while another process is at work."""

import gc
import importlib
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from threading import Thread
from types import ModuleType


def loaded(module: str) -> ModuleType:
    """Modules are no garbage: looking through them takes a fifth of the time of loading them."""
    if module in sys.modules:
        return sys.modules[module]
    gc.disable()
    try:
        return importlib.import_module(module)
    finally:
        gc.freeze()
        gc.enable()


@contextmanager
def loading(module: str) -> Iterator[None]:
    """Loads a module while what is inside waits for another process, and is over once both are. What is
    inside loads nothing itself.

    Without a name nothing is loaded; a module that cannot be loaded says why where it is used.
    """
    thread = Thread(target=_quietly, args=(module,))
    if module:
        thread.start()
    try:
        yield
    finally:
        if module:
            thread.join()


def _quietly(module: str) -> None:
    with suppress(ImportError):
        loaded(module)
