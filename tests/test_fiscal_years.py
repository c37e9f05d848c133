"""Fiscal years and any window against any other, by file and command line; the worked cases."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

import nrr
from nrr.__main__ import main
from nrr.export.reports import report_object
from nrr.ground import Against, FiscalName, FiscalYear

CASES = Path(__file__).parent / "examples" / "terms_cases.json"
FOURTEEN = str(Path(__file__).resolve().parents[1] / "sample_data" / "fourteen_customers_wide.csv")


def cases(group):
    found = json.loads(CASES.read_text(encoding="utf-8"))["cases"]
    return [pytest.param(c["input"], c["expected"], id=c["id"]) for c in found if c["group"] == group]


def told(*asked, file=FOURTEEN):
    found = CliRunner().invoke(main, ["report", file, "--json", *asked])
    assert found.exit_code == 0, found.output
    return json.loads(found.output)


@pytest.fixture(scope="module")
def book():
    return nrr.read(Path(FOURTEEN).read_bytes(), "fourteen.csv").ledger


def report(book, window=12, against=Against.PRIOR_PERIOD, closing="2026-01", **policy):
    month = nrr.Month.parse(closing)
    asked = window if isinstance(window, nrr.Window) else nrr.Window.trailing(month, window)
    view = nrr.View(asked, nrr.Policy(**policy), against=against)
    return json.loads(json.dumps(report_object(nrr.take(book, view, title="Fourteen", made_at=""))))


def ends(window):
    return [str(window.opening), str(window.closing)]


def labelled(fiscal, text):
    month = nrr.Month.parse(text)
    return {
        "month": text,
        "year": fiscal.year(month),
        "quarter": fiscal.quarter(month),
        "month_of_year": fiscal.month_of_year(month),
        "label": fiscal.label(month),
        "year_label": fiscal.year_label(month),
        "quarter_end": fiscal.ends_quarter(month),
        "year_end": fiscal.ends_year(month),
    }


def windowed(fiscal, given):
    closing, window = nrr.Month.parse(given["closing"]), nrr.Window(*map(nrr.Month.parse, given["window"]))
    compared = {
        "prior_period": window.prior_period,
        "prior_year": window.prior_year,
        "at_last_quarter_end": fiscal.at_last_quarter_end(window),
    }
    first = nrr.Month.parse(given["first_month"])
    return {
        "year_to_date": ends(fiscal.year_to_date(closing)),
        "year_to_date_label": f"{fiscal.year_label(closing)} year to date",
        "quarter_to_date": ends(fiscal.quarter_to_date(closing)),
        "last_complete_quarter": ends(fiscal.last_complete_quarter(closing)),
        **{name: ends(one) for name, one in compared.items()},
        "missing": [name for name, one in compared.items() if one.opening < first],
    }


@pytest.mark.parametrize(("given", "expected"), cases("fiscal_year"))
def test_worked_cases(given, expected):
    fiscal = FiscalYear(given["fiscal_start"])
    if "labels" in expected:
        assert [labelled(fiscal, month) for month in given["months"]] == expected["labels"]
    else:
        assert windowed(fiscal, given) == expected


@pytest.mark.parametrize(("given", "expected"), cases("fiscal_year"))
def test_worked_cases_by_a_file(book, given, expected):
    if "labels" in expected:
        for wanted in expected["labels"]:
            found = report(book, 3, closing=wanted["month"], fiscal_start=given["fiscal_start"])["fiscal"]
            same = ("label", "year_label", "quarter_end", "year_end")
            assert {name: found[name] for name in same} == {name: wanted[name] for name in same}
        return
    start = given["fiscal_start"]
    named = report(book, closing=given["closing"], fiscal_start=start)["fiscal"]
    for name in ("year_to_date", "quarter_to_date", "last_complete_quarter"):
        assert [named[name]["opening"], named[name]["closing"]] == expected[name]
    assert str(book.months[0]) == given["first_month"]
    for against in Against:
        opening, closing = given["window"]
        window = nrr.Window(nrr.Month.parse(opening), nrr.Month.parse(closing))
        found = report(book, window, against, fiscal_start=start)["comparison"]
        key = "at_last_quarter_end" if against is Against.LAST_QUARTER_END else str(against)
        assert [found["window"]["opening"], found["window"]["closing"]] == expected[key]
        assert (found["bridge"] is None) is (key in expected["missing"])


def test_a_year_named_by_its_start_differs_in_its_name_only():
    october = nrr.Month.parse("2025-10")
    ending, starting = FiscalYear(2), FiscalYear(2, FiscalName.START)
    assert (ending.label(october), starting.label(october)) == ("FY26 Q3", "FY25 Q3")
    assert FiscalYear(1, FiscalName.START).label(october) == "2025-Q4"
    assert ending.year_to_date(october) == starting.year_to_date(october)


def test_the_start_of_the_year_moves_labels_and_no_amount(book):
    plain, fiscal = report(book), report(book, fiscal_start=2)
    assert fiscal["stamp"] == f"{plain['stamp']} · fiscal year from Feb"
    for key in ("bridge", "metrics", "trend", "roll_forward"):
        assert fiscal[key] == plain[key]
    assert [c["cohort"] for c in plain["cohorts"]["year"]["cohorts"]] == ["2024", "2025"]
    assert [c["cohort"] for c in fiscal["cohorts"]["year"]["cohorts"]] == ["FY25", "FY26"]
    assert {c["cohort"] for c in fiscal["cohorts"]["quarter"]["cohorts"]} >= {"FY25 Q1", "FY26 Q2"}
    assert fiscal["fiscal"]["label"] == "FY26 Q4" and fiscal["fiscal"]["year_end"]


def test_an_illegal_start_is_refused_by_name():
    with pytest.raises(nrr.Refusal, match="fiscal_start must lie between 1 and 12, not '13'"):
        nrr.definitions.read_settings(("fiscal_start=13",))


def test_headings_of_fiscal_quarters_set_the_year_of_the_report(tmp_path):
    rows = ["Customer,FY25 Q4,FY26 Q1,FY26 Q2,FY26 Q3", "Acme,300,300,360,360", "Beta,150,150,150,90"]
    file, answers = tmp_path / "arr by quarter.csv", tmp_path / "answers.json"
    file.write_text("\n".join(rows))
    answers.write_text('{"fiscal_start": 2, "amount_is": "arr"}')
    found = told("--answers", str(answers), "--months", "3", file=str(file))
    assert (found["fiscal"]["start"], found["fiscal"]["label"]) == (2, "FY26 Q3")
    assert found["window"] == {"opening": "2025-07", "closing": "2025-10", "months": 3}
    assert "fiscal year from Feb" in found["stamp"]


def test_the_command_line_takes_a_window_of_the_fiscal_year_and_what_to_compare_it_with():
    asked = ("--period", "year-to-date", "--policy", "fiscal_start=4", "--against", "prior_year")
    found = told(*asked)
    assert found["window"] == {"opening": "2025-03", "closing": "2026-01", "months": 10}
    assert found["comparison"]["window"] == {"opening": "2024-03", "closing": "2025-01", "months": 10}
    assert found["stamp"].startswith("10-month NRR to Jan 2026")
    wrong = CliRunner().invoke(main, ["report", FOURTEEN, "--opening", "2026-01"])
    assert wrong.exit_code == 2 and "2026-01 is not before 2026-01" in wrong.stderr


@pytest.mark.parametrize("against", list(Against))
def test_two_bridges_and_their_difference_by_line_are_exact(book, against):
    found = report(book, 3, against)
    compared = found["comparison"]
    then = report(book, nrr.Window(*(nrr.Month.parse(compared["window"][k]) for k in ("opening", "closing"))))
    assert compared["bridge"] == then["bridge"] and compared["segments"] == then["segments"]
    lines = {k: float(v) for k, v in compared["difference"]["money"].items()}
    for line, value in lines.items():
        assert value == float(found["bridge"]["money"][line]) - float(then["bridge"]["money"][line])
    gains = lines["opening"] + lines["fx"] + lines["expansion"] + lines["resurrected"] + lines["new"]
    assert gains - lines["contraction"] - lines["churn"] == lines["closing"]
    nrr_now, nrr_then = found["metrics"]["nrr"]["value"], then["metrics"]["nrr"]["value"]
    assert compared["change"]["nrr"] == nrr_now - nrr_then


def test_a_comparison_the_book_does_not_reach_is_blank_with_the_first_month_it_could(book):
    found = report(book, closing="2025-06", against=Against.PRIOR_YEAR)["comparison"]
    assert found["bridge"] is None and found["change"] == dict.fromkeys(found["change"])
    assert found["window"]["opening"] == "2023-06"
    assert "needs Jun 2023; the first one is" in found["reason"]
