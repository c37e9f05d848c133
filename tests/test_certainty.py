"""What is said about chance, from a file to the pages, the board and the command line."""

import json
from io import BytesIO

import pytest
from click.testing import CliRunner
from openpyxl import load_workbook

import nrr
from nrr.__main__ import main
from nrr.export import BoardOptions, board_page

OPTIONS = BoardOptions(plotly_js_url="/assets/plotly.js")
MONTHS = [str(nrr.Month.parse("2024-01") + t) for t in range(25)]


def written(rows):
    """A spreadsheet of monthly revenue: one line a customer, empty where nothing is paid."""
    lines = [",".join(["Customer", *MONTHS])]
    return "\n".join([*lines, *(f"{name},{','.join(map(str, cells))}" for name, cells in rows.items())])


def opened(rows):
    found = nrr.read(written(rows).encode(), "mrr.csv")
    assert found.outcome == "accepted", found.problems
    return found.ledger


def board(rows):
    """The words of the board as a file."""
    book = opened(rows)
    view = nrr.View(nrr.Window.trailing(book.months[-1]))
    taken = nrr.take(book, view, title="Board", made_at="2026-02-01T00:00", naming=nrr.ledgers.Naming.ABSENT)
    return board_page(taken, OPTIONS), taken


def calm(customers=10):
    return {f"Customer {n}": [100 + n] * len(MONTHS) for n in range(customers)}


def newer(lost):
    """Thirty customers won in the first year and twenty in the second, of whom `lost` leave after two
    months.
    """
    last = len(MONTHS)
    old = {f"Old {n}": [""] * (2 + n % 9) + [100] * (last - 2 - n % 9) for n in range(30)}
    stay = {f"New {n}": [""] * 14 + [100] * (last - 14) for n in range(20 - lost)}
    gone = {f"Gone {n}": [""] * 14 + [100, 100] + [""] * (last - 16) for n in range(lost)}
    return {"First": [100] * last, **old, **stay, **gone}


def test_a_calm_book_of_ten_is_never_certain(tmp_path):
    file = tmp_path / "mrr.csv"
    file.write_text(written(calm()))
    told = json.loads(CliRunner().invoke(main, ["report", str(file), "--json"]).stdout)
    assert told["metrics"]["nrr"]["value"] == 1.0 and told["sample"]["high"] == 1.0
    assert told["sample"]["low"] == pytest.approx(nrr.intervals.wilson_interval(10, 10).low, abs=0.001)
    page, taken = board(calm())
    assert "95% interval 72.2% to 100.0%" in page
    assert "NRR of 100.0% has a 95% interval of 72.2% to 100.0%" in " ".join(
        one.sentence for one in taken.findings
    )
    for sure in ("100.0%–100.0%", "100.0% to 100.0%"):
        assert sure not in page
    assert "Past NRR itself is exact." in page


@pytest.mark.parametrize("lost", [2, 3, 5])
def test_a_few_losses_among_equals_are_no_red_finding(lost):
    page, taken = board(newer(lost))
    found = next(one for one in taken.findings if one.rule == "R-COHORT")
    assert (
        found.severity is nrr.findings.Alert.INFO
        and "too few to tell (20 and 30 customers)" in found.sentence
    )
    assert "between them" in found.why and "permutation p not defined" in found.why
    assert "unlikely to be chance" not in page


def test_many_losses_are_found_with_an_interval_that_agrees():
    _, taken = board(newer(12))
    found = next(one for one in taken.findings if one.rule == "R-COHORT")
    assert found.severity is nrr.findings.Alert.RED and found.sentence.endswith(
        "This is unlikely to be chance."
    )
    assert "(difference −60.0 pts, −" in found.sentence and " to −" in found.sentence


def cohorts(second=8):
    """Three customers of the first month, six won a month later, and others who are seven months old at
    the end.
    """
    last = len(MONTHS)
    first = {f"First {n}": [100] * last for n in range(3)}
    old = {f"Old {n}": ["", *[100 + 10 * (n == 0)] * (last - 1)] for n in range(6)}
    late = {f"Late {n}": [""] * 17 + [50] * (last - 17) for n in range(second)}
    return {**first, **old, **late}


def reported(tmp_path, rows):
    file = tmp_path / "mrr.csv"
    file.write_text(written(rows))
    return json.loads(CliRunner().invoke(main, ["report", str(file), "--json"]).stdout)


@pytest.mark.parametrize(("second", "last"), [(6, 23), (8, 7)])
def test_the_row_of_all_cohorts_ends_where_fewer_than_half_are_left(tmp_path, second, last):
    told = reported(tmp_path, cohorts(second))
    for found in told["cohorts"].values():
        rates = found["weighted"]
        assert [age for age, rate in enumerate(rates["nrr"]) if rate is not None] == list(range(last + 1))
        assert [rate is None for rate in rates["nrr"]] == [rate is None for rate in rates["logos"]]
        assert found["observed_customers"][:9] == [6 + second] * 8 + [6]
    assert told["unknown_starts"] == {"month": "2024-01", "customers": 3}


def test_every_place_with_cohorts_names_those_who_are_in_none(tmp_path):
    words = "In no cohort: 3 customers who already paid in Jan 2024, the first month."
    page, taken = board(cohorts())
    assert words in page
    part = taken.cohort(nrr.Grain.QUARTER)
    look = nrr.charts.look_of(taken)
    for measure in nrr.charts.Measure:
        table = nrr.charts.heatmap(part, measure, look, taken.view.policy).table
        assert list(table["Cohort"][:2]) == ["All", "Customers at that age"]
        assert (table["Month 7"][1], table["Month 8"][1], table["Month 8"][0]) == ("14", "6", "")
        lines = nrr.charts.curves(part, measure, look, taken.view.policy).table
        assert (lines["Customers"][7], lines["All"][8]) == ("14", "") and lines["All"][7]


def test_paper_slides_and_workbook_end_the_row_of_all_cohorts_where_the_page_does():
    _, taken = board(cohorts())
    pages = nrr.packs.pages_of(taken, nrr.packs.PackChoices(), nrr.packs.Material())
    (table,) = next(page for page in pages if page.section.part is nrr.packs.Part.COHORTS).tables
    shown = dict(zip(table.heads, table.rows[-1].cells, strict=True))
    assert (shown["Cohort"], shown["Customers"]) == ("All cohorts", "14")
    assert (shown["M6"], shown["M9"]) == ("100", "")
    sheet = load_workbook(BytesIO(nrr.export.excel_twin(taken)))["Cohorts"]
    rows = {row[1]: row for row in sheet.iter_rows(min_row=5, values_only=True)}
    by_age = {head: place for place, head in enumerate(rows["Cohort"])}
    behind, everybody = rows["Customers at that age"], rows["All cohorts"]
    assert (behind[by_age["M6"]], behind[by_age["M9"]]) == (14, 6)
    assert everybody[by_age["M6"]] == pytest.approx(1.0) and everybody[by_age["M9"]] is None
    assert any(str(row[1]).startswith("In no cohort: 3 customers") for row in sheet.values)


def test_the_report_and_the_board_give_the_intervals_of_the_pages(tmp_path):
    """One record: of everybody, of segments and of cohorts as the pages compute them, and the board prints
    the same.
    """
    told = reported(tmp_path, newer(6))["intervals"]
    book = opened(newer(6))
    view = nrr.View(nrr.Window.trailing(book.months[-1]))
    settled, spans = nrr.retention.prepared(book, view), {}
    for key, one in nrr.comparisons.rate_intervals(settled, view.window, view.policy).items():
        assert told["everybody"][key] == [one.low, one.high]
        spans[key] = nrr.ground.percent_range(one.low, one.high)
    for attribute, by_label in told["segments"].items():
        found = nrr.comparisons.segment_rate_intervals(settled, view.window, view.policy, attribute)
        for label, by_figure in by_label.items():
            assert by_figure == {key: [found[key][label].low, found[key][label].high] for key in by_figure}
    table = nrr.cohort_table(settled, nrr.Grain.QUARTER)
    quarters = told["cohorts"]["quarter"]
    course = nrr.comparisons.course_intervals(settled, table, (3, 6), view.policy)
    for age in (3, 6):
        assert quarters["together"]["grr"][str(age)] == [course[age]["grr"].low, course[age]["grr"].high]
    name = next(iter(quarters["cohorts"]))
    cell = nrr.comparisons.cohort_intervals(settled, table, (name,), (6,), view.policy)[name][6]
    assert quarters["cohorts"][name]["6"] == [cell.low, cell.high]
    made = {"made_at": "2026-02-01T09:00:00+00:00", "this_year": 2026, "secret": b""}
    ready = nrr.prepare(book, view, nrr.publishing.BoardChoices("T"), **made)
    page = board_page(ready.snapshot, ready.options)
    assert f"NRR {spans['nrr']}, GRR {spans['grr']}, logo retention {spans['logo_retention']}" in page
    assert (
        f"{name} {nrr.ground.percent_range(*ready.snapshot.chance.cohorts['quarter'].cohorts[name]['12'])}"
        in page
    )
    assert nrr.snapshots.decode(nrr.snapshots.encode(ready.snapshot)) == ready.snapshot
    twin = load_workbook(BytesIO(nrr.publishing.workbook_of_customers(ready)))
    assert "95% interval" in [cell.value for cell in twin["Cohorts"]["B"]]
