"""A remark of the import that its person has answered is decided: no finding calls it an anomaly."""

import nrr
from nrr.intake import Answers

MONTHS = [f"2025-{month:02d}" for month in range(1, 13)] + ["2026-01"]


def long_file(rows):
    lines = (f"{name},{month},{amount}" for name, month, amount in rows)
    return ("Customer,Month,MRR\n" + "\n".join(lines)).encode()


def customers(count=24):
    return [(f"c{n:02d}", month, 100) for n in range(count) for month in MONTHS]


def anomalies(found):
    view = nrr.View(nrr.Window.trailing(found.ledger.months[-1]))
    return next(one for one in nrr.diagnose(found.ledger, view, found.problems) if one.rule.id == "R-DATA")


def answered_by_label(data, code, label):
    """Read again with the answer a person chooses by its label."""
    asked = nrr.read(data, "book.csv")
    (question,) = [p for p in asked.problems if p.code == code]
    (option,) = [one for one in question.choices if one.label == label]
    return nrr.read(data, "book.csv", Answers().and_also(option.answers))


def test_repeated_rows_that_were_decided_are_no_anomaly():
    """Two repeats in the last month move NRR; which way they count was the person's own choice."""
    data = long_file([*customers(), ("c00", "2026-01", 100), ("c01", "2026-01", 100)])
    asked = nrr.read(data, "book.csv")
    assert asked.ledger is None
    for label in ("Drop the repeated rows", "Add them"):
        found = answered_by_label(data, "duplicates", label)
        assert found.ledger is not None
        remarks = [p for p in found.problems if p.code == "duplicates"]
        assert all(p.answered for p in remarks)
        assert not anomalies(found).fires, anomalies(found).sentence


def test_a_jump_of_the_unit_that_stands_as_written_is_no_anomaly():
    rows = [
        (name, month, 1200 if name in ("c00", "c01") and month > "2025-06" else a)
        for name, month, a in customers()
    ]
    found = answered_by_label(long_file(rows), "unit_switch", "The amounts are right as written")
    assert [p.severity for p in found.problems if p.code == "unit_switch"] == [nrr.Severity.INFO]
    assert not anomalies(found).fires
    unanswered = [p for p in found.problems if p.code != "unit_switch"]
    view = nrr.View(nrr.Window.trailing(found.ledger.months[-1]))
    silent = [one for one in nrr.diagnose(found.ledger, view, unanswered) if one.rule.id == "R-DATA"]
    assert silent[0].severity is nrr.findings.Alert.RED


def test_a_remark_nobody_answered_stays_one():
    found = nrr.read(long_file([*customers(), ("c00", "2026-02", -5)]), "book.csv")
    if found.ledger is None:
        return
    assert not any(p.answered for p in found.problems)
