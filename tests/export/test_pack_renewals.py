"""Renewals in the pack: by a file of contracts, the same sums on board, paper, slides and in Excel."""

import io
import re
from datetime import date, timedelta

import openpyxl
import pptx
import pypdfium2
import pytest

import nrr
from nrr.export.reportrenewals import renewals_part
from nrr.packs import Part, renewals_ahead

COMES_UP = {1: 6, 2: 2, 3: 7, 4: 5, 6: 8, 9: 5, 12: 9}
"""Customers whose contract ends in each month of 2026; two alone in February."""


def contracts():
    """Two years under contract, the last one ending as above; every amount is another one."""
    lines, number = ["Customer,Start,End,ARR USD"], 0
    for month, customers in COMES_UP.items():
        for _ in range(customers):
            number += 1
            end = date(2026 + month // 12, month % 12 + 1, 1) - timedelta(days=1)
            lines.append(f"C{number:02d},2024-01-01,2024-12-31,{1000 * number}")
            lines.append(f"C{number:02d},2025-01-01,{end},{1000 * number + 120}")
    return "\n".join(lines).encode()


@pytest.fixture(scope="module")
def board():
    found = nrr.read(contracts(), "contracts.csv", nrr.Answers(as_of="2025-12"))
    assert found.ledger is not None, [problem.what for problem in found.problems]
    view = nrr.View(nrr.default_window(found.ledger))
    choices = nrr.publishing.BoardChoices("Renewals, Dec 2025")
    return nrr.prepare(
        found.ledger, view, choices, made_at="2026-01-05T09:00:00+00:00", this_year=2026, secret=b""
    )


def up_in(*months):
    """What comes up in months, from the rows of the file."""
    rows = [line.split(",") for line in contracts().decode().splitlines()[1:] if line.split(",")[2] > "2025"]
    return sum(int(arr) for _, _, end, arr in rows if int(end[5:7]) in months and end[:4] == "2026")


def test_a_month_in_which_few_come_up_is_shown_with_the_next(board):
    found = board.options.renewals
    assert [(one.label, one.customers) for one in found.coming] == [
        ("Jan 2026", 6),
        ("to Mar 2026", 9),
        ("Apr 2026", 5),
        ("May 2026", 0),
        ("Jun 2026", 8),
        ("Jul 2026", 0),
        ("Aug 2026", 0),
        ("Sep 2026", 5),
        ("Oct 2026", 0),
        ("Nov 2026", 0),
        ("Dec 2026", 9),
    ]
    assert [one.up for one in found.coming[:3]] == [100 * up_in(1), 100 * up_in(2, 3), 100 * up_in(4)]


def test_the_section_stands_in_every_form_with_the_same_amount(board):
    section = board.options.plan(board.snapshot).section(Part.RENEWALS)
    soon, every = up_in(1, 2, 3), up_in(*range(1, 13))
    closing = board.snapshot.main.bridge.closing / 100
    share = nrr.percent(soon / closing)
    assert section.title == f"${soon / 1000:.0f}k, {share} of ARR, renews by Mar 2026"
    page = " ".join(re.sub(r"<[^>]+>", " ", nrr.publishing.offline_page(board)).split())
    paper = pypdfium2.PdfDocument(nrr.publishing.paper(board))
    sheet = paper[section.number - 1].get_textpage().get_text_range()
    deck = pptx.Presentation(io.BytesIO(nrr.publishing.deck(board)))
    slide = deck.slides[section.number - 1]
    table = [cell.text for s in slide.shapes if s.has_table for row in s.table.rows for cell in row.cells]
    chart = next(s.chart for s in slide.shapes if s.has_chart)
    for said in (page, " ".join(sheet.split()), " ".join(table)):
        assert f"{soon:,} {share}" in said and f"{every:,}" in said
    assert slide.shapes.title.text_frame.text == section.title and section.title in page
    assert list(chart.plots[0].series[0].values) == [one.up / 100 for one in board.options.renewals.coming]
    data = nrr.publishing.workbook(board)
    cells = openpyxl.load_workbook(io.BytesIO(data), data_only=True)["Renewals"]
    rows = {row[1]: row for row in cells.iter_rows(values_only=True)}
    assert rows["12 months"][2] == every and rows["12 months"][3] == pytest.approx(every / closing)
    assert openpyxl.load_workbook(io.BytesIO(data))["Renewals"]["C17"].value == "=SUM(C6:C16)"


def test_the_report_says_the_same_of_the_file(board):
    ledger = nrr.read(contracts(), "contracts.csv", nrr.Answers(as_of="2025-12")).ledger
    told = renewals_part(ledger, nrr.View(nrr.default_window(ledger)), named=False)
    up = told["wall"]["up_by_quarter"]["2026-Q1"]
    assert float(up) == up_in(1, 2, 3) == board.options.renewals.soon_up / 100


def test_too_few_customers_to_tell_apart_have_no_such_section(board):
    ledger = nrr.read(contracts(), "contracts.csv", nrr.Answers(as_of="2025-12")).ledger
    found = nrr.terms.renewals_of(ledger, nrr.View(nrr.default_window(ledger)))
    assert renewals_ahead(found, {}, 43) is None
    assert renewals_ahead(found, {}, 42).coming[-1].customers == 42


def test_at_risk_is_told_where_nobody_can_be_told_apart_by_it(board):
    ledger = nrr.read(contracts(), "contracts.csv", nrr.Answers(as_of="2025-12")).ledger
    found = nrr.terms.renewals_of(ledger, nrr.View(nrr.default_window(ledger)))
    ill = {f"C{n:02d}": "red" if n <= 6 or n > 37 else "green" for n in range(1, 43)}
    coming = renewals_ahead(found, ill, 5).coming
    assert coming[0].at_risk == 100 * up_in(1) and coming[1].at_risk == 0
    assert coming[-1].at_risk is None  # five of nine: the other four could be told apart
