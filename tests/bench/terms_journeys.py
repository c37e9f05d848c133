"""Two people's way through contracts and a plan in a real browser: the sample company from its contracts to a
board, and a file of months with a contract list that names strangers and exceeds one customer's revenue.

    python tests/bench/terms_journeys.py [FOLDER]

With a folder, what they saw wide and on a phone, light and dark. Exits with 1 where a figure is another one
than the README of the samples or a sum by hand says.
"""

import sys
import tempfile
from pathlib import Path

TESTS = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(TESTS.parent), str(TESTS), str(TESTS / "browser")]

from bench.first_journeys import seen  # noqa: E402
from browser.conftest import Visitor, served  # noqa: E402
from chromiums import launched  # noqa: E402

SAID = (TESTS.parent / "sample_data" / "README.md").read_text(encoding="utf-8")
MONTHS = (
    "Customer,2025-01,2025-02,2025-03,2025-04\nAcme,100,100,110,110\nBirch,50,50,50,50\nCedar,20,20,20,20\n"
)
BOARD_SAYS = ("From plan to actual", "below plan", "Up for renewal", "FY27 Q")
CONTRACTS = (
    "Client,Start,End,ARR\nAcme,2024-03-01,2025-02-28,1200\nAcme,2025-03-01,2026-02-28,1320\n"
    "Birch,2025-01-01,2025-12-31,900\nNobody,2025-01-01,2025-12-31,900\nNoone,2025-01-01,2025-12-31,900\n"
    "No such,2025-01-01,2025-12-31,900\n"
)


def main():
    """Whether both ended at the right figures."""
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else None
    with (
        tempfile.TemporaryDirectory() as store,
        served(f"sqlite:///{store}/boards.db") as origin,
        launched() as browser,
    ):
        found = [company(browser, origin, folder), beside(browser, origin, folder)]
    return all(found)


def company(browser, origin, folder):
    """Start, Renewals with its tabs, Plan, and the board."""
    visitor = Visitor(browser, origin)
    visitor.go()
    seen(visitor, folder, "company_1_start")
    visitor.open("With contracts and a plan")
    right = [told(visitor, "fiscal year from Feb", "stamp of the overview")]
    follow(visitor, "Renewals")
    right.append(told(visitor, "FY27 Q2: 96.3% of what was up renewed, 98.2% net", "settled quarter"))
    right.append("| FY27 Q2 | 1,635,895.92 | 96.3% | 98.2% |" in SAID)
    seen(visitor, folder, "company_2_renewals")
    for place, tab in enumerate(("NRR by renewals", "Next four quarters", "Calendar"), start=3):
        visitor.page.get_by_role("tab", name=tab).click()
        visitor.ready()
        seen(visitor, folder, f"company_{place}_{tab.replace(' ', '_')}")
    follow(visitor, "Plan")
    right.append(told(visitor, "below plan", "plan"))
    seen(visitor, folder, "company_6_plan")
    follow(visitor, "Share")
    seen(visitor, folder, "company_7_share")
    right.append(boarded(visitor, folder))
    print("company:", "right" if all(right) else right, flush=True)
    visitor.close()
    return all(right)


def boarded(visitor, folder):
    """The board in preview: plan and renewals under the fiscal year, as in the files it gives."""
    visitor.press("Preview board")
    link = visitor.page.get_by_text("Open preview")
    link.wait_for(timeout=120_000)
    with visitor.context.expect_page() as opened:
        link.click()
    board = opened.value
    board.wait_for_selector("main", timeout=60_000)
    words = board.locator("body").inner_text()
    if folder is not None:
        for part in ("plan", "renewals"):
            section = board.locator(f"#{part}")
            section.scroll_into_view_if_needed()
            section.screenshot(path=folder / f"company_8_board_{part}.png")
    missing = [said for said in BOARD_SAYS if said.casefold() not in words.casefold()]
    print("not on the board:", missing, flush=True) if missing else None
    return not missing


def beside(browser, origin, folder):
    """Months and a list of contracts dropped together."""
    visitor = Visitor(browser, origin)
    visitor.go()
    drop = [
        {"name": name, "mimeType": "text/csv", "buffer": text.encode()}
        for name, text in (("months.csv", MONTHS), ("contracts.csv", CONTRACTS))
    ]
    visitor.page.set_input_files("input[type=file]", drop[0])
    visitor.page.wait_for_selector(".st-key-reading", timeout=60_000)
    answered(visitor)
    visitor.page.get_by_text("Add other files").first.click()
    visitor.ready()
    visitor.page.set_input_files(".st-key-add_files input[type=file]", drop[1])
    visitor.page.get_by_text("contracts.csv").first.wait_for(timeout=60_000)
    visitor.ready()
    seen(visitor, folder, "beside_1_dropped")
    right = [told(visitor, word, "strangers") for word in ("Nobody", "Noone", "No such")]
    visitor.open("View retention")
    follow(visitor, "Renewals")
    right += [told(visitor, words, words) for words in ("not under term", "exceed the revenue of 1 customer")]
    visitor.page.get_by_text("Rows are those of contracts.csv").wait_for(timeout=60_000)
    seen(visitor, folder, "beside_3_renewals")
    visitor.page.get_by_role("tab", name="NRR by renewals").click()
    visitor.ready()
    right.append(told(visitor, "Customers behind", "the customers of a class"))
    follow(visitor, "Overview")
    visitor.page.locator(".st-key-explain_nrr button").click()
    dialog = visitor.page.get_by_role("dialog")
    dialog.get_by_text("add up to").wait_for(timeout=60_000)
    visitor.ready()
    visitor.tick_row(dialog.get_by_test_id("stDataFrame").first, 0)
    dialog.get_by_text("month by month").wait_for(timeout=60_000)
    visitor.ready()
    cells = dialog.get_by_test_id("stDataFrame").nth(1).locator("tbody td")
    cells.first.wait_for(state="attached", timeout=60_000)
    right.append("months.csv" in [cell.inner_text() for cell in cells.all()])
    seen(visitor, folder, "beside_4_cell")
    print("beside:", "right" if all(right) else right, flush=True)
    visitor.close()
    return all(right)


def answered(visitor):
    """Every question by its first answer, which is the suggested one."""
    visitor.ready()
    while visitor.page.locator("[class*=st-key-question_]").count():
        question = visitor.page.locator("[class*=st-key-question_]").first
        question.locator("[data-testid=stRadioOption]").first.click()
        visitor.ready()


def follow(visitor, name):
    """A page of the menu."""
    visitor.page.locator("[data-testid=stSidebarNav]").get_by_role("link", name=name, exact=True).click()
    visitor.page.wait_for_url(f"**/{name.lower()}*", timeout=60_000)
    visitor.ready()


def told(visitor, words, what):
    """Whether the page says it."""
    found = words in visitor.page.locator("body").inner_text()
    if not found:
        print(f"not told: {what}: {words}", flush=True)
    return found


if __name__ == "__main__":
    sys.exit(not main())
