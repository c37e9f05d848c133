"""Writes what the type checker knows of the catalogue of messages, one signature a message, into
`saying.pyi`: `python tests/catalogue.py` writes it anew.
"""

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))
STUB = ROOT / "nrr" / "intake" / "said" / "saying.pyi"
HEAD = '''"""Written by tests/catalogue.py from the catalogue: codes, messages, and what each takes."""

from collections.abc import Iterable, Sequence
from enum import StrEnum
from fractions import Fraction
from typing import Literal, TypedDict, Unpack, overload

from nrr.ground import Item, Month, Option, Place, Problem

'''
USUAL = """class Usual(TypedDict, total=False):
    count: int
    choices: tuple[Option, ...]
    items: tuple[Item, ...]
    effect: float | None
    arr_minor: int | None

"""


def stub():
    """The text of the stub, laid out by the formatter."""
    from nrr.intake.said.catalogue import phrases, rows
    from nrr.intake.said.rendering import KINDS

    codes = sorted({row.code for row in rows().values()})
    parts = [HEAD, USUAL, "class Code(StrEnum):\n", *(f"    {code.upper()} = {code!r}\n" for code in codes)]
    parts += ["class Message(StrEnum):\n", *(f"    {key.upper()} = {key!r}\n" for key in sorted(rows()))]
    parts += ["class Phrase(StrEnum):\n", *(f"    {key.upper()} = {key!r}\n" for key in sorted(phrases()))]
    for key, phrase in sorted(phrases().items()):
        taken = "".join(f", {name}: {KINDS[kind].type}" for name, kind in phrase.takes.items())
        star = ", *" if taken else ""
        parts.append(
            f"@overload\ndef wording(phrase: Literal[Phrase.{key.upper()}]{star}{taken}) -> str: ...\n"
        )
    for key, row in sorted(rows().items()):
        takes = "".join(f", {name}: {KINDS[kind].type}" for name, kind in row.takes.items())
        star = ", *" if takes else ""
        parts.append(
            f"@overload\ndef problem_of(message: Literal[Message.{key.upper()}], place: Place | None ="
            f" None{star}{takes}, **usual: Unpack[Usual]) -> Problem: ...\n"
        )
    command = [sys.executable, "-m", "ruff", "format", "--stdin-filename", STUB.name, "-"]
    return subprocess.run(
        command, input="".join(parts), capture_output=True, text=True, check=True, cwd=ROOT
    ).stdout


if __name__ == "__main__":
    STUB.write_text(stub(), encoding="utf-8")
