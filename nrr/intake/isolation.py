"""`read_apart`: the same as `read`, in a process of its own that may be killed without taking the server along."""

import os
import signal
import subprocess
import sys
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from threading import Thread

import msgspec

from nrr.errors import Place, Problem, Severity
from nrr.intake.answers import Answers
from nrr.intake.intakes import REFUSED, Intake, silent
from nrr.intake.joins.sidetables import SideReading
from nrr.intake.wires import decoded

WALL_SECONDS = 100
_BROKE = "its content broke the reader"
_START = (
    "import sys, types; face = types.ModuleType('nrr'); face.__path__ = [sys.argv[1]]; sys.modules['nrr'] = face; "
    "from nrr.intake.worker import main; main(sys.stdin.buffer, sys.stdout.buffer, int(sys.argv[2]))"
)
"""The reader without the face of the package: charts and stores take longer to load than most files take to read."""

_PACKAGE = str(Path(__file__).resolve().parent.parent)
Tell = Callable[[str], object]


def read_apart(
    data: bytes,
    name: str,
    answers: Answers | None = None,
    wall_seconds: float = WALL_SECONDS,
    tell: Tell = silent,
) -> Intake:
    """Reads in a child process; a file that breaks, stalls or outgrows its reader is refused.

    `tell` is called with the name of every step, from another thread.
    """
    answers = answers or Answers()
    sound = name.encode("utf-8", "replace").decode()
    out = _answer_of({"name": sound, "answers": answers.given()}, data, wall_seconds, tell)
    if isinstance(out, str):
        return _refused(sound, out, answers)
    try:
        return decoded(out)
    except (msgspec.MsgspecError, ValueError, KeyError):
        return _refused(sound, _BROKE, answers)


def read_side_apart(data: bytes, name: str, wall_seconds: float = WALL_SECONDS) -> SideReading:
    """A second table, read in a child process under the same limits."""
    sound = name.encode("utf-8", "replace").decode()
    out = _answer_of({"name": sound, "answers": {}, "side": True}, data, wall_seconds)
    if isinstance(out, str):
        return SideReading(None, (_given_up(sound, out),))
    try:
        return msgspec.msgpack.decode(out, type=SideReading)
    except msgspec.MsgspecError:
        return SideReading(None, (_given_up(sound, _BROKE),))


def _answer_of(
    request: dict[str, object], data: bytes, wall_seconds: float, tell: Tell = silent
) -> bytes | str:
    """What the child wrote, or in words why it wrote nothing."""
    head = msgspec.msgpack.encode(request)
    source, target = os.pipe()
    worker = subprocess.Popen(  # noqa: S603 - our own interpreter and program, no text of the user
        [sys.executable, "-c", _START, _PACKAGE, str(target)], pass_fds=(target,),
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, start_new_session=True, env=_environment(),
    )  # fmt: skip
    os.close(target)
    Thread(target=_follow, args=(source, tell), daemon=True).start()
    try:
        out, _ = worker.communicate(len(head).to_bytes(8, "big") + head + data, timeout=wall_seconds)
    except subprocess.TimeoutExpired:
        return "it took too long"
    finally:
        _end(worker)
    return out if worker.returncode == 0 else _BROKE


def _follow(source: int, tell: Tell) -> None:
    """Passes on the steps the child names, until it ends."""
    with os.fdopen(source, encoding="ascii", errors="replace") as lines:
        for line in lines:
            tell(line.strip())


def _environment() -> dict[str, str]:
    """The child finds the package where the parent found it, and uses one thread."""
    paths = os.pathsep.join(path for path in (*sys.path, os.environ.get("PYTHONPATH", "")) if path)
    return {
        **os.environ,
        "PYTHONPATH": paths,
        "OPENBLAS_NUM_THREADS": "1",
        "ARROW_DEFAULT_MEMORY_POOL": "system",
    }


def _end(worker: subprocess.Popen[bytes]) -> None:
    """The whole group goes, and is waited for: no zombie stays."""
    if worker.poll() is None:
        with suppress(ProcessLookupError, PermissionError):
            os.killpg(worker.pid, signal.SIGKILL)
        worker.communicate()


def _refused(name: str, why: str, answers: Answers) -> Intake:
    return Intake(name, REFUSED, (_given_up(name, why),), answers=answers)


def _given_up(name: str, why: str) -> Problem:
    return Problem(
        "reader_stopped",
        Severity.ERROR,
        f"The file could not be read safely: {why}. It is too large, damaged, or built to do harm.",
        remedy="Open it in your spreadsheet program, copy the table into a new workbook, save that and upload it.",
        did="The reader was stopped; nothing was read.",
        place=Place(name),
    )
