"""What is held in memory: by bytes, shared by content, made once, made again when it had to go."""

import os
import subprocess
import sys
import threading
import time
import weakref
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import numpy as np
import pandas as pd
import pytest

import nrr
from pages.parts import memory
from pages.parts.memory import Memory
from pages.parts.starting import tidying
from pages.parts.weights import parts_of

MB = 2**20
BENCH = Path(__file__).resolve().parents[1] / "bench"


def arrays(megabytes):
    return lambda: np.zeros(megabytes * MB, np.int8)


def test_what_was_used_longest_ago_goes_when_the_bytes_are_too_many():
    own = Memory(10 * MB)
    for name in ("a", "b", "c"):
        own.of(name, arrays(3))
    own.of("a", arrays(3))
    own.of("d", arrays(3))
    assert [name in own for name in "abcd"] == [True, False, True, True]
    assert 9 * MB <= own.size <= 10 * MB


def test_a_value_that_went_is_made_again():
    own, made = Memory(MB), []

    def make(name):
        made.append(name)
        return np.zeros(MB, np.int8)

    for name in ("a", "b", "a"):
        own.of(name, lambda name=name: make(name))
    own.of("a", lambda: make("a"))
    assert made == ["a", "b", "a"]


def test_one_value_larger_than_everything_is_held_alone():
    own = Memory(MB)
    own.of("small", arrays(1))
    own.of("large", arrays(5))
    assert "large" in own and len(own) == 1


def test_what_two_values_share_counts_once_and_until_both_are_gone():
    own, grid = Memory(100 * MB), np.zeros(20 * MB, np.int8)
    own.of("book", lambda: (grid, "book"))
    own.of("prepared", lambda: (grid[: 5 * MB], "prepared"))
    assert 20 * MB <= own.size < 20.1 * MB
    own.capacity = 21 * MB
    own.of("more", arrays(10))
    assert "book" not in own and "prepared" not in own and own.size < 10.1 * MB


def test_a_fault_is_raised_and_nothing_is_held():
    own = Memory(MB)
    for _ in range(2):
        with pytest.raises(nrr.Refusal, match="no"):
            own.of("a", lambda: (_ for _ in ()).throw(nrr.Refusal("no")))
    assert own.of("a", lambda: 1) == 1


def test_visitors_who_ask_at_once_wait_for_one_answer():
    own, made, found = Memory(MB), [], []

    def make():
        made.append(1)
        time.sleep(0.1)
        return object()

    asking = [threading.Thread(target=lambda: found.append(own.of("a", make))) for _ in range(8)]
    for one in asking:
        one.start()
    for one in asking:
        one.join()
    assert len(made) == 1 and len(set(map(id, found))) == 1


def test_a_record_that_grows_is_weighed_again_and_what_nobody_asks_for_leaves():
    @dataclass
    class Book:
        """It remembers what it was asked."""

        @cached_property
        def answer(self):
            return np.zeros(3 * MB, np.int8)

    own = Memory(10 * MB)
    book = own.of("a", Book)
    assert own.size < MB
    _ = book.answer
    own.weigh()
    assert 3 * MB <= own.size < 4 * MB
    own.weigh(idle_seconds=-1)
    assert len(own) == 0 and own.size == 0


@pytest.mark.parametrize(
    ("value", "least"),
    [
        (np.zeros(MB, np.int8), MB),
        (np.zeros((2, MB), np.int8)[0], 2 * MB),
        (pd.DataFrame({"a": np.zeros(MB, np.int8)}), MB),
        (pd.Series(["x" * 1000] * 1000), MB * 0.9),
        (("x" * MB, {"y": b"z" * MB}), 2 * MB),
        (tuple(f"{i:01000d}" for i in range(1000)), MB * 0.9),
    ],
)
def test_a_value_weighs_what_it_keeps(value, least):
    assert least <= sum(parts_of(value).values()) <= 1.3 * least


def test_the_weight_of_a_book_is_what_it_takes_from_the_machine():
    """Read in a process of its own the book comes as bytes; what it adds to this process is what it is
    said to weigh. The process that is measured is a fresh one: another would fill its own holes first.
    """
    measured = subprocess.run(
        [sys.executable, str(BENCH / "book_weight.py")], capture_output=True, text=True, check=True
    )
    taken, told = map(float, measured.stdout.split())
    assert 0.6 * told < taken < 1.6 * told, (taken, told)


def test_answers_are_kept_by_what_they_are_made_from(monkeypatch):
    own, made = Memory(MB), []
    monkeypatch.setattr(memory, "held", own)

    @memory.kept()
    def answer(key, _ledger, by="plan"):
        made.append((key, by))
        return (key, by)

    for arguments in (("book", 1), ("book", 2), ("book", 1, "region"), ("other", 1)):
        answer(*arguments)
    answer(key="book", _ledger=3)
    assert made == [("book", "plan"), ("book", "region"), ("other", "plan")]


def test_the_most_is_a_setting_in_megabytes():
    told = (
        "import os; os.environ['NRR_MEMORY_MB'] = '7'; from pages.parts.memory import held;"
        " print(held.capacity)"
    )
    found = subprocess.run([sys.executable, "-c", told], capture_output=True, text=True, check=True)
    assert found.stdout.strip() == str(7 * MB)


def test_dead_circles_are_collected_and_what_is_held_is_weighed_on_a_timer():
    class Circle:
        def __init__(self):
            self.itself = self

    circle = weakref.ref(Circle())
    memory.held.of("list", lambda: growing)
    growing.append(np.zeros(MB, np.int8))
    before = memory.held.size
    tidying.tidy()
    assert circle() is None and memory.held.size - before >= MB


growing: list[object] = []


def test_the_server_does_not_collect_after_every_run():
    told = "import app; from streamlit import config; print(config.get_option('runner.postScriptGC'))"
    environment = os.environ | {"STREAMLIT_RUNNER_POST_SCRIPT_GC": "true"}
    found = subprocess.run(
        [sys.executable, "-c", told], capture_output=True, text=True, check=True, env=environment
    )
    assert found.stdout.strip() == "False"
