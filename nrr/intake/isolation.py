"""`read_apart`: the same as `read`, in a process of its own that may be killed without taking the server
along.
"""

import logging
import os
import signal
import subprocess
import time
from contextlib import suppress
from threading import Event, Thread
from typing import TYPE_CHECKING

import msgspec

import nrr.intake.recipes
from nrr.ground import Place, Problem, Refusal
from nrr.intake.answers import Answers
from nrr.intake.intakes import REFUSED, Intake
from nrr.intake.joins.sides import SideReading
from nrr.intake.limits import limits_for, longer_wait, wall_seconds
from nrr.intake.readers import Reader, ended, reader_bench
from nrr.intake.recipes.folders import recipes_kept
from nrr.intake.said.saying import Message, Phrase, problem_of, wording
from nrr.intake.steps import Tell, silent
from nrr.intake.wires import decoded

if TYPE_CHECKING:
    from nrr.intake.recipes import Recipe

_BROKE, _TOO_LONG = wording(Phrase.BROKE_READER), wording(Phrase.TOO_LONG)
_CALLED_OFF = wording(Phrase.CALLED_OFF)
_LOOK_SECONDS = 0.25
"""So often a reader is looked after whether its file is still wanted."""
_LOG = logging.getLogger("nrr.reader")


def read_apart(
    data: bytes,
    name: str,
    answers: Answers | None = None,
    patience_seconds: float | None = None,
    tell: Tell = silent,
    recipes: "tuple[Recipe, ...]" = (),
    stop: Event | None = None,
) -> Intake:
    """Reads in a child process; a file that breaks, stalls or outgrows its reader is refused.

    Once `stop` is set the reader is ended, and the file refused.

    `tell` is called with the name of every step, from another thread; `recipes` come before those of the
    folder in NRR_RECIPES, and these before those of the program.
    """
    answers = answers or Answers()
    sound = name.encode("utf-8", "replace").decode()
    try:
        told = [nrr.intake.recipes.told_of(recipe) for recipe in (*recipes, *recipes_kept())]
    except (Refusal, OSError) as error:
        return Intake(sound, REFUSED, (_wrong_recipe(sound, str(error)),), answers=answers)
    request: dict[str, object] = {"name": sound, "answers": answers.given(), "recipes": told}
    out = _answer_of(request, data, patience_seconds, tell, stop or Event())
    if isinstance(out, str):
        return _refused(sound, out, answers)
    try:
        return decoded(out)
    except (msgspec.MsgspecError, ValueError, KeyError):
        return _refused(sound, _BROKE, answers)


def read_side_apart(data: bytes, name: str, tell: Tell = silent, stop: Event | None = None) -> SideReading:
    """A second table, read in a child process under the same limits."""
    sound = name.encode("utf-8", "replace").decode()
    out = _answer_of({"name": sound, "answers": {}, "side": True}, data, None, tell, stop or Event())
    if isinstance(out, str):
        return SideReading(None, (_given_up(sound, out),))
    try:
        return msgspec.msgpack.decode(out, type=SideReading)
    except msgspec.MsgspecError:
        return SideReading(None, (_given_up(sound, _BROKE),))


def _answer_of(
    request: dict[str, object], data: bytes, patience_seconds: float | None, tell: Tell, stop: Event
) -> bytes | str:
    """What the child wrote, or in words why it wrote nothing."""
    head = msgspec.msgpack.encode(request | {"size": len(data)})
    seconds = wall_seconds(limits_for(len(data))) if patience_seconds is None else patience_seconds
    begun, reader = time.monotonic(), reader_bench.take()
    over = Event()
    Thread(target=_follow, args=(reader.steps, tell), daemon=True).start()
    Thread(target=_end_once, args=(stop, over, reader), daemon=True).start()
    try:
        out = _waited(reader, len(head).to_bytes(8, "big") + head + data, seconds)
    except subprocess.TimeoutExpired:
        out = None
    finally:
        over.set()
        ended(reader)
        reader_bench.fill()
    status = reader.process.returncode
    _LOG.info("a reading of %d bytes ended with %s after %.1f s", len(data), status, time.monotonic() - begun)
    if out is not None and status == 0:
        return out
    if stop.is_set():
        return _CALLED_OFF
    return _TOO_LONG if out is None or status == -signal.SIGXCPU else _BROKE


def _waited(reader: Reader, told: bytes, seconds: float) -> bytes:
    try:
        return reader.process.communicate(told, timeout=seconds)[0]
    except subprocess.TimeoutExpired:
        return reader.process.communicate(timeout=longer_wait(seconds))[0]


def _end_once(stop: Event, over: Event, reader: Reader) -> None:
    """Ends a reader whose file is not wanted any more.

    Another thread looks, because what is sent to a process has to be sent in one call.
    """
    while not over.wait(_LOOK_SECONDS):
        if stop.is_set() and reader.waits:
            with suppress(ProcessLookupError, PermissionError):
                os.killpg(reader.process.pid, signal.SIGKILL)
            return


def _follow(source: int, tell: Tell) -> None:
    """Passes on the steps the child names, until it ends."""
    with os.fdopen(source, encoding="ascii", errors="replace") as lines:
        for line in lines:
            tell(line.strip())


def _refused(name: str, why: str, answers: Answers) -> Intake:
    return Intake(name, REFUSED, (_given_up(name, why),), answers=answers)


def _wrong_recipe(name: str, why: str) -> Problem:
    return problem_of(Message.RECIPE_WRONG, Place(name), why=why)


def _given_up(name: str, why: str) -> Problem:
    return problem_of(Message.READER_STOPPED, Place(name), why=why)
