"""Signing in for real, at a provider on this machine: who may enter, and what stays open to everyone."""

import pytest

import nrr
from board.conftest import prepared
from board.providers import CLIENT, Provider
from board.servers import READY, Server, open_fourteen

SECRETS = """[auth]
redirect_uri = "{origin}/oauth2callback"
cookie_secret = "a cookie secret of forty-two characters..."
client_id = "{client}"
client_secret = "not used"
server_metadata_url = "{provider}/.well-known/openid-configuration"
"""


@pytest.fixture(scope="module")
def gated(tmp_path_factory):
    folder, provider = tmp_path_factory.mktemp("gated"), Provider()
    server = Server(
        f"sqlite:///{folder / 'boards.db'}", folder / "log.txt", {"NRR_ALLOWED": "@inside.example"}
    )
    secrets = folder / "secrets.toml"
    secrets.write_text(SECRETS.format(origin=server.origin, client=CLIENT, provider=provider.origin))
    server.arguments = ("--secrets.files", str(secrets))
    yield server.start(), provider
    server.stop()
    provider.stop()


def stranger(browser, server, path=""):
    page = browser.new_context().new_page()
    page.goto(f"{server.origin}/{path}")
    page.get_by_text("Sign in to work here").wait_for(timeout=60_000)
    page.wait_for_function(READY, timeout=60_000)
    return page


@pytest.mark.parametrize("path", ["", "overview", "share", "definitions"])
def test_a_stranger_is_asked_to_sign_in_and_told_nothing(gated, browser, path):
    server, _ = gated
    page = stranger(browser, server, path)
    assert page.locator("[data-testid=stSidebarNav]").count() == 0
    assert "sample" not in page.inner_text("body").lower()
    page.context.close()


def test_who_is_listed_works_and_who_is_not_does_not(gated, browser):
    server, provider = gated
    for email, seen in (
        ("ada@inside.example", "Try the sample company"),
        ("eve@outside.example", "not on the list"),
    ):
        provider.email = email
        page = stranger(browser, server)
        page.get_by_role("button", name="Sign in").click()
        page.get_by_text(seen).first.wait_for(timeout=60_000)
        assert (page.locator("[data-testid=stSidebarNav]").count() == 1) is (seen == "Try the sample company")
        page.context.close()


def test_a_board_asks_nobody_to_sign_in(gated, browser):
    server, _ = gated
    store = nrr.open_store(server.url)
    links = store.publish(nrr.store.Draft(prepared().payload))
    store.close()
    page = browser.new_context().new_page()
    assert page.goto(f"{server.origin}/b/{links.board_token}").status == 200
    page.context.close()


def test_a_stranger_s_session_uploads_nothing(gated, browser):
    server, _ = gated
    page = stranger(browser, server)
    assert page.locator("input[type=file]").count() == 0
    refused = server.ask("/_stcore/upload_file/any-session/any-file", "PUT", b"x")
    assert refused.status == 403
    page.context.close()


def signed_in(browser, server, provider, email):
    provider.email = email
    page = stranger(browser, server)
    page.get_by_role("button", name="Sign in").click()
    page.get_by_text("Try the sample company").first.wait_for(timeout=60_000)
    page.wait_for_function(READY, timeout=60_000)
    return page


def test_a_colleague_named_on_a_kept_book_goes_on_with_it_and_the_log_names_who_kept_it(gated, browser):
    server, provider = gated
    page = signed_in(browser, server, provider, "ada@inside.example")
    open_fourteen(page)
    page.goto(f"{server.origin}/share")
    box = page.get_by_role("textbox", name="People who may open it")
    box.fill("ben@inside.example")
    box.press("Tab")
    page.wait_for_timeout(500)
    page.wait_for_function(READY, timeout=60_000)
    page.get_by_role("button", name="Save data").click()
    page.locator("code", has_text="/k/").wait_for(timeout=60_000)
    page.context.close()
    for email, named in (("eve@inside.example", False), ("ben@inside.example", True)):
        page = signed_in(browser, server, provider, email)
        assert (page.get_by_text("Shared with you").count() == 1) is named
        if named:
            page.get_by_role("button", name="Open it").click()
            page.wait_for_url("**/overview*", timeout=60_000)
            page.get_by_text("107.0%").first.wait_for(timeout=60_000)
        page.context.close()
    store = nrr.open_store(server.url)
    lines = {(line.event, line.actor) for line in store.audit_lines()}
    store.close()
    assert {("kept", "ada@inside.example"), ("named", "ada@inside.example")} <= lines
