"""The address asks for a view; what it says wrongly is ignored, and said so quietly."""

import pytest
from streamlit.testing.v1 import AppTest
from workshop import ROOT, figures, fourteen, words, workshop

from pages.parts.address import note, strangers

HOSTILE = {
    "window": "999",
    "as_of": "<script>alert(1)</script>",
    "amounts": "__import__('os')",
    "only.segment": "' OR 1=1 --",
    "evil": "![x](http://evil.example/x.png)",
    "grain": "century",
    "measure": "nrr; DROP TABLE",
    "part": "Nothing",
    "by": "nobody",
    "unit": "Bitcoin",
}


@pytest.mark.parametrize("page", ["overview", "bridge", "cohorts", "definitions"])
def test_a_hostile_address_does_nothing(page):
    app = workshop(fourteen(), page, **HOSTILE)
    assert not app.exception and not app.error
    assert "NRR to " in words(app).replace("\\", "")
    assert "Not used from the link" in words(app)
    assert "![x]" not in words(app)


CHOICES = [
    ("overview", "window"),
    ("overview", "amounts"),
    ("cohorts", "grain"),
    ("cohorts", "measure"),
    ("what_if", "mode"),
]


@pytest.mark.parametrize(("page", "key"), CHOICES)
def test_an_address_that_names_a_choice_without_a_value_shows_the_usual_one(page, key):
    app = workshop(fourteen(), page, **{key: ""})
    assert not app.exception and not app.error
    assert "NRR to " in words(app).replace("\\", "")


def test_the_address_chooses_window_month_amounts_and_filter():
    app = workshop(fourteen(), window="3 months", as_of="Oct 2025", amounts="MRR", **{"only.segment": "ENT"})
    shown = words(app).replace("\\", "")
    assert "3-month NRR to Oct 2025" in shown and "segment: ENT" in shown
    assert figures(app)["Closing MRR"] == "$12k"
    assert "Ignored" not in shown


def test_the_view_stays_when_the_page_changes():
    app = workshop(fourteen(), window="1 month")
    app = app.switch_page("../bridge.py").run()
    assert "1-month NRR" in words(app).replace("\\", "")


def test_a_filter_that_matches_nobody_is_explained():
    app = workshop(fourteen(), **{"only.segment": "SMB", "only.ACV band": "over 100k"})
    assert not app.exception
    assert "No customers match these filters" in words(app)


def test_strangers_are_unknown_keys_and_values_not_on_offer():
    offered = {"window": {"1 month"}}
    assert strangers({"window": ["1 month"], "grain": ["month"]}, offered) == ()
    assert strangers({"window": ["2 months"], "x": ["1"]}, offered) == ("window=2 months", "x")


def test_the_note_is_short():
    assert len(note(["a" * 500] * 50)) < 200
    assert note(["a", "b", "c", "d"]) == "Not used from the link: a, b, c and 1 more"


def arrived(page, **view):
    """A session that begins at an address, as one that was copied from another browser."""
    app = AppTest.from_file(str(ROOT / "pages" / "parts" / "shell.py"), default_timeout=30)
    app.switch_page(f"../../pages/{page}.py")
    for key, value in view.items():
        app.query_params[key] = value
    return app.run()


@pytest.mark.parametrize("view", [{}, {"window": "3 months", "as_of": "Aug 2026"}])
def test_a_copied_address_is_no_share_and_its_view_waits_for_the_book(view):
    app = arrived("cohorts", **view)
    told = words(app).replace("\\", "")
    assert "carries the view, not the data" in told and "under Share" in told
    app = app.switch_page("../start.py").run()
    app = next(one for one in app.button if one.label == "Try the sample company").click().run()
    assert not app.exception and app.title[0].value and "ohort" in app.title[0].value
    for key, value in view.items():
        assert value in (app.query_params[key], *app.query_params[key])
    if view:
        assert "Aug 2026" in words(app)


def test_who_walks_to_a_page_without_a_book_came_by_no_address():
    walked = workshop(None, "start").switch_page("../cohorts.py").run()
    assert "not the data" not in words(walked)
