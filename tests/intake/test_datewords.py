"""A date as a spreadsheet shows it under a number format."""

from datetime import date

import pytest

from nrr.intake.files.datewords import date_code, written

DAY = date(2023, 2, 5)


@pytest.mark.parametrize(
    ("code", "shown"),
    [
        ("mmm-yy", "Feb-23"),
        ("mmmm yyyy", "February 2023"),
        ("dd/mm/yyyy", "05/02/2023"),
        ("d.m.yy;@", "5.2.23"),
        ('[$-409]mmm\\ "\'"yy;@', "Feb '23"),
        ("yyyy\\-mm", "2023-02"),
        ("ddd d", "Sun 5"),
        ("mmmmm", "F"),
    ],
)
def test_a_date_format_writes_the_day_as_its_sheet_does(code, shown):
    assert written(DAY, date_code("164", {"164": code})) == shown


@pytest.mark.parametrize("code", ["General", "#,##0.00", "0%", "h:mm", "yyyy-mm-dd hh:mm", '"made"', ""])
def test_other_formats_show_no_day(code):
    assert not date_code("164", {"164": code})


def test_the_formats_known_by_number():
    assert written(DAY, date_code("17", {})) == "Feb-23" and not date_code("4", {})
