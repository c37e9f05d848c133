"""The plan in the pack: by two files, the same figures on board, paper, slides and in Excel."""

import io

import openpyxl
import pytest
from click.testing import CliRunner

import nrr
from drawings import SAMPLES
from forms_of_boards import cells, flat, numbers, paper, slides, web
from nrr.__main__ import main
from nrr.packs import Part, pages_of

MONTHS = ("2025-09", "2025-10", "2025-11", "2025-12")
# By hand: 30 customers of 100 a month; one joins in November at 100, one grows to 150, two leave in December.
ROWS = [(f"c{n}", [100] * 4) for n in range(27)]
ROWS += [("grown", [100, 100, 150, 150]), ("left", [100, 100, 100, 0]), ("gone", [100, 100, 100, 0])]
ROWS += [("new", [0, 0, 100, 100])]
PLAN = (
    "Period,Opening,New,Expansion,Churn,Contraction,Reactivation,Closing\n"
    "2025-10,36000,0,0,0,0,0,36000\n2025-11,36000,2400,0,0,0,0,38400\n2025-12,38400,0,0,1200,0,0,37200\n"
    "2026-01,37200,1200,0,0,0,0,38400\n"
)


@pytest.fixture(scope="module")
def board():
    lines = [["Customer", *MONTHS], *([name, *map(str, row)] for name, row in ROWS)]
    text = "\n".join(map(",".join, lines)).encode()
    book = nrr.read(text, "mrr.csv", nrr.Answers(amount_is="mrr", last_month="include")).ledger
    view = nrr.View(nrr.Window(nrr.Month.parse("2025-09"), nrr.Month.parse("2025-12")))
    plan = nrr.plans.plan_lines(PLAN.encode(), view.policy.fiscal)
    costs = (("sales_marketing", 2400.0),)
    choices = nrr.publishing.BoardChoices("Plan", plan=plan, costs=costs)
    return nrr.prepare(book, view, choices, made_at="2026-01-05T09:00:00+00:00", this_year=2026, secret=b"")


@pytest.fixture(scope="module")
def page(board):
    every = pages_of(board.snapshot, board.options.pack, board.options.material)
    return next(one for one in every if one.section.part is Part.PLAN)


def test_from_plan_to_actual_by_hand(page):
    rows = {row.cells[0]: row.cells[1:] for row in page.tables[0].rows}
    assert page.tables[0].heads == ("From plan to actual", "Dec 2025", "To date")
    # actual: 36,000 + 1,200 new + 600 expansion - 2,400 churn = 35,400; planned: 37,200
    assert rows == {
        "Plan": ("37,200", "37,200"),
        "Opening": ("(600)", "–"),
        "New": ("–", "(1,200)"),
        "Expansion": ("–", "600"),
        "Churn": ("(1,200)", "(1,200)"),
        "Actual": ("35,400", "35,400"),
        "Above or below plan": ("(1,800)", "(1,800)"),
        "In % of plan": ("−4.8%", "−4.8%"),
    }
    assert page.section.title == "ARR is 1.8k, 4.8%, below plan"
    assert [line.values for line in page.pictures[0].lines] == [
        (36000, 36000, 38400, 37200, 38400),
        (36000, 36000, 37800, 35400, None),
    ]
    told = " ".join(page.notes[0].lines)
    assert "without a difference: Jan 2026" in told
    # 2,400 bought 1,200 of new ARR, so replacing 2,400 of churn costs 4,800
    assert "From typed costs (S&M 2,400): replacing churned ARR 4,800" in told


def test_every_form_has_the_same_figures(board, page):
    for texts in (web(board), paper(board), slides(board)):
        own = texts[page.section.number - 1]
        assert flat(page.section.title) in own
        assert [cell for cell in numbers(page) if cell not in own] == []
    data = nrr.publishing.workbook_of_customers(board)
    sheet = openpyxl.load_workbook(io.BytesIO(data), data_only=True)["Plan"]
    said = cells(sheet)
    assert [cell for cell in numbers(page) if cell not in said] == []
    formulas = openpyxl.load_workbook(io.BytesIO(data))["Plan"]
    actual = next(row for row in formulas.iter_rows(values_only=True) if row[1] == "Actual")
    assert actual[2].startswith("=SUM(")


def test_segments_of_the_plan_large_enough_to_be_read_stand_in_every_form_with_what_was_aimed_at():
    """North: ten customers of 1,200 planned to grow by 600 and did not; South: three, who are hidden; East:
    twelve, of whom one left against the plan.
    """
    rows = [(f"n{n}", "North", [100] * 4) for n in range(10)]
    rows += [(f"s{n}", "South", [100] * 4) for n in range(6)]
    rows += [(f"e{n}", "East", [100, 100, 100, 0 if not n else 100]) for n in range(12)]
    rows += [(f"w{n}", "West", [100] * 4) for n in range(2)]
    lines = [["Customer", "Region", *MONTHS], *([n, r, *map(str, row)] for n, r, row in rows)]
    text = "\n".join(map(",".join, lines)).encode()
    book = nrr.read(text, "mrr.csv", nrr.Answers(amount_is="mrr", last_month="include")).ledger
    view = nrr.View(nrr.Window(nrr.Month.parse("2025-09"), nrr.Month.parse("2025-12")))
    told = "Region,Period,Opening,Closing,Customers,NRR\nNorth,2025-Q4,12000,12600,,105%\n"
    told += "South,2025-Q4,7200,7200,6,100%\nEast,2025-Q4,14400,14400,12,\nWest,2025-Q4,2400,2400,2,\n"
    told += ",2025-Q4,,,31,\n"
    plan = nrr.plans.plan_lines(told.encode(), view.policy.fiscal)
    choices = nrr.publishing.BoardChoices("Plan", plan=plan, smallest_group=5)
    made = {"made_at": "2026-01-05T09:00:00+00:00", "this_year": 2026, "secret": b""}
    board = nrr.prepare(book, view, choices, **made)
    every = pages_of(board.snapshot, board.options.pack, board.options.material)
    page = next(one for one in every if one.section.part is Part.PLAN)
    rows = {row.cells[0]: row.cells[1:] for row in page.tables[1].rows}
    # West has two customers, so it is hidden, and South with it, since the rest would tell of West alone
    assert rows == {
        "East": ("14,400", "13,200", "(1,200)", "−8.3%"),
        "North": ("12,600", "12,000", "(600)", "−4.8%"),
    }
    # the book is too young for rates of twelve months: what was aimed at stands alone
    aims = page.tables[2]
    assert aims.heads == ("Region", "NRR, plan", "NRR, actual", "Customers, plan", "Customers, actual")
    assert {row.cells[0]: row.cells[1:] for row in aims.rows} == {
        "East": ("", "", "12", "11"),
        "North": ("105.0%", "", "", ""),
    }
    said = " ".join(page.notes[0].lines)
    assert "2025-Q4: customers 31 planned, 29 reached" in said and "fewer than 5 customers" in said
    for texts in (web(board), paper(board), slides(board)):
        own = texts[page.section.number - 1]
        assert [cell for cell in numbers(page) if cell not in own] == []
        assert "South" not in own
    data = nrr.publishing.workbook_of_customers(board)
    sheet = openpyxl.load_workbook(io.BytesIO(data), data_only=True)["Plan"]
    assert [cell for cell in numbers(page) if cell not in cells(sheet)] == []


def test_a_board_without_a_plan_has_no_such_section(board):
    plain = nrr.publishing.BoardChoices("No plan")
    found = nrr.prepare(
        board.ledger,
        board.snapshot.view,
        plain,
        made_at="2026-01-05T09:00:00+00:00",
        this_year=2026,
        secret=b"",
    )
    assert found.options.plan(found.snapshot).section(Part.PLAN) is None


def test_a_form_by_the_command_line_takes_the_plan(tmp_path):
    plan, out = tmp_path / "plan.csv", tmp_path / "board.html"
    plan.write_text("Period,Opening,New,Closing\n2025-Q4,200000,10000,212000\n")
    asked = ["report", str(SAMPLES / "fourteen_customers_wide.csv"), "--format", "html", "--out", str(out)]
    told = CliRunner().invoke(main, [*asked, "--plan", str(plan)])
    assert told.exit_code == 0, told.output
    assert "From plan to actual" in out.read_text()
