"""Contracts through the door: what a period is, how long an amount lasts, and through which month a book
runs.
"""

import json
import sys
from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner

import nrr
from nrr.__main__ import main

sys.path.insert(0, str(Path(__file__).parent))

import door_periods

from nrr.intake.values.durations import MONTH_PARTS, duration_of

FILES = door_periods.every_file()
CLOSING = nrr.Month.parse("2025-10")


def read(rows, **answers):
    return nrr.read(
        "\n".join(";".join(map(str, row)) for row in rows).encode(), "f.csv", nrr.Answers(**answers)
    )


def questions(found):
    return [p for p in found.problems if p.severity is nrr.Severity.QUESTION]


def by_label(data, labels):
    """The reading after a person has chosen labels, one question after the other."""
    answers = nrr.Answers()
    for _ in range(4):
        found = nrr.read(data, "f.csv", answers)
        if found.outcome != "needs_answer":
            break
        options = [option for problem in questions(found) for option in problem.choices]
        chosen = next((o for word in labels for o in options if o.label.startswith(word)), None)
        assert chosen is not None, [(p.code, [o.label for o in p.choices]) for p in questions(found)]
        answers = answers.and_also(chosen.answers)
    assert found.outcome == "accepted", [p.what for p in found.problems]
    return found


def totals(found):
    return {m: float(v) for m, v in next(iter(found.totals.by_currency.values())).items() if float(v)}


@pytest.mark.parametrize("file", FILES, ids=[file.name for file in FILES])
def test_file(file):
    found = by_label(file.data, file.labels)
    held, want = totals(found), {m: v for m, v in file.want.totals.items() if v}
    later = set() if file.exact else {m for m in held if m > max(want)}
    assert {m: v for m, v in held.items() if m not in later} == pytest.approx(want)
    assert bool(file.labels) or not questions(nrr.read(file.data, "f.csv"))
    closing = min(CLOSING, found.ledger.months[-1])
    taken = nrr.take(found.ledger, nrr.View(nrr.Window.trailing(closing)), title="f", made_at="2026-01-01")
    assert taken.main.headline.rates.nrr == pytest.approx(file.want.nrr)


HEAD = ("Customer", "Start", "End", "ARR")


def ends_said(*rows):
    found = read([HEAD, *rows])
    return found, [p for p in found.problems if p.code in ("ends", "ends_assumed")]


def test_a_shared_day_is_one_period_and_not_two():
    """TL01: 31 December belongs to the later period; added, December would show 78,000."""
    found, said = ends_said(
        ("A", "2023-12-31", "2024-12-31", 12000),
        ("A", "2024-12-31", "2025-12-31", 12000),
        ("B", "2023-12-31", "2024-12-31", 24000),
        ("B", "2024-12-31", "2025-12-31", 30000),
    )
    assert [totals(found)[m] * 12 for m in ("2024-11", "2024-12", "2025-01")] == pytest.approx(
        [36000, 42000, 42000]
    )
    assert max(totals(found)) == "2025-11"
    assert said[0].what.startswith(
        "2 of 2 periods that follow one another begin on the day the one before ends"
    )


def test_an_end_before_the_next_start_is_the_last_day_in_force():
    """TL02."""
    found, _ = ends_said(
        ("A", "2024-01-01", "2024-12-31", 12000),
        ("A", "2025-01-01", "2025-12-31", 12000),
        ("B", "2024-07-01", "2025-06-30", 6000),
    )
    assert [totals(found)[m] * 12 for m in ("2024-12", "2025-06", "2025-07", "2025-12")] == pytest.approx(
        [18000, 18000, 12000, 12000]
    )


def test_mixed_chains_are_asked_with_both_figures():
    """TL03: a tie suggests the inclusive reading; a day shared is the later period's under either."""
    rows = [
        HEAD,
        ("A", "2023-12-31", "2024-12-31", 50000),
        ("A", "2024-12-31", "2025-12-31", 50000),
        ("B", "2024-01-01", "2024-12-31", 30000),
        ("B", "2025-01-01", "2025-12-31", 30000),
        ("C", "2024-01-01", "2024-12-31", 20000),
    ]
    asked = questions(read(rows))
    assert [p.code for p in asked] == ["ends"]
    assert [o.label for o in asked[0].choices] == [
        "The end date is the last day in force (suggested)",
        "The end date is the day the next period begins",
    ]
    assert all(option.nrr is not None for option in asked[0].choices)
    held = [totals(read(rows, ends=ends))["2024-12"] * 12 for ends in ("inclusive", "exclusive")]
    assert held == pytest.approx([100000, 50000])


def test_whole_months_tell_where_nothing_follows():
    """TL04: twelve and three whole months up to the end's own day."""
    found, said = ends_said(
        ("A", "2024-01-31", "2025-01-31", 12000),
        ("B", "2024-03-15", "2025-03-15", 9000),
        ("C", "2024-05-01", "2024-08-01", 4000),
    )
    assert "3 of 3 periods are whole months up to the end's own day" in said[0].what
    assert totals(found)["2025-01"] * 12 == pytest.approx(9000)


def test_without_evidence_the_end_counts_and_that_is_said_with_its_other_way():
    found, said = ends_said(("A", "2024-01-10", "2024-12-31", 12000), ("B", "2024-03-15", "2025-05-31", 9000))
    assert found.outcome == "accepted"
    assert [p.code for p in said] == ["ends_assumed"]
    assert [dict(o.answers) for o in said[0].choices] == [{"ends": "exclusive"}]


def test_a_term_value_without_any_term_gives_no_figures():
    rows = [
        ("customer", "start_date", "contract_value"),
        *((f"C{n}", f"2024-0{n}-01", 1200 * n) for n in range(3, 9)),
    ]
    for answers in ({}, {"as_of": "2024-12"}):
        assert "term_missing" in [p.code for p in questions(read(rows, **answers))]
    found = by_label(
        "\n".join(";".join(map(str, row)) for row in rows).encode(), ("Each of them runs 12 months",)
    )
    assert totals(found)["2024-03"] == pytest.approx(300)


def test_contracts_that_run_on_after_anything_began_are_asked_about():
    """The last complete month, and the last in which anything began; never the end of a term in the
    future.
    """
    rows = [
        ("Customer", "Start", "End", "MRR"),
        ("A", "2024-08-01", "2026-03-31", 570),
        ("B", "2024-10-01", "", 300),
        ("C", "2025-01-01", "2025-08-31", 90),
        ("D", "2025-10-01", "2099-12-31", 120),
    ]
    asked = questions(read(rows))
    today = date.today()
    last = nrr.Month.of(today.year, today.month) - 1
    assert [p.code for p in asked] == ["as_of"]
    assert [o.label for o in asked[0].choices] == [
        f"Through {last.label}, the last complete month",
        "Through Oct 2025, the last month in which anything began",
    ]
    assert read(rows, as_of="2025-10").ledger.months[-1] == CLOSING


def test_a_list_kept_to_this_month_runs_through_the_last_complete_one():
    today = date.today()
    running = nrr.Month.of(today.year, today.month)
    starts = [str(running - back) for back in (14, 9, 5, 1)]
    found = read(
        [
            ("Customer", "Start", "End", "MRR"),
            *((f"C{i}", f"{s}-01", "", 100) for i, s in enumerate(starts)),
            ("Z", f"{running}-01", "", 100),
        ]
    )
    assert (found.outcome, found.ledger.months[-1]) == ("accepted", running - 1)


def test_every_figure_closes_in_the_same_month(tmp_path):
    """A choice's figure, Start's default view and the command line leave out the month that still runs."""
    today = date.today()
    running = nrr.Month.of(today.year, today.month)
    rows = ["Customer;Month;MRR", *(f"A;{running - back};{100 + back}" for back in range(-2, 15))]
    path = tmp_path / "f.csv"
    path.write_text("\n".join(rows))
    told = CliRunner().invoke(main, ["report", str(path), "--json"])
    assert json.loads(told.stdout)["window"]["closing"] == str(running - 1)


@pytest.mark.parametrize(
    ("text", "months"),
    [
        ("Monthly", 1),
        ("every 3 months", 3),
        ("2 Years", 24),
        ("P1Y6M", 18),
        ("12m", 12),
        ("30 days", 1),
        ("365 Days", 12),
        ("month-to-month", 1),
        ("zwei Jahre", 24),
        ("tous les 3 mois", 3),
        ("3ヶ月ごと", 3),
        ("1 год", 12),
        ("half-yearly", 6),
        ("2-year commitment", 24),
    ],
)
def test_a_length_in_words(text, months):
    assert duration_of(text).parts == months * MONTH_PARTS


@pytest.mark.parametrize("text", ["One-time", "Trial", "Gold", "Annual, paid monthly", "18", ""])
def test_what_names_no_length(text):
    assert duration_of(text) is None


def test_weeks_are_fifty_two_a_year():
    assert 13 * duration_of("4 weeks").parts == 12 * MONTH_PARTS
