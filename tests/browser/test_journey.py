"""From a spreadsheet to its NRR on screen, in a real browser, against the command line."""

import json
from pathlib import Path

from click.testing import CliRunner

from chromiums import PHONE
from nrr.commands import main

ROOT = Path(__file__).resolve().parents[2]
SAMPLES = ROOT / "sample_data"
COMPANY = "tarnbeck_long.csv"
SHAPES = (
    "tarnbeck_wide.csv",
    "tarnbeck_wide.xlsx",
    "tarnbeck_long.csv",
    "tarnbeck_periods.csv",
    "tarnbeck_events.csv",
)
SUMMARIES = {"published_monthly_100k.csv": "102.0%", "tarnbeck_components.csv": "105.1%"}
"""A period, and months on end; the others go through the same page in `pages/test_start.py`."""


def report(name):
    """What the command line says of a file."""
    return json.loads(CliRunner().invoke(main, ["report", str(SAMPLES / name), "--json"]).stdout)


def percent(rate):
    return f"{rate * 100:.1f}%"


def test_the_sample_company_from_one_click_to_its_cells(visit):
    visitor = visit()
    visitor.go()
    visitor.open("Try the sample company")
    metrics = report(COMPANY)["metrics"]
    for key in ("nrr", "grr", "logo_retention"):
        assert visitor.figure(key) == percent(metrics[key]["value"])

    page = visitor.page
    page.locator(".st-key-chart_bridge .js-plotly-plot .points path").nth(3).click(force=True)
    dialog = page.get_by_role("dialog")
    dialog.wait_for(timeout=20_000)
    visitor.ready()
    assert "Churn" in dialog.inner_text()
    assert "customers add up to" in dialog.inner_text()
    visitor.tick_row(dialog.get_by_test_id("stDataFrame").first, 0)
    dialog.get_by_text("month by month").wait_for(timeout=20_000)
    with page.expect_download() as download:
        dialog.get_by_role("button", name="Download CSV").click()
    assert download.value.suggested_filename.endswith(".csv")
    dialog.get_by_role("button", name="Close").click()


def test_the_address_holds_the_view(visit):
    visitor = visit()
    visitor.go()
    visitor.open_fourteen()
    assert visitor.figure("nrr") == "107.0%"
    visitor.page.get_by_text("3 months", exact=True).click()
    visitor.page.get_by_text("3-month NRR").first.wait_for(timeout=20_000)
    visitor.ready()
    assert "window=3" in visitor.page.url
    assert visitor.figure("nrr") != "107.0%"
    seen, address = visitor.title(), visitor.page.url
    visitor.page.get_by_role("link", name="Bridge").click()
    visitor.page.wait_for_url("**/bridge*window=3*")
    visitor.ready()
    visitor.page.go_back()
    visitor.page.wait_for_url("**/overview*")
    visitor.ready()
    visitor.page.reload()
    visitor.page.get_by_text("3-month NRR").first.wait_for(timeout=30_000)
    visitor.ready()
    assert (visitor.title(), visitor.page.url) == (seen, address)
    second = visitor.context.new_page()
    visitor.watch(second)
    second.goto(address)
    second.get_by_text("3-month NRR").first.wait_for(timeout=30_000)
    assert second.locator("h1").first.inner_text() == seen


def test_next_month_s_file_opens_at_its_newest_month(visit, tmp_path):
    """The browser remembers the month it looked at; other data begin at their own."""
    months = ["2026-01", "2026-02", "2026-03"]
    visitor = visit()
    visitor.go()
    for known, newest in ((2, "Feb 2026"), (3, "Mar 2026")):
        book = tmp_path / f"to {newest}.csv"
        rows = [[name, *["100"] * known] for name in ("A", "B", "C")]
        book.write_text("\n".join(",".join(row) for row in [["Customer", *months[:known]], *rows]))
        visitor.upload(book)
        visitor.press("View retention")
        visitor.page.locator(".st-key-as_of input").wait_for(timeout=30_000)
        assert visitor.page.locator(".st-key-as_of input").input_value() == newest
        assert "as_of" not in visitor.page.url
        visitor.page.get_by_role("link", name="Start").click()
        visitor.page.locator("input[type=file]").first.wait_for(state="attached", timeout=30_000)
        visitor.ready()


def test_nobody_else_sees_the_book(visit):
    one, other = visit(), visit()
    one.go()
    one.open_fourteen()
    other.page.goto(one.page.url)
    other.page.get_by_text("No data loaded").wait_for(timeout=30_000)


def test_every_shape_gives_the_same_figures(visit):
    visitor = visit()
    for name in SHAPES:
        visitor.go()
        visitor.upload(SAMPLES / name)
        title = visitor.title()
        assert (name, title.partition(":")[0]) == (name, "NRR 105.1%, GRR 88.8%, logo retention 85.6%")
    visitor.open("View retention")
    shown = [visitor.figure(key) for key in ("nrr", "grr", "logo_retention")]
    assert shown == ["105.1%", "88.8%", "85.6%"]


def test_component_summaries_give_the_published_figures(visit):
    visitor = visit()
    for name, nrr in SUMMARIES.items():
        visitor.go()
        visitor.upload(SAMPLES / name)
        visitor.open("View retention")
        shown = visitor.page.locator(".st-key-summary_movement_nrr [data-testid=stMetricValue]").inner_text()
        assert (name, shown) == (name, nrr)


WRONG = {
    "picture.png": b"\x89PNG\r\n\x1a\n" + bytes(200),
    "empty.csv": b"",
    "prose.csv": b"Dear board,\nall is well.\n",
}


def test_a_wrong_file_is_refused_with_a_remedy(visit, tmp_path):
    visitor = visit()
    for name, data in WRONG.items():
        (tmp_path / name).write_bytes(data)
        visitor.go()
        visitor.upload(tmp_path / name)
        reading = visitor.page.locator(".st-key-reading")
        reading.get_by_text(f"{name}: cannot be used").wait_for(timeout=20_000)
        assert "Refused" in visitor.page.locator(".st-key-refusals").inner_text()
        assert visitor.page.get_by_role("button", name="View retention").count() == 0
        assert visitor.page.get_by_test_id("stException").count() == 0


def test_a_phone_scrolls_down_and_not_sideways(visit):
    visitor = visit(**PHONE)
    visitor.go()
    visitor.open_fourteen()
    for path in ("overview", "bridge", "cohorts", "definitions"):
        visitor.go(path)
        width = visitor.page.evaluate("document.querySelector('[data-testid=stMain]').scrollWidth")
        assert (path, width <= 390) == (path, True)
