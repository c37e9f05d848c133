"""A stranger's uploads against those of people at work, on the real server.

Before: the length a header announced was charged before a byte came. Three sockets that announced 341 MB
each and sent nothing filled the gigabyte of the whole server: everybody else's file was refused with 413,
which the drop zone shows as "AxiosError: Request failed with status code 413", for as long as the three
stayed open; and an upload that broke off was never given back. Now only bytes that came count, and a file
there is no room for is answered in words.
"""

import os
import time
from pathlib import Path

import pytest
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

from bench.board_load import memory_mb
from board.servers import READY, Server
from board.sockets import message
from board.strangers import MB, Stranger, part, status_of

DROP_ZONE = ".st-key-wide_drop input[type=file], .st-key-narrow_drop input[type=file]"
BOOK = b"Customer,2026-01,2026-02,2026-03\nAcme,100,120,120\nBeta,50,50,0\nGamma,70,70,80\n"


@pytest.fixture(scope="module")
def small(tmp_path_factory):
    """A server for these tests: what one leaves in it, the next would not find room beside."""
    folder = tmp_path_factory.mktemp("small")
    server = Server(f"sqlite:///{folder / 'boards.db'}", folder / "log.txt").start()
    yield server
    server.stop()
    assert "Traceback" not in server.log.read_text()


def dropped(page, name="book.csv", data=BOOK):
    page.set_input_files(DROP_ZONE, {"name": name, "mimeType": "text/csv", "buffer": data})


def opened(browser, server):
    page = browser.new_context().new_page()
    page.goto(server.origin)
    page.wait_for_function(READY, timeout=60_000)
    return page


def test_uploads_that_only_announce_themselves_block_nobody(small, browser):
    strangers = [Stranger(small) for _ in range(3)]
    lines = [stranger.upload(announced=341 * MB) for stranger in strangers]
    for line in lines:
        line.sendall(b"x" * 100)
    page = opened(browser, small)
    dropped(page, data=BOOK + b"\n" * 5 * MB)
    page.wait_for_selector(".st-key-reading", timeout=60_000)
    for line in lines:
        line.close()
    for stranger in strangers:
        stranger.close()
    page.context.close()


def test_what_broke_off_is_given_back(small):
    stranger = Stranger(small)
    for round_ in range(6):
        line = stranger.upload(str(round_), announced=150 * MB)
        line.sendall(b"x" * 100 * MB)
        line.close()
        time.sleep(0.3)
    assert sent(stranger, "whole", 150 * MB) == 204
    stranger.close()


def test_beyond_the_room_there_is_an_answer_in_words_and_nothing_is_kept(small):
    """Two files of 190 MB fill a session; the third is heard to its end, not kept, and the page says so."""
    stranger = Stranger(small)
    assert [sent(stranger, name) for name in ("1", "2")] == [204, 204]
    before = memory_mb(small.process.pid)
    assert sent(stranger, "3") == 204
    assert memory_mb(small.process.pid) - before < 50
    stranger.line.send(message("rerun_script"))
    assert "nothing of it was kept" in drawn(stranger.line)
    stranger.close()


def test_nothing_of_an_upload_is_written_to_disk(small):
    """While 150 MB arrive the server has no file open that was not open before."""
    stranger = Stranger(small)
    before = files_of(small)
    line = stranger.upload(announced=150 * MB)
    line.sendall(part(150 * MB)[: 149 * MB])
    time.sleep(0.5)
    assert files_of(small) <= before
    line.close()
    stranger.close()


def files_of(server):
    """Files on a disk that the server has open, deleted ones too."""
    held = Path(f"/proc/{server.process.pid}/fd").iterdir()
    return {
        found for one in held if (found := os.readlink(one)).startswith("/") and not found.startswith("/dev/")
    }


def sent(stranger, name, size=190 * MB):
    with stranger.upload(name, announced=size) as line:
        line.sendall(part(size))
        return status_of(line)


def drawn(line):
    """All the text a run of the page draws."""
    found = []
    while True:
        told = ForwardMsg.FromString(line.recv(timeout=60))
        found.append(str(told.delta))
        if told.WhichOneof("type") == "script_finished":
            return " ".join(found)


def test_who_waits_for_a_reader_is_told_the_place_and_is_served(tmp_path):
    """Three people drop a file at once where one is read at a time."""
    server = Server(f"sqlite:///{tmp_path / 'boards.db'}", tmp_path / "log.txt", {"NRR_READERS": "1"}).start()
    try:
        people = [Stranger(server) for _ in range(3)]
        rows = b"".join(b"Customer %d,%d,%d,%d\n" % (n, n, n + 1, n + 2) for n in range(1, 30_000))
        for place, one in enumerate(people):
            one.drop(BOOK + rows + b"Of %d,1,2,3\n" % place)
        drawn_ = [" ".join(one.reads("View retention")) for one in people]
        assert any("being read before yours" in text for text in drawn_)
        for one in people:
            one.close()
    finally:
        server.stop()
