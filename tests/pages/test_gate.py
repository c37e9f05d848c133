"""Who enters the workshop, what a refused visitor sees, and under which settings the server does not start."""

import pytest
from workshop import PAGES, fourteen, words, workshop

from pages.parts.doorschecks import refusals, warnings
from pages.parts.gate import Standing, judged

SOUND = {
    "browser.gatherUsageStats": False,
    "server.enableCORS": True,
    "server.enableXsrfProtection": True,
    "server.address": "127.0.0.1",
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


def test_sound_settings_start():
    assert refusals(SOUND, AUTH, signing_in=True) == () == refusals(SOUND, {}, signing_in=False)
    assert warnings(SOUND, root=False, signing_in=False) == ()


@pytest.mark.parametrize(
    ("setting", "value"),
    [
        ("browser.gatherUsageStats", True),
        ("server.enableCORS", False),
        ("server.enableXsrfProtection", False),
    ],
)
def test_settings_that_open_a_door_are_refused(setting, value):
    (words,) = refusals(SOUND | {setting: value}, {}, signing_in=False)
    assert setting in words


def test_sign_in_without_provider_or_with_a_short_secret_is_refused():
    assert "no [auth] section" in refusals(SOUND, {}, signing_in=True)[0]
    assert "random characters" in refusals(SOUND, {"cookie_secret": "secret"}, signing_in=True)[0]


@pytest.mark.parametrize("address", [None, "", "0.0.0.0", "::", "192.168.1.4", "nrr.example"])
def test_an_open_server_without_sign_in_is_warned_about(address):
    assert len(warnings(SOUND | {"server.address": address}, root=False, signing_in=False)) == 1
    assert warnings(SOUND | {"server.address": address}, root=False, signing_in=True) == ()


def test_root_is_warned_about():
    assert "root" in warnings(SOUND, root=True, signing_in=True)[0]
