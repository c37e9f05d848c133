"""Import: questions, switches, mapping, undo, memory, rows accounted for, tie-out, several files."""

import json

from test_start import SAMPLES, button, dropped
from workshop import desk_of, figures, words

import nrr
from pages.parts import explain, session
from pages.parts.desks.records import FILE, IMPORT
from pages.parts.imports import remembered

HEAD = "Customer,Month,MRR,Type"
MONTHS = [f"2024-{month:02d}" for month in range(1, 13)] + ["2025-01"]


def lines(name, amount, last=None):
    return [f"{name},{month},{last if last and month == '2025-01' else amount},recurring" for month in MONTHS]


def one_time():
    """NRR 110%: acme 100 -> 120, birch 100 -> 100, and a one-time fee of 40 in the last month."""
    rows = [*lines("acme", 100, 120), *lines("birch", 100), "birch,2025-01,40,one-time"]
    return "\n".join([HEAD, *rows]).encode()


def key(app, name):
    return next(one for one in app.button if one.key == name)


def test_an_assumption_shows_its_effect_and_its_other_way():
    app = dropped("fees.csv", one_time())
    assert "NRR 110.0%" in app.title[0].value.replace("\\", "")
    assert "20" in words(app) and "pts" in words(app)
    switch = next(one for one in app.button if one.key == "switch_0_0")
    assert switch.label == "They count as recurring" and "NRR 130.0%" in words(app).replace("\\", "")
    app = switch.click().run()
    assert not app.exception
    assert "NRR 130.0%" in app.title[0].value.replace("\\", "")
    app = button(app, "Undo").click().run()
    assert "NRR 110.0%" in app.title[0].value.replace("\\", "")


def test_rows_read_are_rows_used_and_rows_left_out():
    app = dropped("fees.csv", one_time())
    assert "28 rows read = 26 used + 2 excluded" in [fold.label for fold in app.expander]
    download = next(one for one in app.get("download_button") if one.proto.id.find("rejected_get") >= 0)
    assert download.proto.label == "Download excluded rows"


def test_why_a_file_was_read_so_stands_beside_its_report():
    app = dropped("fees.csv", one_time())
    plain = words(app).replace("\\", "")
    assert "Why this reading?" in [fold.label for fold in app.expander]
    assert "Customer, month and amount have a column each" in plain
    table = next(one.value for one in app.dataframe if "Reading" in one.value)
    assert table.loc[0, "Reading"] == "They count as recurring" and table.loc[0, "NRR"] == "130.0%"


def role(app, letter):
    return next(box for box in app.selectbox if box.key and box.key.startswith(f"role_{letter}_"))


def test_a_column_gets_another_role_and_undo_takes_it_back():
    rows = [
        f"{name},{month},{100 + place},{200 + place}"
        for place, name in enumerate(("acme", "birch"))
        for month in MONTHS
    ]
    app = dropped("two.csv", "\n".join(["Customer,Month,MRR,Forecast", *rows]).encode())
    assert role(app, "C").value == "amount"
    app = role(app, "D").set_value("amount").run()
    assert not app.exception
    assert role(app, "D").value == "amount" and role(app, "C").value != "amount"
    app = button(app, "Undo").click().run()
    assert role(app, "C").value == "amount"


def test_an_ignored_column_is_no_filter_and_keeps_its_heading():
    app = dropped("fees.csv", "\n".join([HEAD.replace("Type", "Region"), *lines("acme", 100)]).encode())
    assert "Region" in words(app)
    app = role(app, "D").set_value("unused").run()
    assert "No columns to filter by" in words(app)
    assert "Region" in role(app, "D").label


def ambiguous(last="09"):
    months = [f"0{month}/03/2023" for month in range(1, int(last) + 1)]
    names = ("acme", "beta", "cobalt", "delta", "elm", "fir")
    rows = [f"{name},{month},{100 + place}" for name in names for place, month in enumerate(months)]
    return "\n".join(["Customer,Month,MRR", *rows]).encode()


def answered():
    app = dropped("march.csv", ambiguous("08"))
    choice = app.radio[0]
    return choice.set_value(choice.options[1]).run()


def test_next_months_file_is_read_as_last_time_and_says_so():
    app = button(answered(), "View retention").click().run()
    assert not app.exception
    app = app.switch_page("../start.py").run()
    app = app.file_uploader[0].upload("april.csv", ambiguous()).run()
    assert "ready to use" in words(app)
    assert "The same answers were used" in words(app)
    app = button(app, "Read afresh").click().run()
    assert "needs an answer" in words(app)


def test_an_answer_can_be_taken_back():
    app = answered()
    assert "ready to use" in words(app)
    app = key(app, "take_back_date_order").click().run()
    assert "needs an answer" in words(app)


def test_a_file_of_answers_is_taken_in():
    app = dropped("march.csv", ambiguous())
    form = desk_of(app).value(IMPORT).form
    told = json.dumps({"nrr_answers": {form: {"date_order": "MDY"}}}).encode()
    app = app.file_uploader[-1].upload("nrr-answers.json", told).run()
    assert not app.exception
    assert "ready to use" in words(app) and "The same answers were used" in words(app)


def test_a_recipe_is_offered_and_taken_in_and_a_wrong_one_is_named():
    app = answered()
    offered = next(one for one in app.get("download_button") if one.proto.id.find("answers_get") >= 0)
    assert offered.proto.label == "Save as recipe"
    form = desk_of(app).value(IMPORT).form
    recipe = nrr.intake.Recipe("march.csv", ("MRR",), nrr.Answers(date_order="MDY"), form=form)
    app = dropped("march.csv", ambiguous("08"))
    wrong = nrr.intake.recipe_text(recipe).replace("date_order", "date_ordre")
    app = app.file_uploader[-1].upload("mine.toml", wrong.encode()).run()
    assert "the nearest known one is 'date_order'" in " ".join(one.value for one in app.toast)
    app = app.file_uploader[-1].upload("mine.toml", nrr.intake.recipe_text(recipe).encode()).run()
    assert not app.exception
    assert "ready to use" in words(app) and "The same answers were used" in words(app)


def side(app):
    return next(one for one in app.file_uploader if one.label == "Add files")


def test_attributes_join_and_unmatched_keys_are_named_on_both_sides():
    app = dropped("tarnbeck_long.csv", (SAMPLES / "tarnbeck_long.csv").read_bytes())
    extra = (SAMPLES / "tarnbeck_attributes.csv").read_bytes()
    app = side(app).upload("tarnbeck_attributes.csv", extra).run()
    assert not app.exception
    plain = words(app).replace("\\", "")
    assert "401 of 401 rows match a customer" in plain
    app = button(app, "View retention").click().run()
    assert figures(app)["NRR"] == "105.1%"
    assert {"NPS", "Contract renewal"} <= set(session.book_on(desk_of(app)).ledger.attributes)


def test_ledger_totals_are_compared_and_the_difference_is_named():
    app = dropped("fees.csv", one_time())
    totals = "\n".join(["Month,Amount", *(f"{month},200" for month in MONTHS[:-1]), "2025-01,260"])
    app = side(app).upload("general ledger.csv", totals.encode()).run()
    assert not app.exception
    plain = words(app).replace("\\", "")
    assert any("all 13 months tie out, 1 of them after excluded rows" in one.label for one in app.expander)
    assert "Reconciling item: one-time rows, 40.00 of monthly revenue" in plain


def test_the_bytes_leave_the_desk_with_use():
    app = button(dropped("fees.csv", one_time()), "View retention").click().run()
    assert not desk_of(app).entries(IMPORT) and not desk_of(app).entries(FILE)
    assert "readings" not in app.session_state


def test_rows_left_out_open_in_a_spreadsheet_without_running():
    data = "\n".join([HEAD, *lines("acme", 100), '"=cmd|calc",2025-01,40,one-time']).encode()
    kept = nrr.read(data, "fees.csv").rejected
    assert "'=cmd|calc" in kept and ",=cmd" not in kept and '"=cmd' not in kept


def test_several_words_nobody_knows_are_one_question_and_each_may_be_answered_by_itself():
    head = "Customer,Month,MRR,Status"
    rows = [f"{name},{month},100,Paid" for name in ("acme", "birch") for month in MONTHS]
    odd = ["acme,2024-03,40,Glorped", "birch,2024-05,60,Zonked"]
    app = dropped("payments.csv", "\n".join([head, *rows, *odd]).encode())
    assert "'Glorped' (1 row, 40.00), 'Zonked' (1 row, 60.00)" in words(app).replace("\\", "")
    (labels,) = [radio.options for radio in app.radio if radio.key and radio.key.startswith("answer_0")]
    assert [label.split(" · ")[0] for label in labels] == ["Leave them out", "All of them count"]
    each = next(group for group in app.get("button_group") if group.label == "Or leave out only")
    app = each.select("Glorped") and button(app, "Leave these out, count the others").click().run()
    assert not app.exception and "Glorped excluded; Zonked counted" in " ".join(b.label for b in app.button)


def test_contracts_join_by_customer_and_stay_with_the_book():
    names = [f"{name},2024-01-01,2024-12-31,1200" for name in ("acme", "birch", "cedar", "dora", "emil")]
    app = dropped("fees.csv", one_time())
    app = side(app).upload("contracts.csv", "\n".join(["Client,Start,End,ARR", *names]).encode()).run()
    assert not app.exception
    plain = words(app).replace("\\", "")
    assert "2 contract terms of contracts.csv belong to 2 customers of your data" in plain
    assert "3 contract terms of contracts.csv name no customer of your data: cedar, dora, emil" in plain
    app = button(app, "View retention").click().run()
    assert len(session.book_on(desk_of(app)).ledger.terms) == 2


def test_months_and_a_contract_list_with_three_strangers_and_one_contract_too_large_end_in_both_files():
    names = [f"{name},2024-01-01,2024-12-31,1200" for name in ("acme", "cedar", "dora", "emil")]
    names += ["acme,2025-01-01,2025-12-31,1440", "birch,2024-07-01,2025-06-30,1500"]
    app = dropped("fees.csv", one_time())
    app = side(app).upload("contracts.csv", "\n".join(["Client,Start,End,ARR", *names]).encode()).run()
    plain = words(app).replace("\\", "")
    assert "3 contract terms of contracts.csv name no customer of your data: cedar, dora, emil" in plain
    assert (
        "Contracts exceed the revenue of 1 customer by 300.00 a year at the end of Jan 2025: birch" in plain
    )
    app = button(app, "View retention").click().run().switch_page("../renewals.py").run()
    # acme 120 a month under its contract of 1,440; birch pays 1,200 under one of 1,500: nothing is left over
    plain = words(app).replace("\\", "")
    assert "Under term 2,940" in plain and "not under term 0" in plain
    assert "Terms exceed the revenue of 1 customer by 300" in app.warning[0].value
    app = app.selectbox(key="renewals_of").set_value("2024-Q4").run()
    behind = next(one.value for one in app.dataframe if "Rows" in one.value.columns)
    assert behind[["Customer", "Up", "Counts", "Rows"]].values.tolist() == [
        ["acme", "1,200", "1,200", "2 → 6"]
    ]
    assert "Rows are those of contracts.csv" in words(app).replace("\\", "")
    app.session_state["explaining"] = explain.FigureQuestion("nrr")
    app = app.switch_page("../overview.py").run()
    assert not app.exception and "2 customers add up to 2,640 above the line" in words(app)
    book = session.book_on(desk_of(app)).ledger
    cell = nrr.explanations.sources(book, book.names.index("acme"), (nrr.Month.parse("2025-01"),))[0]
    assert (cell.file, cell.row, cell.raw) == ("fees.csv", 14, "120")


def test_how_amounts_are_written_is_remembered_and_what_one_month_holds_is_not():
    kept = remembered.lasting(nrr.Answers(units="thousands", date_order="MDY", as_of="2026-10", year=2026))
    assert kept == {"units": "thousands", "date_order": "MDY"}
    assert remembered.lasting(nrr.Answers(units="as_written", last_month="include")) == {}
    assert remembered.lasting(nrr.Answers(last_month="exclude")) == {"last_month": "exclude_partial"}
