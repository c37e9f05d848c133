"""How long pages take in a real browser, by how large the book is. A script, not a test.

    python tests/bench/page_sizes.py [rounds] [--customers ...] [--rows ...]

Books of 1,000, 20,000 and 100,000 customers x 36 months are dropped as a sheet of one line a customer, and a
table of a million rows (`--rows 36000000` is one of a million customers) is opened through Connect, where it
stays in its folder of Parquet. The most memory of the server follows each table. Printed for each,
medians in seconds: from the drop (or the press on "View retention") to the drawn overview, from the press on
a page of the menu to the drawn page (the slowest page by name), from another month to the drawn page, from a
lever to the new NRR. First it is printed how long a server takes from its start to the first page.
"""

import argparse
import os
import sys
import tempfile
import time
from functools import partial
from pathlib import Path
from statistics import median

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT), str(ROOT / "tests")]

import duckdb  # noqa: E402
import numpy as np  # noqa: E402
from streamlit.proto.BackMsg_pb2 import BackMsg  # noqa: E402

from bench.layouts import ANSWER, CHANGED  # noqa: E402
from bench.uploads import DROP_ZONE  # noqa: E402
from board.servers import READY, Server  # noqa: E402
from browser.conftest import Visitor  # noqa: E402
from chromiums import launched  # noqa: E402

CUSTOMERS, MONTHS, ROWS = (1_000, 20_000, 100_000), 36, 1_000_000
PAGES = {
    "Bridge": "bridge",
    "Cohorts": "cohorts",
    "Segments & benchmarks": "segments",
    "Accounts": "accounts",
}
WAIT_MS = 900_000
LIMITS = {"NRR_ENGINE_SECONDS": "600", "NRR_ENGINE_MEMORY": "3GB"}
PAINTED = """() => [...document.querySelectorAll('[data-testid=stPlotlyChart]')]
    .every(chart => chart.querySelector('.main-svg'))"""


def sheet(customers):
    """One line a customer, everybody from some month on to some other, with a plan and a region."""
    draw = np.random.default_rng(customers)
    amounts = draw.lognormal(6, 1, (customers, 1)) * draw.uniform(0.9, 1.1, (customers, MONTHS))
    month = np.arange(MONTHS)
    begun, over = draw.integers(0, 24, (customers, 1)), draw.integers(20, 90, (customers, 1))
    amounts[(month < begun) | (month >= over)] = 0
    names = [f"{2023 + at // 12}-{at % 12 + 1:02d}" for at in month]
    lines = (
        f"Customer {row},{'ABCD'[row % 4]},{'EMEA' if row % 3 else 'APAC'},"
        + ",".join(f"{amount:.2f}" for amount in line)
        for row, line in enumerate(amounts.tolist())
    )
    return "\n".join([f"Customer,Plan,Region,{','.join(names)}", *lines])


def parquet(folder, rows):
    """So many rows as somebody's pipeline leaves them, a file a month; gives how many there are, of whom."""
    folder.mkdir()
    with duckdb.connect() as con:
        for at in range(MONTHS):
            day = f"{2023 + at // 12}-{at % 12 + 1:02d}-01"
            con.execute(
                f"""COPY (SELECT 'c' || c AS "Customer", DATE '{day}' AS "Month",
                    (50 + hash(c) % 500 + CASE WHEN {at} > hash(c, 1) % 30 THEN hash(c, 2) % 90 ELSE 0 END)
                        ::DECIMAL(18, 2) AS "MRR",
                    ['free', 'pro', 'business'][(1 + hash(c, 3) % 3)::INT] AS "Plan"
                FROM range({rows // MONTHS}) t(c) WHERE {at} < 12 + hash(c, 5) % 40)
                TO '{folder / day}.parquet' (FORMAT parquet)"""
            )
        asked = f"SELECT count(*), count(DISTINCT \"Customer\") FROM read_parquet('{folder}/*.parquet')"
        return con.execute(asked).fetchone()


class Clock:
    """A visitor and how long it takes until what was pressed is drawn."""

    def __init__(self, browser, server):
        self.visitor = Visitor(browser, server.origin)
        self.page, self.asked = self.visitor.page, 0
        self.page.on("websocket", lambda socket: socket.on("framesent", self._sent))

    def _sent(self, frame):
        if isinstance(frame, bytes):
            self.asked += BackMsg.FromString(frame).WhichOneof("type") == "rerun_script"

    def drawn(self, before):
        """Every message of the run has come, nothing of the run before is left, every chart is there."""
        until = time.monotonic() + WAIT_MS / 1000
        while self.asked == before:
            assert time.monotonic() < until, "nothing was asked"
            self.page.wait_for_timeout(2)
        while self.visitor.awaited:
            assert time.monotonic() < until, "the server did not answer"
            self.page.wait_for_timeout(2)
        self.page.wait_for_function(READY, timeout=WAIT_MS)
        self.page.wait_for_function(PAINTED, timeout=WAIT_MS)

    def turns_to(self, title, path):
        begun, before = time.perf_counter(), self.asked
        self.page.get_by_role("link", name=title, exact=True).click()
        self.drawn(before)
        assert f"/{path}" in self.page.url
        return time.perf_counter() - begun

    def moves_lever(self):
        self.page.get_by_role("slider", name="Expansion").focus()
        self.page.wait_for_timeout(300)
        self.page.evaluate(CHANGED, ANSWER)
        self.page.keyboard.press("ArrowRight")
        taken = self.page.evaluate("() => window.changed") / 1000
        self.visitor.ready()
        return taken

    def changes_month(self, step):
        self.page.locator(".st-key-as_of input").click()
        option = self.page.get_by_role("option").nth(step)
        option.wait_for()
        begun, before = time.perf_counter(), self.asked
        option.click()
        self.drawn(before)
        return time.perf_counter() - begun


def dropped(clock, path):
    """From the drop to the overview, with the press in between."""
    clock.visitor.go()
    time.sleep(4)  # a reader stands ready, as on a server that was not restarted this second
    begun = time.perf_counter()
    clock.page.locator(DROP_ZONE).set_input_files(str(path), no_wait_after=True)
    clock.page.get_by_role("button", name="View retention").click(timeout=WAIT_MS)
    return overview(clock, begun)


def connected(name, clock, _):
    """From the press on the button to the overview of a connection."""
    clock.visitor.go("connect")
    clock.page.locator(".st-key-connection input").click()
    clock.page.get_by_role("option", name=name, exact=False).first.click()
    clock.visitor.ready()
    begun = time.perf_counter()
    clock.page.get_by_role("button", name="View retention").click(timeout=WAIT_MS)
    return overview(clock, begun)


def overview(clock, begun):
    clock.page.wait_for_url("**/overview*", timeout=WAIT_MS)
    clock.page.wait_for_selector(".js-plotly-plot .main-svg", timeout=WAIT_MS)
    clock.visitor.ready()
    return time.perf_counter() - begun


def measured(name, browser, server, opened, path, rounds):
    """One row of the table; the first turn to every page, and the later ones."""
    clock = Clock(browser, server)
    first = opened(clock, path)
    turns = {title: [clock.turns_to(title, at)] for title, at in PAGES.items()}
    for _ in range(rounds):
        for title, at in PAGES.items():
            turns[title].append(clock.turns_to(title, at))
    slowest, taken = max(turns.items(), key=lambda one: median(one[1][1:]))
    months = [clock.changes_month(step + 1) for step in range(rounds)]
    clock.turns_to("What-if", "what-if")
    levers = [clock.moves_lever() for _ in range(2 * rounds + 1)]
    again = [one for own in turns.values() for one in own[1:]]
    print(
        f"{name:>22} {first:9.2f} {max(own[0] for own in turns.values()):11.2f} {median(again):8.2f}"
        f" {median(taken[1:]):8.2f} ({slowest.partition(' ')[0]:8}) {median(months):7.2f}"
        f" {median(levers):7.2f}   load {os.getloadavg()[0]:.1f}",
        flush=True,
    )
    clock.visitor.close()


def first_paint(browser, server):
    """From the start of the process to the heading of Start, in a browser that has the files."""
    browser_before = Visitor(browser, server.origin)
    server.start()
    browser_before.go()
    server.stop()
    begun = time.perf_counter()
    server.start()
    up = time.perf_counter() - begun
    browser_before.page.goto(server.origin)
    browser_before.page.wait_for_selector("h1", timeout=WAIT_MS)
    painted = time.perf_counter() - begun
    begun = time.perf_counter()
    browser_before.page.goto(server.origin)
    browser_before.page.wait_for_selector("h1", timeout=WAIT_MS)
    browser_before.close()
    print(
        f"a server from its start: answers after {up:.2f} s, first page after {painted:.2f} s;"
        f" the page again {time.perf_counter() - begun:.2f} s"
    )


def peak_mb(server):
    """The most memory that the process of a server has held."""
    told = Path(f"/proc/{server.process.pid}/status").read_text()
    return int(told.partition("VmHWM:")[2].split()[0]) // 1024


def tables(folder, rows):
    """The settings of a server with a connection to each table."""
    settings = dict(LIMITS)
    for count in rows:
        held, customers = parquet(folder / str(count), count)
        print(f"{held:,} rows of {customers:,} customers are written", flush=True)
        settings[f"NRR_CONNECTION_ROWS{count}"] = f"parquet:{folder / str(count)}"
    return settings


def main(asked):
    with tempfile.TemporaryDirectory() as place, launched() as browser:
        folder = Path(place)
        settings = tables(folder, asked.rows)
        server = Server(f"sqlite:///{folder}/boards.db", folder / "log.txt", settings)
        first_paint(browser, server)
        server.start()
        print(
            "                        overview  page, first    again  slowest             month   lever   (s)",
            flush=True,
        )
        for customers in asked.customers:
            path = folder / f"{customers}.csv"
            path.write_text(sheet(customers), encoding="utf-8")
            measured(f"{customers:,} customers", browser, server, dropped, path, asked.rounds)
        server.stop()
        for count in asked.rows:
            server = Server(f"sqlite:///{folder}/boards.db", folder / "log.txt", settings)
            server.start()
            opened = partial(connected, f"rows{count}")
            measured(f"{count:,} rows, Connect", browser, server, opened, None, asked.rounds)
            print(f"{'':22} the server held at most {peak_mb(server):,} MB", flush=True)
            server.stop()


if __name__ == "__main__":
    options = argparse.ArgumentParser()
    options.add_argument("rounds", nargs="?", type=int, default=3)
    options.add_argument("--customers", nargs="*", type=int, default=CUSTOMERS)
    options.add_argument("--rows", nargs="*", type=int, default=[ROWS])
    main(options.parse_args())
