"""`read_apart`: the same as `read`, in a process of its own that may be killed without taking the server
along.
"""

import logging
import os
import signal
import subprocess
import time
from collections.abc import Callable
from threading import Event, Thread

import msgspec

from nrr.ground import Place, Problem, Refusal
from nrr.intake.answers import Answers
from nrr.intake.intakes import REFUSED, Intake
from nrr.intake.joins.sidetables import SideReading
from nrr.intake.limits import limits_for, longer_wait, wall_seconds
from nrr.intake.readers import Reader, ended, reader_bench
from nrr.intake.reading import silent
from nrr.intake.recipes import Recipe, recipes_kept, told_of
from nrr.intake.said.saying import Message, Phrase, problem_of, wording
from nrr.intake.wires import decoded

_BROKE, _TOO_LONG = wording(Phrase.BROKE_READER), wording(Phrase.TOO_LONG)
_CALLED_OFF = wording(Phrase.CALLED_OFF)
_LOOK_SECONDS = 0.25
"""So often a reader is looked after whether its file is still wanted."""
_LOG = logging.getLogger("nrr.reader")
Tell = Callable[[str], object]


def read_apart(
    data: bytes,
    name: str,
    answers: Answers | None = None,
    patience_seconds: float | None = None,
    tell: Tell = silent,
    recipes: tuple[Recipe, ...] = (),
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
        told = [told_of(recipe) for recipe in (*recipes, *recipes_kept())]
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
    Thread(target=_follow, args=(reader.steps, tell), daemon=True).start()
    try:
        out = _waited(reader, len(head).to_bytes(8, "big") + head + data, seconds, stop)
    except subprocess.TimeoutExpired:
        out = None
    finally:
        ended(reader)
        reader_bench.fill()
    status = reader.process.returncode
    _LOG.info("a reading of %d bytes ended with %s after %.1f s", len(data), status, time.monotonic() - begun)
    if out is not None and status == 0:
        return out
    if out is None and stop.is_set():
        return _CALLED_OFF
    return _TOO_LONG if out is None or status == -signal.SIGXCPU else _BROKE


def _waited(reader: Reader, told: bytes, seconds: float, stop: Event) -> bytes:
    try:
        return _within(reader, told, seconds, stop)
    except subprocess.TimeoutExpired:
        return _within(reader, None, longer_wait(seconds), stop)


def _within(reader: Reader, told: bytes | None, seconds: float, stop: Event) -> bytes:
    """What the reader wrote in that time. TimeoutExpired where it did not end, or is not wanted any more."""
    until = time.monotonic() + seconds
    while not stop.is_set():
        left = until - time.monotonic()
        try:
            return reader.process.communicate(told, timeout=max(0.0, min(left, _LOOK_SECONDS)))[0]
        except subprocess.TimeoutExpired:
            if left <= _LOOK_SECONDS:
                raise
        told = None
    raise subprocess.TimeoutExpired(reader.process.args, seconds)


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
