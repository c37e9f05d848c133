"""Dated notes: on the charts of their month, on their customer, with the saved data and on a board."""

import dataclasses
from io import BytesIO

import pytest
from openpyxl import load_workbook
from test_share import press, published, store  # noqa: F401 - a store of its own for every test
from workshop import desk_of, fourteen, opened, words, workshop

import nrr
from builders import ledger
from nrr.store import Spot
from pages.parts import explain
from pages.parts.desks.owning import change
from pages.parts.desks.records import DATED, LOG, LoggedHere


def add(app, text, **chosen):
    app = opened(app)
    app.text_area[-1].set_value(text)
    for label, value in chosen.items():
        boxes = (*app.selectbox, *app.checkbox, *app.text_input)
        next(box for box in boxes if box.label == label).set_value(value)
    app = press(app, "Add note")
    assert not app.exception and not app.error
    return app


def told(app):
    return words(app).replace("\\", "")


def noted():
    app = workshop(fourteen(), "bridge")
    app = add(app, "Price rise took effect", Author="Ana")
    return add(app, "Two contracts were booked late", About="nrr")


def test_a_note_stands_under_the_bridge_numbered_and_is_withdrawn_not_edited():
    app = noted()
    assert "**1 · Jan 2026** Price rise took effect (Ana)" in told(app)
    assert "**2 · Jan 2026, NRR** Two contracts were booked late" in told(app)
    app = press(app, "Withdraw note")
    assert "Price rise" not in told(app) and "**1 · Jan 2026, NRR**" in told(app)
    assert len(desk_of(app).values(DATED)) == 2


def test_the_form_is_drawn_from_its_first_opening_on_so_that_closing_it_loses_nothing():
    app = workshop(fourteen(), "bridge")
    assert not app.text_area
    app = opened(app)
    app.session_state["add_note_0"] = False
    app = app.run()
    assert len(app.text_area) == 1


def test_trend_and_layer_cake_carry_the_number_at_its_month():
    app = noted()
    for page, key in (("overview", "trend"), ("cohorts", "layers")):
        app = app.switch_page(f"../{page}.py").run()
        assert not app.exception
        charts = [chart for chart in app.get("plotly_chart") if key in str(chart.proto.id)]
        assert "[1, 2]" in charts[0].proto.spec


def test_a_customer_keeps_its_notes_and_a_change_of_sponsor_asks_for_a_step():
    app = workshop(fourteen(), "accounts")
    app.session_state["open_account"] = "M4"
    app = app.run()
    app = add(app, "New CFO since January", Kind=nrr.notes.NoteKind.SPONSOR_CHANGE)
    assert "Sponsor change, Jan 2026" in told(app)
    step = "Sponsor change: Meet the new sponsor within 30 days (CS, low effort)."
    assert f"{step} Cannot be valued: fewer than ten cases in this data. It works on $" in told(app)
    app = app.switch_page("../bridge.py").run()
    assert "New CFO" not in told(app)


def test_only_what_is_meant_for_readers_is_on_a_board_and_saved_data_keep_all(store):  # noqa: F811
    app = workshop(fourteen(), "bridge")
    app = add(app, "For us alone")
    app = add(app, "Price rise took effect", **{"Show it to the readers of boards": True})
    app = app.switch_page("../share.py").run()
    app, token, _ = published(app)
    board = store.store().resolve(token)
    page = str(nrr.publishing.published_plate(board.payload))
    assert "Jan 2026: Price rise took effect" in page and "For us alone" not in page
    app = press(press(app, "I have copied it"), "Save data")
    kept = next(code.value for code in app.code if "/k/" in code.value)
    found = store.store().open_book(nrr.publishing.token_in(kept))
    notes = nrr.publishing.unpack_work(found.payload).notes
    assert sorted(note.text for note in notes) == ["For us alone", "Price rise took effect"]


BOOK = ledger(*(f"Acme-{place} 100 110 121" for place in range(9)), start="2026-01", currency="USD")
NOTE = nrr.notes.Note(
    "a", "2026-04-01T09:00:00+00:00", nrr.notes.About.CUSTOMER, "Acme-3", "2026-03", "Renewed early"
)


def lines(note, naming):
    choices = nrr.publishing.BoardChoices("Board", naming=naming, notes=[note])
    view = nrr.View(nrr.default_window(BOOK))
    made = {"made_at": "2026-04-02T09:00:00+00:00", "this_year": 2026, "secret": b"s" * 32}
    return nrr.prepare(BOOK, view, choices, **made).options.dated


def test_a_customer_s_note_goes_under_the_name_readers_get():
    meant = dataclasses.replace(NOTE, shown=nrr.notes.Reach.BOARD)
    assert lines(NOTE, nrr.ledgers.Naming.SHOWN) == ()
    assert lines(meant, nrr.ledgers.Naming.SHOWN) == ("Mar 2026, Acme-3: Renewed early",)
    assert lines(meant, nrr.ledgers.Naming.ABSENT) == ()
    (masked,) = lines(meant, nrr.ledgers.Naming.MASKED)
    assert "Acme" not in masked and masked.endswith(": Renewed early")


def test_a_note_that_names_a_customer_is_refused_where_names_are_left_out():
    month = dataclasses.replace(
        NOTE, about=nrr.notes.About.MONTH, key="", text="ACME-3 paid twice", shown=nrr.notes.Reach.BOARD
    )
    assert lines(month, nrr.ledgers.Naming.SHOWN)
    with pytest.raises(nrr.Refusal, match="note of Mar 2026 names a customer"):
        lines(month, nrr.ledgers.Naming.ABSENT)


@pytest.mark.parametrize("text", ["", "  ", "x" * 501, "two\nlines", "bell\x07"])
def test_a_note_is_one_line_of_plain_characters(text):
    with pytest.raises(nrr.Refusal):
        nrr.notes.note_of(dataclasses.replace(NOTE, text=text))


def test_the_bridge_carries_the_notes_of_its_period_and_a_figure_its_own_under_its_explanation():
    app = noted()
    (chart,) = [one for one in app.get("plotly_chart") if "waterfall" in str(one.proto.id)]
    assert "[1, 2]" in chart.proto.spec and "2 notes marked by number." in told(app)
    app.session_state["explaining"] = explain.FigureQuestion("nrr")
    app = app.run()
    assert "Note 2 · Jan 2026, NRR: Two contracts were booked late" in told(app)
    app.session_state["explaining"] = explain.FigureQuestion("grr")
    app = app.run()
    assert "Note 1 · Jan 2026: Price rise took effect (Ana)" in told(app) and "Note 2" not in told(app)


def test_a_changed_definition_is_a_mark_too_and_a_finding_carries_its_note():
    app = workshop(fourteen(), "bridge")
    app = add(app, "The board knows of it", About="R-CONC")
    was, now = nrr.Policy(), nrr.Policy().with_criteria({"R-LEAK.amber_grr": 0.9})
    rates = nrr.headline(fourteen(), nrr.default_window(fourteen()), was).rates
    row = nrr.comparisons.definition_change(
        (was, rates),
        (now, rates),
        made_at="2026-02-03T09:00:00",
        as_of="2026-01",
        fingerprint="",
        author="Mara",
    )
    marks = nrr.successions.customer_marks(fourteen())
    change(desk_of(app), {Spot(LOG, row.made_at): LoggedHere(row, marks)})
    app = app.switch_page("../overview.py").run()
    trend = next(one for one in app.get("plotly_chart") if "trend" in str(one.proto.id))
    assert "[1, D1]" in trend.proto.spec
    assert "D1 · Jan 2026" in told(app) and "amber with GRR below 85% → 90% (Mara)" in told(app)
    assert "Note 1 · Jan 2026: The board knows of it" in told(app)


def test_the_workbook_holds_the_notes_its_readers_may_read():
    notes = [dataclasses.replace(NOTE, about=nrr.notes.About.MONTH, key="", shown=nrr.notes.Reach.BOARD)]
    notes.append(
        dataclasses.replace(NOTE, about=nrr.notes.About.FINDING, key="R-CONC", shown=nrr.notes.Reach.BOARD)
    )
    choices = nrr.publishing.BoardChoices("Board", notes=notes)
    made = {"made_at": "2026-04-02T09:00:00+00:00", "this_year": 2026, "secret": b"s" * 32}
    ready = nrr.prepare(BOOK, nrr.View(nrr.default_window(BOOK)), choices, **made)
    sheet = load_workbook(BytesIO(nrr.publishing.workbook_of_customers(ready)))["Checks"]
    said = [cell.value for cell in sheet["B"]]
    assert "Mar 2026: Renewed early" in said and "Mar 2026, Concentrated expansion: Renewed early" in said
