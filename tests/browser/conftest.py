"""A real browser on a real server, started by the README's command on a free port."""

import os
import time
from contextlib import contextmanager
from pathlib import Path

import pytest
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

from board.servers import FOURTEEN, READY, ROOT, Server
from chromiums import resting
from pages.parts.serving.messages import fault_of

A_CLICK_IS_SENT_MS = 50
# The page asks for its health under its own address first, then at the root: the first is a 404 by design. A
# page that is left at once takes its files along, while the browser may still be asking whether they are
# there.
EXPECTED = ("404 (Not Found)", "Download Button source error - 404")


@pytest.fixture(scope="session")
def store_url(tmp_path_factory):
    """Where this server keeps its boards."""
    return f"sqlite:///{tmp_path_factory.mktemp('store') / 'boards.db'}"


@pytest.fixture(scope="session")
def server_log(tmp_path_factory):
    """What this server writes to its streams."""
    return tmp_path_factory.mktemp("log") / "server.log"


@contextmanager
def served(store_url, log=Path(os.devnull), tree=ROOT):
    """The address of a server started by the README's command on a free port, from this or another
    checkout.
    """
    server = Server(store_url, log, tree=tree).start()
    try:
        yield server.origin
    finally:
        server.stop()


@pytest.fixture(scope="session")
def origin(store_url, server_log):
    """One server for the whole session."""
    with served(store_url, server_log) as address:
        yield address


@pytest.fixture(scope="module")
def chromium():
    """One browser a module: its event loop must have ended before another module starts one of its own."""
    with resting() as browser:
        yield browser


class Visitor:
    """One browser of its own; what left the origin and what the console complained about is kept."""

    def __init__(self, browser, origin, **settings):
        self.origin, self.outside, self.complaints, self.awaited = origin, [], [], False
        self.context = browser.new_context(**{"viewport": {"width": 1400, "height": 1000}, **settings})
        self.context.add_init_script("delete window.showSaveFilePicker")
        self.page = self.context.new_page()
        self.watch(self.page)

    def watch(self, page):
        page.on("request", self._asked)
        page.on("console", self._complained)
        page.on("pageerror", lambda error: self.complaints.append(str(error)))
        page.on("websocket", self._listen)

    def _listen(self, socket):
        socket.on("framesent", self._sent)
        socket.on("framereceived", self._received)

    def _sent(self, frame):
        if not isinstance(frame, bytes):
            return
        if fault := fault_of({"bytes": frame}):
            self.complaints.append(f"the server would not hear this page: {fault}")
        if BackMsg.FromString(frame).WhichOneof("type") == "rerun_script":
            self.awaited = True

    def _received(self, frame):
        message = ForwardMsg.FromString(frame) if isinstance(frame, bytes) else ForwardMsg()
        if message.WhichOneof("type") == "script_finished":
            self.awaited &= message.script_finished == ForwardMsg.FINISHED_EARLY_FOR_RERUN

    def _asked(self, request):
        own = (self.origin, self.origin.replace("http", "ws"), "data:", "blob:")
        if not request.url.startswith(own):
            self.outside.append(request.url)

    def _complained(self, message):
        if message.type == "error" and not any(text in message.text for text in EXPECTED):
            self.complaints.append(message.text)

    def ready(self):
        """Until the answer to the last click is drawn: a page at rest may not have been asked yet."""
        until = time.monotonic() + 60
        self.page.wait_for_timeout(A_CLICK_IS_SENT_MS)
        while self.awaited:
            assert time.monotonic() < until, "the server did not answer"
            self.page.wait_for_timeout(20)
        self.page.wait_for_function(READY, timeout=60_000)

    def go(self, path=""):
        self.page.goto(f"{self.origin}/{path}")
        self.page.wait_for_selector("h1", timeout=60_000)
        self.ready()

    def press(self, name):
        self.page.get_by_role("button", name=name, exact=True).first.click()
        self.ready()

    def open(self, name):
        """Press a button that leads to the overview."""
        self.page.get_by_role("button", name=name, exact=True).click()
        self.page.wait_for_url("**/overview*", timeout=60_000)
        self.page.wait_for_selector(".js-plotly-plot .main-svg", timeout=60_000)
        self.ready()

    def upload(self, path):
        self.page.set_input_files("input[type=file]", str(path))
        self.page.wait_for_selector(".st-key-reading", timeout=60_000)
        self.ready()

    def open_fourteen(self):
        """The small book that is checked by hand, brought as a file."""
        self.upload(FOURTEEN)
        self.open("View retention")

    def tick_row(self, table, row):
        """One click before a row; tables are drawn, so its place is counted in rows."""
        box = table.bounding_box()
        self.page.mouse.click(box["x"] + 18, box["y"] + 36 * (row + 1) + 18)

    def figure(self, key):
        """What a card of the overview says."""
        return self.page.locator(f".st-key-card_{key} [data-testid=stMetricValue]").inner_text()

    def title(self):
        return self.page.locator("h1").first.inner_text()

    def close(self):
        self.context.close()


@pytest.fixture
def visit(chromium, origin):
    """Visitors; at the end none of them has left the origin or met an error."""
    visitors = []

    def enter(**settings):
        visitors.append(Visitor(chromium, origin, **settings))
        return visitors[-1]

    enter.origin = origin
    yield enter
    for visitor in visitors:
        visitor.close()
    assert_none_left(visitors)


def assert_none_left(visitors):
    assert [visitor.outside for visitor in visitors if visitor.outside] == []
    assert [visitor.complaints for visitor in visitors if visitor.complaints] == []


@contextmanager
def entered(chromium, origin, **settings):
    """A visitor whom the tests of a module share, under the same conditions."""
    visitor = Visitor(chromium, origin, **settings)
    yield visitor
    visitor.close()
    assert_none_left([visitor])
