"""Next month's file of the same company: what changed stands before "View retention", no question comes
twice."""

import pytest
from test_import import side
from test_start import button
from workshop import desk_of, figures, words, workshop

import nrr
from pages.parts import session
from pages.parts.desks.owning import change
from pages.parts.desks.records import ANSWERS, POLICY, OpenBook
from pages.parts.imports import progress

MONTHS = [f"{month:02d}/03/2025" for month in range(1, 13)] + ["01/03/2026", "02/03/2026"]
PAYS = {"acme": [100] * 13, "birch": [50] * 13, "cole": [30] * 13, "dunn": [20] * 13}


def file_of(pays):
    """A list in which 03/03/2025 may be March or the third: that is asked once."""
    rows = [
        f"{name},{month},{amount}"
        for name, amounts in pays.items()
        for month, amount in zip(MONTHS, amounts, strict=False)
        if amount
    ]
    return "\n".join(["Customer,Month,MRR", *rows]).encode()


JANUARY = file_of(PAYS)
FEBRUARY = file_of(
    PAYS
    | {
        "acme": [100] * 13 + [120],
        "birch": [50] * 12 + [45],
        "cole": [30] * 14,
        "dunn": [20] * 14,
        "elm": [0] * 13 + [40],
    }
)


ANSWERED = nrr.Answers(date_order="MDY")


@pytest.fixture(scope="module")
def january():
    found = nrr.read(JANUARY, "january.csv", ANSWERED)
    assert nrr.read(JANUARY, "january.csv").outcome == "needs_answer" and found.ledger is not None
    return found


@pytest.fixture(autouse=True)
def slow_readings(monkeypatch):
    """Both readings of a run, without answers and with those of last time, show their bar at once."""
    monkeypatch.setattr(progress, "_QUIET_SECONDS", 0.0)
    monkeypatch.setattr(progress, "_SPINNER_SECONDS", 0.0)


def then(january, data, policy=None):
    """January's data are loaded and its answer is remembered; the next file is dropped on Start."""
    app = workshop(None, "start")
    at = desk_of(app)
    session.lay(at, OpenBook("january", "january.csv", january.ledger, policy=policy))
    change(at, {nrr.store.Spot(ANSWERS, january.form): ANSWERED.given()})
    return app.run().file_uploader[0].upload("next.csv", data).run()


def plain(app):
    return words(app).replace("\\", "")


def test_what_changed_is_said_before_the_data_are_used_and_the_definition_stays(january):
    strict = nrr.Policy(reactivation=nrr.definitions.Reactivation.STRICT)
    app = then(january, FEBRUARY, strict)
    said = plain(app)
    assert not app.exception and not app.radio
    assert "MRR rose 10 since Jan 2026, to 210 in Feb 2026" in said
    assert "1 customer added: +40 (elm)" in said and "1 customer lost: −45 (birch)" in said
    assert "1 customer changed: +20" in said
    assert "Earlier months restated: 1 change, 1 customer; Jan 2026 was 200, is 195" in said
    assert "january.csv, loaded now: 100.0% of the customers are in both" in said
    table = next(one.value for one in app.dataframe if "What" in one.value)
    assert table.to_numpy().tolist() == [
        ["elm", "Added", "Feb 2026", "0.00", "40.00"],
        ["birch", "Lost", "Feb 2026", "45.00", "0.00"],
        ["acme", "Changed", "Feb 2026", "100.00", "120.00"],
        ["birch", "Restated: correction", "Jan 2026", "50.00", "45.00"],
    ]
    assert "Your definition stays in force" in said
    app = button(app, "View retention").click().run()
    assert not app.exception and session.book_on(desk_of(app)).name == "next.csv"
    assert desk_of(app).value(POLICY) == strict and figures(app)["NRR"] == "85.0%"  # 170 of 200


def test_a_file_in_another_unit_is_named_before_it_is_used(january):
    yearly = {name: [12 * one for one in [*amounts, amounts[-1]]] for name, amounts in PAYS.items()}
    app = then(january, file_of(yearly))
    assert any("about 12 times those of the earlier file" in one.value for one in app.warning)
    assert "changed:" not in plain(app)


def test_the_data_of_somebody_else_are_not_compared(january):
    app = then(january, file_of({name[::-1]: amounts for name, amounts in PAYS.items()}))
    assert "ready to use" in plain(app) and "Compared with" not in plain(app)


def year_of(months, left=()):
    """Forty customers of 100 from January 2024; those that left pay nothing in the last month."""
    head = ",".join(["Customer", *(str(nrr.Month.of(2024, 1) + n) for n in range(months))])
    rows = [
        ",".join([f"cust {n:02d}", *["100"] * (months - 1), "0" if n in left else "100"]) for n in range(40)
    ]
    return "\n".join([head, *rows]).encode()


def test_since_last_time_says_what_the_watch_says():
    """Eight of forty leave: more than chance. The same words as `nrr watch`."""
    before = nrr.read(year_of(14), "february.csv", nrr.Answers(currency="USD"))
    app = workshop(None, "start")
    at = desk_of(app)
    session.lay(at, OpenBook("february", "february.csv", before.ledger))
    app = app.run().file_uploader[0].upload("march.csv", year_of(15, range(8))).run()
    shown = plain(app)
    assert not app.exception and "Since last time" in shown
    assert "NRR fell 20.0 points: more than chance makes among these customers" in shown


NEWEST = (
    b"Customer,Month,MRR\nacme,02/03/2026,120\ncole,02/03/2026,30\ndunn,02/03/2026,20\nelm,02/03/2026,40\n"
)


def test_a_file_of_the_newest_month_only_goes_on_from_the_loaded_data(january):
    app = then(january, NEWEST)
    said = plain(app)
    assert not app.exception and not app.radio
    assert "MRR rose 10 since Jan 2026, to 210 in Feb 2026" in said
    assert "1 customer lost: −50 (birch)" in said and "Earlier months are as they were" in said
    (keep,) = [one for one in app.toggle if "from the loaded data" in one.label]
    assert keep.label == "Keep Jan 2025 to Jan 2026 from the loaded data"
    assert keep.value and "This file begins in Feb 2026" in keep.help.replace("\\", "")
    app = button(app, "View retention").click().run()
    assert not app.exception and figures(app)["NRR"] == "85.0%"  # 170 of 200


def test_the_earlier_months_can_be_left_out(january):
    app = then(january, NEWEST)
    (keep,) = [one for one in app.toggle if "from the loaded data" in one.label]
    assert "4 customers over 1 month" in plain(keep.set_value(False).run())


def test_a_file_after_a_gap_says_why_earlier_months_were_not_added(january):
    later = NEWEST.replace(b"02/03/2026", b"05/03/2026")
    app = then(january, later)
    assert any("Months before May 2026 are not in this file" in one.value for one in app.warning), plain(app)
    assert any("upload one file with all months" in one.value for one in app.warning)


CONTRACTS = "Customer,Contract start,MRR\n" + "".join(
    f"{name},2024-{month:02d}-01,{100 + month}\n" for month, name in enumerate("abcdefgh", 1)
)


def test_through_which_month_open_contracts_run_is_asked_once():
    """What was chosen is a rule for the files that follow: next month nothing is asked."""
    app = workshop(None, "start").file_uploader[0].upload("open.csv", CONTRACTS.encode()).run()
    (asked,) = app.radio
    at = next(one for one in asked.options if one.startswith("Through Aug 2024"))
    app = button(asked.set_value(at).run(), "View retention").click().run()
    assert not app.exception
    app = app.switch_page("../start.py").run()
    app = app.file_uploader[0].upload("later.csv", f"{CONTRACTS}i,2024-09-01,300\n".encode()).run()
    assert not app.radio and "Sep 2024" in plain(app)


def test_a_last_month_left_out_once_is_left_out_again_only_while_it_is_partial():
    told = nrr.Answers(date_order="MDY", last_month="exclude_partial")
    partial = file_of(PAYS | {"dunn": [20] * 14})
    found = [nrr.read(data, "book.csv", told) for data in (partial, JANUARY)]
    assert [one.outcome for one in found] == ["accepted", "accepted"]
    assert [one.ledger.months[-1].label for one in found] == ["Jan 2026", "Jan 2026"]
    assert nrr.read(partial, "book.csv", ANSWERED).outcome == "needs_answer"


def test_a_second_file_is_used_next_month_as_it_was_this_month(january):
    """A table proposed as attributes was said to hold totals; next month it is named, and used so at once."""
    kinds = nrr.intake.SideKind
    app = then(january, FEBRUARY)
    table = b"Customer,Month,Amount\nacme,2025-03,100\nbirch,2025-03,50\n"
    app = side(app).upload("ledger march.csv", table).run()
    assert side_kind(app).value is kinds.ATTRIBUTES
    app = side_kind(app).set_value(kinds.ONE_OFFS).run()
    button(app, "View retention").click()
    app = app.run()
    app = app.switch_page("../start.py").run()
    app = app.file_uploader[0].upload("next.csv", FEBRUARY).run()
    assert "Last time with ledger march.csv" in plain(app)
    app = side(app).upload("ledger april.csv", table.replace(b"100", b"120")).run()
    assert side_kind(app).value is kinds.ONE_OFFS
    assert "Last time with" not in plain(app)


def side_kind(app):
    return next(box for box in app.selectbox if (box.key or "").startswith("side_kind_"))
