"""What is counted as written and said beside the figures, because it looks like something else."""

from io import BytesIO

import pytest
from openpyxl import Workbook
from openpyxl.styles import Font

import nrr

MONTHS = [f"2025-{month:02}" for month in range(1, 9)]


def said(*rows, heading="Customer"):
    """The warnings about a cube of eight months; a row is a name and its amounts, a dot where there is
    none.
    """
    lines = [
        [heading, *MONTHS],
        *(row.rsplit(maxsplit=8) if isinstance(row, str) else row for row in rows),
    ]
    data = "\n".join(";".join(cell.replace(".", "") for cell in line) for line in lines).encode()
    found = nrr.read(data, "book.csv")
    return {p.code: p.what for p in found.problems if p.severity is nrr.Severity.WARNING}


@pytest.mark.parametrize("new", ["Birhc Legal", "Birch Lega", "Birch Leegal", "Birck Legal"])
def test_a_name_that_goes_on_a_letter_apart_is_said(new):
    found = said(
        "Birch Legal 80 80 80 . . . . .", f"{new} . . . 85 85 85 85 85", "Acme 50 50 50 50 50 50 50 50"
    )
    assert "'Birch Legal' to Mar 2025" in found["near_names"]


@pytest.mark.parametrize(
    ("old", "new"),
    [("Store 1", "Store 2"), ("Site A", "Site B"), ("Birch Legal", "Bench Leval"), ("Ann Lee", "Ann Leo")],
)
def test_series_and_short_names_are_different_customers(old, new):
    assert "near_names" not in said(f"{old} 80 80 80 . . . . .", f"{new} . . . 85 85 85 85 85")


def test_a_name_a_letter_apart_that_pays_beside_the_other_is_another_customer():
    assert "near_names" not in said("Birch Legal 80 80 80 . . . . .", "Birch Legel . . 85 85 85 85 85 85")


def test_one_name_under_two_ids_in_turns_is_said():
    rows = [
        f"{number},Acme,{month},50"
        for number, part in (("A1", MONTHS[:4]), ("A2", MONTHS[4:]))
        for month in part
    ]
    rows += [f"B1,Birch,{month},70" for month in MONTHS]
    found = nrr.read("\n".join(["Customer ID,Customer,Month,MRR", *rows]).encode(), "ids.csv")
    assert [p.what for p in found.problems if p.code == "same_name"] == [
        "One name stands under several customer IDs that never pay in the same month ('Acme' under 'A1' and"
        " 'A2'): an account opened anew, perhaps."
    ]


RISING = [
    f"{name} " + " ".join(str(step * place) for place in range(1, 9))
    for name, step in zip(["Ada", "Bo", "Cy", "Di"], (10, 20, 35, 7), strict=True)
]  #


def test_amounts_that_only_rise_look_added_up():
    assert "since the start, not" in said(*RISING)["cumulated"]
    assert "cumulated" not in said(*RISING, "Elm 90 80 70 70 70 70 70 70")


def test_numbers_of_accounts_are_said_where_customers_should_stand():
    rows = ("4000 9 9 9 9 8 9 9 9", "4010 5 5 4 5 5 5 5 5", "4020 7 7 7 6 7 7 7 7")
    assert "accounts of a ledger" in said(*rows, heading="Account")["ledger_accounts"]
    assert "ledger_accounts" not in said(*rows, heading="Customer ID")


def struck(**font):
    """The warnings about a workbook whose third row is written in this font."""
    book, out = Workbook(), BytesIO()
    sheet = book.active
    for row in (["Customer", *MONTHS], ["Ada", *[10] * 8], ["Bo", *[20] * 8], ["Cy", *[30] * 8]):
        sheet.append(row)
    for cell in sheet[3]:
        cell.font = Font(**font)
    book.save(out)
    return {p.code: p.what for p in nrr.read(out.getvalue(), "book.xlsx").problems}


def test_rows_struck_through_are_said():
    assert "(row 3)" in struck(strike=True)["struck_rows"]
    assert "struck_rows" not in struck(strike=False, bold=True)


def test_a_remark_that_a_row_should_not_count_is_said():
    rows = [f"{name},{month},50," for name in ("Ada", "Bo") for month in MONTHS]
    rows += ["Cy,2025-03,80,Please do not include"]
    found = nrr.read("\n".join(["Customer,Month,MRR,Comment", *rows]).encode(), "book.csv")
    assert [p.what for p in found.problems if p.code == "remarks"] == [
        "Column Comment says 'Please do not include' on row 18; 1 row is counted all the same, 80.00 in all."
    ]


def notes(text):
    return {p.code: p.what for p in nrr.read(text.encode(), "book.csv").problems}


def test_a_file_cut_inside_its_last_number_is_said():
    rows = "\n".join(f"{name},{month},50.25" for name in ("Ada", "Bo") for month in MONTHS)
    assert "'50.2' on row 17" in notes(f"Customer,Month,MRR\n{rows}"[:-1])["cut_short"]
    assert "cut_short" not in notes(f"Customer,Month,MRR\n{rows}")
    assert "cut_short" not in notes(f"Customer,Month,MRR\n{rows}\nCy,2025-08,9.5\n")


def test_a_period_that_ends_inside_a_month_does_not_count_in_it_and_this_is_said():
    head, ada = "Customer,Start,End,MRR", "Ada,2025-01-01,2025-06-14,100"
    assert (
        "(row 2): that month does not count"
        in notes(f"{head}\n{ada}\nBo,2025-01-01,2025-06-30,50\n")["ends_inside"]
    )
    assert "ends_inside" not in notes(f"{head}\nBo,2025-01-01,2025-06-30,50\nCy,2025-02-01,2025-05-31,70\n")
