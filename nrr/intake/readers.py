"""Processes that read one file each. A server keeps one started ahead: loading the libraries takes longer
than most files.
"""

import os
import signal
import subprocess
import sys
import tempfile
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from threading import Lock

_START = (
    "import gc, os, sys; gc.disable(); back = int(sys.argv[2]); os.nice(back);"
    " from nrr.intake.worker import main, prepare; prepare() if back else None; gc.freeze(); gc.enable();"
    " main(sys.stdin.buffer, sys.stdout.buffer, int(sys.argv[1])); os._exit(0)"
)
"""Modules are no garbage: looking through them takes a fifth of the time of loading them, and taking them
down one by one as long. A reader that waits for its file loads what large ones need.
"""
_BEHIND, _BESIDE = 10, 0
"""How far it steps back: behind a server, which draws pages and opens boards while a file is read or the next
reader loads; not behind a command, which waits for it.
"""

_KEPT_SETTINGS = (
    "PATH",
    "LANG",
    "LC_ALL",
    "LC_CTYPE",
    "LD_LIBRARY_PATH",
    "NRR_READER_MB",
    "NRR_READER_CPU_SECONDS",
)


@dataclass(frozen=True, slots=True)
class Reader:
    """A process that waits for its request; `steps` is the open end of the pipe on which it names its
    steps.
    """

    process: "subprocess.Popen[bytes]"
    steps: int

    @property
    def waits(self) -> bool:
        """Whether it is alive."""
        return self.process.poll() is None


def started(steps_back: int = _BEHIND) -> Reader:
    """A new one, so many steps of priority behind whoever starts it. Its working and temporary folder is
    gone when it begins: nothing can be left there.
    """
    source, target = os.pipe()
    with tempfile.TemporaryDirectory(prefix="nrr-reader-") as folder:
        process = subprocess.Popen(  # noqa: S603 - our own interpreter and program, no text of the user
            [sys.executable, "-c", _START, str(target), str(steps_back)],
            pass_fds=(target,),
            cwd=folder,
            env=_environment(folder),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
    os.close(target)
    return Reader(process, source)


def _environment(folder: str) -> dict[str, str]:
    """The child finds its modules where the parent found them, uses one thread, and learns no secret of
    the server.
    """
    kept = {name: os.environ[name] for name in _KEPT_SETTINGS if name in os.environ}
    return {
        **kept,
        # An empty entry is the folder the parent works in, as in a notebook.
        "PYTHONPATH": os.pathsep.join(str(Path(path).resolve()) for path in sys.path),
        "PYTHONDONTWRITEBYTECODE": "1",
        "TMPDIR": folder,
        "OPENBLAS_NUM_THREADS": "1",
        "ARROW_DEFAULT_MEMORY_POOL": "system",
    }


def ended(reader: Reader) -> None:
    """The whole group goes, and is waited for: no zombie stays."""
    if reader.waits:
        with suppress(ProcessLookupError, PermissionError):
            os.killpg(reader.process.pid, signal.SIGKILL)
        reader.process.communicate()


class _Bench:
    """At most one reader that waits for a request."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._waiting: Reader | None = None
        self._open = False

    def open(self) -> None:
        """From now on one is kept ready."""
        self._open = True
        self.fill()

    def fill(self) -> None:
        """Starts one where none waits; a bench that is not open stays empty."""
        with self._lock:
            if self._open and (self._waiting is None or not self._waiting.waits):
                self._waiting = started()

    def ahead(self) -> None:
        """One for the next request, while the command that sends it still loads; none after it."""
        with self._lock:
            if self._waiting is None:
                self._waiting = started(_BESIDE)

    def take(self) -> Reader:
        """The one that waits, or a new one."""
        with self._lock:
            found, self._waiting = self._waiting, None
        return found if found is not None and found.waits else started()

    def close(self) -> None:
        """Nobody waits any more."""
        with self._lock:
            self._open = False
        self.let_go()

    def let_go(self) -> None:
        """A reader started ahead whom nobody took goes; one that is kept ready stays."""
        with self._lock:
            found = None if self._open else self._waiting
            self._waiting = self._waiting if self._open else None
        if found is not None:
            ended(found)
            os.close(found.steps)


reader_bench = _Bench()
