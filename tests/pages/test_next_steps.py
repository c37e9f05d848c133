"""Overview as the executive page: what to do beside how we are doing, every worth with its range."""

import re

import pytest
from workshop import desk_of, opened, words, workshop

import nrr
from builders import ledger
from pages.parts.desks.records import SCENARIOS


def drawn(**columns):
    """Half of those who cut their spend left, some cut lately, and some did not pay."""
    left = [f"g{n} 100 100 50 50" + " ." * 9 for n in range(10)]
    stay = [f"s{n} 100 100 100" + " 50" * 10 for n in range(10)]
    lately = [f"r{n}" + " 200" * 12 + " 150" for n in range(3)]
    calm = [f"c{n}" + " 100" * 13 for n in range(60)]
    unpaid = [f"u{n}" + " 100" * 8 + " ." * 5 for n in range(4)]
    rows = [*left, *stay, *lately, *calm, *unpaid]
    reasons = ["small"] * 10 + ["?"] * 73 + ["card"] * 4
    return ledger(*rows, currency="USD", **{"churn reason": reasons}, **columns)


@pytest.fixture(scope="module")
def app():
    return workshop(drawn())


def told(app):
    return words(app).replace("\\", "")


def test_three_findings_each_with_one_step_owner_effort_and_worth(app):
    shown = told(app)
    assert not app.exception
    assert "Call every customer that cut spend in the last three months" in shown
    assert "CS · medium effort · " in shown
    assert shown.count(" effort · ") <= 3
    for line in shown.splitlines():
        if " effort · " in line:
            assert "Cannot be valued" in line or " points (" in line


def test_the_steps_together_set_the_levers_of_what_if(app):
    assert "Together: " in told(app)
    button = next(one for one in app.button if one.label == "Try in What-if")
    moved = button.click().run()
    assert not moved.exception and " NRR from 77" in moved.title[0].value
    levers = moved.session_state["s"]
    book = drawn()
    outlook = nrr.outlook(
        nrr.retention.prepared(book, nrr.View(nrr.Window.trailing(book.months[-1], 12))),
        book.months[-1],
        nrr.Policy(),
        nrr.Mode.ANNUAL,
    )
    advice = advice_of(book)
    read = nrr.scenarios.from_address(levers, outlook.today).levers
    before = nrr.outlooks.course_of(outlook, outlook.today, 1).base_nrr(1)
    after = nrr.outlooks.course_of(outlook, read, 1).base_nrr(1)
    assert after == pytest.approx(before + advice.points(advice.together.mid_arr_minor), abs=1e-12)


def advice_of(book):
    view = nrr.View(nrr.Window.trailing(book.months[-1], 12))
    parts = nrr.findings.finding_parts(nrr.diagnose(book, view))
    return nrr.actions.advised(nrr.findings.subject_of(book, view), parts)


def test_a_plain_sheet_of_customers_and_months_names_the_column_that_is_missing():
    rows = [f"c{n}" + " 100" * 13 for n in range(30)] + [f"d{n}" + " 100" * 9 + " ." * 4 for n in range(9)]
    shown = told(workshop(ledger(*rows, currency="USD")))
    assert "Add a renewal date or contract end to see it." in shown
    assert "Red ARR" in shown and "Upsell candidates" in shown and " effort · " in shown
    for line in shown.splitlines():
        if " effort" in line:
            assert " points (" in line or ("Cannot be valued" in line and "$" in line), line


def test_a_book_too_short_for_a_year_shows_its_findings_without_steps():
    shown = told(workshop(ledger("acme 100 100 120 120 90", "beta 50 50 . . 50")))
    assert " effort · " not in shown


@pytest.mark.parametrize(
    ("page", "address", "said"),
    [
        ("accounts", {"list": "At risk"}, "Red: Give every red account an executive contact"),
        ("accounts", {"list": "Lost and won back"}, "Involuntary: Automate the follow-up of failed payments"),
        ("accounts", {"list": "Upsell candidates"}, "Below their peers: Review the accounts that pay less"),
        ("what_if", {}, "Churn: Stop the cheapest losses first"),
    ],
)
def test_colours_reasons_candidates_and_levers_have_one_step_with_its_worth_or_why_none(page, address, said):
    app = opened(workshop(drawn(), page=page, **address))
    shown = told(app)
    assert not app.exception
    line = next((one for one in shown.splitlines() if one.startswith(said)), shown)
    assert line.startswith(said)
    assert "Cannot be valued" in line or " points (" in line or "Not shown" in line


def by_key(app, key):
    return next(one for one in app.button if one.key == key)


def test_agreed_actions_say_what_nrr_would_read_and_lead_to_what_if_as_a_scenario():
    app = by_key(workshop(drawn()), "agree_steps").click().run()
    said = next(line for line in told(app).splitlines() if "With the agreed actions NRR would read" in line)
    after, before = re.findall(r"(\d+\.\d)%", said)
    advice = advice_of(drawn())
    points = 100 * advice.points(advice.together.mid_arr_minor)
    assert float(after) == pytest.approx(float(before) + points, abs=0.11)
    moved = by_key(app, "try_agreed").click().run()
    assert not moved.exception and f"to {after}%" in moved.title[0].value.replace("\\", "")
    assert [one.name for one in desk_of(moved).values(SCENARIOS).values()] == ["Agreed actions"]


def test_in_a_split_every_segment_moves_by_the_parts_of_its_own_customers():
    book = drawn(size=["small"] * 21 + ["large"] * 66)
    view = nrr.View(nrr.Window.trailing(book.months[-1], 12))
    parts = nrr.findings.finding_parts(nrr.diagnose(book, view))
    subject = nrr.findings.subject_of(book, view)
    advice = nrr.actions.advised(subject, parts)
    shown = (step for step in advice.steps if step.rule in advice.shown and step.part)
    named = tuple(nrr.actions.UnderWay(step.action) for step in shown)
    found = nrr.actions.segment_levers(subject, parts, "size", named)
    for lever, whole in advice.levers.items():
        assert sum(one.get(lever, 0.0) for one in found.values()) == pytest.approx(whole, abs=1e-6)
    own = nrr.outlook(
        nrr.retention.prepared(book, view), book.months[-1], nrr.Policy(), nrr.Mode.ANNUAL, "size"
    )
    before = nrr.outlooks.course_of(own, own.today, 1).base_nrr(1)
    after = nrr.outlooks.course_of(own, nrr.outlooks.acted_apart(own, found), 1).base_nrr(1)
    assert after == pytest.approx(before + advice.points(advice.together.mid_arr_minor), abs=1e-12)


def all_steps(app):
    """The list over the page: it stays open for one run here."""
    by_key(app, "all_steps").click()
    return app.run()


def test_all_steps_stand_with_a_range_or_the_reason_for_none():
    """Every row of the list, on the plain sheet of customers and months."""
    app = all_steps(workshop(drawn()))
    assert not app.exception
    table = next(one.value for one in app.dataframe if "Worth" in one.value.columns)
    assert set(table["Step"]) == {one.title for one in nrr.actions.actions().values()}
    for said in table["Worth"]:
        ranged = re.search(r"\d to |less than 0\.1 points \(", said)
        amount = re.search(r"\$\d", said) or "no customer to do it with today" in said
        assert ranged or (said.startswith("Cannot be valued") and amount), said


def test_a_price_step_is_typed_agreed_and_read_with_nrr():
    """5% on 60% of revenue, of which 1% leaves over it: 2.4 points, and no range."""
    app = all_steps(workshop(drawn()))
    app.selectbox(key="chosen_step").set_value("A-STEP")
    app = all_steps(app)
    assert "Cannot be valued before a price step is typed" in told(app)
    for name, percent in (("uplift", 5), ("reach", 60), ("extra", 1)):
        app.number_input(key=f"edit_{name}_A-STEP_of_all").set_value(percent)
    by_key(app, "edit_save_A-STEP_of_all").click()
    app = all_steps(all_steps(app))
    app.selectbox(key="chosen_step").set_value("A-STEP")
    app = all_steps(app)
    assert "Worth: 2.4 points (" in told(app)
    by_key(app, "agree_A-STEP_of_all").click()
    app = all_steps(app)
    assert not app.exception
    said = next(line for line in told(app).splitlines() if "With the agreed actions NRR would read" in line)
    after, before = re.findall(r"(\d+\.\d)%", said)
    assert float(after) == pytest.approx(float(before) + 2.4, abs=0.11)
