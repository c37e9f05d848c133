"""A person's open work in a real browser: after a reload and after a crash of the server it is where it
was.
"""

from pathlib import Path

import pytest

from board.servers import Server
from browser.conftest import Visitor

ROWS = [
    f"{name},{month:02d}/01/{year},{100 + month}"
    for name in "abcdef"
    for year in (2023, 2024)
    for month in range(1, 13)
]
MESSY = "\n".join(["Revenue by customer,,", ",,", "Customer,Month,MRR", *ROWS, ",,", "Total,,7000"])


@pytest.fixture(scope="module")
def machine(tmp_path_factory):
    """Every test leaves it running."""
    folder = tmp_path_factory.mktemp("machine")
    server = Server(f"sqlite:///{folder / 'boards.db'}", folder / "log.txt").start()
    yield server
    if server.process.poll() is None:
        server.stop()


def test_a_messy_file_half_answered_survives_a_reload_and_the_book_survives_a_crash(
    machine, chromium, tmp_path
):
    path = Path(tmp_path / "march.csv")
    path.write_text(MESSY)
    visitor = Visitor(chromium, machine.origin)
    page = visitor.page
    visitor.go()
    visitor.upload(path)
    asked = visitor.title()
    assert "question" in asked
    page.locator("[data-testid=stRadio] label", has_text="Month first").click()
    visitor.ready()
    answered = visitor.title()
    assert answered != asked
    page.reload()
    page.wait_for_selector(".st-key-reading", timeout=60_000)
    visitor.ready()
    assert visitor.title() == answered
    page.get_by_role("button", name="Undo").wait_for()
    machine.kill()
    machine.start()
    page.reload()
    page.wait_for_selector(".st-key-reading", timeout=60_000)
    visitor.ready()
    assert visitor.title() == answered
    visitor.open("View retention")
    shown = visitor.title()
    machine.kill()
    machine.start()
    page.reload()
    page.wait_for_selector(".js-plotly-plot .main-svg", timeout=60_000)
    visitor.ready()
    assert visitor.title() == shown
    visitor.go()
    assert "march.csv" in page.locator(".st-key-this_browser").inner_text()
    page.get_by_role("button", name="Delete from this server").click()
    visitor.press("Delete my work")
    page.get_by_text("Deleted. This server keeps nothing of your work.").wait_for()
    assert page.locator(".st-key-this_browser").count() == 0
    visitor.context.close()


def test_a_copied_address_keeps_its_view_for_the_book(machine, chromium):
    visitor = Visitor(chromium, machine.origin)
    visitor.page.goto(f"{machine.origin}/cohorts?window=3+months")
    visitor.page.get_by_text("carries the view, not the data").wait_for(timeout=60_000)
    visitor.ready()
    visitor.press("Upload file or open the sample")
    visitor.page.get_by_role("button", name="Try the sample company").click()
    visitor.page.wait_for_url("**/cohorts?window=3+months*", timeout=60_000)
    visitor.ready()
    assert "ohort" in visitor.title()
    visitor.context.close()
