"""No token in any log: links are secrets, and logs are read by more people than links.

Records are cleaned where they are made, so that no logger, handler or library is missed.
"""

import logging
import re
import traceback
from collections.abc import Mapping
from types import TracebackType
from typing import Any

import nrr

_SECRET = re.compile(r"(/[bkms]/)[\w-]{16,}|(?=[a-z_-]*[A-Z0-9])[\w-]{32,}", re.ASCII)
"""A link, whole or torn off, mistyped or in another place, or the id of a session: no other word is as
long.
"""
Fault = tuple[type[BaseException], BaseException, TracebackType | None]


def cleaned(text: str) -> str:
    """The text with every link and every other long secret cut out."""
    return _SECRET.sub(lambda found: f"{found.group(1) or ''}…", text)


def places(fault: Fault) -> str:
    """Where a fault passed and its kind, without its message: that may quote a file or an address."""
    kind, _, trace = fault
    return cleaned("".join(traceback.format_tb(trace)) + kind.__name__)


def quieten() -> None:
    """Clean every record from now on."""
    logging.setLogRecordFactory(clean_record)


def clean_record(*given: Any, **named: Any) -> logging.LogRecord:
    """A record without secrets, whatever it was given."""
    record = logging.LogRecord(*given, **named)
    record.msg = _clean(record.msg)
    if isinstance(record.args, Mapping):
        record.args = {key: _clean(value) for key, value in record.args.items()}
    elif record.args:
        record.args = tuple(map(_clean, record.args))
    if record.exc_info and record.exc_info[0] is not None:
        record.exc_text, record.exc_info = places(record.exc_info), None
    return record


def _clean(value: object) -> object:
    """Numbers stay numbers; of a fault only its kind is written, of a refusal the sentence, which is ours."""
    if value is None or isinstance(value, int | float):
        return value
    if isinstance(value, BaseException) and not isinstance(value, nrr.Refusal):
        return type(value).__name__
    written = str(value)
    clean = cleaned(written)
    return value if clean == written else clean
