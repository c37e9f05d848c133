"""A segment saved by rule: a filter, a split, one of two lines in a chart, and in the address by name."""

import pytest
from workshop import desk_of, opened, words, workshop

import nrr
from builders import ledger
from pages.parts.desks.records import SEGMENTS


def drawn():
    rows = [f"e{n} " + " ".join(["1000"] * 12 + ["1100"] * 6) for n in range(6)]
    rows += [f"a{n} " + " ".join(["100"] * 12 + ["90"] * 6) for n in range(8)]
    return ledger(*rows, currency="USD", region=["EMEA"] * 6 + ["APAC"] * 8)


def by_label(elements, label):
    return next(one for one in elements if one.label == label)


def saved(app, name, region):
    """As a person saves one: name, region, press."""
    by_label(app.text_input, "Name").set_value(name)
    app.multiselect(key="segment_of_region").set_value([region])
    return by_label(app.button, "Save segment").click().run()


@pytest.fixture(scope="module")
def app():
    app = opened(workshop(drawn(), page="segments"))
    return saved(saved(app, "Large EMEA", "EMEA"), "Others APAC", "APAC")


def test_two_are_kept_and_told_in_words(app):
    assert not app.exception
    assert {one.rule.name for one in desk_of(app).values(SEGMENTS).values()} == {"Large EMEA", "Others APAC"}
    assert "Large EMEA: region is EMEA" in words(app).replace("\\", "")
    assert {"Large EMEA", "Others APAC"} <= set(by_label(app.selectbox, "Segments by").options)


def test_both_stand_in_one_chart(app):
    app.session_state["section"] = "Over time"
    shown = app.run()
    assert not shown.exception
    assert shown.multiselect(key="saved").value == ["Large EMEA", "Others APAC"]


def test_a_filter_by_its_name_and_a_split_of_what_if(app):
    app.session_state["only.Large EMEA"] = ["Large EMEA"]
    narrowed = app.run()
    assert not narrowed.exception
    assert narrowed.title[0].value.startswith("Large EMEA")
    assert "All 6 customers" in words(narrowed)
    levers = app.switch_page("../what_if.py").run()
    assert not levers.exception and "Others APAC" in by_label(levers.selectbox, "Split by").options


def test_kept_with_the_data_and_given_back(app):
    rules = tuple(one.rule for one in desk_of(app).values(SEGMENTS).values())
    edits = (nrr.actions.Edited("A-CUT", title="Ring them"),)
    work = nrr.publishing.KeptWork("a", drawn(), nrr.Policy(), segments=rules, edits=edits)
    back = nrr.publishing.unpack_work(nrr.publishing.pack_work(work))
    assert (back.segments, back.edits) == (rules, edits)
