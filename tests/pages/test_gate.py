"""Who enters the workshop, what a refused visitor sees, and under which settings the server does not
start.
"""

import pytest
from workshop import PAGES, fourteen, words, workshop

from pages.parts.gate import Standing, judged
from pages.parts.starting.footings import Footing, refusals, warnings

SOUND = {
    "browser.gatherUsageStats": False,
    "server.enableCORS": True,
    "server.enableXsrfProtection": True,
    "server.address": "127.0.0.1",
    "server.cookieSecret": "d" * 64,
}
AUTH = {"cookie_secret": "x" * 32}


@pytest.mark.parametrize("page", PAGES)
def test_a_stranger_sees_no_page_no_menu_and_no_book(monkeypatch, page):
    monkeypatch.setenv("NRR_SIGN_IN", "required")
    app = workshop(fourteen(), page)
    assert not app.exception
    assert "Sign in to work here" in words(app)
    assert "107" not in words(app) and "drawn.csv" not in words(app)
    assert [button.label for button in app.button] == ["Sign in"] and not app.metric


def test_without_sign_in_everyone_enters():
    assert "Sign in" not in words(workshop(fourteen()))


@pytest.mark.parametrize(
    ("user", "allowed", "standing"),
    [
        ({}, "", Standing.STRANGER),
        ({"is_logged_in": False, "email": "a@b.example"}, "a@b.example", Standing.STRANGER),
        ({"is_logged_in": True}, "", Standing.INSIDE),
        ({"is_logged_in": True, "email": "A@b.example"}, "x@y.example, a@B.example", Standing.INSIDE),
        ({"is_logged_in": True, "email": "a@b.example"}, "@b.example", Standing.INSIDE),
        ({"is_logged_in": True, "email": "a@evil-b.example"}, "@b.example", Standing.NOT_LISTED),
        (
            {"is_logged_in": True, "email": "a@b.example", "email_verified": False},
            "@b.example",
            Standing.NOT_LISTED,
        ),
        ({"is_logged_in": True}, "@b.example", Standing.NOT_LISTED),
        ({"is_logged_in": True, "email": ""}, "@", Standing.NOT_LISTED),
    ],
)
def test_who_is_let_in(user, allowed, standing):
    assert judged(user, allowed) is standing


def footing(auth=None, **facts):
    """Sound but for what is said; settings are named with an underscore for their dot."""
    settings = {name.replace("__", "."): facts.pop(name) for name in list(facts) if "__" in name}
    return Footing(SOUND | settings, auth or {}, **facts)


def test_sound_settings_start():
    for own in (footing(), footing(AUTH, signing_in=True), footing(AUTH, signing_in=True, strict=True)):
        assert refusals(own) == warnings(own) == ()


@pytest.mark.parametrize(
    ("setting", "value"),
    [
        ("browser__gatherUsageStats", True),
        ("server__enableCORS", False),
        ("server__enableXsrfProtection", False),
        ("server__cookieSecret", "changeme"),
    ],
)
def test_settings_that_open_a_door_are_refused(setting, value):
    (words,) = refusals(footing(**{setting: value}))
    assert setting.replace("__", ".") in words


def test_sign_in_without_provider_or_with_a_short_secret_is_refused():
    assert "no [auth] section" in refusals(footing(signing_in=True))[0]
    (words,) = refusals(footing({"cookie_secret": "at least 32 random characters"}, signing_in=True))
    assert "random characters" in words


@pytest.mark.parametrize("address", [None, "", "0.0.0.0", "::", "192.168.1.4", "nrr.example"])
def test_a_server_open_to_the_network_without_sign_in_is_refused_unless_that_is_said(address):
    (words,) = refusals(footing(server__address=address))
    assert "would enter the workshop" in words
    assert refusals(footing(server__address=address, open_by_choice=True)) == ()
    assert refusals(footing(AUTH, server__address=address, signing_in=True)) == ()


def test_root_is_warned_about_and_refused_where_others_reach_it():
    own = {"root": True, "signing_in": True}
    assert "root" in warnings(footing(AUTH, **own))[0] and refusals(footing(AUTH, **own)) == ()
    for reach in ({"strict": True}, {"server__address": "0.0.0.0"}):
        assert "root" in refusals(footing(AUTH, **own, **reach))[0]
        assert refusals(footing(AUTH, **own, **reach, root_by_choice=True)) == ()


def test_behind_a_proxy_the_strict_setting_asks_for_sign_in():
    assert "would enter the workshop" in refusals(footing(strict=True))[0]


def test_a_store_in_a_synchronised_folder_is_warned_about():
    assert "synchronised" in warnings(footing(store_url="sqlite:////home/ada/Dropbox/boards.db"))[0]


def test_an_address_that_no_browser_opens_is_refused(monkeypatch):
    assert refusals(footing()) == ()
    monkeypatch.setenv("NRR_BASE_URL", "nrr.example.com")
    (said,) = refusals(footing())
    assert said == "NRR_BASE_URL must begin like https://nrr.example.com, not 'nrr.example.com'."
