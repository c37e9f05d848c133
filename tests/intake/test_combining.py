"""Several files become one book: drawn ledgers and tables small enough to check by eye."""

from pathlib import Path

import numpy as np
import pytest

import nrr
from builders import ledger

SAMPLES = Path(__file__).resolve().parents[2] / "sample_data"


def table(text, name="second.csv"):
    """A table as it comes from its file."""
    found = nrr.intake.read_side(text.encode(), name)
    assert found.problems == ()
    return found.table


def joined(book, text, name="second.csv"):
    """The book with one table, taken for what it is proposed as."""
    return nrr.intake.combine(book, [nrr.intake.proposed(table(text, name), book)])


def codes(found):
    return {problem.code for problem in found.problems}


BOOK = ledger("Acme 100 100 120", "Birch 50 50 50", "Cedar . 80 80", start="2025-01", currency="USD")


def test_attributes_are_joined_by_the_column_that_names_customers():
    found = joined(BOOK, "No,Client name,Region,NPS\n1,Acme,EMEA,9\n2,Birch,APAC,\n3,Cedar,EMEA,4\n")
    assert found.ledger.attribute("Region").texts(0) == ["EMEA", "APAC", "EMEA"]
    assert found.ledger.attribute("NPS").texts(2) == ["9", nrr.UNKNOWN, "4"]
    assert (found.ledger.grid == BOOK.grid).all()
    assert codes(found) == {"joined"}


def test_keys_without_a_partner_are_named_on_both_sides():
    found = joined(BOOK, "Customer,Region\nACME ,EMEA\nNobody Ltd,APAC\nBirch,APAC\n")
    said = {problem.code: problem for problem in found.problems}
    assert "Nobody Ltd" in said["unmatched_table"].what and said["unmatched_table"].place.rows == (3,)
    assert "Cedar" in said["unmatched_book"].what
    assert found.ledger.attribute("Region").texts(0) == ["EMEA", "APAC", nrr.UNKNOWN]


def test_a_month_makes_a_signal_that_changes():
    text = "Customer,Month,Usage\nAcme,2025-01,70\nAcme,2025-03,40\nBirch,2025-02,10\n"
    usage = joined(BOOK, text).ledger.attribute("Usage")
    assert [usage.texts(month)[0] for month in range(3)] == ["70", "70", "40"]
    assert [usage.texts(month)[1] for month in range(3)] == [nrr.UNKNOWN, "10", "10"]


def test_a_customer_twice_without_a_month_is_said():
    found = joined(BOOK, "Customer,Region\nAcme,EMEA\nAcme,APAC\nBirch,APAC\nCedar,APAC\n")
    assert "repeated_key" in codes(found)
    assert found.ledger.attribute("Region").texts(0)[0] == "EMEA"


def test_parents_join_customers_and_cancellations_move_churn():
    text = "Customer,Parent company,Cancelled on\nAcme,Holding,\nBirch,Holding,2025-03-02\nCedar,,\n"
    book = joined(BOOK, text).ledger
    assert book.roles["parent"].texts(0) == ["Holding", "Holding", nrr.UNKNOWN]
    assert book.roles["cancelled"].texts(0) == [nrr.UNKNOWN, "2025-03", nrr.UNKNOWN]
    assert len(nrr.ledgers.settle(book, nrr.Policy(level=nrr.definitions.Level.PARENT)).names) == 2


def test_one_off_amounts_leave_the_book_and_say_so():
    found = joined(BOOK, "Customer,Month,Amount\nAcme,2025-03,20\nBirch,2025-03,500\n", "one-off list.csv")
    assert (found.ledger.grid == ledger("a 100 100 100", "b 50 50 50", "c . 80 80").grid).all()
    said = {problem.code: problem for problem in found.problems}
    assert said["one_offs_taken_out"].arr_minor == 20 * 1200
    assert said["one_offs_taken_out"].effect == pytest.approx(-20 / 230)
    assert said["one_offs_not_found"].place.rows == (3,)


def test_what_was_taken_out_leads_back_to_its_row():
    read = nrr.read(b"Customer,Month,MRR\nAcme,2025-01,100\nAcme,2025-02,120\n", "book.csv").ledger
    book = joined(read, "Customer,Month,Amount\nAcme,2025-02,20\n", "one-off.csv").ledger
    cells = book.origins.of(0, 1)
    assert sum(cell.arr_minor for cell in cells) == int(book.grid[1, 0]) == 100 * 1200
    assert (cells[-1].file, cells[-1].row, cells[-1].raw) == ("one-off.csv", 2, "20")


@pytest.mark.parametrize(
    "text",
    ["Currency,Rate\nEUR,1.10\nUSD,1\n", "Month,EUR\n2025-01,1.10\n2025-02,1.10\n2025-03,1.10\n"],
)
def test_rates_make_one_currency(text):
    book = ledger("Acme 100 100 100", "Birch 100 100 100")
    book = nrr.Ledger(
        book.months,
        book.grid,
        book.names,
        roles={"currency": nrr.Attribute("currency", ("USD", "EUR"), book_codes())},
    )
    found = joined(book, text, "fx.csv")
    assert found.ledger.currency == "USD"
    settled = nrr.ledgers.settle(found.ledger, nrr.Policy())
    assert settled.grid[-1].tolist() == [120_000, 132_000]


def book_codes():

    return np.array([0, 1], np.int32)


def test_a_currency_without_a_rate_is_refused():
    book = nrr.Ledger(
        BOOK.months,
        BOOK.grid[:, :2],
        BOOK.names[:2],
        roles={"currency": nrr.Attribute("currency", ("USD", "EUR"), book_codes())},
    )
    found = joined(book, "Currency,Rate\nUSD,1\n", "fx.csv")
    assert "rate_missing" in codes(found) and not found.ledger.fx


def test_totals_of_the_general_ledger_are_compared_with_and_change_no_amount():
    text = "Period,Account,Amount\n2025-01,4000,150.00\n2025-02,4000,200.00\n2025-02,4010,30.00\n"
    join = nrr.intake.proposed(table(text, "gl.csv"), BOOK)
    assert join.kind is nrr.intake.SideKind.TOTALS
    found = nrr.intake.combine(BOOK, [join]).ledger
    assert (found.grid == BOOK.grid).all()
    assert found.statements == (
        nrr.ledgers.Statement(
            "the totals in gl.csv",
            {nrr.Month.parse("2025-01"): 150 * 1200, nrr.Month.parse("2025-02"): 230 * 1200},
        ),
    )


def test_the_attributes_of_the_sample_company_join_it():
    book = nrr.read((SAMPLES / "tarnbeck_long.csv").read_bytes(), "tarnbeck_long.csv").ledger
    second = nrr.intake.read_side_apart(
        (SAMPLES / "tarnbeck_attributes.csv").read_bytes(), "tarnbeck_attributes.csv"
    )
    found = nrr.intake.combine(book, [nrr.intake.proposed(second.table, book)])
    assert codes(found) == {"joined"}
    assert {"NPS", "Contract renewal", "Cancellation reason", "Employees"} <= set(found.ledger.attributes)
    assert {"parent", "cancelled"} <= set(found.ledger.roles)
    assert (
        nrr.ledgers.settle(found.ledger, nrr.Policy()).grid.sum()
        == nrr.ledgers.settle(book, nrr.Policy()).grid.sum()
    )


@pytest.mark.parametrize("data", [b"", b"\x89PNG\r\n\x1a\n\0\0", b"\x50\x4b\x03\x04broken"])
def test_a_second_file_that_is_no_table_is_refused_in_words(data):
    found = nrr.intake.read_side_apart(data, "second.xlsx")
    assert found.table is None and found.problems
