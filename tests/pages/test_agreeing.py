"""Agreed actions: frozen when agreed, kept with the work, and measured by the next file."""

import pytest
from test_next_steps import drawn, told
from workshop import workshop

import nrr
from builders import ledger
from nrr.store import Spot
from pages.parts.desks.owning import VISIT, change
from pages.parts.desks.records import AGREED, AgreedHere


@pytest.fixture(scope="module")
def agreed():
    """The page after the steps shown were agreed."""
    app = workshop(drawn())
    return next(one for one in app.button if one.label == "Agree" and one.key == "agree_steps").click().run()


def held(app):
    return [one.agreement for one in app.session_state[VISIT].desk.values(AGREED).values()]


def test_agreeing_freezes_worth_owner_month_and_definition(agreed):
    assert not agreed.exception
    found = {one.action: one for one in held(agreed)}
    assert set(found) == {"A-POOR", "A-CUT"}
    cut = found["A-CUT"]
    assert (cut.owner, cut.due, cut.as_of) == ("CS", cut.as_of + 3, nrr.Month.parse("2026-01"))
    assert [one.customer for one in cut.customers] == ["r0", "r1", "r2"] and cut.worth.mid_arr_minor > 0
    assert cut.stamp.startswith("12-month NRR to Jan 2026")
    assert "Of 2 agreed actions, 0 worked, 2 cannot be told yet" in told(agreed)


def test_the_next_file_of_the_company_tells_what_became_of_them(agreed):
    rows = [
        f"{name} " + " ".join("." if a == 0 else f"{a // 1200}" for a in drawn().grid[:, row])
        for row, name in enumerate(drawn().names)
    ]
    later = ledger(*(f"{row} {row.split()[-1]}" for row in rows), currency="USD")
    app = workshop(later)
    marks = nrr.successions.customer_marks(drawn())
    for one in held(agreed):
        change(app.session_state[VISIT].desk, {Spot(AGREED, one.id): AgreedHere(one, marks)})
    shown = told(app.run())
    assert not app.exception
    assert "Cannot tell: there are no like customers to compare with." in shown


def test_a_kept_book_holds_what_was_agreed_and_gives_it_back(agreed):
    work = nrr.publishing.KeptWork("a", drawn(), nrr.Policy(), agreements=tuple(held(agreed)))
    assert nrr.publishing.unpack_work(nrr.publishing.pack_work(work)).agreements == tuple(held(agreed))


def pressed(app, key):
    return next(one for one in app.button if one.key == key).click().run()


def test_a_step_is_edited_with_the_original_beside_it_and_a_typed_share_gives_it_a_worth():
    app = workshop(drawn())
    app.text_input(key="edit_title_A-CUT").set_value("Ring whoever cut spend")
    app.selectbox(key="edit_owner_A-CUT").set_value("Sales")
    app.number_input(key="edit_low_A-CUT").set_value(50)
    app.number_input(key="edit_high_A-CUT").set_value(100)
    shown = told(pressed(app, "edit_save_A-CUT"))
    assert not app.exception and "**Ring whoever cut spend**" in shown
    assert "The original: Call every customer that cut spend in the last three months" in shown
    assert "Share kept or added: 50 to 100% (typed by this company)." in shown
    agreed = held(pressed(app, "agree_A-CUT"))
    assert [(one.title, one.owner, one.share) for one in agreed] == [
        ("Ring whoever cut spend", "Sales", (0.5, 1.0))
    ]
    shown = told(pressed(app, "edit_reset_A-CUT"))
    assert "**Call every customer that cut spend in the last three months**" in shown


def test_a_step_taken_off_makes_room_for_the_next_best_and_comes_back():
    app = workshop(drawn())
    app.checkbox(key="edit_off_A-CUT").set_value(True)
    shown = told(pressed(app, "edit_save_A-CUT"))
    assert "**Call every customer" not in shown
    assert "Taken off: Call every customer that cut spend in the last three months" in shown
    assert "**Call every customer" in told(pressed(app, "put_back_A-CUT"))
