"""From a figure on screen to the cell of the uploaded file it was read from, by clicks alone."""

from decimal import Decimal
from pathlib import Path

import openpyxl
import pytest

from browser.conftest import entered
from chromiums import PHONE

SAMPLES = Path(__file__).resolve().parents[2] / "sample_data"
BOOK = "fourteen_customers_wide.xlsx"


def grid(table):
    """The rows of a table as its twin for screen readers holds them."""
    table.locator("tbody td").first.wait_for(state="attached", timeout=20_000)
    return [
        [cell.inner_text() for cell in row.locator("td").all()] for row in table.locator("tbody tr").all()
    ]


def uploaded(sheet, row, column):
    """What the file itself holds in the cell whose letter the column leads with."""
    found = openpyxl.load_workbook(SAMPLES / BOOK)[sheet]
    return found[f"{column.split(' · ')[0]}{row}"].value


@pytest.fixture(scope="module")
def fourteen(chromium, origin):
    """A browser with the fourteen customers, opened once."""
    with entered(chromium, origin) as visitor:
        visitor.go()
        visitor.open_fourteen()
        yield visitor


@pytest.fixture(scope="module")
def company(chromium, origin):
    """A browser with the sample company, opened once."""
    with entered(chromium, origin) as visitor:
        visitor.go()
        visitor.open("Try the sample company")
        yield visitor


@pytest.fixture(scope="module")
def phone(chromium, origin):
    """A phone with the fourteen customers."""
    with entered(chromium, origin, **PHONE) as visitor:
        visitor.go()
        visitor.open_fourteen()
        yield visitor


def at_overview(visitor):
    """Its overview, loaded anew."""
    visitor.go("overview")
    visitor.page.wait_for_selector(".js-plotly-plot .main-svg", timeout=60_000)
    visitor.ready()
    return visitor


def explained(visitor, press):
    press()
    dialog = visitor.page.get_by_role("dialog")
    dialog.wait_for(timeout=20_000)
    dialog.get_by_text("add up to").wait_for(timeout=20_000)
    visitor.ready()
    return dialog


@pytest.mark.parametrize("key", ("nrr", "grr", "closing"))
def test_a_figure_leads_to_its_uploaded_cell_in_two_clicks(fourteen, key):
    visitor = at_overview(fourteen)
    shown = visitor.figure(key)
    dialog = explained(visitor, visitor.page.locator(f".st-key-explain_{key} button").click)
    assert shown[:4].strip("$k") in dialog.inner_text()
    customers = dialog.get_by_test_id("stDataFrame").first
    name = grid(customers)[0][0]
    visitor.tick_row(customers, 0)
    dialog.get_by_text(f"{name}, month by month").wait_for(timeout=20_000)
    visitor.ready()
    months = grid(dialog.get_by_test_id("stDataFrame").nth(1))
    assert len(months) >= 10
    for month, arr, raw, row, column, sheet, file in months[:6]:
        held = uploaded(sheet, int(row.replace(",", "")), column)
        assert (file, month, Decimal(str(held))) == (BOOK, month, Decimal(raw.replace(",", "")))
        assert Decimal(arr.replace(",", "")) == 12 * Decimal(str(held))


def test_the_customers_of_an_explanation_add_up_to_the_terms_of_its_formula(fourteen):
    visitor = at_overview(fourteen)
    dialog = explained(visitor, visitor.page.locator(".st-key-explain_nrr button").click)
    rows = grid(dialog.get_by_test_id("stDataFrame").first)
    over, under = (sum(int(row[place]) for row in rows) for place in (3, 4))
    text = dialog.inner_text()
    assert over % 100 == under % 100 == 0  # so that the whole units on screen are all there is
    assert f"add up to {over // 100:,} above the line and {under // 100:,} below it" in text
    assert text.count(f"{under // 100:,}") >= 3  # both terms of the formula, and the sum of the customers
    assert f"{100 * over / under:.1f}%" == "107.0%"


def test_a_segment_bar_and_a_segment_cell_lead_to_their_customers(company):
    visitor = at_overview(company)
    visitor.page.get_by_role("link", name="Segments & benchmarks").click()
    visitor.page.wait_for_selector(".st-key-chart_segment_bars .js-plotly-plot .points path")
    visitor.ready()
    bar = visitor.page.locator(".st-key-chart_segment_bars .js-plotly-plot .points path").first
    dialog = explained(visitor, lambda: bar.click(force=True))
    assert "Net revenue retention of" in dialog.inner_text()
    dialog.get_by_role("button", name="Close").click()
    dialog.wait_for(state="hidden")
    visitor.ready()
    table = visitor.page.locator(".st-key-segment_table").get_by_test_id("stDataFrame")
    table.scroll_into_view_if_needed()
    dialog = explained(visitor, lambda: visitor.tick_row(table, 0))
    assert "add up to" in dialog.inner_text()


def test_a_sorted_table_still_opens_the_customer_that_was_clicked(fourteen):
    visitor = at_overview(fourteen)
    visitor.page.get_by_role("link", name="Accounts").click()
    visitor.page.wait_for_selector(".st-key-account_movers")
    visitor.ready()
    table = visitor.page.locator(".st-key-account_movers").get_by_test_id("stDataFrame")
    box = table.bounding_box()
    visitor.page.mouse.click(box["x"] + 60, box["y"] + 18)  # the head, left of the menu of its column
    visitor.page.wait_for_timeout(1000)
    names = [row[0] for row in grid(table)]
    first = names[0]
    assert names == sorted(names)
    visitor.tick_row(table, 0)
    visitor.page.get_by_role("button", name="All accounts").wait_for(timeout=20_000)
    visitor.ready()
    assert visitor.title().startswith(f"{first} ")
    cells = grid(visitor.page.locator(".st-key-account_months").get_by_test_id("stDataFrame"))
    assert any(BOOK in line for line in cells)


@pytest.mark.parametrize(
    ("path", "card", "opens"), (("Overview", "movers", False), ("Bridge", "steps", True))
)
def test_a_heading_sorts_or_explains_its_column_and_never_a_cell(fourteen, path, card, opens):
    visitor = at_overview(fourteen)
    visitor.page.get_by_role("link", name=path).click()
    table = visitor.page.locator(f".st-key-{card}").get_by_test_id("stDataFrame")
    table.scroll_into_view_if_needed()
    visitor.ready()
    box = table.bounding_box()
    # On the words of a heading, left of the menu that appears at its right end.
    visitor.page.mouse.click(box["x"] + 255, box["y"] + 18)
    dialog = visitor.page.get_by_role("dialog")
    if opens:
        dialog.get_by_text("every month of Jan 2025 to Jan 2026, added up").wait_for(timeout=20_000)
    else:
        visitor.page.wait_for_timeout(2000)
        visitor.ready()
        assert dialog.count() == 0


def test_an_own_benchmark_file_passes_the_gate_and_is_refused_row_by_row(company, tmp_path):
    (tmp_path / "peers.csv").write_text("source,statistic,band,median\n,median,peers,99\n", encoding="utf-8")
    visitor = at_overview(company)
    visitor.page.get_by_role("link", name="Segments & benchmarks").click()
    visitor.page.get_by_role("tab", name="Benchmarks").click()
    visitor.page.get_by_role("button", name="Own figures").click()
    visitor.page.set_input_files("input[type=file]", str(tmp_path / "peers.csv"))
    visitor.page.get_by_text("The source is missing").wait_for(timeout=20_000)
    assert visitor.page.get_by_text("Fill in the source").count() == 1


@pytest.mark.parametrize(
    "path", ("segments", "segments?section=Benchmarks", "segments?section=Why+NRR+moved", "accounts")
)
def test_a_phone_scrolls_down_and_not_sideways(phone, path):
    phone.go(path)
    assert phone.page.evaluate("document.querySelector('[data-testid=stMain]').scrollWidth") <= 390


def test_on_a_phone_the_bridge_lies_its_names_are_read_and_a_tap_explains_a_bar(phone):
    visitor = at_overview(phone)
    chart = ".st-key-chart_bridge .js-plotly-plot"
    names = visitor.page.locator(f"{chart} .ytick text")
    assert {"Opening", "Expansion", "Contraction", "Churn"} < set(names.all_text_contents())
    assert not any("rotate(3" in (name.get_attribute("transform") or "") for name in names.all())
    expansion = visitor.page.locator(f"{chart} .points path").nth(1)
    dialog = explained(visitor, lambda: expansion.click(force=True))
    assert dialog.get_by_text("Expansion · Jan 2025 to Jan 2026").count() == 1


def test_on_a_phone_a_tap_on_the_checks_opens_them(phone):
    visitor = at_overview(phone)
    # A press that waits until nothing lies over the button, as nothing may for a finger.
    visitor.page.get_by_role("button", name="checks pass").click(timeout=10_000)
    visitor.page.get_by_text("Bridge adds up").wait_for(timeout=20_000)


def test_a_filter_stays_in_the_address_from_page_to_page_and_when_the_page_is_loaded_again(company):
    page = company.page
    company.go("overview?only.Region=EMEA")
    for name in ("Bridge", "Cohorts"):
        page.get_by_role("link", name=name, exact=True).click()
        page.get_by_role("heading", level=1, name="EMEA: ").wait_for(timeout=20_000)
        page.wait_for_url("**only.Region=EMEA**", timeout=10_000)
    page.reload()
    page.get_by_role("heading", level=1, name="EMEA: ").wait_for(timeout=20_000)
