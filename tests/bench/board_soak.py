"""Hours of mixed work on one real server: uploads, publishes, views, withdrawals. A script, not a test.

    python tests/bench/board_soak.py [minutes] [publishes a minute] [views a second]

A browser uploads a book and publishes it, over and over; a second process publishes and withdraws at the
given pace on the same store, as a schedule would; readers open live links and withdrawn ones. At the end
every link that should open opens with its own figures, every withdrawn one is gone, the store is sound, no
stray file lies beside it, and the memory of the server is printed minute by minute. Exit status 1 if any
of that fails.
"""

import random
import sys
import tempfile
import threading
import time
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT), str(ROOT / "tests")]

from playwright.sync_api import Browser  # noqa: E402

import nrr  # noqa: E402
from bench.board_load import memory_mb  # noqa: E402
from board.conftest import prepared  # noqa: E402
from board.servers import READY, Server, token_of  # noqa: E402
from chromiums import launched  # noqa: E402

SAMPLE = ROOT / "sample_data" / "fourteen_customers_wide.xlsx"
WITHDRAWN_SHARE = 0.3
MOST_GROWTH = 0.05


@dataclass(slots=True)
class Soak:
    """What was done so far. `live` and `gone` are board tokens; live ones with the title they must show."""

    server: Server
    until: float
    live: dict[str, str] = field(default_factory=dict)
    gone: list[str] = field(default_factory=list)
    done: Counter[str] = field(default_factory=Counter)
    faults: list[str] = field(default_factory=list)
    memory: list[float] = field(default_factory=list)
    lock: threading.Lock = field(default_factory=threading.Lock)

    @property
    def going_on(self) -> bool:
        return time.monotonic() < self.until

    def fault(self, words: str) -> None:
        with self.lock:
            self.faults.append(words)


def publish_and_withdraw(soak: Soak, a_minute: float) -> None:
    """A second process's hands on the same store."""
    store, chance = nrr.open_store(soak.server.url), random.Random(1)
    while soak.going_on:
        title = f"Board {soak.done['published']}"
        links = store.publish(nrr.store.Draft(prepared(title).payload, title=title))
        prepared.cache_clear()
        withdrawn = chance.random() < WITHDRAWN_SHARE
        if withdrawn:
            store.revoke(links.manage_token)
        with soak.lock:
            soak.done["published"] += 1
            if withdrawn:
                soak.gone.append(links.board_token)
            else:
                soak.live[links.board_token] = title
        time.sleep(60 / a_minute)
    store.close()


def view(soak: Soak, a_second: float) -> None:
    """Readers of live and of withdrawn links, each from an address of its own."""
    chance = random.Random(2)
    while soak.going_on:
        with soak.lock:
            live = chance.choice(list(soak.live.items())) if soak.live else None
            gone = chance.choice(soak.gone) if soak.gone else None
        address = ".".join(str(chance.randrange(1, 255)) for _ in range(4))
        if live and not opens(soak.server, *live, address):
            soak.fault(f"a live link did not open: {live[1]}")
        if (
            gone
            and chance.random() < 0.2
            and soak.server.ask(f"/b/{gone}", X_Forwarded_For=address).status != 404
        ):
            soak.fault("a withdrawn link opened")
        soak.done["viewed"] += 1
        time.sleep(1 / a_second)


def opens(server: Server, token: str, title: str, address: str) -> bool:
    answer = server.ask(f"/b/{token}", X_Forwarded_For=address)
    return answer.status == 200 and title in answer.text and answer.text.endswith("</html>")


def upload_and_publish(soak: Soak, browser: Browser) -> None:
    """A person at the workshop, over and over, each time as a new visitor."""
    while soak.going_on:
        page = browser.new_context().new_page()
        page.goto(soak.server.origin)
        page.wait_for_function(READY, timeout=90_000)
        page.set_input_files("input[type=file]", str(SAMPLE))
        page.get_by_role("button", name="View retention").click(timeout=90_000)
        page.wait_for_url("**/overview*", timeout=90_000)
        soak.done["uploaded"] += 1
        page.goto(f"{soak.server.origin}/share")
        page.get_by_role("button", name="Publish board").click(timeout=90_000)
        link = page.locator("code", has_text="/b/")
        link.wait_for(timeout=90_000)
        with soak.lock:
            soak.live[token_of(link.inner_text().strip())] = "107.0%"
        page.context.close()


def watch(soak: Soak) -> None:
    """The server's memory, once a minute."""
    assert soak.server.process is not None
    while soak.going_on:
        soak.memory.append(memory_mb(soak.server.process.pid))
        time.sleep(min(60.0, max(0.0, soak.until - time.monotonic())))
    soak.memory.append(memory_mb(soak.server.process.pid))


def working(soak: Soak, work: Callable[..., None], *told: object) -> threading.Thread:
    """The work in a thread; what it dies of is a fault of the soak."""

    def guarded() -> None:
        try:
            work(soak, *told)
        except Exception as error:
            soak.fault(f"{work.__name__} ended: {error!r}")

    thread = threading.Thread(target=guarded)
    thread.start()
    return thread


def run(minutes: float, a_minute: float, a_second: float) -> bool:
    with tempfile.TemporaryDirectory() as folder, launched() as browser:
        server = Server(f"sqlite:///{folder}/data/boards.db", Path(folder) / "log.txt").start()
        soak = Soak(server, time.monotonic() + 60 * minutes)
        jobs = [
            working(soak, watch),
            working(soak, publish_and_withdraw, a_minute),
            working(soak, view, a_second),
        ]
        upload_and_publish(soak, browser)
        for job in jobs:
            job.join()
        sound = settled(soak, Path(folder) / "data")
        server.stop()
        return sound


def settled(soak: Soak, folder: Path) -> bool:
    """Prints what was found at the end, and says whether all of it is well."""
    addresses = (f"10.{n >> 16 & 255}.{n >> 8 & 255}.{n & 255}" for n in range(1, len(soak.live) + 1))
    asked = zip(soak.live.items(), addresses, strict=True)
    lost = [title for (token, title), address in asked if not opens(soak.server, token, title, address)]
    store = nrr.open_store(soak.server.url)
    report = store.check()
    store.close()
    stray = sorted(
        file.name for file in folder.iterdir() if file.name not in ("boards.db", "boards.db.reserve")
    )
    warm = soak.memory[min(len(soak.memory) - 1, 1 + len(soak.memory) // 4)]
    growth = soak.memory[-1] / warm - 1
    print(
        dict(soak.done),
        f"{len(soak.live)} live, {len(soak.gone)} withdrawn, {len(soak.faults)} faults, {len(lost)} lost",
    )
    print(f"store sound: {report.sound}, {report.records} records; stray files: {stray or 'none'}")
    print(
        f"memory, MB by the minute: {[round(one) for one in soak.memory]}; {growth:+.1%} since a quarter of"
        " the time"
    )
    for words in [*soak.faults[:5], *lost[:5]]:
        print("fault:", words)
    return report.sound and not (lost or soak.faults or stray) and growth <= MOST_GROWTH


if __name__ == "__main__":
    told = [float(word) for word in sys.argv[1:]]
    sys.exit(0 if run(*told, *(120.0, 42.0, 5.0)[len(told) :]) else 1)
