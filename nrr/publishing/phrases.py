"""A passphrase kept in a file, for boards published from a schedule."""

from pathlib import Path

from nrr.ground import Refusal


def passphrase_in(file: Path | None) -> str | None:
    """The one line of the file, without the mark some editors put before it; None without a file."""
    if file is None:
        return None
    try:
        return file.read_text(encoding="utf-8-sig").rstrip("\r\n")
    except (OSError, UnicodeDecodeError):
        raise Refusal(f"{file.name} cannot be read as a line of text") from None
