"""One person's way in a real browser: finding, worth, What-if, agree by lot, publish, the next file, verdict.

    python tests/bench/agreed_journey.py [FOLDER]

The file is a plain one of customers by months. The step on recent cutters is agreed with every fifth
customer left aside by lot; the list taken away as CSV says who they are, and in the file of the next quarter
most of them have left. Prints what each step says, and exits with 1 where the verdict is missing from the
executive page or from the next board; with a folder, pictures of every step.
"""

import csv
import io
import sys
import tempfile
from pathlib import Path

TESTS = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(TESTS.parent), str(TESTS), str(TESTS / "browser")]

from browser.conftest import Visitor, served  # noqa: E402
from chromiums import launched  # noqa: E402

MONTHS = [f"{2025 + n // 12}-{n % 12 + 1:02}" for n in range(19)]
AGREED, QUARTER = 16, 19
STEP = "A-CUT"
VERDICT = "Because of it, 78.6 points"
"""Of 14 left aside 11 left, of 56 worked on nobody."""


def book(length, left=()):
    """Sixty past cutters of whom half left, two hundred calm ones, seventy that cut lately; those of them who
    `left` did so after the month of agreeing.
    """
    rows = [(f"Past {n}", [100] * 2 + [50] * 2 + [0] * 15) for n in range(30)]
    rows += [(f"Stayed {n}", [100] * 3 + [50] * 16) for n in range(30)]
    rows += [(f"Calm {n}", [100] * 19) for n in range(200)]
    rows += [(f"Lately {n}", [200] * 15 + [150] * 4) for n in range(70)]
    rows = [(name, cells[:AGREED] + [0] * 3 if name in left else cells) for name, cells in rows]
    lines = [["Customer", *MONTHS[:length]]] + [[name, *map(str, cells[:length])] for name, cells in rows]
    return "\n".join(",".join(line) for line in lines).encode()


def bring(visitor, length, left=()):
    """The file of a month to the executive page."""
    data = book(length, left)
    file = {"name": f"mrr {MONTHS[length - 1]}.csv", "mimeType": "text/csv", "buffer": data}
    visitor.page.set_input_files("input[type=file]", file)
    visitor.page.wait_for_selector(".st-key-reading", timeout=60_000)
    visitor.ready()
    visitor.open("View retention")


def publish(visitor, folder, name):
    """The words of the published board."""
    page = visitor.page
    page.get_by_role("link", name="Share").click()
    page.locator(".st-key-publish_form").wait_for(timeout=60_000)
    visitor.ready()
    page.get_by_role("button", name="Preview board", exact=True).click()
    page.get_by_text("Open preview").wait_for(timeout=60_000)
    with page.context.expect_page() as opened:
        page.get_by_text("Open preview").click()
    board = opened.value
    board.wait_for_selector("main", timeout=60_000)
    said = board.locator("main").inner_text()
    seen(board, folder, f"{name}_board", full=True)
    board.close()
    visitor.press("Publish board")
    page.get_by_text("Board published").first.wait_for(timeout=60_000)
    return said


def agreed_by_lot(visitor, folder):
    """Agree on the step of the recent cutters, and the names of those left aside, from the list."""
    page = visitor.page
    page.locator(".st-key-how_R-WARN button").first.click()
    page.get_by_text("Agree on this").first.click()
    page.locator(f".st-key-lot_{STEP} label").click()
    visitor.ready()
    seen(page, folder, "3_form")
    page.locator(f".st-key-agree_{STEP} button").click()
    page.locator(".st-key-agreed").wait_for(timeout=60_000)
    visitor.ready()
    page.keyboard.press("Escape")
    page.locator(".st-key-agreed_customers button").first.click()
    page.locator(".st-key-listed_csv button").wait_for(timeout=60_000)
    seen(page, folder, "3_customers")
    with page.expect_download() as taken:
        page.locator(".st-key-listed_csv button").click()
    rows = csv.DictReader(io.StringIO(Path(taken.value.path()).read_text("utf-8-sig")))
    page.keyboard.press("Escape")
    return [row["Customer"] for row in rows if row["List"] == "Left aside"]


def seen(page, folder, name, *, full=False):
    if folder is not None:
        page.screenshot(path=folder / f"{name}.png", full_page=full)


def journey(browser, origin, folder):
    """Whether the verdict stands on the executive page and on the next board."""
    visitor = Visitor(browser, origin, viewport={"width": 1440, "height": 900})
    page = visitor.page
    visitor.go()
    bring(visitor, AGREED)
    print("together:", page.locator(".st-key-together").inner_text().split("\n")[0])
    seen(page, folder, "1_finding_and_worth")
    visitor.press("Try in What-if")
    page.wait_for_url("**/what-if*", timeout=60_000)
    visitor.ready()
    print("What-if:", page.locator("h1").first.inner_text())
    seen(page, folder, "2_what_if")
    page.get_by_role("link", name="Overview").click()
    page.locator(".st-key-agree_steps").wait_for(timeout=60_000)
    visitor.ready()
    aside = agreed_by_lot(visitor, folder)
    print("left aside:", len(aside))
    print("agreed:", page.locator(".st-key-agreed h2").inner_text())
    seen(page, folder, "3_agreed", full=True)
    first = publish(visitor, folder, "4")
    page.get_by_role("link", name="Start").click()
    page.locator("input[type=file]").first.wait_for(state="attached", timeout=60_000)
    visitor.ready()
    bring(visitor, QUARTER, aside[:11])
    told = page.locator(".st-key-agreed").inner_text()
    print("a quarter later:", told.replace("\n", " | ")[:600])
    seen(page, folder, "5_verdict", full=True)
    second = publish(visitor, folder, "6")
    visitor.close()
    return "Agreed actions" in first and all(VERDICT in said for said in (told, second))


def main():
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else None
    with (
        tempfile.TemporaryDirectory() as store,
        served(f"sqlite:///{store}/boards.db") as origin,
        launched() as browser,
    ):
        return journey(browser, origin, folder)


if __name__ == "__main__":
    sys.exit(not main())
