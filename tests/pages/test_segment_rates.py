"""Renewal rates by the value of a column and by length of term, by a file and by hand, on the page and in the
report.
"""

import json

import pytest
from click.testing import CliRunner
from workshop import tables, words, workshop

import nrr
from nrr.__main__ import main


def contracts():
    """Due 31 March 2025: six of North for a year, one of them lost and one moved to South as it renews; six
    of South for two years, three renewed at 120 and three at 80.
    """
    rows = ["Customer,Region,Start,End,ARR"]
    for n in range(6):
        rows.append(f"N{n},North,2024-04-01,2025-03-31,100")
        if n:
            rows.append(f"N{n},{'South' if n == 1 else 'North'},2025-04-01,2026-03-31,100")
        rows.append(f"S{n},South,2023-04-01,2025-03-31,100")
        rows.append(f"S{n},South,2025-04-01,2027-03-31,{120 if n < 3 else 80}")
    return "\n".join(rows)


@pytest.fixture(scope="module")
def book():
    found = nrr.read(contracts().encode(), "contracts.csv", nrr.Answers(as_of="2025-09"))
    assert found.outcome == "accepted", [p.what for p in found.problems]
    return found.ledger


@pytest.fixture(scope="module")
def told(tmp_path_factory):
    file = tmp_path_factory.mktemp("rates") / "contracts.csv"
    file.write_text(contracts())
    answers = file.with_suffix(".json")
    answers.write_text(json.dumps({"as_of": "2025-09"}))
    found = CliRunner().invoke(main, ["report", str(file), "--answers", str(answers), "--json"])
    assert found.exit_code == 0, found.output
    by = json.loads(found.stdout)["renewals"]["rates_by"]
    return {column: {one["value"]: one for one in values} for column, values in by.items()}


def test_a_region_is_that_of_the_opening_and_not_of_what_was_renewed(told):
    north, south = told["Region"]["North"], told["Region"]["South"]
    # North: five of six kept, the one that moved among them. South: 3 x 100 + 3 x 80 of 600, net 600 of 600.
    assert (north["renewals"], north["up"], north["renewed_gross"]) == (6, "600.00", "500.00")
    assert (north["gross_rate"], north["logo_rate"]) == (pytest.approx(5 / 6), pytest.approx(5 / 6))
    assert (south["gross_rate"], south["net_rate"], south["logo_rate"]) == (0.9, 1, 1)
    low, high = north["intervals"]["gross"]
    assert 0 < low < 5 / 6 < high <= 1


def test_a_rate_of_two_years_stands_beside_one_of_a_year_as_a_yearly_rate(told):
    annual, longer = told["Contract term"]["annual"], told["Contract term"]["multi-year"]
    assert (annual["months"], annual["gross_rate_a_year"]) == (12, annual["gross_rate"])
    assert (longer["months"], longer["gross_rate_a_year"]) == (24, pytest.approx(0.9**0.5))


def test_of_fewer_than_five_renewals_no_rate_is_told():
    rows = "\n".join(row for row in contracts().splitlines() if row[:2] not in ("N4", "N5"))
    book = nrr.read(rows.encode(), "contracts.csv", nrr.Answers(as_of="2025-09")).ledger
    app = workshop(book, "renewals").selectbox(key="renewals_column").set_value("Region").run()
    rates = rates_shown(app, "Region")
    assert rates.loc["North", ["Gross", "Net", "Customers"]].tolist() == ["too few"] * 3
    assert rates.loc["South", "Gross"] == "90.0%"


def rates_shown(app, column):
    return next(one for one in tables(app) if one.columns[0] == column).set_index(column)


def test_a_rate_of_a_segment_is_explained_to_the_rows_of_its_contracts(book):
    app = workshop(book, "renewals").selectbox(key="renewals_column").set_value("Region").run()
    rates = rates_shown(app, "Region")
    assert rates.loc["North", ["Up", "Renewed", "Gross"]].tolist() == ["600", "500", "83.3%"]
    assert rates.loc["North", "Renewals"] == "6, small sample"
    place = 1 + list(rates.index).index("North")
    app = app.selectbox(key="renewals_value").set_value(place).run()
    assert "= 500 renewed, each at most at what was up ÷ 600 up" in words(app)
    behind = rates_shown(app, "Customer")
    assert sorted(behind.index) == [f"N{n}" for n in range(6)]
    assert behind.loc["N0", ["State", "Rows"]].tolist() == ["Not renewed", "2"]
    assert behind.loc["N1", "Rows"] == "5 → 6"


def test_a_book_of_which_nothing_has_come_up_yet_has_no_rates():
    rows = b"Customer,Region,Start,End,ARR\nAcme,North,2025-01-01,2026-12-31,100\nBeta,South,2025-01-01,,50\n"
    book = nrr.read(rows, "contracts.csv", nrr.Answers(as_of="2025-09")).ledger
    app = workshop(book, "renewals").selectbox(key="renewals_of").set_value("").run()
    assert not app.exception and "Up 0, renewed 0; too few renewals" in words(app)
