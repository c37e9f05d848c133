"""Agreed actions: frozen when agreed, kept with the work, and measured by the next file."""

import pytest
from test_next_steps import drawn, told
from workshop import opened, workshop

import nrr
from builders import ledger
from nrr.store import Spot
from pages.parts.desks.owning import VISIT
from pages.parts.desks.records import AGREED, AgreedHere


@pytest.fixture(scope="module")
def agreed():
    """The page after the steps shown were agreed."""
    app = opened(workshop(drawn()))
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


def test_what_is_agreed_is_not_agreed_twice(agreed):
    assert len(held(pressed(agreed, "agree_steps"))) == 2
    app = pressed(agreed, "agree_A-CUT")
    assert len(held(app)) == 2
    assert "This is agreed as of Jan 2026 already" in str([one.value for one in app.warning])


def test_the_next_file_of_the_company_tells_what_became_of_them(agreed):
    rows = [
        f"{name} " + " ".join("." if a == 0 else f"{a // 1200}" for a in drawn().grid[:, row])
        for row, name in enumerate(drawn().names)
    ]
    later = ledger(*(f"{row} {row.split()[-1]}" for row in rows), currency="USD")
    app = with_agreed(held(agreed), later)
    shown = told(app)
    assert not app.exception
    assert "Cannot tell: there are no like customers to compare with." in shown


def test_a_kept_book_holds_what_was_agreed_and_gives_it_back(agreed):
    work = nrr.publishing.KeptWork("a", drawn(), nrr.Policy(), agreements=tuple(held(agreed)))
    assert nrr.publishing.unpack_work(nrr.publishing.pack_work(work)).agreements == tuple(held(agreed))


def pressed(app, key):
    return next(one for one in app.button if one.key == key).click().run()


def test_a_step_is_edited_with_the_original_beside_it_and_a_typed_share_gives_it_a_worth():
    app = opened(workshop(drawn()))
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
    app = opened(workshop(drawn()))
    app.checkbox(key="edit_off_A-CUT").set_value(True)
    shown = told(pressed(app, "edit_save_A-CUT"))
    assert "**Call every customer" not in shown
    assert "Taken off: Call every customer that cut spend in the last three months" in shown
    assert "**Call every customer" in told(pressed(app, "put_back_A-CUT"))


def calmed(length, left=()):
    """The book of the lot: sixty past cutters of whom half left, seventy that cut lately, many calm ones."""
    rows = [(f"g{n}", [100] * 2 + [50] * 2 + [0] * 15) for n in range(30)]
    rows += [(f"s{n}", [100] * 3 + [50] * 16) for n in range(30)]
    rows += [(f"c{n}", [100] * 19) for n in range(100)]
    rows += [(f"r{n:02}", [200] * 15 + [150] + [0 if f"r{n:02}" in left else 150] * 3) for n in range(70)]
    heads = [f"{2025 + n // 12}-{n % 12 + 1:02}" for n in range(length)]
    lines = [["customer", *heads]] + [[name, *map(str, cells[:length])] for name, cells in rows]
    return "\n".join(",".join(line) for line in lines).encode()


def uploaded(app, name, data):
    app = app.switch_page("../start.py").run()
    app = app.file_uploader[0].upload(name, data).run()
    return next(one for one in app.button if one.label == "View retention").click().run()


def test_by_lot_the_next_quarters_file_says_it_worked_on_the_page():
    """From file to page: agreed by lot, the quarter's file in, the verdict out."""
    app = workshop(None, "start").file_uploader[0].upload("q1.csv", calmed(16)).run()
    app = next(one for one in app.button if one.label == "View retention").click().run()
    app = opened(app)
    app.checkbox(key="lot_A-CUT").set_value(True)
    app = pressed(app, "agree_A-CUT")
    (one,) = held(app)
    assert (len(one.customers), len(one.compared), one.by_lot) == (56, 14, True)
    left = {stake.customer for stake in one.compared[:11]}
    app = uploaded(app, "q2.csv", calmed(19, left))
    shown = told(app)
    assert not app.exception
    assert "Of 1 agreed action, 1 worked, 0 cannot be told yet" in shown
    assert "Because of it, 78.6 points of these customers' revenue kept beyond like customers" in shown
    assert "not proof of the cause" not in shown


def with_agreed(agreements, book):
    """Another file of the company, with what was agreed on its desk."""
    marks = nrr.successions.customer_marks(book)
    return workshop(book, laid={Spot(AGREED, one.id): AgreedHere(one, marks) for one in agreements})


def read(length, left=()):
    return nrr.read(calmed(length, left), f"mrr {length}.csv").ledger


@pytest.fixture(scope="module")
def chosen():
    """Agreed as a step that keeps all, with fourteen of the seventy left aside by choice."""
    app = opened(workshop(read(16)))
    app.number_input(key="edit_low_A-CUT").set_value(100)
    app.number_input(key="edit_high_A-CUT").set_value(100)
    app = pressed(app, "edit_save_A-CUT")
    assert "there is nobody to compare with" in told(app)
    app = app.checkbox(key="choose_A-CUT").set_value(True).run()
    box = app.multiselect(key="without_A-CUT")
    assert box.label == "Left aside of 70 customers"
    app = pressed(box.set_value([f"r{n:02}" for n in range(14)]).run(), "agree_A-CUT")
    assert not app.exception
    return held(app)


def test_whom_to_work_on_and_whom_to_leave_is_listed_and_nothing_is_expected_of_these(chosen):
    (one,) = chosen
    assert [stake.customer for stake in one.compared] == [f"r{n:02}" for n in range(14)]
    assert len(one.customers) == 56
    assert one.worth.mid_arr_minor == pytest.approx(sum(stake.worth_arr_minor for stake in one.customers))
    assert nrr.actions.under_way(chosen)[0].aside == tuple(f"r{n:02}" for n in range(14))
    app = with_agreed(chosen, read(16))
    table = next(one.value for one in app.dataframe if "List" in one.value.columns)
    assert table["List"].value_counts().to_dict() == {"To work on": 56, "Left aside": 14}
    assert any(button.label == "Customer list (CSV)" for button in app.get("download_button"))


@pytest.mark.parametrize(
    ("worked_on", "aside", "verdict", "said"),
    [
        (0, 11, "worked", "78.6 points of these customers' revenue kept beyond like customers"),
        (11, 3, "less than expected", "At most "),
        (45, 0, "other way", "They kept less than like customers."),
        (11, 6, "cannot tell", "Cannot tell with 56 customers: both nothing and what was expected fit."),
    ],
)
def test_each_of_the_four_verdicts_can_be_read_on_the_page(chosen, worked_on, aside, verdict, said):
    """So many of each side left within the quarter."""
    left = {f"r{n:02}" for n in (*range(aside), *range(14, 14 + worked_on))}
    app = with_agreed(chosen, read(19, left))
    shown = told(app)
    assert not app.exception
    table = next(one.value for one in app.dataframe if "Happened" in one.value.columns)
    assert list(table["Happened"]) == [verdict]
    assert said in shown and "not proof of the cause." in shown
