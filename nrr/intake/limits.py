"""What one reading may take: memory, processor time and patience; no network, no other program, no file."""

import os
import resource
import sys
from dataclasses import dataclass
from pathlib import Path

USUAL_BYTES = 50_000_000
"""A million rows of CSV. Larger files get more in proportion, so that the limits stop what a file does,
not its size.
"""

_MEMORY_MB = int(os.environ.get("NRR_READER_MB", "1500"))
_CPU_SECONDS = int(os.environ.get("NRR_READER_CPU_SECONDS", "30"))
_WALL_SHARE = 1.5
_LONGEST_WAIT = 4.0
_REFUSED_EVENTS = (
    "socket.",
    "subprocess.",
    "os.system",
    "os.exec",
    "os.spawn",
    "os.posix_spawn",
    "os.fork",
    "pty.",
)


@dataclass(frozen=True, slots=True)
class Limits:
    """Of one reader: address space beside that of its libraries, processor time."""

    memory_mb: int
    cpu_seconds: int


def limits_for(byte_count: int) -> Limits:
    """The limits for a file of that size."""
    share = max(1.0, byte_count / USUAL_BYTES)
    return Limits(round(_MEMORY_MB * share), round(_CPU_SECONDS * share))


def wall_seconds(limits: Limits) -> float:
    """How long a reader on an idle machine may take; one that waits for something does not use up its
    processor time.
    """
    return limits.cpu_seconds * _WALL_SHARE


def longer_wait(seconds: float) -> float:
    """What to wait beyond `seconds` on a machine with more work than processors: there its processor time
    decides.
    """
    busy = os.getloadavg()[0] / (os.cpu_count() or 1)
    return seconds * (min(_LONGEST_WAIT, max(1.0, busy)) - 1)


def confine(limits: Limits) -> None:
    """Binds this process for good: it writes no file and no core, reaches no network and starts no
    program.
    """
    for kind, amount in (
        (resource.RLIMIT_AS, _own_bytes() + (limits.memory_mb << 20)),
        (resource.RLIMIT_CPU, limits.cpu_seconds),
        (resource.RLIMIT_CORE, 0),
        (resource.RLIMIT_FSIZE, 0),
    ):
        hard = resource.getrlimit(kind)[1]
        soft = amount if hard < 0 else min(amount, hard)
        resource.setrlimit(kind, (soft, hard))
    sys.addaudithook(_refuse)


def _own_bytes() -> int:
    """The address space of this process so far, half a reader's limit and no file's doing; nothing where the
    system does not tell.
    """
    try:
        pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[0])
        return pages * resource.getpagesize()
    except OSError:
        return 0


def _refuse(event: str, _arguments: tuple[object, ...]) -> None:
    if event.startswith(_REFUSED_EVENTS):
        raise PermissionError(f"the reader of a file may not do this: {event}")
