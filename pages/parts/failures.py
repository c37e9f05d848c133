"""A fault of the program: the visitor reads what to do, the log reads where it happened, nobody's data is
in it.
"""

import logging
import secrets
import traceback

from pages.parts import states

_log = logging.getLogger("nrr.pages")


def report(error: Exception) -> bool:
    """Write the places the error passed through, never its message, which may quote a file; then say so."""
    reference = secrets.token_hex(4)
    places = [
        f"{frame.filename}:{frame.lineno} {frame.name}" for frame in traceback.extract_tb(error.__traceback__)
    ]
    _log.error("fault %s: %s at %s", reference, type(error).__name__, " < ".join(reversed(places)))
    states.failed(reference)
    return True
