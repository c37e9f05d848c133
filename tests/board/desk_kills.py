"""Kill the server at random moments of a person's work: the next reload goes on, nothing acknowledged is
lost.

    python tests/board/desk_kills.py 60 sqlite
    python tests/board/desk_kills.py 20 postgresql

Each round starts a server, asks for the page, does the next step of the work (drop a file, answer its
question, open the book, keep a scenario, publish a board) and kills the server at a random moment of it.
What the dead page had shown as done must be there after the restart, on the page and in the store; what it
had not may be there or not.
"""

import random
import sys
import tempfile
from dataclasses import dataclass, field
from pathlib import Path

sys.path[:0] = [str(Path(__file__).resolve().parents[1]), str(Path(__file__).resolve().parents[2])]

import nrr  # noqa: E402
from board.servers import READY, Server  # noqa: E402
from chromiums import resting  # noqa: E402

LONGEST_S = 6.0
WAIT_MS = 90_000
STEPS = ("drop", "answer", "use", "scenario", "publish")
ROWS = [f"{name},{month:02d}/01/2024,{100 + month}" for name in "abcdef" for month in range(1, 13)]


def file_of(turn):
    """A file whose dates can be read in two ways; each has a heading of its own, so that it is asked about
    anew.
    """
    rows = [f"{row},Pro" for row in (*ROWS, f"g,01/02/2024,{turn + 1}")]
    return f"march {turn}.csv", "\n".join([f"Customer,Month,MRR,Plan {turn}", *rows]).encode()


@dataclass
class Work:
    """What was seen as done: of the file on its way its name and whether it was answered, and what is
    kept.
    """

    file: str = ""
    answered: bool = False
    book: str = ""
    scenarios: set = field(default_factory=set)
    boards: int = 0


@dataclass
class Worker:
    """One browser through all rounds. `kills` counts what the kill met: an act done, or one still under
    way.
    """

    context: object
    url: str
    log: Path
    chance: random.Random
    work: Work = field(default_factory=Work)
    done: int = 0
    amid: int = 0

    def round(self, turn):
        server = Server(self.url, self.log).start()
        page = self.context.new_page()
        try:
            self.check(page, server)
            step, aims = self.next_step(turn)
            self.begin(page, server, step, turn)
            page.wait_for_timeout(1000 * self.chance.uniform(0, LONGEST_S))
            server.kill()
            self.settle(page, step, aims)
        finally:
            page.close()
            if server.process.poll() is None:
                server.kill()

    def next_step(self, turn):
        work = self.work
        if work.file:
            return ("use", work.file) if work.answered else ("answer", work.file)
        if work.book and turn % 5 in (3, 4):
            return ("scenario", f"Plan {turn}") if turn % 5 == 3 else ("publish", work.boards + 1)
        return "drop", file_of(turn)[0]

    def begin(self, page, server, step, turn):
        """Everything up to the click, and the click."""
        if step in ("scenario", "publish"):
            page.goto(f"{server.origin}/{'what-if' if step == 'scenario' else 'share'}")
            page.wait_for_selector("h1", timeout=WAIT_MS)
            ready(page)
        if step == "drop":
            name, data = file_of(turn)
            page.set_input_files("input[type=file]", {"name": name, "mimeType": "text/csv", "buffer": data})
        elif step == "answer":
            page.locator("[data-testid=stRadio] label", has_text="Month first").click(no_wait_after=True)
        elif step == "use":
            page.get_by_role("button", name="View retention").click(no_wait_after=True)
        elif step == "scenario":
            page.get_by_role("tab", name="Scenarios").click()
            ready(page)
            box = page.get_by_label("Save scenario as")
            box.fill(f"Plan {turn}")
            box.press("Tab")
            ready(page)
            page.get_by_role("button", name="Keep", exact=True).click(no_wait_after=True)
        else:
            page.get_by_role("button", name="Publish board").click(no_wait_after=True)

    def settle(self, page, step, aim):
        """What the page of the dead server shows as done."""
        shown = page.locator("body").inner_text()
        signs = {
            "drop": str(aim) in shown and "needs an answer" in shown,
            "answer": "ready to use" in shown,
            "use": page.url.split("?")[0].endswith("/overview") and "12-month NRR" in shown,
            "scenario": f"Saved as {aim}." in shown,
            "publish": "Copy the link now" in shown,
        }
        self.done += signs[step]
        self.amid += not signs[step]
        self.expected = (step, aim, signs[step])

    def check(self, page, server):
        """The reload: the page goes on, and the store has what was shown; what was not may be there as
        well.
        """
        page.goto(server.origin)
        page.wait_for_selector("h1", timeout=WAIT_MS)
        ready(page)
        shown = page.locator("body").inner_text()
        assert "could not be drawn" not in shown and "cannot be read back" not in shown, shown
        found = self.found(page, shown)
        step, aim, done = getattr(self, "expected", ("", "", False))
        wanted, either = after(self.work, step, aim), (after(self.work, step, aim), self.work)
        assert found == wanted if done else found in either, (step, aim, done, found, self.work)
        self.work = found

    def found(self, page, shown):
        cookie = next(one["value"] for one in self.context.cookies() if one["name"] == "nrr_browser")
        store = nrr.open_store(self.url)
        try:
            lying = [one.spot for one in store.desk_list(cookie).lying]
        finally:
            store.close()
        names = {spot.entry.partition("\n")[2] for spot in lying if spot.piece == "scenarios"}
        boards = sum(spot.piece == "boards" for spot in lying)
        file = page.locator(".st-key-reading h2")
        on_its_way = file.inner_text() if file.count() else ""
        name = on_its_way.partition(":")[0]
        sidebar = page.locator(".st-key-open_book strong")
        book = sidebar.inner_text() if sidebar.count() else ""
        return Work(name, "ready to use" in on_its_way, book, names, boards)


def after(work, step, aim):
    """What the work is once the step is done."""
    scenarios = work.scenarios | ({aim} if step == "scenario" else set())
    boards = aim if step == "publish" else work.boards
    if step == "drop":
        return Work(aim, answered=False, book=work.book, scenarios=scenarios, boards=boards)
    if step == "use":
        return Work("", answered=False, book=aim, scenarios=scenarios, boards=boards)
    return Work(work.file, work.answered or step == "answer", work.book, scenarios, boards)


def ready(page):
    page.wait_for_timeout(60)
    page.wait_for_function(READY, timeout=WAIT_MS)


def killed(url, rounds, folder, seed=7):
    """The worker after so many kills; AssertionError where something shown as done was lost."""
    with resting() as browser:
        worker = Worker(browser.new_context(), url, folder / "log.txt", random.Random(seed))
        for turn in range(rounds):
            worker.round(turn)
        server = Server(url, folder / "log.txt").start()
        worker.check(worker.context.new_page(), server)
        server.stop()
    return worker


if __name__ == "__main__":
    asked, database = int(sys.argv[1]), sys.argv[2]
    with tempfile.TemporaryDirectory() as place:
        if database == "sqlite":
            address, databases = f"sqlite:///{place}/boards.db", None
        else:
            from store.databases import Server as Databases

            databases = Databases()
            address = databases.new_database()
        try:
            result = killed(address, asked, Path(place))
            print(
                f"{asked} kills on {database}: {result.done} after the act was shown as done, {result.amid}"
                " amid it;"
            )
            print(f"nothing lost; at the end {result.work}")
        finally:
            if databases is not None:
                databases.remove()
