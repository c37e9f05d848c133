"""What a tab says while the server is away, and after it came back, in a real browser on a server that is
stopped.
"""

import json

import pytest

from board.servers import READY, ROOT, Server

WORDS = json.loads((ROOT / "pages/parts/art/notices.json").read_text("utf-8"))


@pytest.fixture(scope="module")
def stoppable(tmp_path_factory):
    """Every test leaves it running."""
    folder = tmp_path_factory.mktemp("stoppable")
    server = Server(f"sqlite:///{folder / 'boards.db'}", folder / "log.txt").start()
    yield server
    if server.process.poll() is None:
        server.stop()


def notice(page, words):
    page.wait_for_function(
        "words => document.getElementById('server-notice')?.textContent === words", arg=words, timeout=90_000
    )


def shown(page, text):
    return page.get_by_text(text, exact=False).locator("visible=true").count() > 0


def test_work_that_was_saved_is_said_to_be_kept_and_is_here_again(stoppable, chromium):
    page = chromium.new_context().new_page()
    page.goto(stoppable.origin)
    page.wait_for_function(READY, timeout=60_000)
    page.get_by_role("button", name="Try the sample company", exact=True).click()
    page.wait_for_url("**/overview*", timeout=60_000)
    page.wait_for_selector(".st-key-card_nrr", timeout=60_000)
    page.wait_for_function(READY, timeout=60_000)
    page.wait_for_selector("[data-work=kept]", state="attached", timeout=60_000)
    page.wait_for_timeout(2_500)
    figure = page.locator("[data-testid=stMetricValue]").first.inner_text()
    stoppable.kill()
    notice(page, WORDS["away_kept"])
    page.wait_for_timeout(8_000)
    assert not shown(page, "Are you connected") and not shown(page, "Streamlit")
    assert page.locator("#server-notice").get_attribute("role") == "status"
    stoppable.start()
    notice(page, WORDS["back_kept"])
    assert page.locator("[data-testid=stMetricValue]").first.inner_text() == figure


def test_nothing_is_promised_where_nothing_was_done(stoppable, chromium):
    page = chromium.new_context().new_page()
    page.goto(stoppable.origin)
    page.wait_for_function(READY, timeout=60_000)
    page.wait_for_timeout(2_500)
    stoppable.kill()
    notice(page, WORDS["away"])
    stoppable.start()
    notice(page, WORDS["back"])
