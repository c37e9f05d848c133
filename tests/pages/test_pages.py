"""Every page on a good book, on none, and on books too small for it."""

import pytest
from workshop import PAGES, desk_of, figures, fourteen, opened, tables, words, workshop

import nrr
from builders import ledger
from pages.parts.desks.owning import change
from pages.parts.desks.records import POLICY

SMALL = {
    "one month only": lambda: ledger("acme 100", "beta 50"),
    "two months": lambda: ledger("acme 100 120", "beta 50 ."),
    "fewer than thirteen months": lambda: ledger("acme 100 100 120 120 90", "beta 50 50 . . 50"),
    "fewer than five customers": lambda: ledger(*(f"c{i} " + " ".join(["100"] * 14) for i in range(3))),
    "everybody gone at the opening": lambda: ledger("acme . . 5", "beta . . 7"),
    "nobody ever paid": lambda: ledger("acme . . .", "beta . . ."),
}


@pytest.mark.parametrize("page", PAGES)
def test_a_good_book_is_drawn_with_its_stamp(page):
    app = workshop(fourteen(), page)
    assert not app.exception and not app.error
    assert "12-month NRR to" in words(app).replace("\\", "")
    assert "107" in app.title[0].value or page == "cohorts"


@pytest.mark.parametrize("page", PAGES)
def test_without_a_book_the_page_says_what_to_do(page):
    app = workshop(None, page)
    assert not app.exception
    assert "No data loaded" in words(app)
    assert [button.label for button in app.button] == ["Upload file or open the sample"]


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize("book", SMALL)
def test_too_little_data_is_said_and_never_a_zero(page, book):
    app = workshop(SMALL[book](), page)
    assert not app.exception and not app.error
    shown = words(app) + " ".join(map(str, figures(app).values()))
    assert "nan" not in shown.lower().split() and "NaN" not in shown


def test_the_trio_of_the_fourteen_customers():
    shown = figures(workshop(fourteen()))
    assert (shown["NRR"], shown["GRR"], shown["Logo retention"]) == ("107.0%", "85.4%", "70.0%")


def test_a_small_book_shows_its_interval():
    assert "95% interval" in words(workshop(fourteen())).replace("\\", "")


def test_checks_tie_out_on_the_definitions_page():
    app = workshop(fourteen(), "definitions", part="Checks")
    assert any(heading.value == "All 8 checks pass" for heading in app.header)


def test_glossary_holds_every_metric():
    app = workshop(fourteen(), "definitions", part="Glossary")
    shown = words(app)
    assert all(metric.label in shown for metric in nrr.METRICS.values())


def test_a_policy_is_seen_before_it_takes_effect():
    app = workshop(fourteen(), "definitions")
    box = next(box for box in app.selectbox if box.label.startswith("Customers who come back"))
    app = box.select_index(1).run()
    assert {"NRR now": "107.0%", "NRR then": "100.9%"}.items() <= figures(app).items()
    app = next(button for button in app.button if button.label == "Use this definition").click().run()
    assert figures(app)["NRR"] == "100.9%"
    assert not app.exception


def test_names_are_shown_as_they_are_written():
    hostile = [
        "![x](http://evil.example/x.png)",
        "<b>bold</b>",
        "$\\frac{a}{b}$",
        "[link](javascript:alert(1))",
    ]
    book = ledger(*(f"c{i} " + " ".join(["100"] * 13) + f" {110 + i}" for i in range(8)), plan=hostile * 2)
    for page in PAGES:
        app = workshop(book, page)
        assert not app.exception
        raw = words(app)
        assert not any(name in raw for name in hostile)


def test_a_refusal_is_explained_with_the_way_back():
    app = workshop(fourteen())
    change(
        desk_of(app), {nrr.store.Spot(POLICY): nrr.Policy(churn_date=nrr.definitions.ChurnDate.CANCELLATION)}
    )
    app = app.run()
    assert not app.exception
    assert "NRR cannot be calculated for this view" in words(app) and "cancellation date" in words(app)
    app = next(one for one in app.button if one.label.startswith("Back to the standard")).click().run()
    assert figures(app)["NRR"] == "107.0%"


def test_a_fault_names_no_data(caplog):
    from pages.parts import failures

    try:
        raise ValueError("secret customer")
    except ValueError as error:
        assert failures.report(error)
    assert "ValueError" in caplog.text and "secret customer" not in caplog.text


def test_the_running_month_counts_only_when_the_policy_says_so():
    from datetime import UTC, datetime

    today = datetime.now(UTC)
    running = nrr.Month.of(today.year, today.month)
    book = ledger("acme " + " ".join(["100"] * 14), "beta " + " ".join(["50"] * 14), start=str(running - 13))
    app = workshop(book)
    assert f"NRR to {(running - 1).label}" in words(app).replace("\\", "")
    app = workshop(book, policy=nrr.Policy(partial_month=nrr.definitions.PartialMonth.INCLUDE))
    assert f"NRR to {running.label}" in words(app).replace("\\", "")


def test_a_calm_book_from_a_file_is_never_certain():
    months = [str(nrr.Month.parse("2024-01") + t) for t in range(14)]
    rows = [f"Customer {n}," + ",".join([str(100 + n)] * 14) for n in range(10)]
    found = nrr.read("\n".join([",".join(["Customer", *months]), *rows]).encode(), "mrr.csv")
    shown = words(workshop(found.ledger)).replace("\\", "")
    assert (
        "95% interval 72.2% to 100.0%" in shown
        and "NRR of 100.0% has a 95% interval of 72.2% to 100.0%" in shown
    )
    assert "100.0% to 100.0%" not in shown and "100.0%–100.0%" not in shown


def test_the_cohort_page_says_who_is_in_no_cohort():
    book = ledger(*(f"c{n} 5 5 5 5" for n in range(6)), *(f"d{n} . 5 5 5" for n in range(6)))
    shown = words(workshop(book, "cohorts")).replace("\\", "")
    assert "In no cohort: 6 customers who already paid in Jan 2025, the first month." in shown


def test_the_definitions_page_says_how_sure_figures_are():
    shown = words(workshop(fourteen(), "definitions", part="Glossary")).replace("\\", "")
    assert all(row.meaning in shown and row.measured in shown for row in nrr.intervals.CERTAINTIES)


def test_cohorts_say_when_customers_leave():
    rows = [f"a{n} . 10 10 {'10' if n % 2 else '.'} {'10' if n % 2 else '.'}" for n in range(12)]
    shown = words(workshop(ledger(*rows, "old 10 10 10 10 10"), "cohorts")).replace("\\", "")
    assert "50.0% of customers still pay after 2 months (" in shown
    assert "Excluded: 1 customer already paying in the first month of the file." in shown


def test_the_table_of_a_chart_is_drawn_with_its_file_once_it_is_open():
    app = workshop(fourteen(), "cohorts")
    assert not any("Month 0" in table.columns for table in tables(app)) and not app.get("download_button")
    app = opened(app)
    assert any("Month 0" in table.columns for table in tables(app))
    assert {one.label for one in app.get("download_button")} == {"Download CSV"}
