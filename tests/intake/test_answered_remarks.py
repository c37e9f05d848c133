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


def test_two_spellings_that_were_merged_are_no_anomaly():
    """Acme and Acme Inc. in turns are said on the import page; pressing Merge ends the remark everywhere."""
    turns = [("Acme" if month < "2025-07" else "Acme Inc.", month, 100) for month in MONTHS]
    data = long_file([*customers(), *turns])
    apart = nrr.read(data, "book.csv")
    assert "they may be the same customer" in anomalies(apart).sentence
    merged = answered_by_label(data, "namesakes", "Merge them into one customer")
    (remark,) = [p for p in merged.problems if p.code == "namesakes"]
    assert remark.answered and "may be" not in remark.what
    assert not anomalies(merged).fires, anomalies(merged).sentence


def test_cells_that_were_said_to_be_no_revenue_are_no_anomaly():
    data = long_file([*customers(), ("c99", "2025-01", 100), ("c99", "2025-02", "N/A")])
    found = answered_by_label(data, "not_available", "They mean no revenue")
    (remark,) = [p for p in found.problems if p.code == "not_available"]
    assert remark.answered
    assert not anomalies(found).fires, anomalies(found).sentence


def test_a_remark_nobody_answered_stays_one():
    found = nrr.read(long_file([*customers(), ("c00", "2026-02", -5)]), "book.csv")
    if found.ledger is None:
        return
    assert not any(p.answered for p in found.problems)
