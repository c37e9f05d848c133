"""The page of renewals over a file of contracts: what came up, NRR by it, what is bound, the calendar."""

import pytest
from workshop import fourteen, tables, words, workshop

import nrr

CONTRACTS = """Customer,Product,Start,End,ARR,Notice given,Notice days,Auto renew,Uplift,Owner
Acme,core,2024-01-01,2024-12-31,120000,,60,yes,3%,Ann
Acme,core,2025-01-01,2026-12-31,126000,,60,yes,3%,Ann
Beta,core,2024-01-01,2024-12-31,60000,,,,,Bob
Beta,core,2025-01-13,2026-01-12,45000,2025-11-01,,,,Bob
Gama,core,2024-01-01,2024-12-31,40000,,,,,Bob
Delta,core,2024-07-01,2025-06-30,80000,,,,,Ann
Delta,core,2025-07-01,2026-06-30,80000,,30,,,Ann
Epsilon,core,2024-02-01,2025-01-31,30000,,,,,Ann
Epsilon,core,2025-02-01,2026-01-31,33000,,,,,Ann
Zeta,core,2024-03-01,,12000,,,,,Bob
"""


@pytest.fixture(scope="module")
def book():
    found = nrr.read(CONTRACTS.encode(), "contracts.csv", nrr.Answers(as_of="2025-12"))
    assert found.outcome == "accepted", [p.what for p in found.problems]
    return found.ledger


def shown(app):
    assert not app.exception and not app.error
    return words(app).replace("\\", "")


def table(app, column):
    return next(one for one in tables(app) if column in one.columns)


def test_what_came_up_and_the_contracts_behind_it(book):
    app = workshop(book, "renewals")
    assert "renewals within 30 days" in shown(app)
    periods = table(app, "Not renewed").set_index("Period")
    assert periods.loc["2024-Q4", ["Up", "Not renewed"]].tolist() == ["220,000", "40,000"]
    app = app.selectbox(key="renewals_of").set_value("2024-Q4").run()
    behind = table(app, "Rows").set_index("Customer")
    assert behind.loc["Acme", "Rows"] == "2 → 3"
    assert behind.loc["Beta", "State"] == "Renewed 12 days late"
    assert behind.loc["Gama", ["State", "Rows"]].tolist() == ["Not renewed", "6"]


def test_nrr_by_renewals_adds_up_to_the_headline(book):
    app = workshop(book, "renewals", renewals="NRR by renewals", as_of="Dec 2025")
    split = table(app, "Adds to NRR").set_index("Class")
    window = nrr.Window.trailing(nrr.Month.of(2025, 12))
    headline = nrr.take(book, nrr.View(window), title="", made_at="").main.headline.rates.nrr
    assert split.loc["Base", "Own retention"] == nrr.percent(headline)
    assert "Up in the period" in shown(app)
    # Acme's contract was replaced by one of two years, Beta renewed late in January at 45,000
    behind = table(app, "Change").set_index("Customer")
    assert behind.loc["Acme", ["Opening", "Closing", "Rows"]].tolist() == ["120,000.00", "126,000.00", "2, 3"]
    total = sum(float(one.replace(",", "")) for one in behind["Closing"])
    assert total == float(split.loc["Up for renewal", "Closing"].replace(",", ""))
    app = app.selectbox(key="renewal_behind").set_value(nrr.terms.Line.EVERGREEN).run()
    assert table(app, "Change")["Customer"].tolist() == ["Zeta"]


def test_what_is_bound_and_who_comes_up(book):
    app = workshop(book, "renewals", renewals="Next four quarters")
    assert "Contracts bind NRR to at least" in shown(app)
    assert table(app, "NRR floor")["Quarter-end"].tolist()[0] == "2026-Q1 · Mar 2026"
    assert "At the gross rate of the day: 3 months ahead" in shown(app)
    app = workshop(book, "renewals", renewals="Calendar")
    assert "4 renewals ahead" in shown(app)
    assert "42.6% of ARR comes up in 2026-Q4" in app.warning[0].value.replace("\\", "")
    calendar = table(app, "Notice by")
    assert calendar["Customer"].tolist() == ["Beta", "Epsilon", "Delta", "Acme"]
    assert calendar["Notice"].tolist() == ["given", "", "", ""]
    app = app.multiselect(key="calendar_Owner").set_value(["Bob"]).run()
    assert table(app, "Notice by")["Customer"].tolist() == ["Beta"]


def files(app):
    """The names of both files: they differ where their bytes do."""
    return [one.proto.url for one in app.get("download_button")]


def test_the_calendar_is_narrowed_by_term_quarter_and_amount_and_its_files_follow(book):
    app = workshop(book, "renewals", renewals="Calendar")
    whole = files(app)
    assert table(app, "Notice by")["Term"].tolist() == ["annual", "annual", "annual", "multi-year"]
    app = app.multiselect(key="calendar_Due in").set_value(["2026-Q1", "2026-Q2"]).run()
    assert table(app, "Notice by")["Customer"].tolist() == ["Beta", "Epsilon", "Delta"]
    app = app.number_input(key="calendar_least").set_value(40_000).run()
    assert table(app, "Notice by")["Customer"].tolist() == ["Beta", "Delta"]
    assert "2 renewals ahead: 125,000" in shown(app)
    assert len(set(files(app)) | set(whole)) == 4
    app = app.multiselect(key="calendar_Contract term").set_value(["multi-year"]).run()
    assert "No renewal is ahead" in shown(app)
    app = app.multiselect(key="calendar_Due in").set_value([]).run()
    assert table(app, "Notice by")["Customer"].tolist() == ["Acme"]


def test_the_calendar_by_the_value_of_a_column():
    rows = "Customer,Region,Start,End,ARR\nAcme,North,2025-01-01,2025-12-31,100\n"
    rows += "Beta,South,2025-02-01,2026-01-31,60\n"
    book = nrr.read(rows.encode(), "contracts.csv", nrr.Answers(as_of="2025-10")).ledger
    app = workshop(book, "renewals", renewals="Calendar")
    app = app.selectbox(key="calendar_by").set_value("Region").run()
    app = app.multiselect(key="calendar_Segment is").set_value(["South"]).run()
    assert table(app, "Notice by")["Customer"].tolist() == ["Beta"]


def test_what_contracts_bind_stands_beside_the_forecast_and_under_the_churn_lever(book):
    app = workshop(book, "what_if", as_of="Dec 2025")
    assert "has given notice, at most" in shown(app) and "without an early end" in shown(app)
    app = workshop(book, "what_if", as_of="Dec 2025", ask="Forecast")
    assert "Contracts alone keep" in shown(app)


def test_the_calendar_file_has_due_days_and_deadlines(book):
    found = nrr.terms.renewals_of(book, nrr.View(nrr.Window.trailing(nrr.Month.of(2025, 12))))
    text = nrr.export.calendar_file(found.calendar({}), str, nrr.Month.of(2025, 12)).decode()
    assert text.count("BEGIN:VEVENT") == 6 and "DTSTART;VALUE=DATE:20260531" in text
    assert all(len(line.encode()) <= 75 for line in text.split("\r\n"))


def test_the_sample_company_with_contracts_is_a_click_away_under_its_fiscal_year_with_its_plan():
    app = workshop(page="start")
    app = app.button(key="open_company_contracts").click().run()
    app = app.switch_page("../renewals.py").run()
    periods = table(app, "Not renewed").set_index("Period")
    assert periods.loc["FY27 Q2", ["Up", "Gross", "Net"]].tolist() == [
        "$1,635,896",
        "96.3%",
        "98.2%",
    ]
    app = app.switch_page("../plan.py").run()
    whole = table(app, "SMB").set_index("Line")
    assert whole.loc["Variance", "SMB"] == "−$79,992.96"


def test_a_book_of_months_says_what_the_page_needs():
    assert "No contract terms in this data" in shown(workshop(fourteen(), "renewals"))


def test_a_list_of_contracts_beside_a_file_of_months_has_a_rest_line_and_names_its_rows():
    months = b"Customer,2025-01,2025-02,2025-03,2025-04\nAcme,100,100,110,110\n"
    months += b"Birch,50,50,50,50\nCedar,20,20,20,20\n"
    contracts = "Client,Start,End,ARR\nAcme,2024-03-01,2025-02-28,1200\nAcme,2025-03-01,2026-02-28,1320\n"
    contracts += "Birch,2025-01-01,2025-12-31,900\nNobody,2025-01-01,2025-12-31,900\n"
    book = nrr.read(months, "months.csv", nrr.Answers(amount_is="mrr")).ledger
    side = nrr.intake.read_side(contracts.encode(), "contracts.csv").table
    both = nrr.intake.combine(book, [nrr.intake.proposed(side, book)]).ledger
    app = workshop(both, "renewals", window="2025-01..2025-04")
    assert "Under term $2,220" in shown(app) or "Under term 2,220" in shown(app)
    assert "not under term 240" in shown(app).replace("$", "")
    assert "Terms exceed the revenue of 1 customer by 300" in app.warning[0].value.replace("\\", "").replace(
        "$", ""
    )
    app = app.selectbox(key="renewals_of").set_value("2025-Q1").run()
    assert table(app, "Rows")["Rows"].tolist() == ["2 → 3"] and "Rows are those of contracts.csv" in shown(
        app
    )
