"""What a disk may hold after the power failed: rebuilt from the system calls of one process.

Written bytes are certain only after an fsync of their file, names (a journal created or removed) only
after an fsync of the folder. Of what was not synced, any part may have reached the disk, cut at sectors of
512 bytes.
"""

import random
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

SECTOR = 512
_CALL = re.compile(r"^(?:\d+ +)?(\w+)\((.*)\) += (-?\d+)(?:<(.*)>)?")
_TEXT = re.compile(r'"((?:[^"\\]|\\.)*)"')
_FILE = re.compile(r"^\d+<([^>]*)>")


@dataclass(frozen=True, slots=True)
class Call:
    """One system call: what it did to which file."""

    name: str
    path: str
    data: bytes = b""
    offset: int = 0


def calls_of(trace: str) -> Iterator[Call]:
    """The calls of a trace that change, sync, create or remove a file, and what was printed."""
    for line in trace.splitlines():
        match = _CALL.match(line)
        if match is not None and not match[3].startswith("-"):
            yield from _call(match[1], match[2], match[4] or "")


def _call(name: str, arguments: str, opened: str) -> Iterator[Call]:
    texts = [_bytes(text) for text in _TEXT.findall(arguments)]
    file = _FILE.match(arguments)
    if name == "openat" and "O_CREAT" in arguments:
        yield Call("create", opened)
    elif name == "unlink":
        yield Call("unlink", texts[0].decode())
    elif name in ("fsync", "fdatasync") and file:
        yield Call("sync", file[1])
    elif name == "pwrite64" and file:
        yield Call("write", file[1], texts[0], int(arguments.rsplit(", ", 1)[1]))
    elif name == "ftruncate" and file:
        yield Call("truncate", file[1], offset=int(arguments.rsplit(", ", 1)[1]))
    elif name == "write" and arguments.startswith("1<"):
        yield Call("print", "", texts[0])


def _bytes(text: str) -> bytes:
    return text.encode("latin-1").decode("unicode_escape").encode("latin-1")


@dataclass(slots=True)
class Disk:
    """A folder: what is certain, and what waits to be synced."""

    folder: str
    sure: dict[str, bytes]
    names: dict[str, bool]
    waiting: dict[str, list[Call]] = field(default_factory=dict)
    unsure_names: dict[str, bool] = field(default_factory=dict)
    printed: str = ""

    def apply(self, call: Call) -> None:
        """Goes one call on."""
        if call.name == "print":
            self.printed += call.data.decode()
        elif call.name in ("create", "unlink"):
            self._rename(call)
        elif call.name == "sync" and call.path == self.folder:
            self.names |= self.unsure_names
            self.unsure_names = {}
        elif call.name == "sync":
            for write in self.waiting.pop(call.path, []):
                self.sure[call.path] = _written(self.sure.get(call.path, b""), write)
        elif call.name in ("write", "truncate"):
            self.waiting.setdefault(call.path, []).append(call)

    def _rename(self, call: Call) -> None:
        there = call.name == "create"
        if there and self.unsure_names.get(call.path, self.names.get(call.path, False)):
            return  # opened, not created
        self.unsure_names[call.path] = there
        if there:
            self.sure[call.path], self.waiting[call.path] = b"", []

    def after_power_loss(self, seed: random.Random, share: float) -> dict[str, bytes]:
        """One possible folder: of what waits, about `share` has reached the disk."""
        names = self.names | {
            name: there for name, there in self.unsure_names.items() if seed.random() < share
        }
        return {name: self._content(name, seed, share) for name, there in names.items() if there}

    def _content(self, name: str, seed: random.Random, share: float) -> bytes:
        content = self.sure.get(name, b"")
        for write in self.waiting.get(name, []):
            for part in _sectors(write):
                content = _written(content, part) if seed.random() < share else content
        return content


def _written(content: bytes, call: Call) -> bytes:
    if call.name == "truncate":
        return content[: call.offset].ljust(call.offset, b"\0")
    padded = content.ljust(call.offset, b"\0")
    return padded[: call.offset] + call.data + padded[call.offset + len(call.data) :]


def _sectors(call: Call) -> Iterator[Call]:
    if call.name == "truncate":
        yield call
    for start in range(0, len(call.data), SECTOR):
        yield Call("write", call.path, call.data[start : start + SECTOR], call.offset + start)


def read_folder(folder: Path) -> dict[str, bytes]:
    """The files of a folder, by full path."""
    return {str(file): file.read_bytes() for file in folder.iterdir()}
