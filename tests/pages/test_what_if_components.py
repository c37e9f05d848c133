"""What-if without customers, with another split, and by month: every lever says what it does and what it
does not.
"""

import pytest
from streamlit.testing.v1 import AppTest
from test_what_if import moved, plain, slider, title, what_if
from workshop import ROOT, figures, fourteen, opened, tables

import nrr
from pages.parts import session
from pages.parts.desks.owning import VISIT, registry
from pages.parts.desks.records import OpenBook

TABS = ("Reach a target", "Scenarios", "What matters most", "Forecast", "Rules of thumb")
YEAR = {"opening": 100_000, "expansion": 18_000, "contraction": 4_000, "churn": 8_000, "new": 20_000}


def components(months=12, amounts=YEAR, **address):
    """What-if with typed components on the desk; amounts of MRR."""
    window = nrr.Window.trailing(nrr.Month.of(2025, 12), months)
    total = nrr.retention.components(window, **{name: value * 1200 for name, value in amounts.items()})
    app = AppTest.from_file(str(ROOT / "pages" / "parts" / "shell.py"), default_timeout=30)
    at = app.session_state[VISIT] = registry.visit("")
    session.lay(at.desk, OpenBook("typed", "Typed components", None, summary=total, currency="USD"))
    app.run()
    app.switch_page("../what_if.py")
    for key, value in address.items():
        app.query_params[key] = value
    return app.run()


def test_four_numbers_are_enough_for_levers():
    """106% of today's 126,000 and 20,000 new: 153,560 in a year."""
    app = components()
    assert not app.exception
    shown = figures(app)
    assert (shown["NRR in 12 months"], shown["GRR in 12 months"]) == ("106.0%", "88.0%")
    assert shown["MRR in 12 months"] == "$154k" and title(app).startswith("At today's rates, ")
    app = moved(app, "Churn", -20)
    assert figures(app)["NRR in 12 months"] == "108.0%" and "Two points less churn lifts NRR" in title(app)
    app = app.button(key="reset").click().run()
    assert figures(app)["NRR in 12 months"] == "106.0%"


@pytest.mark.parametrize("tab", TABS)
@pytest.mark.parametrize("months", [1, 3, 12])
def test_every_part_has_something_to_say_about_components(tab, months):
    app = components(months, ask=tab)
    assert not app.exception and not app.error
    assert ("starting point" in plain(app)) == (months != 12)
    assert tab != "Forecast" or "No forecast yet" in plain(app)


def test_the_goal_of_components_is_the_worked_case():
    """Expansion 22%, contraction exactly 0%, churn 4% for 110%."""
    app = components(goal="110%")
    shown = figures(app)
    assert (shown["expansion"], shown["contraction"], shown["churn"]) == ("22.0%", "0.0%", "4.0%")
    app = app.button(key="set_churn").click().run()
    assert figures(app)["NRR in 12 months"] == "110.0%"


def test_components_without_a_base_are_refused_in_words():
    app = components(amounts=YEAR | {"opening": 0})
    assert not app.exception and "cannot be calculated" in plain(app)


def test_a_target_by_month_is_reached_exactly_with_segments_and_a_price_step():
    app = what_if(mode="By month", split="segment", goal="120%", m="p:0.05,0.5,0.02,one_month,4")
    assert "would reach 120.0% with" in plain(app)
    app = app.button(key="set_expansion").click().run()
    assert figures(app)["NRR in 12 months"] == "120.0%" and "is the target" in plain(app)
    book = fourteen()
    own = nrr.outlook(book, book.months[-1], nrr.Policy(), nrr.Mode.MONTHLY, "segment")
    levers = nrr.scenarios.from_address(app.text_input(key="m").value, own.today, "segment").levers
    assert nrr.outlooks.course_of(own, levers, 1).base_nrr(12) == pytest.approx(1.2, abs=1e-9)


def test_one_segment_alone_is_set_exactly():
    app = what_if(split="segment", goal="110%")
    app = app.button(key="set_segment").click().run()
    assert figures(app)["NRR in 12 months"] == "110.0%"
    assert len(nrr.scenarios.from_address(app.text_input(key="s").value, by="segment").levers.by_segment) == 1


def test_levers_of_another_split_are_said_kept_and_return():
    app = what_if(split="segment", s="h@segment/ENT:0.05")
    with_lever = figures(app)["NRR in 12 months"]
    assert with_lever != "107.0%" and "Not at work" not in plain(app)
    split = next(box for box in app.selectbox if box.label == "Split by")
    app = split.set_value("ACV band").run()
    assert figures(app)["NRR in 12 months"] == "107.0%"
    assert "Not used: own levers for segments of segment. They are kept" in plain(app)
    app = moved(app, "Churn", 5)
    assert "@segment/ENT" in app.text_input(key="s").value
    app = moved(app, "Churn", -5)
    app = next(box for box in app.selectbox if box.label == "Split by").set_value("segment").run()
    assert figures(app)["NRR in 12 months"] == with_lever and "Not at work" not in plain(app)


def test_a_segment_nobody_belongs_to_is_said_to_be_idle():
    app = what_if(split="segment", s="h@segment/Gone:0.05")
    assert "Not used: own levers for Gone" in plain(app) and figures(app)["NRR in 12 months"] == "107.0%"
    app = app.button(key="reset").click().run()
    assert app.text_input(key="s").value == "" and "Not at work" not in plain(app)


def test_a_kept_scenario_brings_its_split_along():
    app = what_if(split="segment", s="h@segment/ENT:0.05", ask="Scenarios")
    shown = figures(app)["NRR in 12 months"]
    app.text_input(key="scenario_name").set_value("Enterprise slips")
    app = app.button(key="keep_scenario").click().run()
    app = app.button(key="reset").click().run()
    split = next(box for box in app.selectbox if box.label == "Split by")
    app = split.set_value("All customers").run()
    table = next(frame for frame in tables(app) if "Figure" in frame.columns)
    assert table["Enterprise slips"][0] == shown
    app = next(box for box in app.selectbox if box.label == "Scenario").set_value("Enterprise slips").run()
    app = app.button(key="use_scenario").click().run()
    assert figures(app)["NRR in 12 months"] == shown
    assert next(box for box in app.selectbox if box.label == "Split by").value == "segment"


@pytest.mark.parametrize(("mode", "step"), [("By year", "2.0 pts"), ("By month", "0.2 pts a month")])
def test_the_tornado_stands_in_both_modes(mode, step):
    app = what_if(ask="What matters most", mode=mode, steps="2 points a year each")
    assert "moves the outcome most" in plain(app)
    table = next(frame for frame in tables(opened(app)) if "Driver" in frame.columns)
    assert len(table) == 4 and sum(step in text for text in table["Step"]) == 3


def test_a_price_step_costs_what_it_says():
    """5% on 60% of revenue less 2% of it: 3 points up, 1.2 down."""
    app = what_if(s="p:0.05,0.6,0.02,one_month,1")
    assert "a price step of 5.0%" in title(app).lower()
    assert (
        figures(app)["NRR in 12 months"] == "108.8%"
        and slider(app, "Extra churn of that revenue").value == 2.0
    )
    app = slider(app, "Price step, once").set_value(0.0).run()
    assert figures(app)["NRR in 12 months"] == "107.0%" and app.text_input(key="s").value == ""
