"""Actions: one next step for everything that asks for one, worth with its range, never twice, from a file to
the levers.
"""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

import nrr
from nrr.accounts import FAILED_TWICE, REVENUE_CUT, SIGNALS, USAGE_HALVED, ChurnReason, Decided, Light
from nrr.actions import Kind, actions
from nrr.commands import main
from nrr.export.reportactions import actions_part
from nrr.ledgers import Naming

ASKING = (
    [("rule", rule) for rule in nrr.findings.diagnostic_rules()]
    + [("signal", signal.key) for signal in SIGNALS]
    + [("override", words) for words in (FAILED_TWICE, USAGE_HALVED, REVENUE_CUT)]
    + [("colour", str(light)) for light in Light]
    + [("reason", str(reason)) for reason in ChurnReason]
    + [("reason", f"{ChurnReason.VOLUNTARY}: {kind}") for kind in Decided]
    + [("candidate", key) for key in ("80% of limit", "whitespace", "seat growth", "plan tier")]
    + [("lever", key) for key in ("expansion", "contraction", "churn", "reactivation", "new business")]
    + [("lever", key) for key in ("price step", "segment", "target")]
)
MONTHS = [f"2025-{month:02}" for month in range(1, 13)] + ["2026-01"]


@pytest.fixture(scope="module")
def plain_worth():
    """Every action on forty customers of whom a few left, cut, grew or came, by months alone."""
    moves = [[100] * 12 + [0], [100] * 12 + [80], [100] * 6 + [120] * 7, [0] * 6 + [90] * 7]
    rows = [(f"c{n}", [100] * 13) for n in range(36)] + [(f"m{n}", move) for n, move in enumerate(moves)]
    book = nrr.read(sheet(rows), "book.csv").ledger
    subject = nrr.findings.subject_of(book, nrr.View(nrr.Window.trailing(book.months[-1], 12)))
    return nrr.actions.valued(nrr.actions.Ground(subject), nrr.actions.Edits(), {})


def sheet(customers, heads=()):
    """A sheet of customers and months as bytes: `(name, amounts, *further columns)`."""
    lines = [["customer", *heads, *MONTHS]]
    lines += [[name, *more, *map(str, amounts)] for name, amounts, *more in customers]
    return "\n".join(",".join(line) for line in lines).encode()


def reported(tmp_path, data):
    file = tmp_path / "book.csv"
    file.write_bytes(data)
    told = CliRunner().invoke(main, ["report", str(file), "--json"])
    assert told.exit_code == 0, told.output
    return json.loads(told.stdout)


def told_of(data, naming=Naming.SHOWN):
    """The same part of the report without a process of its own for the reading."""
    book = nrr.read(data, "book.csv").ledger
    view = nrr.View(nrr.Window.trailing(book.months[-1], 12))
    parts = nrr.findings.finding_parts(nrr.diagnose(book, view))
    return {"actions": actions_part(book, view, parts, naming)}


def rows_of(report):
    return {row["id"]: row for row in report["actions"]["rows"]}


def money(worth):
    return {end: float(value) for end, value in worth["money"].items()}


def test_there_are_57_actions_each_with_owner_effort_and_a_source():
    assert len(actions()) == 57
    for one in actions().values():
        assert one.title and one.how.endswith(".") and one.source and one.effort_source
        assert (one.worth.share is None) == (not one.worth.share_source)
        assert set(one.worth.children) <= set(actions())


@pytest.mark.parametrize(("kind", "key"), ASKING)
def test_everything_that_asks_for_a_next_step_shows_one(kind, key, plain_worth):
    first, *more = nrr.actions.ranked_for(kind, key, plain_worth)
    answering = [one for one in actions().values() if one.answers(kind, key)]
    assert {first.id, *(one.id for one in more)} == {one.id for one in answering}


def test_every_action_is_valued_or_says_why_not(plain_worth):
    for one in plain_worth.values():
        part = nrr.actions.part_of(one)
        assert (part.worth is None) != (part.reason == "")
        if part.worth is None:
            said = nrr.actions.unvalued_said(part, str)
            assert said.startswith("Cannot be valued") and part.needs in said
            nobody = part.reason in ("nobody", "not fired") and not part.whole_arr_minor
            assert nobody or str(part.whole_arr_minor) in said


def test_no_page_board_or_file_prints_a_worth_but_by_the_words_that_hold_its_range_or_its_reason():
    root = Path(nrr.__file__).parents[1]
    told = ("mid_arr_minor", "low_arr_minor", ".whole_arr_minor")
    plain_numbers = {"reportactions.py"}
    for file in [
        *root.glob("pages/**/*.py"),
        *root.glob("nrr/packs/**/*.py"),
        *root.glob("nrr/export/**/*.py"),
    ]:
        lines = file.read_text(encoding="utf-8").splitlines()
        worth = [line for line in lines if any(word in line for word in told) and "found." not in line]
        assert not worth or file.name in plain_numbers, (file, worth)


def test_what_a_failed_payment_costs_is_read_from_the_reasons_of_a_file():
    """The worked case AL01 as a file: 100,000 a year of 50 customers, 3,000 lost to failed payments."""
    kept = [(f"k{n}", ["83.3333"] * 13, "") for n in range(31)]
    large = [(f"l{n}", [500] * 13, "") for n in range(10)]
    left = [(f"g{n}", ["83.3333"] * 12 + [0], "card declined" if n < 3 else "too small") for n in range(9)]
    new = [("new", [0] * 12 + ["2416.6667"], "")]
    found = rows_of(told_of(sheet([*kept, *large, *left, *new], ["churn reason"])))["A-DUN"]
    expected = {"low": 183.7757, "mid": 900.0, "high": 3970.41}
    assert money(found["worth"]) == pytest.approx(expected, abs=0.05)
    points = {"low": 0.00153146, "mid": 0.0075, "high": 0.03308675}
    assert found["worth"]["points"] == pytest.approx(points, abs=1e-6)
    assert float(found["works_on"]) == pytest.approx(3600, abs=0.05)


def test_without_a_reason_column_the_missing_column_is_named():
    left = [(f"d{n}", [100] * 12 + [0]) for n in range(5)]
    found = rows_of(told_of(sheet([(f"c{n}", [100] * 13) for n in range(45)] + left)))
    assert found["A-DUN"]["worth"] is None and found["A-DUN"]["needs"] == "a churn reason column"
    assert (
        "It works on a part of 5.4k." in found["A-DUN"]["said"] and float(found["A-DUN"]["works_on"]) == 5400
    )
    assert all(row["worth"] or row["reason"] for row in found.values())


def leaking():
    """Twenty cut in March or April and half of them leave, two cut lately; sixty stay, four did not pay."""
    left = [(f"g{n}", [100, 100, 50, 50] + [0] * 9, "no longer needed") for n in range(10)]
    stay = [(f"s{n}", [100, 100, 100] + [50] * 10, "") for n in range(10)]
    lately = [(f"r{n}", [200] * 12 + [150], "") for n in range(3)]
    calm = [(f"c{n}", [100] * 13, "") for n in range(60)]
    unpaid = [(f"u{n}", [100] * 8 + [0] * 5, "card declined") for n in range(4)]
    return sheet([*left, *stay, *lately, *calm, *unpaid], ["churn reason"])


@pytest.fixture(scope="module")
def leak(tmp_path_factory):
    return reported(tmp_path_factory.mktemp("leak"), leaking())


def test_recent_cutters_are_worth_what_cutters_were_lost_more_often(leak):
    """All 20 cuts with three months after them, 10 lost: p = 50%. Three customers pay 150 a month now."""
    found = rows_of(leak)["A-CUT"]
    assert found["customers"] == 3
    assert float(found["works_on"]) == pytest.approx(3 * 150 * 12 * (0.5 - found["rates"]["base"]), abs=0.01)
    assert money(found["worth"])["mid"] == pytest.approx(float(found["works_on"]) * 0.125, abs=0.01)


def test_nothing_is_counted_twice_and_the_parts_sum_to_the_whole(leak):
    told = leak["actions"]
    parts = {step["action"]: step["with_the_others"] for step in told["steps"] if step["with_the_others"]}
    rows = rows_of(leak)
    assert len(parts) >= 2
    for end in ("low", "mid", "high"):
        together = float(told["together"]["money"][end])
        assert sum(float(part["money"][end]) for part in parts.values()) == pytest.approx(together, abs=0.02)
        assert together <= sum(float(rows[key]["worth"]["money"][end]) for key in parts) + 0.02


def test_nrr_after_is_nrr_before_plus_the_points_to_the_last_digit(leak):
    told = leak["actions"]
    levers, points = told["levers"], told["together"]["points"]["mid"]
    assert levers["not_applied"] == "0.00" and points > 0
    assert levers["nrr_after"] == pytest.approx(levers["nrr_before"] + points, abs=1e-12)


def test_how_the_customers_stand_is_told_and_a_missing_column_is_null(leak):
    """Red are the three that cut from 200 to 150 a month lately; the file has no renewals."""
    found = leak["actions"]["standing"]
    assert found["renewing"] is None and found["red"]["customers"] == 3
    assert float(found["red"]["money"]) == 3 * 150 * 12


def test_an_umbrella_is_worth_what_its_children_are_together():
    for one in actions().values():
        if one.worth.kind is Kind.UMBRELLA:
            assert all(leaf.worth.kind is not Kind.UMBRELLA for leaf in nrr.actions.leaves(one))


def test_the_report_in_words_names_at_most_three_steps_with_their_worth(tmp_path):
    file = tmp_path / "book.csv"
    file.write_bytes(leaking())
    said = CliRunner().invoke(main, ["report", str(file)]).output
    steps = [line for line in said.splitlines() if line[:2] in ("1.", "2.", "3.", "4.")]
    assert 1 <= len(steps) <= 3
    assert all("effort)." in line for line in steps)
    assert "points (" in said and "Together: " in said


def test_where_names_are_left_out_nothing_is_told_of_fewer_than_the_smallest_group():
    found = rows_of(told_of(leaking(), Naming.ABSENT))
    assert found["A-CUT"]["worth"] is None and found["A-CUT"]["reason"] == "too few to show"
