"""The server is killed while boards are being published: every link a page ever showed opens, whole.

One kill on each database here, as soon as one of two pages shows its link: the other is amid its own.
NRR_PUBLISHERS=5 NRR_KILLS=40 makes 200 publishes and kills at random moments too, for a release.
"""

import os
import random
import time
from pathlib import Path

import nrr
from board.servers import READY, Server, open_fourteen, token_of
from chromiums import resting

SAMPLE = Path(__file__).resolve().parents[2] / "sample_data" / "fourteen_customers_wide.xlsx"
ROUNDS = int(os.environ.get("NRR_KILLS", "1"))
PUBLISHERS = int(os.environ.get("NRR_PUBLISHERS", "2"))
LONGEST_S = 2.0 * PUBLISHERS


def share_pages(browser, server):
    """As many strangers, each on the Share page with a book of its own."""
    pages = [browser.new_context().new_page() for _ in range(PUBLISHERS)]
    for page in pages:
        page.goto(server.origin)
        open_fourteen(page)
        page.goto(f"{server.origin}/share")
    for page in pages:
        page.get_by_role("button", name="Publish board").wait_for(timeout=60_000)
        page.wait_for_function(READY, timeout=60_000)
    return pages


def shown(page):
    """The tokens of the links that stand on the page, also when its server is gone."""
    return [token_of(text.strip()) for text in page.locator("code", has_text="/b/").all_inner_texts()]


def wait_for_a_link(pages):
    until = time.monotonic() + 60
    while not any(map(shown, pages)):
        assert time.monotonic() < until, "no link was shown"
        pages[0].wait_for_timeout(10)


def test_every_link_ever_shown_opens_whole(url, tmp_path):
    chance = random.Random(7)
    acknowledged = []
    with resting() as browser:
        for turn in range(ROUNDS):
            server = Server(url, tmp_path / "log.txt").start()
            pages = share_pages(browser, server)
            for page in pages:
                page.get_by_role("button", name="Publish board").click(no_wait_after=True)
            if turn == 0:
                wait_for_a_link(pages)
            else:
                time.sleep(chance.uniform(0, LONGEST_S))
            server.kill()
            acknowledged += [token for page in pages for token in shown(page)]
            for page in pages:
                page.context.close()
    store = nrr.open_store(url)
    try:
        report = store.check()
        assert report.sound and report.payloads == report.records >= len(acknowledged) > 0
        for token in acknowledged:
            board = store.resolve(token)
            assert isinstance(board, nrr.store.Board)
            page = nrr.publishing.fill(
                nrr.publishing.published_plate(board.payload), banner="", expires="", library_url=""
            )
            assert "107.0%" in page and page.endswith("</html>")
    finally:
        store.close()
    tried = ROUNDS * PUBLISHERS
    print(
        f"{ROUNDS} kills amid {tried} publishes: {len(acknowledged)} links shown, {report.records} boards"
        " stored"
    )
