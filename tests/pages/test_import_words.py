"""What an import says: nothing contradicts itself, no amount stands that cannot be added up."""

import io
import re
from dataclasses import fields
from datetime import date

import openpyxl
from test_import import HEAD, MONTHS, lines, one_time, side
from test_start import dropped
from workshop import words

import nrr
from nrr.intake.columns.profiles import Content
from nrr.intake.headings.words import Role
from pages.parts.imports import answerwords, mapping
from pages.parts.imports.open_questions import option_words


def plain(app):
    return words(app).replace("\\", "")


def folds(app):
    return [fold.label.replace("\\", "") for fold in app.expander]


def test_a_refused_file_shows_its_reason_and_the_columns_to_change():
    app = dropped("minutes.csv", b"Topic,Speaker\nBudget,Ann\nHiring,Bob\n")
    assert "No revenue table found" in plain(app)
    assert folds(app) == ["2 columns, none used", "Why this reading?"]
    assert "Every row was read" not in plain(app)


def test_a_clean_file_has_no_remarks_and_loses_no_row():
    app = dropped("clean.csv", "\n".join(["Customer,Month,MRR", *(f"a,{m},9" for m in MONTHS)]).encode())
    assert "Every row was read as written" in plain(app)
    assert "14 rows read = 13 used + 1 header row" in plain(app)
    assert "excluded" not in plain(app)


def two_currencies():
    """Feb 2024 on: Acme 100 USD, Birch 200 EUR; with a euro at 1.10 dollars that is 320 dollars a month."""
    amounts = {"Acme": "100,USD", "Birch": "200,EUR"}
    rows = [f"{name},{month},{amount}" for name, amount in amounts.items() for month in MONTHS]
    return "\n".join(["Customer,Month,MRR,Currency", *rows]).encode()


def test_currencies_are_never_added_up_without_rates():
    app = dropped("money.csv", two_currencies())
    assert "add a table of exchange rates" in app.radio[0].label.replace("\\", "")
    app = app.radio[0].set_value(app.radio[0].options[0]).run()
    assert "NRR needs exchange rates" in app.title[0].value
    assert "View retention" not in [one.label for one in app.button]
    assert "$100 + €200" in plain(app) and "300" not in plain(app)
    assert not [one for one in folds(app) if "Totals by month" in one]
    app = side(app).upload("rates.csv", b"Currency,Rate\nEUR,1.10\nUSD,1\n").run()
    assert not app.exception
    assert "$320" in plain(app) and "$3.8k ARR" in plain(app)
    assert "cannot be added" not in plain(app)


def test_rates_are_typed_where_they_are_asked():
    """The same 320 dollars, without a file of rates."""
    app = dropped("money.csv", two_currencies())
    app = next(one for one in app.button if one.key == "rates_go").click().run()
    assert "Enter a rate above zero for EUR." in [one.value for one in app.warning]
    app = next(one for one in app.number_input if one.label == "1 EUR in USD").set_value(1.1).run()
    app = next(one for one in app.button if one.key == "rates_go").click().run()
    assert not app.exception and not app.radio
    assert "Closing MRR $320 ($3.8k ARR)" in plain(app)
    assert "View retention" in [one.label for one in app.button]


def test_every_way_to_read_an_amount_shows_what_it_comes_to():
    rows = [f"{name},{m},{a}" for name, a in (("a", '"1.234"'), ("b", '"2.345"')) for m in MONTHS]
    app = dropped("dots.csv", "\n".join(["Customer,Month,MRR", *rows]).encode())
    thousands, decimals = app.radio[0].options
    assert "closing MRR 3.6k" in thousands.replace("\\", "")
    assert decimals.replace("\\", "").endswith("closing MRR 4")


def test_a_way_without_a_headline_says_why():
    option = nrr.ground.Option("Day first", reason="Mar 2024 is the only month")
    assert "NRR N/A (Mar 2024 is the only month)" in option_words(option).replace("\\", "")


def test_a_list_of_totals_says_what_the_comparison_comes_to():
    app = dropped("fees.csv", one_time())
    totals = "\n".join(["Month,Amount", *(f"{month},200" for month in MONTHS[:-1]), "2025-01,261"])
    app = side(app).upload("general ledger.csv", totals.encode()).run()
    assert "1 of 13 months differs" in plain(app) and any(
        "1 of 13 months differs" in one for one in folds(app)
    )


def test_many_columns_to_filter_by_are_counted_not_cut():
    names = [f"Column {letter}" for letter in "abcdefg"]
    rows = [",".join([line, *("x" for _ in names)]) for line in lines("acme", 100)]
    app = dropped("wide.csv", "\n".join([",".join([HEAD, *names]), *rows]).encode())
    assert "and 4 more" in plain(app)


def test_rows_next_to_each_other_are_one_run():
    fees = [f"acme,2025-01,{amount},one-time" for amount in (40, 50, 60)]
    app = dropped("fees.csv", "\n".join([HEAD, *lines("acme", 100), *fees]).encode())
    assert "rows 15 to 17 · column Type" in plain(app)


def test_months_stand_as_the_workbook_shows_them_and_columns_say_what_they_hold():
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.append(["Customer", "Region", *(date(2023 + k // 12, k % 12 + 1, 1) for k in range(14))])
    for cell in sheet[1][2:]:
        cell.number_format = "mmm-yy"
    for place, name in enumerate(("Acme", "Birch", "Cole", "Dunn", "Elm", "Fir", "Gale", "Hale")):
        sheet.append([name, ("EMEA", "APAC")[place % 2], *[100 + place] * 14])
    out = io.BytesIO()
    book.save(out)
    app = dropped("MRR.xlsx", out.getvalue())
    assert "14 columns of months: Jan-23 to Feb-24" in plain(app)
    assert plain(app).splitlines().count("words") == 2
    assert "16 columns used" in folds(app)


def test_a_switch_moves_its_own_kind_of_rows_only():
    rows = [f"{line},active" for line in lines("acme", 100)]
    fees = ["acme,2025-01,40,one-time,active", "birch,2025-01,70,recurring,trial"]
    app = dropped("kinds.csv", "\n".join([f"{HEAD},Status", *rows, *fees]).encode())
    assert "NRR 140.0% · closing MRR 140" in plain(app)
    assert "NRR 100.0% · closing MRR 170" in plain(app)


def test_blank_rows_below_the_header_do_not_move_it():
    rows = [f"a,{month},9" for month in MONTHS]
    app = dropped("report.csv", "\n".join(["Report", "", "Customer,Month,MRR", "", "", *rows]).encode())
    assert "Headings in row 3, 2 rows above excluded" in plain(app)


def test_a_second_file_keeps_its_purpose_when_another_is_removed():
    app = dropped("fees.csv", one_time())
    app = side(app).upload("rates.csv", b"Currency,Rate\nEUR,1.10\nUSD,1\n").run()
    app = side(app).upload("plans.csv", b"Customer,Plan\nacme,Pro\nbirch,Basic\n").run()
    app = next(one for one in app.button if one.label == "Remove this file").click().run()
    assert [box.value for box in app.selectbox if (box.key or "").startswith("side_kind_")] == [
        nrr.intake.SideKind.ATTRIBUTES
    ]
    assert "2 of 2 rows match a customer" in plain(app)


def test_a_refused_second_file_is_named():
    app = side(dropped("fees.csv", one_time())).upload("photo.png", b"\x89PNG\r\n\x1a\n\0\0").run()
    assert "photo.png: The file is not a spreadsheet" in plain(app)


def test_no_code_stands_on_the_screen():
    """A preamble and a month off its neighbours: each said in words, none by its code."""
    payers = (("Acme", 100), ("Birch", 70), ("Cole", 90), ("Dunn", 80), ("Ely", 60))
    rows = [f"{name},{month},{amount}" for name, amount in payers for month in MONTHS]
    data = "\n".join(["MRR of 2024", "", "Customer,Month,MRR", *rows, f"Lone,{MONTHS[5]},1900"]).encode()
    assert {"preamble", "implausible_month_off"} <= {p.code for p in nrr.read(data, "months.csv").problems}
    screen = plain(dropped("months.csv", data))
    assert "title row" in screen
    assert re.findall(r"\b[a-z]+(?:_[a-z]+)+\b", screen) == []


def test_every_answer_role_and_content_has_words_of_its_own():
    """Nothing that the door knows by a code is shown by it."""
    assert {field.name for field in fields(nrr.Answers)} == set(answerwords.WORDS)
    assert {str(one) for one in Role} <= {*mapping.ROLES, *mapping.SUMMARY}
    assert {str(one) for one in Content} == set(mapping.CONTENTS)
    told = nrr.Answers(
        date_order="MDY",
        columns={"customer_id": "B", "interval_count": "C"},
        words={"Churned, maybe": "leave_out"},
        as_of="2026-10",
        confirmed=("implausible_month_off",),
        intervals={"biz": 3},
    )
    lines = [line for _, line in answerwords.given(told)]
    assert lines == [
        "Dates: month before day",
        "Columns: Customer ID in B, Number of intervals in C",
        "Rows: Churned, maybe excluded",
        "Open contracts run through: Oct 2026",
        "Doubts: right as read",
        "Billing intervals: biz is 3 months",
    ]
