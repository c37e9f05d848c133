"""The page of the plan: a file in, the bridge from plan to actual, the gap to the target, and typed costs."""

import pytest
from workshop import desk_of, fourteen, tables, words, workshop

import nrr

PLAN = (
    "Period,Segment,Opening ARR,New,Reactivation,Expansion,Contraction,Churn,Closing ARR\n"
    "2025-Q3,ENT,100000,5000,0,4000,-1000,-2000,106000\n"
    "2025-Q3,SMB,50000,5000,0,1000,-1000,-2000,53000\n"
    "2025-Q4,ENT,106000,5000,0,4000,-1000,-2000,112000\n"
    "2025-Q4,SMB,53000,5000,0,1000,-1000,-2000,56000\n"
    "2026-Q1,SMB,56000,5000,0,1000,-1000,-2000,59000\n"
)


def shown(app):
    assert not app.exception
    return words(app).replace("\\", "")


def table(app, column):
    return next(one for one in tables(app) if column in one.columns)


def cents(text):
    return round(
        100 * float(text.split(" (")[0].replace("−", "-").replace("$", "").replace(",", "").lstrip("+"))
    )


@pytest.fixture(scope="module")
def planned():
    app = workshop(fourteen(), "plan")
    upload = next(one for one in app.file_uploader if one.label == "Upload a plan")
    return upload.upload("plan.csv", PLAN.encode()).run()


def test_plan_plus_steps_is_actual_to_the_cent_by_period_and_by_segment(planned):
    assert "plan" in planned.title[0].value
    for column in ("To date", "SMB"):
        bridge = table(planned, column).set_index("Line")
        for name in bridge.columns:
            told = bridge[name][bridge[name] != ""]
            steps = told.drop(["Plan", "Actual", "Variance"])
            assert cents(told["Plan"]) + sum(map(cents, steps)) == cents(told["Actual"])
            assert cents(told["Variance"]) == cents(told["Actual"]) - cents(told["Plan"])
    whole = table(planned, "To date").set_index("Line")
    assert whole.loc["Plan", ["2025-Q3", "2025-Q4", "To date"]].tolist() == [
        "$159,000.00",
        "$168,000.00",
        "$168,000.00",
    ]
    assert "Not complete in your data, so without a variance: 2026-Q1" in shown(planned)


def test_the_gap_to_a_target_by_segment_and_ratios_from_typed_costs(planned):
    app = planned.number_input(key="nrr_target").set_value(110.0).run()
    gap = table(app, "Adds to the gap").set_index("Segment")["Adds to the gap"]
    assert "against 110.0%" in shown(app)
    parts = [float(text.replace("−", "-").split()[0]) for text in gap.drop("All")]
    assert sum(parts) == pytest.approx(float(gap["All"].replace("−", "-").split()[0]), abs=0.11)
    app = app.number_input(key="cost_sales_marketing").set_value(50_000.0).run()
    app = app.number_input(key="cost_gross_margin").set_value(80.0).run()
    ratios = {one.label: one.value for one in app.metric}
    assert ratios["LTV:CAC"].endswith("x, few customers")
    assert ratios["Rule of 40"] == nrr.MISSING and "S&M 50,000, gross margin 80%, as entered" in shown(app)
    kept = desk_of(app).value("plan")
    assert kept.target_percent == 110.0 and kept.costs == {"sales_marketing": 50_000.0, "gross_margin": 80.0}


def test_rates_and_customers_aimed_at_in_a_segment_stand_beside_what_became_of_them():
    text = "Period,Segment,Opening,Closing,NRR,Customers\n2025-Q4,ENT,106000,112000,115%,4\n"
    app = workshop(fourteen(), "plan")
    upload = next(one for one in app.file_uploader if one.label == "Upload a plan")
    app = upload.upload("plan.csv", text.encode()).run()
    aims = next(one for one in tables(app) if one.iloc[0, 0] == "NRR, plan").set_index("Line")
    ledger = fourteen()
    view = nrr.View(nrr.Window.trailing(nrr.Month.parse("2025-12")))
    own = next(
        one
        for one in nrr.take(ledger, view, title="", made_at="").segments
        if one.attribute.casefold() == "segment"
    )
    rate = next(one for one in own.segments if one.label == "ENT").rates.nrr
    assert aims["ENT"].tolist()[:2] == ["115.0%", nrr.percent(rate)]
    assert aims["ENT"].loc["Customers, plan"] == "4" and "the last complete period" in shown(app)


def test_a_plan_that_cannot_be_read_says_which_row():
    app = workshop(fourteen(), "plan")
    upload = next(one for one in app.file_uploader if one.label == "Upload a plan")
    app = upload.upload("plan.csv", b"Period,New,Closing\n2025-Q3,soon,5\n").run()
    assert "Row 2 of the plan: new is 'soon', not an amount" in app.error[0].value.replace("\\", "")


def test_the_plan_stands_in_the_trend_of_overview_and_among_the_sections_of_the_board(planned):
    app = planned.number_input(key="nrr_target").set_value(110.0).run()
    app = app.switch_page("../overview.py").run()
    assert "Planned NRR" in trend(app) and not app.exception
    app = app.switch_page("../share.py").run()
    sections = next(one for one in app.multiselect if one.label == "Sections, in their order")
    assert "Plan" in sections.options and not app.exception


def trend(app):
    return "".join(one.proto.spec for one in app.get("plotly_chart"))


def test_a_plan_with_headings_of_its_own_is_told_once_and_the_next_one_asks_nothing():
    rows = "Month,Business unit,Gross adds,Closing ARR,Opening ARR\nJan 2026,SMB,{},57000,56000\n"
    app = workshop(fourteen(), "plan")
    app = dropped(app, rows.format(900))
    assert labels(app) == ["Column Business unit is", "Column Gross adds is"]
    assert [one.value for one in chosen(app)] == ["segment", ""]
    app = chosen(app)[1].set_value("new").run()
    assert "−$900.00" in new_in(app)
    app = dropped(app, rows.format(700))
    assert [one.value for one in chosen(app)] == ["segment", "new"] and "−$700.00" in new_in(app)


def dropped(app, text):
    upload = next(one for one in app.file_uploader if one.label == "Upload a plan")
    return upload.upload("plan.csv", text.encode()).run()


def chosen(app):
    return [one for one in app.selectbox if one.label.startswith("Column ")]


def labels(app):
    return [one.label for one in chosen(app)]


def new_in(app):
    """Every line from plan to actual: nobody is new in January, so New takes off what was planned."""
    assert not app.exception
    return next(one for one in tables(app) if "Line" in one.columns).to_string()
