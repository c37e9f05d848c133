"""A download belongs to the browser whose page offers it: its address alone gives nothing."""

from pathlib import Path
from urllib.parse import urlsplit

from board.servers import READY, open_fourteen

COOKIE = "nrr_browser"


def at_share(browser, server, opened):
    """A new visitor with a book, on the Share page."""
    page = browser.new_context(accept_downloads=True).new_page()
    page.add_init_script("delete window.showSaveFilePicker")
    page.goto(server.origin)
    opened(page)
    page.goto(f"{server.origin}/share")
    page.get_by_role("button", name="Create file").click(timeout=60_000)
    page.get_by_role("button", name="Download, ").wait_for(timeout=60_000)
    page.wait_for_function(READY, timeout=60_000)
    return page


def open_company(page):
    page.get_by_role("button", name="Try the sample company").click(timeout=60_000)
    page.wait_for_url("**/overview*", timeout=60_000)


def taken_away(page):
    """The bytes and the path of the download on the page."""
    with page.expect_download(timeout=60_000) as started:
        page.get_by_role("button", name="Download, ").click()
    return Path(started.value.path()).read_bytes(), urlsplit(started.value.url).path


def named(page):
    cookies = {one["name"]: one["value"] for one in page.context.cookies()}
    return {"Cookie": f"{COOKIE}={cookies[COOKIE]}"}


def test_each_browser_gets_its_own_file_and_nobody_else_gets_it(server, browser):
    here = at_share(browser, server, open_fourteen)
    there = at_share(browser, server, open_company)
    (mine, my_path), (theirs, their_path) = taken_away(here), taken_away(there)
    assert mine != theirs and my_path != their_path and mine[:2] == theirs[:2] == b"PK"
    assert server.ask(my_path, **named(here)).body == mine
    for stranger in ({}, named(there), {"Cookie": f"{COOKIE}={'A' * 43}"}):
        refused = server.ask(my_path, **stranger)
        assert (refused.status, refused.body) == (403, b"Not available")
        assert server.ask(my_path, Range="bytes=0-9", **stranger).status == 403
    for page in (here, there):
        page.context.close()
