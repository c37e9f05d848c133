"""A file that remembers the manage link of the last board, so that a scheduled one continues its series."""

import os
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from nrr.ground import Refusal
from nrr.publishing.addresses import token_in
from nrr.store import Series, Store


def followed(store: Store, file: Path | None) -> Series | None:
    """The series of the board whose manage link the file holds; None without one. Refusal when it opens none.

    Of a board that was withdrawn nothing is left; the book kept with it still knows the series.
    """
    if file is None or not file.exists():
        return None
    series = store.series(token_kept_in(file)) or store.series(kept_token(file))
    if series is None:
        raise Refusal(f"the manage link in {file.name} opens no board; remove the file to begin a new series")
    return series


def token_kept_in(file: Path) -> str:
    """The token of the link in the file."""
    return token_in(_text(file))


def book_file(file: Path | None) -> Path | None:
    """Beside the file of the manage link the one of the book kept with the board: `monthly.link.book`."""
    return None if file is None else file.with_name(f"{file.name}.book")


def kept_token(file: Path | None) -> str:
    """The right to open the book kept with the last board; empty where none was."""
    beside = book_file(file)
    return token_in(_text(beside)) if beside is not None and beside.exists() else ""


@contextmanager
def following(file: Path | None) -> Iterator[Callable[[str], None]]:
    """What puts a link into the file, for its owner's eyes alone, all of it or nothing.

    Refusal before anything is published when the file could not be written later.
    """
    if file is None:
        yield lambda _: None
        return
    handle, partial = _reserved(file)
    try:
        yield lambda link: _put(handle, partial, file, link)
    finally:
        os.close(handle)
        with suppress(OSError):
            partial.unlink()


def _text(file: Path) -> str:
    try:
        if not file.is_file():
            raise Refusal(f"{file.name} is no file")
        return file.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError):
        raise Refusal(f"{file.name} cannot be read; nothing was published") from None


def _reserved(file: Path) -> tuple[int, Path]:
    """An empty file of its own beside it, in hand: never one that others could have laid there."""
    try:
        handle, name = tempfile.mkstemp(prefix=f".{file.name}.", dir=file.parent)
    except OSError as error:
        why = error.strerror or "no place for it"
        raise Refusal(f"{file.name} cannot be written: {why}; nothing was published") from None
    return handle, Path(name)


def _put(handle: int, partial: Path, file: Path, link: str) -> None:
    try:
        os.write(handle, f"{link}\n".encode())
        os.fsync(handle)
        partial.replace(file)
    except OSError as error:
        why = error.strerror or "no place for it"
        raise Refusal(f"the board is published, but {file.name} cannot be written: {why}") from None
