"""Worked cases of renewals by an uploaded file of contract periods, and the way of terms to report and
store.
"""

import csv
import io
import json
from datetime import date, timedelta
from pathlib import Path

import pytest
from click.testing import CliRunner

import nrr
from nrr.__main__ import main
from nrr.export.reportrenewals import renewals_part

CASES = json.loads((Path(__file__).parent / "examples" / "terms_cases.json").read_text(encoding="utf-8"))
OPTIONAL = ("original_end", "notice_given", "notice_days", "auto_renew", "uplift")


def cases(*functions):
    return [
        pytest.param(c["input"], c["expected"], id=c["id"])
        for c in CASES["cases"]
        if c["function"] in functions
    ]


def rows_of(terms):
    """A row a stretch between steps, all under one contract number."""
    for term in terms:
        starts = [(term["start"], term["arr"]), *term.get("steps", ())]
        ends = [(date.fromisoformat(since) - timedelta(1)).isoformat() for since, _ in starts[1:]]
        for (start, arr), end in zip(starts, [*ends, term["end"] or ""], strict=True):
            yield {
                "Customer": term["customer"],
                "Contract": term["id"],
                "Product": term.get("line", "all"),
                "Start": start,
                "End": end,
                "ARR": arr,
            } | {name.replace("_", " ").capitalize(): term[name] for name in OPTIONAL if name in term}


def file_of(terms):
    rows = list(rows_of(terms))
    columns = list(dict.fromkeys(name for row in rows for name in row))
    out = io.StringIO()
    writer = csv.DictWriter(out, columns, restval="")
    writer.writeheader()
    writer.writerows(rows)
    return out.getvalue().encode()


def read(terms, as_of, **answers):
    found = nrr.read(file_of(terms), "contracts.csv", nrr.Answers(as_of=as_of, **answers))
    assert found.outcome == "accepted", [p.what for p in found.problems]
    return found.ledger


def renewals(ledger, opening, closing, **policy):
    window = nrr.Window(nrr.Month.parse(opening), nrr.Month.parse(closing))
    view = nrr.View(window, nrr.Policy(**policy))
    return json.loads(json.dumps(renewals_part(ledger, view, named=True)))


def agrees(found, expected):
    """Amounts of the report are decimal strings; only what is expected is asked."""
    if isinstance(expected, dict):
        return all(agrees(found.get(key), value) for key, value in expected.items())
    if isinstance(expected, list):
        return len(found) == len(expected) and all(map(agrees, found, expected))
    if isinstance(found, str) and isinstance(expected, int | float):
        return float(found) == pytest.approx(expected, abs=0.5)
    return found == (pytest.approx(expected, abs=2e-4) if isinstance(expected, float) else expected)


@pytest.mark.parametrize(("given", "expected"), cases("renewals"))
def test_renewals(given, expected):
    grace, as_of = given.get("renewal_grace_days", 30), given["as_of"][:7]
    opening = str(nrr.Month.parse(as_of) - 3)
    found = renewals(read(given["terms"], as_of), opening, as_of, renewal_grace_days=grace)
    assert agrees(found, expected), found


@pytest.mark.parametrize(("given", "expected"), cases("renewal_reconciliation"))
def test_nrr_is_the_sum_of_its_renewals_and_the_rest(given, expected):
    opening, closing = given["window"]
    ledger = read(given["terms"], closing)
    found = renewals(ledger, opening, closing)
    assert agrees(found["split"], expected), found["split"]
    window = nrr.Window(nrr.Month.parse(opening), nrr.Month.parse(closing))
    assert (
        found["split"]["nrr"]
        == nrr.take(ledger, nrr.View(window), title="", made_at="").main.headline.rates.nrr
    )


@pytest.mark.parametrize(("given", "expected"), cases("contract_band"))
def test_what_four_quarters_are_bound_to(given, expected):
    ledger = read(given["terms"], given["as_of"])
    found = renewals(ledger, str(nrr.Month.parse(given["as_of"]) - 3), given["as_of"])["commitments"]
    quarters = [{k: v for k, v in one.items() if not k.startswith("at_")} for one in expected["quarters"]]
    assert agrees(found, {"opening": expected["opening"], "quarters": quarters}), found


def test_terms_come_through_the_reading_process_a_kept_book_and_the_command_line(tmp_path):
    given = next(c["input"] for c in CASES["cases"] if c["id"] == "RN06")
    file, answers = tmp_path / "contracts.csv", tmp_path / "answers.json"
    file.write_bytes(file_of(given["terms"]))
    answers.write_text(json.dumps({"as_of": given["as_of"][:7]}))
    asked = ["report", str(file), "--answers", str(answers), "--json"]
    told = json.loads(CliRunner().invoke(main, asked).output)["renewals"]
    assert [told["periods"][q]["renewed_net"] for q in ("2024-Q4", "2025-Q1")] == ["10666.67", "5333.33"]
    assert told["periods"]["2025-Q1"]["early"] == [["A", -90]]
    ledger = read(given["terms"], "2025-06")
    assert nrr.unpack(nrr.pack(ledger)).terms == ledger.terms


def test_a_book_of_months_only_says_what_is_missing():
    found = nrr.read(
        b"Customer,2025-01,2025-02\nAcme,100,100\nBeta,50,60\n", "mrr.csv", nrr.Answers(amount_is="mrr")
    )
    told = renewals(found.ledger, "2025-01", "2025-02")
    assert told == {"reason": nrr.terms.NO_TERMS}


@pytest.mark.parametrize(("given", "expected"), cases("period_ends"))
def test_the_ends_of_periods_are_read_from_their_own_chains(given, expected):
    lines = ["Customer,Start,End,ARR"]
    lines += [f"{one['customer']},{one['start']},{one['end']},{one['arr']}" for one in given["rows"]]
    data, last = "\n".join(lines).encode(), given["months"][-1]
    last = min(last, max(month for month, arr in expected["arr"].items() if arr))
    found = nrr.read(data, "contracts.csv", nrr.Answers(as_of=last))
    asked = [
        problem for problem in found.problems if problem.code == "ends" and problem.severity == "question"
    ]
    assert bool(asked) is expected["question"]
    if asked:
        assert "(suggested)" in asked[0].choices[0].label
        found = nrr.read(data, "contracts.csv", nrr.Answers(as_of=last, ends=expected["ends"]))
    by_row = {term.row: date.fromordinal(term.end).isoformat() for term in found.ledger.terms}
    assert [by_row[row] for row in sorted(by_row)] == expected["last_days"]
    closings = dict(zip(map(str, found.ledger.months), found.ledger.grid.sum(axis=1).tolist(), strict=True))
    for month, arr in expected["arr"].items():
        if month in closings:
            assert closings[month] == 100 * arr


def test_how_long_and_how_often_is_a_column_to_group_by():
    rows = "Customer,Start,End,ARR\nAcme,2024-01-01,2024-12-31,100\nAcme,2025-01-01,2027-12-31,100\n"
    found = nrr.read((rows + "Beta,2024-01-01,,50\n").encode(), "c.csv", nrr.Answers(as_of="2025-12"))
    term = found.ledger.attributes["Contract term"]
    assert [term.texts(month) for month in (0, 23)] == [["annual", "evergreen"], ["multi-year", "evergreen"]]
