"""How quickly pages answer while many people work at once. A script, not a test.

    python tests/bench/visitors.py [--people 1 5 10 20 50 100] [--seconds 30] [--machines 1]

Every visitor is a bare socket with a browser's cookie, on the sample company, who does one thing every five
seconds: moves a lever of What-if, changes the month, or turns to another page. A reader opens a board all the
while. Printed for each number of people: the median and the slowest twentieth of each action, of the board,
and of all visitors moving a lever at one instant; processor time and memory of the servers; then the memory
after the last of them left, and how long somebody alone waits then. Two machines stand behind the documented
proxy.
"""

import argparse
import http.client
import os
import ssl
import statistics
import sys
import tempfile
import threading
import time
from contextlib import ExitStack, suppress
from dataclasses import dataclass, field
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT), str(ROOT / "tests")]

from streamlit.proto.BackMsg_pb2 import BackMsg  # noqa: E402
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg  # noqa: E402
from websockets.sync.client import connect  # noqa: E402

import nrr  # noqa: E402
from bench.board_load import cpu_s, memory_mb  # noqa: E402
from board.conftest import prepared  # noqa: E402
from board.servers import Server  # noqa: E402

THINKS_S, LOOKS_S = 5.0, 0.5
SAMPLE, LEVER, MONTH = "Try the sample company", "Expansion", "As of"
PAGES = ("overview", "bridge", "cohorts", "segments")
ROUND = ("lever", "month", "lever", "page")
ENDS = tuple(
    ForwardMsg.ScriptFinishedStatus.Value(name)
    for name in (
        "FINISHED_SUCCESSFULLY",
        "FINISHED_WITH_COMPILE_ERROR",
        "FINISHED_FRAGMENT_RUN_SUCCESSFULLY",
    )
)
GONE_S = 65
"""After this the server has given back what nobody looks at: its own look once a minute, and a little."""


@dataclass(frozen=True, slots=True)
class Front:
    """Where visitors come to: one server, or the proxy before two."""

    port: int
    secure: bool = False

    def connection(self):
        if self.secure:
            trusting = ssl._create_unverified_context()
            return http.client.HTTPSConnection("127.0.0.1", self.port, timeout=60, context=trusting)
        return http.client.HTTPConnection("127.0.0.1", self.port, timeout=60)

    def cookies(self, path, sent=""):
        """What a browser that sends these cookies is given."""
        line = self.connection()
        line.request("GET", path, headers={"Cookie": sent} if sent else {})
        answer = line.getresponse()
        answer.read()
        line.close()
        return "; ".join(one.partition(";")[0] for one in answer.headers.get_all("Set-Cookie") or ())

    def socket(self, cookie):
        scheme, trusting = ("wss", ssl._create_unverified_context()) if self.secure else ("ws", None)
        return connect(
            f"{scheme}://127.0.0.1:{self.port}/_stcore/stream",
            subprotocols=["streamlit"],
            additional_headers={"Cookie": cookie},
            max_size=None,
            legacy=True,
            ping_interval=None,
            open_timeout=60,
            ssl=trusting,
        )


@dataclass(slots=True)
class Visitor:
    """A browser tab without a browser: what it was shown last, by label."""

    line: object
    shown: dict = field(default_factory=dict)
    done: int = 0

    @classmethod
    def arrives(cls, front):
        """Opens Start and presses the sample company."""
        given = front.cookies("/")
        cookie = "; ".join(part for part in (given, front.cookies("/_stcore/health", given)) if part)
        visitor = cls(front.socket(cookie))
        visitor.turns_to("")
        visitor.presses(SAMPLE)
        while MONTH not in visitor.shown:
            visitor.hears()
        visitor.turns_to("what-if")
        return visitor

    def tells(self, message):
        self.line.send(message.SerializeToString())

    def hears(self):
        """Until a run is over; what can be pressed and moved is noted."""
        while True:
            told = ForwardMsg.FromString(self.line.recv(timeout=300))
            kind = told.WhichOneof("type")
            if kind == "script_finished" and told.script_finished in ENDS:
                return
            if kind != "delta":
                continue
            element = told.delta.new_element
            name = element.WhichOneof("type")
            if name in ("slider", "selectbox", "button"):
                found = getattr(element, name)
                self.shown[found.label] = (found.id, told.delta.fragment_id, found)

    def presses(self, label):
        """A button; what it draws is still to be heard."""
        told = BackMsg()
        state = told.rerun_script.widget_states.widgets.add(id=self.shown[label][0])
        state.trigger_value = True
        self.tells(told)

    def turns_to(self, page):
        told = BackMsg()
        told.rerun_script.page_name = page
        self.tells(told)
        self.hears()

    def moves_lever(self):
        """One step up or down, by turns."""
        widget, fragment, slider = self.shown[LEVER]
        told = BackMsg()
        told.rerun_script.page_name = "what-if"
        told.rerun_script.fragment_id = fragment
        state = told.rerun_script.widget_states.widgets.add(id=widget)
        state.double_array_value.data.append(slider.default[0] + slider.step * (1 + self.done % 2))
        self.tells(told)
        self.hears()

    def changes_month(self):
        widget, _, box = self.shown[MONTH]
        told = BackMsg()
        told.rerun_script.page_name = "what-if"
        state = told.rerun_script.widget_states.widgets.add(id=widget)
        state.string_value = box.options[self.done % 12]
        self.tells(told)
        self.hears()

    def acts(self):
        """The next thing of the round, and how long it took."""
        kind = ROUND[self.done % len(ROUND)]
        begun = time.monotonic()
        if kind == "lever":
            self.moves_lever()
        elif kind == "month":
            self.changes_month()
        else:
            self.turns_to(PAGES[self.done // len(ROUND) % len(PAGES)])
        taken = time.monotonic() - begun
        self.done += 1
        if kind == "page":
            self.turns_to("what-if")
        return kind, taken

    def works(self, until, taken):
        while time.monotonic() < until:
            begun = time.monotonic()
            kind, seconds = self.acts()
            taken[kind].append(seconds)
            time.sleep(max(0.0, THINKS_S - (time.monotonic() - begun)))


def reads(front, path, until, taken):
    """Somebody of the board, who opens it every half second."""
    while time.monotonic() < until:
        begun = time.monotonic()
        line = front.connection()
        line.request("GET", path)
        answer = line.getresponse()
        assert answer.status == 200 and answer.read()
        line.close()
        taken.append(time.monotonic() - begun)
        time.sleep(LOOKS_S)


def fronts(stack, folder, machines):
    """The way in, and the servers behind it."""
    if machines == 1:
        server = Server(f"sqlite:///{folder}/boards.db", Path(folder) / "log.txt").start()
        stack.callback(server.stop)
        return Front(server.port), [server]
    from board.test_proxy import Proxy

    proxy = Proxy(Path(folder))
    stack.callback(proxy.stop)
    return Front(proxy.secure, secure=True), proxy.machines


def said(taken):
    """Median and slowest twentieth, in milliseconds."""
    if not taken:
        return f"{'-':>12}"
    ordered = sorted(taken)
    late = ordered[min(len(ordered) - 1, int(len(ordered) * 0.95))]
    return f"{statistics.median(ordered) * 1000:5.0f} /{late * 1000:5.0f}"


def together(visitors):
    """All move a lever at one instant; seconds until the last is answered."""
    moving = [threading.Thread(target=visitor.moves_lever) for visitor in visitors]
    begun = time.monotonic()
    for one in moving:
        one.start()
    for one in moving:
        one.join()
    return time.monotonic() - begun


def measured(front, servers, visitors, path, seconds):
    """One row of the table."""
    taken, board = {kind: [] for kind in ROUND}, []
    begun = time.monotonic()
    before = sum(cpu_s(server.process.pid) for server in servers)
    working = [threading.Thread(target=one.works, args=(begun + seconds, taken)) for one in visitors]
    working.append(threading.Thread(target=reads, args=(front, path, begun + seconds, board)))
    for one in working:
        one.start()
        time.sleep(THINKS_S / len(working))
    for one in working:
        one.join()
    spent = sum(cpu_s(server.process.pid) for server in servers) - before
    actions = sum(map(len, taken.values()))
    at_once = together(visitors)
    memory = sum(memory_mb(server.process.pid) for server in servers)
    print(
        f"{len(visitors):6} {actions:8} {said(taken['lever'])} {said(taken['month'])} {said(taken['page'])}"
        f" {said(board)} {at_once:8.2f} s {spent / max(1, actions) * 1000:7.0f} ms {memory:6.0f} MB"
        f"   load {os.getloadavg()[0]:.1f}",
        flush=True,
    )


def main(people, seconds, machines):
    with tempfile.TemporaryDirectory() as folder, ExitStack() as stack:
        front, servers = fronts(stack, folder, machines)
        store = nrr.open_store(f"sqlite:///{folder}/boards.db")
        stack.callback(store.close)
        path = f"/b/{store.publish(nrr.store.Draft(prepared().payload)).board_token}"
        print(
            "people  actions  lever (ms)   month (ms)   page (ms)    board (ms)  all at once  a run    memory"
        )
        visitors = []
        for count in people:
            visitors += [Visitor.arrives(front) for _ in range(count - len(visitors))]
            measured(front, servers, visitors, path, seconds)
        for visitor in visitors:
            with suppress(OSError):
                visitor.line.close()
        time.sleep(GONE_S)
        left = sum(memory_mb(server.process.pid) for server in servers)
        alone = Visitor.arrives(front)
        waits = []
        for _ in range(10):
            begun = time.monotonic()
            alone.moves_lever()
            alone.done += 1
            waits.append(time.monotonic() - begun)
        print(f"after the last left: {left:.0f} MB; somebody alone moves a lever in {said(waits)} ms")
        alone.line.close()


if __name__ == "__main__":
    asked = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    asked.add_argument("--people", type=int, nargs="+", default=[1, 5, 10, 20, 50, 100])
    asked.add_argument("--seconds", type=float, default=30)
    asked.add_argument("--machines", type=int, choices=(1, 2), default=1)
    given = asked.parse_args()
    main(given.people, given.seconds, given.machines)
