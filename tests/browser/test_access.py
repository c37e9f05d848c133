"""Pages that readers see, judged by axe: headings, landmarks, names of controls, contrast, order of focus."""

from contextlib import ExitStack
from functools import cache

import pytest

import nrr
from bench.access import judged
from browser.conftest import entered
from drawings import fourteen

axe = pytest.importorskip("axe_playwright_python.sync_playwright")
PHRASE = "four words are good"
RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "best-practice"]}


@pytest.fixture(scope="module")
def links(store_url):
    """An open board and one behind a passphrase."""
    store = nrr.open_store(store_url)
    book = fourteen()
    choices = nrr.publishing.BoardChoices("Board", note="A note", smallest_group=2)
    board = nrr.prepare(
        book, nrr.View(nrr.default_window(book)), choices, made_at="2026-02-01", this_year=2026, secret=b""
    )
    made = [
        store.publish(nrr.store.Draft(board.payload, title="Board", passphrase=p)) for p in (None, PHRASE)
    ]
    store.close()
    return made


PAGES = {
    "board": lambda links: f"b/{links[0].board_token}",
    "manage": lambda links: f"m/{links[0].manage_token}",
    "passphrase": lambda links: f"b/{links[1].board_token}",
    "not available": lambda links: "b/" + "A" * 43,
}


@pytest.fixture(scope="module")
def opened(chromium, origin, links):
    """Each kind of page, opened once: its width and its colours are changed under it."""
    with ExitStack() as stack:

        @cache
        def opened(kind):
            reader = stack.enter_context(entered(chromium, origin))
            reader.page.goto(f"{origin}/{PAGES[kind](links)}")
            if kind == "board":
                reader.page.wait_for_selector(".trio .spark", timeout=30_000)
                opening = "document.querySelectorAll('details').forEach(one => { one.open = true; })"
                reader.page.evaluate(opening)
            return reader

        yield opened


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1400, 390])
@pytest.mark.parametrize("kind", PAGES)
def test_axe_finds_nothing(opened, kind, width, scheme):
    reader = opened(kind)
    reader.page.set_viewport_size({"width": width, "height": 900})
    reader.page.emulate_media(color_scheme=scheme)
    assert reader.page.evaluate("[innerWidth, matchMedia('(prefers-color-scheme: dark)').matches]") == [
        width,
        scheme == "dark",
    ]
    found = axe.Axe().run(reader.page, options=RULES).response["violations"]
    assert [(one["id"], one["nodes"][0]["html"][:100]) for one in found] == []


def test_axe_finds_nothing_serious_in_the_workshop(visit):
    """Of all pages by `python tests/bench/access.py`; here the first one, in both themes."""
    visitor = visit()
    visitor.go()
    # Also while a chart is being drawn its place cannot be scrolled: the keyboard would not reach it.
    # The style of the page arrives one frame after the first element.
    visitor.page.wait_for_function(
        "() => [...document.querySelectorAll('.st-key-plot_picture_company > div')].slice(0, 1)"
        ".some(place => getComputedStyle(place).overflowY === 'hidden')",
        timeout=5_000,
    )
    for scheme in ("light", "dark"):
        serious, measured = judged(visitor, scheme)
        assert serious == [] and measured > 20


def test_the_tabs_of_a_board_follow_the_keyboard(visit, links):
    reader = visit()
    reader.page.goto(f"{visit.origin}/b/{links[0].board_token}")
    reader.page.wait_for_selector(".trio .spark", timeout=30_000)
    tabs = reader.page.get_by_role("tablist").first.get_by_role("tab")
    tabs.first.focus()
    for key, chosen in (
        ("End", tabs.count() - 1),
        ("ArrowRight", 0),
        ("ArrowLeft", tabs.count() - 1),
        ("Home", 0),
    ):
        reader.page.keyboard.press(key)
        assert tabs.nth(chosen).get_attribute("aria-selected") == "true"
        panel = reader.page.locator(f"#{tabs.nth(chosen).get_attribute('aria-controls')}")
        assert panel.is_visible()


def test_the_print_button_opens_the_print_dialog(visit, links):
    reader = visit()
    reader.page.add_init_script("window.print = () => { window.printed = true; }")
    reader.page.goto(f"{visit.origin}/b/{links[0].board_token}")
    reader.page.get_by_role("button", name="Print or save as PDF").click()
    assert reader.page.evaluate("window.printed") is True
