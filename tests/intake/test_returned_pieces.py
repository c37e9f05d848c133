"""Credit lines told by the sign of a quantity: the NRR by hand, whichever way the line is written."""

import pytest

import nrr
from nrr.intake import Answers, read

MONTHS = [f"2024-{month:02d}" for month in range(1, 13)] + ["2025-01"]
PAID = {"Ada Ltd": 100, "Bo Ltd": 200}


def file(credit, heads=("Month", "Customer", "Qty", "Unit price", "Amount")):
    lines = [(m, n, 2, a / 2, a) for n, a in PAID.items() for m in MONTHS]
    rows = [heads, *lines, ("2025-01", "Ada Ltd", *credit)]
    return "\n".join(",".join(map(str, row[: len(heads)])) for row in rows).encode()


def nrr_of(data, **answers):
    """Of January 2025 over January 2024, in percent."""
    found = read(data, "lines.csv", Answers(**answers))
    assert found.outcome == "accepted"
    view = nrr.View(nrr.Window.trailing(found.ledger.months[-1]))
    return round(nrr.take(found.ledger, view, title="", made_at="").main.headline.rates.nrr * 100, 2)


TAKEN_OFF = (100 - 30 + 200) / 300 * 100
ADDED = (100 + 30 + 200) / 300 * 100


@pytest.mark.parametrize("credit", [(-2, 15, 30), (-2, 15, -30), ("(2)", "15.00", "30.00")])
def test_price_times_pieces_tells_a_credit(credit):
    assert nrr_of(file(credit)) == pytest.approx(TAKEN_OFF) == 90


def test_the_price_alone_is_multiplied():
    assert nrr_of(file((-2, 15), ("Month", "Customer", "Qty", "Unit price"))) == 90


def test_said_to_count_as_written_it_adds():
    assert nrr_of(file((-2, 15, 30)), credits="as_written") == pytest.approx(ADDED) == 110


@pytest.mark.parametrize(
    ("heads", "credit"),
    [
        (("Month", "Customer", "Qty", "Paid", "Amount"), (-2, "", 30)),
        (("Month", "Customer", "Qty", "Unit price", "Amount"), (-2, 20, 30)),
        (("Month", "Customer", "Qty", "Unit price", "Amount"), (-2, -15, 30)),
    ],
    ids=["no price", "another price", "both negative"],
)
def test_where_nothing_tells_it_is_asked_with_both_figures(heads, credit):
    found = read(file(credit, heads), "lines.csv", Answers())
    asked = [p for p in found.problems if p.severity is nrr.Severity.QUESTION]
    assert [[p.code, *(option.nrr for option in p.choices)] for p in asked] == [["credit_signs", 0.9, 1.1]]


def test_goods_that_leave_a_stock_are_negative_and_what_comes_back_is_not():
    lines = file((2, 15, 30)).decode().replace(",2,", ",-2,").removesuffix("-2,15,30") + "2,15,30"
    assert nrr_of(lines.encode()) == 90


def test_in_a_log_the_kind_of_a_change_gives_the_sign():
    log = "Date,Customer,Type,Seats,MRR change\n2024-01-01,Ada Ltd,New,10,100\n2024-01-01,Bo Ltd,New,20,200\n"
    data = f"{log}2025-01-01,Ada Ltd,Contraction,-3,30\n".encode()
    found = read(data, "log.csv", Answers())
    assert "credit_signs" not in {p.code for p in found.problems}
