"""The reader's own process. A length, a request and the file come in, an Intake goes out.

Whatever a file does to its parser, it does it here, under limits set before the first byte of it is read.
"""

import os
from collections.abc import Callable
from importlib import import_module
from typing import Any, BinaryIO

import msgspec

from nrr.intake.answers import parsed_answers
from nrr.intake.contract_lists import read, read_side
from nrr.intake.limits import confine, limits_for
from nrr.intake.recipes import parsed_recipe
from nrr.intake.said.saying import Phrase, wording
from nrr.intake.wires import encoded

_OF_LARGE_FILES = ("pandas", "nrr.intake.files.arrows", "nrr.intake.files.valuecolumns")
_LARGE = 200_000


def prepare() -> None:
    """Loads what a large file or a workbook is read with; a small text is read sooner without it."""
    for module in _OF_LARGE_FILES:
        import_module(module)


def main(source: BinaryIO, target: BinaryIO, steps: int) -> None:
    """Reads one request and answers it; the name of every step goes to the open file `steps`.

    A reader started ahead of time waits here, and ends when the one who started it is gone.
    """
    head = source.read(8)
    if len(head) < 8:
        return
    request = msgspec.msgpack.decode(source.read(int.from_bytes(head, "big")))
    if request["size"] >= _LARGE:
        prepare()  # the limit is of memory beside that of libraries
    confine(limits_for(request["size"]))

    def tell(step: str) -> None:
        os.write(steps, f"{step}\n".encode())

    target.write(answered(request, source.read(), tell))
    target.flush()


def answered(request: dict[str, Any], data: bytes, tell: Callable[[str], object]) -> bytes:
    """What is written for one request; `tell` is called with the name of every step."""
    name = str(request["name"])
    if request.get("side"):
        tell(wording(Phrase.OPENING_A_SIDE_FILE))
        return msgspec.msgpack.encode(read_side(data, name), enc_hook=dict)
    answers, _ = parsed_answers(request["answers"])
    recipes = tuple(map(parsed_recipe, request.get("recipes", ())))
    return encoded(read(data, name, answers, tell, recipes))
