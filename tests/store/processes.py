"""Starting the publishing process, and checking what it left behind."""

import os
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path

import pytest

from nrr.store import Board, Store
from store.hands import payload

ROOT = Path(__file__).parents[2]


def start_publisher(
    url: str,
    *,
    first: int = 0,
    last: int = -1,
    most_bytes: int = 0,
    user: int = 0,
    under: tuple[str, ...] = (),
) -> "subprocess.Popen[str]":
    """A publishing process that has opened its store; `under` is a program to run it with."""
    arguments = [url, *(str(number) for number in (first, most_bytes, user, last))]
    process = subprocess.Popen(
        [*under, sys.executable, str(Path(__file__).with_name("publisher.py")), *arguments],
        stdout=subprocess.PIPE,
        text=True,
        env={**os.environ, "PYTHONPATH": f"{ROOT}{os.pathsep}{ROOT / 'tests'}"},
    )
    assert process.stdout is not None
    if process.stdout.readline() != "ready\n":
        process.kill()
        pytest.fail(f"the publisher did not start: {rest_of(process)}")
    return process


def rest_of(process: "subprocess.Popen[str]") -> str:
    """What it still prints until its end. (`communicate` would lose what came in one piece with "ready".)"""
    assert process.stdout is not None
    with process.stdout:
        output = process.stdout.read()
    process.wait(60)
    return output


def acknowledged(lines: Iterable[str]) -> dict[str, int]:
    """Board token -> number, of every complete line."""
    words = [line.split() for line in lines if line.startswith("published") and line.endswith("\n")]
    return {word[2]: int(word[1]) for word in words if len(word) == 4}


def assert_whole(store: Store, links: dict[str, int]) -> None:
    """Every link handed out opens with its own board, and the store is sound."""
    for token, number in links.items():
        board = store.resolve(token)
        assert isinstance(board, Board), number
        assert board.payload == payload(number)
    report = store.check()
    assert report.sound, report
    assert report.payloads == report.records >= len(links)
