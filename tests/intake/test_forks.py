"""A question is a fork: it has branches or a field, and every branch leads on."""

import sys
from itertools import pairwise
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))

from corpora import every_case
from labels import answered, questions, totals_of

from nrr.intake import Answers, read
from nrr.intake.questions import FIELDS

NO_WAY_ON = {"opening_missing"}
"""The opening balances are not in the file: nothing chosen can give them, and the remedy says to add them."""
OR_MENDED = {"measures"}
"""Month columns under headings that say more: left out by a choice, counted where they are headed like
others.
"""
LONGEST = 6
ASKED = [case for case in every_case() if "needs_answer" in case.allowed][::4]


def open_in(found):
    return {(problem.code, problem.what) for problem in questions(found)}


def walked(case, option):
    """What is open after a branch and then the last branch of each question that follows, step by step."""
    told, seen = Answers().and_also(option.answers), []
    for _ in range(LONGEST):
        found = read(case.data, case.name, told)
        seen.append((found.outcome, open_in(found)))
        following = next((q for q in questions(found) if q.choices), None)
        if following is None:
            break
        told = told.and_also(following.choices[-1].answers)
    return seen


@pytest.mark.parametrize("case", ASKED, ids=[case.id for case in ASKED])
def test_every_branch_is_accepted_or_leads_to_another_fork_and_never_back(case):
    found = read(case.data, case.name)
    for problem in questions(found) if found.outcome == "needs_answer" else ():
        if problem.code in NO_WAY_ON:
            continue
        assert len(problem.choices) >= 2 or problem.code in FIELDS.keys() | OR_MENDED, problem.code
        for option in (*problem.choices[:2], *problem.choices[2:][-1:]):
            steps = walked(case, option)
            assert (problem.code, problem.what) not in steps[0][1], option.label
            readable = steps[-1][0] == "accepted" or steps[-1][1]
            assert readable or problem.code == "sheets", (
                option.label,
                steps,
            )  # a sheet has errors of its own
            asked = [state for _, state in steps if state]
            assert all(one != other for one, other in pairwise(asked)), option.label


BOTH = "Customer,Month,{},MRR\n" + "".join(
    f"{name},2024-{month:02d},{kind},{amount}\n"
    for month in (1, 2, 3)
    for name, base in (("Ada", 100), ("Bo", 60))
    for kind, amount in (("{}", base), ("{}", base + 7))
)


@pytest.mark.parametrize(("heading", "kinds"), [("Version", ("V1", "V2")), ("Measure", ("Billed", "Booked"))])
def test_one_of_several_versions_or_measures_counts_or_all_do(heading, kinds):
    data = BOTH.format(heading, *(kinds * 6)).encode()
    assert totals_of(answered(data, "mrr.csv", f"Only '{kinds[0]}' counts"))["2024-01"] == 160
    assert totals_of(answered(data, "mrr.csv", f"Only '{kinds[1]}' counts"))["2024-01"] == 174
    assert totals_of(answered(data, "mrr.csv", "add all of them"))["2024-01"] == 334


def test_rows_dated_far_off_can_be_left_out():
    rows = "".join(f"{name},2024-{month:02d},100\n" for month in range(1, 5) for name in ("Ada", "Bo"))
    data = f"Customer,Month,MRR\n{rows}Ada,2204-01,100\n".encode()
    found = answered(data, "mrr.csv", "Leave these rows out")
    assert list(totals_of(found)) == [f"2024-0{month}" for month in range(1, 5)]
    assert any("excluded, as you answered" in problem.what for problem in found.problems)


def test_credits_with_and_without_a_minus_can_be_taken_off():
    data = (
        b"Customer,Month,Type,MRR\nAda,2024-01,Invoice,100\nAda,2024-01,Credit"
        b" note,-10\nBo,2024-01,Invoice,50\nBo,2024-01,Credit"
        b" note,5\nAda,2024-02,Invoice,100\nBo,2024-02,Invoice,50\nCy,2024-01,Invoice,70\n"
    )
    off = answered(data, "mrr.csv", "Take all of them off")
    assert totals_of(off)["2024-01"] == 205
