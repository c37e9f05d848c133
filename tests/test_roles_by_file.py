"""Columns a policy counts by: what enters as a heading of a file leaves as a role, through the reader's
process and a kept book.
"""

import json

import numpy as np
import pytest
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st

import nrr
from builders import ROLES, ledger
from nrr.__main__ import main
from nrr.ledgers.stored_form import pack, unpack

FAMILY = """Customer,Parent company,2025-01,2025-02
Acme Ltd,Acme Group,100,0
Acme GmbH,Acme Group,50,160
Acme Group,,10,10
Beta SA,,40,40
Gamma Srl,Acme GmbH,20,20
"""
CONTRACTS = """Customer,Contract no,Start,End,MRR
Acme,C-1,2024-01-01,2024-12-31,100
Acme,C-2,2025-01-01,2025-12-31,130
Beta,C-3,2024-01-01,2025-12-31,50
Gamma,C-4,2024-06-01,2025-12-31,70
"""
LEAVING = """Customer,Start date,End date,Cancellation date,MRR
Acme,01/01/2024,31/12/2025,15/06/2025,100
Beta,01/01/2024,31/12/2025,,50
Gamma,13/02/2024,31/12/2025,,70
"""


def reported(tmp_path, text, *options):
    file = tmp_path / "book.csv"
    file.write_text(text)
    return CliRunner().invoke(main, ["report", str(file), *options, "--json"])


def figures(tmp_path, text, *options):
    run = reported(tmp_path, text, *options)
    assert run.exit_code == 0, run.output
    found = json.loads(run.stdout)
    metrics = {key: found["metrics"][key]["value"] for key in ("nrr", "grr", "logo_retention")}
    return found, {key: None if v is None else round(v, 6) for key, v in metrics.items()}


def test_by_parent_adds_up_a_group_to_its_head(tmp_path):
    """By customer 220 -> 140 + 10 gained; by parent Acme Group 180 -> 190 and Beta 40 -> 40."""
    window = ("--as-of", "2025-02", "--months", "1")
    _, by_customer = figures(tmp_path, FAMILY, *window)
    assert by_customer == {"nrr": round(230 / 220, 6), "grr": round(120 / 220, 6), "logo_retention": 0.8}
    found, by_parent = figures(tmp_path, FAMILY, *window, "--policy", "level=parent")
    assert by_parent == {"nrr": round(230 / 220, 6), "grr": 1.0, "logo_retention": 1.0}
    assert found["bridge"]["logos"]["opening"] == 2 and "by parent" in found["stamp"]


def test_by_subscription_a_renewed_contract_is_another_one(tmp_path):
    """Acme's second contract never overlaps its first: by customer it grew, by subscription one ended and
    one began.
    """
    window = ("--as-of", "2025-06", "--months", "12")
    _, by_customer = figures(tmp_path, CONTRACTS, *window)
    assert by_customer["nrr"] == round(250 / 220, 6)
    found, by_contract = figures(tmp_path, CONTRACTS, *window, "--policy", "level=subscription")
    assert by_contract == {
        "nrr": round(120 / 220, 6),
        "grr": round(120 / 220, 6),
        "logo_retention": round(2 / 3, 6),
    }
    assert found["bridge"]["money"]["new"] == "1560.00"


def test_churn_at_cancellation_reads_the_dates_of_the_file(tmp_path):
    window = ("--as-of", "2025-12", "--months", "12")
    assert figures(tmp_path, LEAVING, *window)[1]["nrr"] == 1.0
    told = figures(tmp_path, LEAVING, *window, "--policy", "churn_date=cancellation")
    assert told[1]["nrr"] == round(120 / 220, 6)


@pytest.mark.parametrize(
    ("setting", "words"),
    [
        ("level=parent", "by parent needs a column with the parent company"),
        ("level=subscription", "by subscription needs a column"),
        ("churn_date=cancellation", "needs a column with the cancellation date"),
        ("churn_date=grace", "needs a status column with past due months"),
        ("pauses=hold", "needs a status column with paused months"),
        ("usage=exclude", "needs a column that tells usage from subscriptions"),
        ("revenue_types=recurring", "needs a column that tells them"),
    ],
)
def test_a_policy_without_its_column_is_refused_in_words(tmp_path, setting, words):
    run = reported(tmp_path, "Customer,2025-01,2025-02\nAcme,100,90\nBeta,50,50\n", "--policy", setting)
    assert run.exit_code == 2 and words in run.stderr


def test_columns_a_policy_counts_by_are_said_with_their_effect():
    said = {problem.code: problem for problem in nrr.read(FAMILY.encode(), "book.csv").problems}
    assert said["parent_column"].effect == pytest.approx(0)
    assert (
        "Parent company" in said["parent_column"].what
        and "NRR counted by parent" in said["parent_column"].what
    )
    moved = next(p for p in nrr.read(CONTRACTS.encode(), "b.csv").problems if p.code == "subscription_column")
    assert moved.effect == pytest.approx(120 / 220 - 250 / 220)


@given(roles=st.dictionaries(st.sampled_from(sorted(ROLES)), st.text("ab ", min_size=1, max_size=3)))
def test_every_role_of_a_kept_book_comes_back_under_its_own_key(roles):
    """The name of a role is the heading of the file, which may be any; the key is what policies look for."""
    book = ledger("acme 100 110", "beta 50 50")
    codes = np.array([0, -1], np.int32)
    drawn = {role: nrr.Attribute(heading, ("2025-01",), codes) for role, heading in roles.items()}
    kept = nrr.Ledger(book.months, book.grid, book.names, roles=drawn)
    back = unpack(pack(kept))
    assert {key: (one.name, one.labels, one.codes.tolist()) for key, one in back.roles.items()} == {
        key: (one.name, one.labels, one.codes.tolist()) for key, one in kept.roles.items()
    }
    assert back.fingerprint == kept.fingerprint


def test_a_segment_is_that_of_the_line_that_paid_at_the_opening(tmp_path):
    """Acme moves from Basic to Pro with a month of both: at the opening it is a Basic customer."""
    text = "Customer,Plan,Month,MRR\n" + "".join(
        f"{name},{plan},2025-{month:02d},{amount}\n"
        for name, plan, amount, span in (
            ("Acme", "Basic", 100, range(1, 7)),
            ("Acme", "Pro", 300, range(6, 13)),
            ("Beta", "Basic", 50, range(1, 13)),
            ("Gamma", "Pro", 70, range(1, 13)),
        )
        for month in span
    )
    found, _ = figures(tmp_path, text, "--as-of", "2025-12", "--months", "11")
    by_plan = found["segments"]["Plan"]
    opening = {row["label"]: row["bridge"]["money"]["opening"] for row in by_plan}
    assert opening == {"Basic": "1800.00", "Pro": "840.00"}
