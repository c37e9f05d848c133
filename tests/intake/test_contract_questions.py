"""What a list of contracts leaves open: whether a row is a term or a change within one, whether a contract
that renews by itself runs on, and what a break clause does before the end.
"""

from datetime import date

import nrr

QUARTERS = (
    "Customer,Start,End,ARR\nAcme,2025-01-01,2025-03-31,101\nAcme,2025-04-01,2025-06-30,104\n"
    "Acme,2025-07-01,2025-09-30,107\nAcme,2025-10-01,2025-12-31,110\nBeta,2024-01-01,2025-12-31,50\n"
)
AUTO = (
    "Customer,Start,End,ARR,Auto renew\nAcme,2023-01-01,2023-12-31,100,yes\n"
    "Beta,2024-03-01,2025-02-28,50,yes\nCedar,2024-01-01,2024-12-31,70,no\n"
    "Delta,2024-01-01,2024-12-31,30,yes\nDelta,2025-01-01,2025-12-31,30,yes\nElm,2024-06-01,2025-12-31,10,yes\n"
)
BREAKS = (
    "Customer,Contract,Start,End,ARR,Break date\nAcme,K1,2024-01-01,2026-12-31,100,2025-06-30\n"
    "Beta,K2,2024-01-01,2026-12-31,90,2025-12-31\nCedar,K3,2024-01-01,2025-06-30,80,2025-06-30\n"
)


def read(rows, as_of, **answers):
    return nrr.read(rows.encode(), "contracts.csv", nrr.Answers(as_of=as_of, **answers))


def remark(found, code):
    return next((problem for problem in found.problems if problem.code == code), None)


def answered(found, code, label):
    """The answers of the choice that begins with these words."""
    return next(o for o in remark(found, code).choices if o.label.startswith(label)).answers


def terms(found):
    return [
        (one.customer, str(date.fromordinal(one.start)), str(date.fromordinal(one.due)), one.up // 100)
        for one in found.ledger.terms
    ]


def renewals(found, as_of):
    view = nrr.View(nrr.Window.trailing(nrr.Month.parse(as_of), 3))
    return nrr.terms.renewals_of(found.ledger, view)


def test_short_rows_that_follow_one_another_are_terms_or_changes_and_both_say_what_comes_up():
    found = read(QUARTERS, "2025-12")
    told = [option.label for option in remark(found, "term_rows").choices]
    # 101 + 104 + 107 + 110 + 50 are five ends of 2025; as one contract Acme ends once, at 110
    assert told[0].endswith("5 renewals of 472.00 a year came up in the 12 months to Dec 2025")
    assert told[1].endswith("2 renewals of 160.00 a year came up in the 12 months to Dec 2025")
    assert {option.nrr for option in remark(found, "term_rows").choices} == {1.0}
    one = read(QUARTERS, "2025-12", **answered(found, "term_rows", "Rows that follow"))
    assert terms(one)[0] == ("Acme", "2025-01-01", "2025-12-31", 110)
    assert remark(one, "term_rows") is None
    assert len(terms(read(QUARTERS, "2025-12", **answered(found, "term_rows", "Each row")))) == 5


def test_yearly_rows_and_rows_of_numbered_contracts_ask_nothing():
    yearly = "Customer,Start,End,ARR\nAcme,2024-01-01,2024-12-31,100\nAcme,2025-01-01,2025-12-31,100\n"
    assert remark(read(yearly, "2025-12"), "term_rows") is None
    numbered = QUARTERS.replace("ARR\n", "ARR,Contract\n", 1).replace("\nAcme", ",K\nAcme")
    assert remark(read(numbered, "2025-12"), "term_rows") is None


def test_a_contract_that_renews_by_itself_ends_as_written_until_it_is_said_to_run_on():
    found = read(AUTO, "2025-06")
    asked = remark(found, "runs_on")
    assert asked.place.rows == (2, 3)  # Cedar does not renew by itself, Delta has a later row, Elm still runs
    assert found.outcome == "accepted" and found.ledger.grid[-1].sum() == 40_00
    on = read(AUTO, "2025-06", **answered(found, "runs_on", "They run on"))
    assert on.ledger.grid[-1].sum() == (100 + 50 + 30 + 10) * 100
    assert terms(on)[:5] == [
        ("Acme", "2023-01-01", "2023-12-31", 100),
        ("Acme", "2024-01-01", "2024-12-31", 100),
        ("Acme", "2025-01-01", "2025-12-31", 100),
        ("Beta", "2024-03-01", "2025-02-28", 50),
        ("Beta", "2025-03-01", "2026-02-28", 50),
    ]
    # of the 130 in force in June 2024 (Acme left; Beta 50, Cedar 70, Elm 10 and Delta 30), 40 are left
    assert [asked.choices[0].nrr, round(asked.effect, 6)] == [190 / 260, round(40 / 160 - 190 / 260, 6)]
    assert renewals(on, "2025-06").quarters["2025-Q1"].gross_rate == 1.0


def test_a_break_clause_before_the_end_is_a_day_on_which_a_contract_comes_up():
    found = read(BREAKS, "2025-08")
    assert terms(found) == [
        ("Acme", "2024-01-01", "2025-06-30", 100),
        ("Acme", "2025-07-01", "2026-12-31", 100),
        ("Beta", "2024-01-01", "2025-12-31", 90),
        ("Beta", "2026-01-01", "2026-12-31", 90),
        ("Cedar", "2024-01-01", "2025-06-30", 80),
    ]
    quarters = renewals(found, "2025-08").quarters
    # in the second quarter Acme let its break pass and Cedar used it; Beta's is still ahead
    assert [quarters["2025-Q2"].up, quarters["2025-Q2"].kept, quarters["2025-Q2"].churned] == [
        180_00,
        100_00,
        80_00,
    ]
    assert [quarters["2025-Q4"].up, quarters["2025-Q4"].pending] == [90_00, 90_00]
    ahead = renewals(found, "2025-08").commitments
    assert [one.floor // 100 for one in ahead] == [190, 190, 100, 100]
    assert found.ledger.grid[:, 0].tolist() == [100_00] * len(found.ledger.months)
