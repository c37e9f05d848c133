"""The What-if page: moving nothing is the headline, levers live in the address, every state is drawn."""

import json
import re
from dataclasses import replace

import pytest
from workshop import figures, fourteen, tables, words, workshop

import nrr
from builders import ledger

TABS = ("Reach a target", "Scenarios", "What matters most", "Forecast", "Rules of thumb")
RATES = ("Expansion", "Contraction", "Churn")


def what_if(book=None, **address):
    return workshop(book or fourteen(), "what_if", **address)


def slider(app, label):
    return next(one for one in app.slider if one.label == label)


def plain(app):
    return words(app).replace("\\", "")


def title(app):
    return app.title[0].value.replace("\\", "")


def moved(app, label, stops):
    one = slider(app, label)
    return one.set_value(round(one.value + stops * one.step, 6)).run()


@pytest.mark.parametrize("split", ["", "segment", "ACV band"])
def test_moving_nothing_is_the_headline(split):
    app = what_if(**({"split": split} if split else {}))
    assert not app.exception
    assert figures(app)["NRR in 12 months"] == "107.0%" in figures(workshop(fourteen())).values()
    assert title(app).startswith("At today's rates, ")
    assert app.text_input(key="s").value == ""
    assert {metric.delta for metric in app.metric if "in 12" in metric.label} <= {"as today"}


@pytest.mark.parametrize("label", RATES)
def test_a_slider_moves_number_sentence_and_address_together_and_back(label):
    start = what_if()
    app = moved(start, label, 20)
    assert figures(app)["NRR in 12 months"] == ("109.0%" if label == "Expansion" else "105.0%")
    assert "wo points" in title(app) and label.lower() in title(app)
    text = app.text_input(key="s").value
    assert getattr(nrr.scenarios.from_address(text).levers.everywhere, label.lower()) == pytest.approx(0.02)
    back = moved(app, label, -20)
    assert back.text_input(key="s").value == "" and title(back).startswith("At today's rates")


def test_two_points_less_churn_in_words():
    app = what_if(s="h:-0.02")
    assert re.match(
        r"Two points less churn lifts NRR from 107.0% to 109.0%: \$.* more ARR in Jan 2029", title(app)
    )
    assert slider(app, "Churn").value == pytest.approx(round(slider(what_if(), "Churn").value - 2, 6))


def test_new_revenue_moves_revenue_and_leaves_nrr():
    app = moved(what_if(), "New ARR a year", 5)
    assert "NRR at 107.0%" in title(app) and figures(app)["NRR in 12 months"] == "107.0%"


def test_back_to_today():
    app = what_if(s="h:-0.02;n:99900")
    app = app.button(key="reset").click().run()
    assert app.text_input(key="s").value == "" and title(app).startswith("At today's rates")


def test_a_segment_has_levers_of_its_own():
    app = what_if(split="segment")
    scope = next(box for box in app.selectbox if box.label == "Rates of")
    app = scope.set_value(scope.options[1]).run()
    app = moved(app, "Churn", 10)
    (name,) = nrr.scenarios.from_address(app.text_input(key="s").value, by="segment").levers.by_segment
    assert name in title(app) and name in scope.options[1]
    app = app.button(key="follow").click().run()
    assert app.text_input(key="s").value == ""


def test_money_a_month_is_the_same_lever():
    app = (
        next(c for c in what_if(s="h:-0.02").get("button_group") if c.label == "Read rates in")
        .set_value("Money")
        .run()
    )
    assert title(app).startswith("Two points less churn")
    app = moved(app, "Churn", -1)
    assert nrr.scenarios.from_address(app.text_input(key="s").value).levers.everywhere.churn < -0.02


@pytest.mark.parametrize(
    "text",
    [
        "h:nan",
        "x:1e99",
        "<script>alert(1)</script>",
        "h@![x](http://evil.example):-0.01:z",
        "zz" * 9000,
        "p:1,2",
        "n:-5",
        "h@nowhere/EU:-0.1",
    ],
)
def test_a_hostile_address_changes_nothing(text):
    app = what_if(s=text, mode="By decade", split="nobody", ask="Nothing", lever_unit="Bitcoin")
    assert not app.exception and not app.error
    assert title(app).startswith("At today's rates, ")
    assert "Not used from the link" in plain(app) and "![x]" not in words(app)


@pytest.mark.parametrize("tab", TABS)
@pytest.mark.parametrize("mode", ["By year", "By month"])
def test_every_part_in_both_modes(tab, mode):
    app = what_if(ask=tab, mode=mode, s="h:-0.02", m="h:-0.002")
    assert not app.exception and not app.error
    assert ("starting point" in plain(app)) == (mode == "By month")


def test_a_target_is_set_exactly():
    app = what_if(goal="110%")
    assert "NRR would reach 110.0% with expansion of" in plain(app)
    app = app.button(key="set_churn").click().run()
    assert figures(app)["NRR in 12 months"] == "110.0%" and "NRR 110.0% is the target" in plain(app)


def test_a_target_out_of_reach_is_said_to_be():
    app = what_if(goal="Own", goal_own="300")
    assert "Without any churn" in plain(app) and "set_churn" not in [one.key for one in app.button]


def test_scenarios_are_kept_compared_and_set_again():
    app = what_if(ask="Scenarios", s="h:-0.02")
    app.text_input(key="scenario_name").set_value("Renewal plan")
    app = app.button(key="keep_scenario").click().run()
    table = next(frame for frame in tables(app) if "Figure" in frame.columns)
    assert list(table.columns) == ["Figure", "Base", "Low", "High", "Renewal plan", "As set now"]
    app = app.button(key="reset").click().run()
    chooser = next(box for box in app.selectbox if box.label == "Scenario")
    app = chooser.set_value("Renewal plan").run()
    app = app.button(key="use_scenario").click().run()
    assert title(app).startswith("Two points less churn")


def column(app, name):
    """One scenario of the table, by figure."""
    table = next(frame for frame in tables(app) if "Figure" in frame.columns)
    return dict(zip(table["Figure"], table[name], strict=True))


def test_a_lever_nobody_set_stays_as_today_under_another_filter():
    """A year's new ARR of the whole company is not that of one segment."""
    app = what_if(ask="Scenarios", s="h:-0.02")
    app.text_input(key="scenario_name").set_value("Renewal plan")
    app = app.button(key="keep_scenario").click().run()
    whole = column(app, "Renewal plan")
    app = next(one for one in app.multiselect if one.label == "segment").set_value(["MM"]).run()
    assert column(app, "Renewal plan")["New ARR a year"] == column(app, "Base")["New ARR a year"]
    assert column(app, "Renewal plan")["New ARR a year"] != whole["New ARR a year"]
    app = app.button(key="use_scenario").click().run()
    assert "n:" not in app.text_input(key="s").value


def test_a_lever_that_was_set_holds_under_another_filter():
    app = what_if(ask="Scenarios", s="n:120000000.0")
    app.text_input(key="scenario_name").set_value("Two deals")
    app = app.button(key="keep_scenario").click().run()
    app = next(one for one in app.multiselect if one.label == "segment").set_value(["MM"]).run()
    assert column(app, "Two deals")["New ARR a year"] == "$1.20M" != column(app, "Base")["New ARR a year"]


def test_reserved_and_empty_names_are_refused():
    app = what_if(ask="Scenarios")
    app.text_input(key="scenario_name").set_value(" Base ")
    app = app.button(key="keep_scenario").click().run()
    assert "Choose another name" in plain(app)


def test_no_forecast_without_its_back_test():
    short = ledger(*(f"c{n} " + " ".join("5" for _ in range(14)) for n in range(6)), currency="USD")
    app = what_if(short, ask="Forecast")
    assert "No forecast yet" in plain(app) and "16" in plain(app)
    longer = what_if(ask="Forecast")
    tests = next(frame for frame in tables(longer) if "Average error" in frame.columns)
    assert len(tests) == 9 and set(tests["Months ahead"]) == {"3", "6", "12"}


def test_a_forecast_and_the_title_above_it_are_reconciled_in_words():
    """Fourteen customers over 25 months: one window a year ahead, so the range promises no share."""
    app = what_if(ask="Forecast")
    assert title(app).startswith("At today's rates, ")
    assert "Today's rates repeat NRR of 107.0% and add new ARR. This forecast repeats it too" in plain(app)
    assert "Fewer than 6 past 12-month periods to test on" in plain(app)
    assert "the range was not tested often enough to say how often it holds" in plain(app)
    ladder = what_if(ask="Forecast", method="Cohort ladder")
    kept = re.search(r"after 12 months they would pay (\d+\.\d)% of their ARR today", plain(ladder))
    assert kept and kept[1] != "107.0"


def test_a_long_file_has_a_range_that_says_what_it_holds(tmp_path):
    months = [str(nrr.Month.parse("2023-01") + t) for t in range(36)]
    rows = [
        f"Customer {n}," + ",".join(str(100 + n) if start <= t < start + 9 + n else "" for t in range(36))
        for n in range(30)
        for start in [n % 12]
    ]
    found = nrr.read("\n".join([",".join(["Customer", *months]), *rows]).encode(), "mrr.csv")
    app = what_if(found.ledger, ask="Forecast")
    assert "set to hold 80% of outcomes a year ahead" in plain(app)
    assert "beyond 12 months it is extended, not tested" in plain(app)


def test_short_books_start_by_month_and_shorter_ones_say_why():
    months = ledger("acme 10 10 12 12 12 13", "beta 5 5 5 5 . .", currency="USD")
    app = what_if(months)
    assert not app.exception and "starting point" in plain(app)
    app = what_if(ledger("acme 10 10 12", "beta 5 5 5"))
    assert not app.exception and "cannot be calculated" in plain(app)


def test_rules_of_thumb_say_that_they_are_not_computed():
    app = what_if(ask="Rules of thumb")
    assert "Rules of thumb (not computed from your data)" in plain(app)
    assert "3–5 of new ARR" in plain(app) and "Type a multiple" in plain(app)
    app = next(one for one in app.number_input if one.label.startswith("Your revenue")).set_value(6.0).run()
    assert "No figure in the source" in plain(app)


def test_without_a_book_the_page_says_where_to_get_one():
    app = workshop(None, "what_if")
    assert "No data loaded" in plain(app)


def test_a_snapshot_keeps_the_scenarios_frozen_with_it():
    book = fourteen()
    snapshot = nrr.take(
        book, nrr.View(nrr.default_window(book)), title="Board", made_at="2026-02-01T00:00:00"
    )
    levers = nrr.Levers(
        everywhere=nrr.scenarios.Shift(0.0, 0.0, -0.02),
        by_segment={"ENT": nrr.scenarios.Shift(churn=-0.01)},
        new_arr_minor=5e6,
        price=nrr.scenarios.PriceStep(0.05, 0.5, 0.01, nrr.scenarios.PriceTiming.AT_RENEWAL, 3),
    )
    frozen = replace(
        snapshot, scenarios=(nrr.Scenario("Plan", levers), nrr.Scenario("By month", levers, nrr.Mode.MONTHLY))
    )
    assert nrr.snapshots.decode(nrr.snapshots.encode(frozen)) == frozen
    assert nrr.snapshots.decode(nrr.snapshots.encode(snapshot)).scenarios == ()
    assert json.loads(nrr.snapshots.encode(frozen))["scenarios"][1]["mode"] == "monthly"
