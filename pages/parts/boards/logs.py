"""No token in any log: links are secrets, and logs are read by more people than links."""

import logging
import re

_SECRET = re.compile(r"(/[bmk]/)[A-Za-z0-9_%-]{16,}")
_NAMES = (
    "uvicorn.access", "uvicorn.error", "uvicorn", "starlette", "streamlit", "asyncio", "nrr.boards", "nrr.server",
)  # fmt: skip


class WithoutTokens(logging.Filter):
    """Writes the first part of a link only."""

    def filter(self, record: logging.LogRecord) -> bool:
        """Cleans the record; it is always written."""
        if isinstance(record.args, tuple):
            record.args = tuple(cleaned(one) if isinstance(one, str) else one for one in record.args)
        if record.exc_info:
            record.exc_text = cleaned(logging.Formatter().formatException(record.exc_info))
        record.msg = cleaned(record.msg) if isinstance(record.msg, str) else record.msg
        return True


def cleaned(text: str) -> str:
    """The text with every link cut short."""
    return _SECRET.sub(r"\1…", text)


def quieten() -> None:
    """Put the filter before every handler that may write a request line."""
    guard = WithoutTokens()
    for name in _NAMES:
        logger = logging.getLogger(name)
        logger.addFilter(guard)
        for handler in logger.handlers:
            handler.addFilter(guard)
    for handler in logging.getLogger().handlers:
        handler.addFilter(guard)
