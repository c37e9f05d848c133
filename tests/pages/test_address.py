"""The address asks for a view; what it says wrongly is ignored, and said so quietly."""

import pytest
from workshop import figures, fourteen, words, workshop

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
    assert "as of 2026" in words(app).replace("\\", "")
    assert "Ignored in the address" in words(app)
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
    assert "as of 2026" in words(app).replace("\\", "")


def test_the_address_chooses_window_month_amounts_and_filter():
    app = workshop(fourteen(), window="3 months", as_of="Oct 2025", amounts="MRR", **{"only.segment": "ENT"})
    shown = words(app).replace("\\", "")
    assert "NRR 3m" in shown and "as of 2025-10" in shown and "segment = ENT" in shown
    assert figures(app)["Closing MRR"] == "$12.1k"
    assert "Ignored" not in shown


def test_the_view_stays_when_the_page_changes():
    app = workshop(fourteen(), window="1 month")
    app = app.switch_page("../bridge.py").run()
    assert "NRR 1m" in words(app)


def test_a_filter_that_matches_nobody_is_explained():
    app = workshop(fourteen(), **{"only.segment": "SMB", "only.ACV band": "over 100k"})
    assert not app.exception
    assert "Nobody matches the filter" in words(app)


def test_strangers_are_unknown_keys_and_values_not_on_offer():
    offered = {"window": {"1 month"}}
    assert strangers({"window": ["1 month"], "grain": ["month"]}, offered) == ()
    assert strangers({"window": ["2 months"], "x": ["1"]}, offered) == ("window=2 months", "x")


def test_the_note_is_short():
    assert len(note(["a" * 500] * 50)) < 200
    assert note(["a", "b", "c", "d"]) == "Ignored in the address: a, b, c and 1 more"
