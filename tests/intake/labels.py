"""A file read as a person would: questions answered one after the other by the label of a choice."""

import re

import nrr


def answered(data, name, *labels):
    """The Intake of a file; each pattern of `labels` picks the choice of a question, or of a remark that
    offers another way.
    """
    told = nrr.Answers()
    found = nrr.read(data, name, told)
    for label in labels:
        offered = (o for q in (*questions(found), *found.problems) for o in q.choices)
        option = next((o for o in offered if re.search(label, o.label)), None)
        assert option is not None, (label, [(q.code, [o.label for o in q.choices]) for q in questions(found)])
        told = told.and_also(option.answers)
        found = nrr.read(data, name, told)
    return found


def questions(found):
    return [p for p in found.problems if p.severity is nrr.Severity.QUESTION]


def totals_of(found):
    """{"2024-10": MRR} of an accepted file in one currency."""
    assert found.outcome == "accepted", [(p.code, p.what) for p in found.problems]
    return {
        str(month): arr / 1200
        for month, arr in zip(found.ledger.months, found.ledger.grid.sum(1), strict=True)
    }


def settled(data, name, patterns):
    """The Intake after every question was answered by the first of the patterns that fits a choice of any
    open one.
    """
    told = nrr.Answers()
    found = nrr.read(data, name, told)
    while found.outcome == "needs_answer":
        offered = [o for q in questions(found) for o in q.choices]
        option = next((o for p in patterns for o in offered if re.search(p, o.label)), None)
        assert option is not None, [(q.code, q.what, [o.label for o in q.choices]) for q in questions(found)]
        assert told.and_also(option.answers) != told, option.label
        told = told.and_also(option.answers)
        found = nrr.read(data, name, told)
    return found
