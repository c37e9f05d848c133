"""From an upload in one browser to the board in another: the same figures, and no door beside the link."""

import json
import time
from datetime import timedelta
from pathlib import Path

import numpy as np
import pypdfium2
import pytest
from click.testing import CliRunner

import nrr
from board.conftest import prepared
from browser.conftest import entered
from builders import ledger
from nrr.commands import main

HOSTILE = (
    "<img src=x onerror=window.XSS=1>",
    "<script>window.XSS=1</script>",
    '"><svg onload=window.XSS=1>',
    "![](https://evil.example/x.png)",
    '<a href="javascript:window.XSS=1">x</a>',
)

ROOT = Path(__file__).resolve().parents[2]
SAMPLES = ROOT / "sample_data"
PHONE = {"viewport": {"width": 390, "height": 844}, "is_mobile": True, "has_touch": True}


@pytest.fixture(scope="module")
def company():
    """The board of the sample company, sealed for the store."""
    book = nrr.read((SAMPLES / "tarnbeck_long.csv").read_bytes(), "tarnbeck_long.csv").ledger
    view = nrr.View(nrr.default_window(book))
    choices = nrr.publishing.BoardChoices("Tarnbeck Systems, Oct 2026")
    return nrr.prepare(book, view, choices, made_at="2026-11-01", this_year=2026, secret=b"")


@pytest.fixture(scope="module")
def store(origin, store_url):
    store = nrr.open_store(store_url)
    yield store
    store.close()


@pytest.fixture(scope="module")
def author(chromium, origin):
    """A browser with an uploaded book, the same for every test that publishes from it."""
    with entered(chromium, origin) as visitor:
        uploaded(visitor, "fourteen_customers_wide.xlsx")
        yield visitor


def uploaded(visitor, name):
    visitor.go()
    visitor.upload(SAMPLES / name)
    visitor.open("View retention")


def publish(visitor):
    """The board link and the manage link, as the Share page shows them."""
    visitor.go("share")
    visitor.page.get_by_role("button", name="Publish board").click()
    visitor.page.get_by_text("Copy the link now").wait_for(timeout=60_000)
    return tuple(shown_link(visitor, part) for part in ("/b/", "/m/"))


def shown_link(visitor, part):
    place = visitor.page.locator("code", has_text=part)
    place.wait_for(timeout=60_000)
    return place.inner_text().strip()


def read(visit, link, **settings):
    """Another browser, which has never seen this server, opens a link."""
    reader = visit(**settings)
    begun = time.perf_counter()
    reader.status = reader.page.goto(link).status
    reader.seconds = time.perf_counter() - begun
    return reader


def trio(reader):
    return [reader.page.locator(f".t-{key}").inner_text() for key in ("nrr", "grr", "logo_retention")]


def drawn(reader):
    reader.page.wait_for_selector(".trio .spark", timeout=30_000)


def interactive(reader, section):
    """The chart in sight of a section, drawn anew to answer to a pointer."""
    reader.page.locator(f"#{section} .ask:visible").first.click()
    canvas = reader.page.locator(f"#{section} .canvas:has(.main-svg)").first
    canvas.wait_for(timeout=30_000)
    return canvas


def sealed(store, **terms):
    return store.publish(nrr.store.Draft(prepared().payload, title="Board of March", **terms))


def test_an_upload_here_is_a_board_there_with_the_same_figures(visit, author):
    link, _ = publish(author)
    author.go("overview")
    shown = [author.figure(key) for key in ("nrr", "grr", "logo_retention")]
    for screen in ({}, PHONE):
        reader = read(visit, link, **screen)
        assert reader.status == 200
        assert trio(reader) == shown == ["107.0%", "85.4%", "70.0%"]
        drawn(reader)
        assert reader.page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
        assert reader.page.get_by_role("tab", name="3 months").count() == 1


def test_a_link_can_be_copied_without_a_pointer_to_hover(author):
    link, _ = publish(author)
    author.context.grant_permissions(["clipboard-read", "clipboard-write"])
    button = author.page.locator(".st-key-fresh_link").get_by_label("Copy to clipboard").first
    assert button.is_visible()
    button.click()
    assert author.page.evaluate("navigator.clipboard.readText()") == link


def test_the_board_asks_nothing_of_anyone_else_and_holds_no_cookie(visit, store):
    reader = read(visit, f"{visit.origin}/b/{sealed(store).board_token}")
    drawn(reader)
    assert reader.page.evaluate("window.Plotly") is None, "nobody has asked for an interactive chart yet"
    interactive(reader, "bridge")
    assert not reader.page.locator("#bridge .pic.wide").first.is_visible()
    reader.page.get_by_role("button", name="Plain chart").click()
    assert reader.page.locator("#bridge .pic.wide").first.is_visible()
    assert reader.outside == [] and reader.context.cookies() == []
    assert reader.page.evaluate(
        "performance.getEntriesByType('resource').every(one => one.name.startsWith(location.origin))"
    )


def test_a_cold_link_opens_in_about_a_second(visit, store):
    link = f"{visit.origin}/b/{sealed(store).board_token}"
    assert (
        min(read(visit, link, **PHONE).seconds for _ in range(3)) < 3
    )  # a second on a machine that is not shared


def test_a_tab_of_the_board_shows_another_window(visit, store):
    reader = read(visit, f"{visit.origin}/b/{sealed(store).board_token}")
    drawn(reader)
    tabs = reader.page.get_by_role("tablist", name="Period").get_by_role("tab")
    if tabs.count() > 1:
        tabs.nth(1).click()
        assert tabs.nth(1).get_attribute("aria-selected") == "true"


def test_the_board_prints_a_section_a_page_with_its_charts_and_no_controls(visit, store, tmp_path):
    file = SAMPLES / "fourteen_customers_wide.xlsx"
    book = nrr.read(file.read_bytes(), file.name).ledger
    view = nrr.View(nrr.default_window(book), nrr.Policy(smallest_group=2))
    steps = nrr.publishing.standing_scenarios(book, view)
    choices = nrr.publishing.BoardChoices("Fourteen, Jan 2026", smallest_group=2, scenarios=steps)
    board = nrr.prepare(book, view, choices, made_at="2026-04-03T09:00:00", this_year=2026, secret=b"")
    link = store.publish(nrr.store.Draft(board.payload, title="Fourteen")).board_token
    reader = read(visit, f"{visit.origin}/b/{link}")
    drawn(reader)
    titles = reader.page.locator("h1, section > h2").all_inner_texts()
    file = tmp_path / "board.pdf"
    reader.page.pdf(path=str(file), prefer_css_page_size=True, print_background=True)
    with pypdfium2.PdfDocument(file) as printed:
        pages = [" ".join(page.get_textpage().get_text_range().split()) for page in printed]
        assert all(page.get_width() > page.get_height() for page in printed)
    assert len(pages) == len(titles) == 8, "a section a page"
    for number, (title, words) in enumerate(zip(titles, pages, strict=True), start=1):
        assert title in words and f"Published 3 Apr 2026 {number}" in words.replace("\xa0", " ")
        assert "Interactive chart" not in words and "Show all columns" not in words


def hostile_board():
    """Twelve customers who were named by an enemy, in segments he named, under a title and a note of his."""
    names = (HOSTILE * 4)[:12]
    rows = [f"c{n} {100 + n} {110 + 2 * n} {90 + 9 * n}" for n in range(12)]
    drawn = ledger(*rows, start="2026-01", currency="USD")
    codes = np.arange(12, dtype=np.int32) % 2
    groups = {HOSTILE[0]: nrr.Attribute(HOSTILE[0], (HOSTILE[1], HOSTILE[2]), codes)}
    unique = tuple(f"{name} {place}" for place, name in enumerate(names))
    book = nrr.Ledger(drawn.months, drawn.grid, unique, currency="USD", attributes=groups)
    choices = nrr.publishing.BoardChoices(
        HOSTILE[0], note=" ".join(HOSTILE), naming=nrr.ledgers.Naming.SHOWN, smallest_group=2
    )
    view = nrr.View(nrr.default_window(book), nrr.Policy(smallest_group=2))
    return nrr.prepare(book, view, choices, made_at="2026-04-01T09:00:00", this_year=2026, secret=b"")


def test_hostile_names_run_nothing_and_load_nothing(visit, store):
    links = store.publish(nrr.store.Draft(hostile_board().payload, title=HOSTILE[1]))
    reader = read(visit, f"{visit.origin}/b/{links.board_token}")
    drawn(reader)
    assert HOSTILE[1] in reader.page.inner_text("body") and HOSTILE[0] in reader.page.title()
    reader.page.mouse.move(500, 700)
    assert reader.page.evaluate("window.XSS") is None and reader.outside == []
    manager = read(visit, f"{visit.origin}/m/{links.manage_token}")
    assert manager.page.locator("h1").inner_text() == HOSTILE[1]
    assert manager.page.evaluate("window.XSS") is None


def test_on_a_phone_the_names_below_the_bars_stand_level(visit, store):
    reader = read(visit, f"{visit.origin}/b/{sealed(store).board_token}", **PHONE)
    interactive(reader, "bridge")
    turned = (
        "[...document.querySelectorAll('#bridge .xtick text')].filter(one =>"
        " /rotate\\([^0]/.test(one.getAttribute('transform')))"
    )
    assert reader.page.locator("#bridge .xtick text").count() > 5
    assert reader.page.evaluate(f"{turned}.length") == 0


def test_on_a_phone_no_number_of_the_cohorts_lies_over_another(visit, store, company):
    """Of the 35 ages side by side on 330 pixels no number can be read; the colours stay, and the table
    below.
    """
    link = store.publish(nrr.store.Draft(company.payload, title="Board")).board_token
    written = []
    for screen in ({}, PHONE):
        reader = read(visit, f"{visit.origin}/b/{link}", **screen)
        heatmap = interactive(reader, "cohorts")
        written.append((heatmap.locator(".textpoint").count(), heatmap.locator(".ytick").count()))
    assert written == [(35, 14), (0, 13)]


def test_without_script_every_panel_shows_its_pictures_and_no_button_that_does_nothing(visit, store):
    reader = read(visit, f"{visit.origin}/b/{sealed(store).board_token}", **PHONE, java_script_enabled=False)
    assert reader.page.locator("#bridge .pic.narrow").first.is_visible()
    assert not [one for one in reader.page.locator(".panel").all() if not one.is_visible()]
    for button in (".ask", ".more", "#print", "[role=tablist]"):
        assert not [one for one in reader.page.locator(button).all() if one.is_visible()]


def test_on_a_phone_the_first_screen_has_the_four_figures_and_what_to_act_on(visit, store, company):
    link = store.publish(nrr.store.Draft(company.payload, title="Board")).board_token
    reader = read(visit, f"{visit.origin}/b/{link}", **PHONE)
    seen = [*reader.page.locator(".trio .figure").all(), reader.page.locator(".f-red").first]
    ends = [one.bounding_box()["y"] + one.bounding_box()["height"] for one in seen]
    assert len(ends) == 5 and max(ends) <= 844
    assert min(one.bounding_box()["height"] for one in reader.page.get_by_role("tab").all()) >= 44
    heads = [
        one.inner_text() for one in reader.page.locator("#cohorts .panel:not(.off) thead th:visible").all()
    ]
    assert heads == ["Cohort", "Customers", "M0", "M6", "M12", "M18", "M24"]
    fewer = [one.inner_text() for one in reader.page.locator("#by-chosen thead th:visible").all()]
    reader.page.locator("button[aria-controls=by-chosen]").click()
    every = [one.inner_text() for one in reader.page.locator("#by-chosen thead th:visible").all()]
    by_size = reader.page.inner_text("#benchmarks")
    assert "Contracts of $25k to $100k retain 92.1%" in by_size and "−15.9 pts" in by_size
    assert fewer == ["Customers", "Opening ARR", "NRR", "GRR"]
    assert [head for head in every if head not in fewer] == ["Share", "Logos", "Adds to NRR"]
    assert reader.page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")


@pytest.mark.parametrize("screen", [{}, PHONE], ids=["desktop", "phone"])
def test_a_note_of_one_long_word_does_not_widen_the_page(visit, store, screen):
    book = ledger("a 100 120 130", "b 90 80 85", start="2026-01", currency="USD")
    choices = nrr.publishing.BoardChoices("Rindfleischetikettierung" * 9, note="Donaudampfschifffahrt" * 40)
    view = nrr.View(nrr.default_window(book))
    board = nrr.prepare(book, view, choices, made_at="2026-04-01T09:00:00", this_year=2026, secret=b"")
    links = store.publish(nrr.store.Draft(board.payload))
    reader = read(visit, f"{visit.origin}/b/{links.board_token}", **screen)
    assert reader.page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")


def test_the_passphrase_wrong_then_right(visit, store):
    links = sealed(store, passphrase="four words are good")
    reader = read(visit, f"{visit.origin}/b/{links.board_token}")
    page = reader.page
    assert "Board of March" not in page.content() and "%" not in page.inner_text("body")
    page.get_by_label("Passphrase").fill("not these four words")
    page.get_by_role("button", name="Open board").click()
    page.get_by_text("Wrong passphrase").wait_for()
    page.get_by_label("Passphrase").fill("four words are good")
    page.get_by_role("button", name="Open board").click()
    page.wait_for_url(f"**/b/{links.board_token}")
    assert page.locator(".t-nrr").inner_text().endswith("%")
    page.reload()
    assert page.locator(".t-nrr").count() == 1
    reader.complaints.clear()  # the browser notes the 403 of the wrong passphrase


def test_withdrawn_while_open(visit, store):
    links = sealed(store)
    reader = read(visit, f"{visit.origin}/b/{links.board_token}")
    drawn(reader)
    store.revoke(links.manage_token)
    assert reader.page.reload().status == 404
    assert reader.page.get_by_role("heading").inner_text() == "This link is not available"


@pytest.mark.parametrize("kind", ["unknown", "expired", "withdrawn", "mistyped"])
def test_links_that_do_not_open_all_look_the_same(visit, store, kind):
    links = sealed(store, lifetime=timedelta(seconds=1 if kind == "expired" else 60))
    if kind == "withdrawn":
        store.revoke(links.manage_token)
    time.sleep(1.2 if kind == "expired" else 0)
    token = {"unknown": "A" * 43, "mistyped": links.board_token[:-1]}.get(kind, links.board_token)
    reader = read(visit, f"{visit.origin}/b/{token}")
    assert reader.status == 404
    assert [line for line in reader.page.inner_text("main").split("\n") if line] == [
        "Net revenue retention",
        "This link is not available",
        "The link may be mistyped, have expired or have been withdrawn.",
        "Ask whoever sent it for a new one. If you published it, Share lists your boards.",
        "Open Share",
    ]


def test_the_manage_link_withdraws_a_board(visit, author):
    link, manage = publish(author)
    keeper = read(visit, manage)
    assert "Opened" in keeper.page.inner_text("main")
    keeper.page.get_by_label("Anyone with the link loses access").check()
    keeper.page.get_by_role("button", name="Withdraw").click()
    keeper.page.get_by_text("Withdrawn").wait_for()
    assert read(visit, link).status == 404


def test_a_kept_book_opens_in_another_browser(visit, author):
    author.go("share")
    author.press("Save data")
    link = shown_link(author, "/k/")
    other = read(visit, link)
    other.page.get_by_role("button", name="Load data here").click()
    other.page.wait_for_url("**/overview*")
    other.page.wait_for_selector(".js-plotly-plot .main-svg", timeout=60_000)
    other.ready()
    assert other.figure("nrr") == "107.0%"


def test_two_visitors_never_see_each_other_s_book(visit, author):
    other = visit()
    uploaded(other, "tarnbeck_wide.csv")
    for path in ("bridge", "overview"):
        for visitor, own, foreign in ((author, "107.0%", "105.1%"), (other, "105.1%", "107.0%")):
            visitor.go(path)
            seen = visitor.page.inner_text("body")
            assert own in seen and foreign not in seen


def test_a_scheduled_board_is_the_same_board(visit, store_url):
    book = str(SAMPLES / "fourteen_customers_wide.xlsx")
    settings = {"NRR_STORE_URL": store_url, "NRR_BASE_URL": visit.origin}
    told = CliRunner().invoke(main, ["publish", book, "--title", "From cron", "--json"], env=settings)
    reader = read(visit, json.loads(told.stdout)["link"])
    assert trio(reader) == ["107.0%", "85.4%", "70.0%"]
