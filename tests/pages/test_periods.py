"""Any window, the fiscal year and the comparison, chosen as a person chooses them."""

from workshop import fourteen, tables, words, workshop

import nrr


def plain(app):
    assert not app.exception and not app.error
    return words(app).replace("\\", "")


def labelled(app, label):
    kinds = (app.selectbox, app.button, app.button_group, app.number_input)
    return next(one for kind in kinds for one in kind if one.label == label)


def test_a_window_from_a_month_of_choice():
    app = workshop(fourteen(), window="Custom", opening="Jun 2025")
    assert "7-month NRR" in plain(app)
    app = labelled(app, "From the end of").set_value(nrr.Month.of(2025, 10)).run()
    assert "3-month NRR" in plain(app)


def test_a_window_of_the_fiscal_year_sets_both_month_ends_in_the_address():
    app = workshop(fourteen(), window="Custom", fiscal_start="4")
    app = next(one for one in app.button if one.label.startswith("FY26 Q3: ")).click().run()
    assert (app.query_params["opening"], app.query_params["as_of"]) == ("Sep 2025", "Dec 2025")
    shown = plain(app)
    assert "3-month NRR to Dec 2025" in shown and "fiscal year from Apr" in shown


def test_an_address_sets_the_fiscal_year_and_an_illegal_one_is_said():
    app = workshop(fourteen(), "cohorts", fiscal_start="2")
    assert "fiscal year from Feb" in plain(app)
    assert list(app.selectbox(key="chooser_cohort").options) == ["FY26 Q2", "FY26 Q1", "FY25 Q2", "FY25 Q1"]
    wrong = workshop(fourteen(), fiscal_start="13")
    assert "Not used from the link: fiscal_start=13" in plain(wrong) and "fiscal year" not in plain(wrong)


def test_the_fiscal_year_is_a_question_of_the_definition():
    app = workshop(fourteen(), "definitions")
    app = labelled(app, "First month of the fiscal year, 1 to 12").set_value(2).run()
    app = labelled(app, "Use this definition").click().run()
    assert "fiscal year from Feb" in plain(app)
    assert app.query_params["fiscal_start"] == "2"


def test_two_bridges_side_by_side_and_a_comparison_that_cannot_be_made():
    app = workshop(fourteen(), "bridge", window="3 months", against="Prior year")
    assert "Prior year: Oct 2024 to Jan 2025" in plain(app)
    table = next(one for one in tables(app) if "Difference" in one.columns)
    lines = dict(zip(table["Line"], table["Difference"], strict=True))
    assert lines["Opening"] == "+$37,440"
    missing = workshop(fourteen(), "bridge", as_of="Jun 2025", against="Prior year")
    assert "Prior year: nothing to compare, a 12-month figure needs Jun 2023" in plain(missing)


def test_the_trio_changes_against_what_was_chosen():
    app = workshop(fourteen(), window="3 months", against="Last quarter-end")
    assert any("since Dec 2025" in str(metric.proto) for metric in app.metric)
