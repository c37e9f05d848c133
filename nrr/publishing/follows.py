"""A file that remembers the manage link of the last board, so that a scheduled one continues its series."""

from pathlib import Path

from nrr.errors import Refusal
from nrr.publishing.addresses import token_in
from nrr.store import Series, Store


def followed(store: Store, file: Path | None) -> Series | None:
    """The series of the board whose manage link the file holds; None without one. Refusal when it opens none."""
    if file is None or not file.exists():
        return None
    series = store.series(token_in(file.read_text(encoding="utf-8")))
    if series is None:
        raise Refusal(f"the manage link in {file.name} opens no board; remove the file to begin a new series")
    return series


def remember(file: Path, manage_link: str) -> None:
    """Puts the link into the file, for its owner's eyes alone, all of it or nothing."""
    partial = file.with_name(f".{file.name}.partial")
    partial.touch(mode=0o600)
    partial.write_text(f"{manage_link}\n", encoding="utf-8")
    partial.replace(file)
