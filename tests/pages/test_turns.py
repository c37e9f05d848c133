"""Files are read one after the other, as many at once as was said, and who waits knows the place."""

import contextlib
import threading
import time

from pages.parts.imports import progress, turns
from pages.parts.imports.turns import Line


def test_first_come_first_read_and_everyone_knows_the_place():
    line = Line(readers=2, megabytes=10_000)
    files = [line.join(1500) for _ in range(5)]
    assert [line.comes(one, 0) for one in files] == [True, True, False, False, False]
    assert [line.before(one) for one in files[2:]] == [2, 3, 4]
    assert not line.comes(files[3], 0), "nobody passes another"
    line.leave(files[0])
    line.leave(files[0])
    assert line.before(files[3]) == 2 and line.comes(files[2], 0) and not line.comes(files[3], 0)
    line.leave(files[3])
    assert line.before(files[4]) == 2


def test_the_sum_of_memory_counts_and_what_needs_more_is_read_alone():
    line = Line(readers=8, megabytes=4000)
    large, usual, more = line.join(6000), line.join(1500), line.join(1500)
    assert line.comes(large, 0) and not line.comes(usual, 0)
    line.leave(large)
    assert line.comes(usual, 0) and line.comes(more, 0)
    assert not line.comes(line.join(1500), 0)


def test_a_file_that_waits_begins_when_another_ends():
    line = Line(readers=1, megabytes=1500)
    first, second = line.join(1), line.join(1)
    assert line.comes(first, 0)
    threading.Timer(0.1, line.leave, (first,)).start()
    begun = time.monotonic()
    assert line.comes(second, 10) and time.monotonic() - begun < 5


def test_a_reading_of_somebody_who_left_holds_its_place_until_it_ends(monkeypatch):
    """A click elsewhere ends the run of the page, not the reader: the next file waits for it."""
    own, over = Line(readers=1, megabytes=1500), threading.Event()
    monkeypatch.setattr(turns, "line", own)
    monkeypatch.setattr(progress, "_read", lambda *_: None)
    progress.waited(lambda tell, stop: over.wait(10), progress.Task("1 kB", 1000, over.set))
    second = own.join(1500)
    assert own.before(second) == 1 and not own.comes(second, 0)
    over.set()
    assert own.comes(second, 10)


def test_a_reading_is_stopped_where_its_visitor_cancels_or_goes_on(monkeypatch):
    told = []

    def left(*_):
        raise KeyboardInterrupt

    monkeypatch.setattr(progress, "_read", left)
    with contextlib.suppress(KeyboardInterrupt):
        progress.waited(lambda tell, stop: told.append(stop.wait(10)), progress.Task("1 kB", 1000, list))
    until = time.monotonic() + 5
    while not told and time.monotonic() < until:
        time.sleep(0.01)
    assert told == [True]


def test_the_place_in_words():
    assert turns.words(1) == "One file is being read before yours"
    assert turns.words(2) == "Two files are being read before yours"
    assert turns.words(12) == "12 files are being read before yours"
