"""Somebody new brings one workbook with every usual trouble and gets the right figures with plain notes."""

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))

from first_file import GRR, NRR, first_workbook

NOTES = (
    "1 month is missing from the whole file: Aug 2025",
    "1 title row above the header (row 3) was skipped",
    "2 header rows (2 and 3) were joined",
    "Excluded: 1 total or subtotal row (row 10)",
    "Amounts carry the sign $: they were read as USD",
    "tie out with the file's own total row in all 13 months",
)


@pytest.mark.parametrize("width", [1400, 390])
def test_a_first_workbook_gives_the_right_figures_and_says_what_was_done(visit, tmp_path, width):
    path = tmp_path / "Brightline MRR.xlsx"
    path.write_bytes(first_workbook())
    visitor = visit(viewport={"width": width, "height": 1000})
    visitor.go()
    visitor.upload(path)
    assert f"NRR {NRR}, GRR {GRR}" in visitor.title()
    visitor.page.get_by_text("5 notes", exact=True).click()
    visitor.page.get_by_text("Amounts carry the sign $").wait_for()
    words = visitor.page.locator("body").inner_text()
    assert [note for note in NOTES if note not in words] == []
    assert "Sheet MRR holds one row per customer and one column per month: 6 customers" in words
    assert "10 rows read = 6 used + 4 excluded" in words
    visitor.open("View retention")
    assert visitor.figure("nrr") == NRR
    assert visitor.figure("grr") == GRR


def focused(page):
    """What the focus stands on, as its words; regions as a whole say nothing."""
    words = "at.ariaLabel || at.innerText || at.type || ''"
    return page.evaluate(
        f"() => {{ const at = document.activeElement; return at.matches('main, body') ? '' : {words} }}"
    )


def tab_to(page, words):
    for _ in range(60):
        page.keyboard.press("Tab")
        if words in focused(page):
            return
    raise AssertionError(f"no key leads to {words}")


def press_until_taken(visitor):
    """A page that draws itself once more under the key has not heard it; a person presses again."""
    for _ in range(3):
        visitor.page.keyboard.press("Space")
        visitor.ready()
        if "question" not in visitor.title():
            return
        tab_to(visitor.page, "radio")


def test_a_question_is_answered_and_the_book_opened_by_keyboard_alone(visit, tmp_path):
    path = tmp_path / "march.csv"
    rows = [f"{name},03/{month:02d}/2024,{100 + month}" for name in "abcdef" for month in range(1, 10)]
    path.write_text("\n".join(["Customer,Month,MRR", *rows]))
    visitor = visit()
    visitor.go()
    tab_to(visitor.page, "Upload")
    visitor.upload(path)
    tab_to(visitor.page, "radio")
    press_until_taken(visitor)
    assert visitor.title().startswith("NRR 102.8%")  # each pays 106 in June and 109 in September
    for name in ("3 columns used", "Why this reading?", "View retention"):
        tab_to(visitor.page, name)
    visitor.page.keyboard.press("Enter")
    visitor.page.wait_for_url("**/overview*", timeout=60_000)


def test_the_ring_of_an_answer_is_seen_before_it_is_chosen(visit, tmp_path):
    path = tmp_path / "march.csv"
    rows = [f"{name},03/{month:02d}/2024,{100 + month}" for name in "abcdef" for month in range(1, 10)]
    path.write_text("\n".join(["Customer,Month,MRR", *rows]))
    visitor = visit(color_scheme="light")
    visitor.go()
    visitor.upload(path)
    ring = visitor.page.locator("[data-testid=stRadioOption] > div > div:first-child").first
    light = ring.evaluate("e => getComputedStyle(e).borderTopColor")
    visitor.page.emulate_media(color_scheme="dark")
    visitor.page.wait_for_function(
        "([e, light]) => getComputedStyle(e).borderTopColor !== light", arg=[ring.element_handle(), light]
    )
    dark = ring.evaluate("e => getComputedStyle(e).borderTopColor")
    assert "/ 0.6)" in light and "/ 0.6)" in dark


def test_the_menu_speaks_of_this_product_alone(visit):
    visitor = visit()
    visitor.go()
    visitor.page.get_by_test_id("stMainMenu").get_by_role("button").click()
    menu = visitor.page.get_by_test_id("stMainMenuPopover")
    menu.get_by_text("About").wait_for()
    assert "Made with" not in menu.inner_text()
