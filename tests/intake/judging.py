"""The verdict on one reading: right, needlessly careful, wrong, or unsaid."""

import re
from decimal import Decimal

from labels import answered

from nrr.intake import read_object
from nrr.intake.passes.passes import PASSES

ASKED = {"error", "question"}
LISTED = {one.name: set(one.codes) for one in PASSES}


def outcome_of(case, labels=()):
    found = answered(case.data, case.name, *labels)
    strange = [(step.name, step.said) for step in found.steps if set(step.said) - LISTED[step.name]]
    assert strange == [], "a pass says what the list of codes does not have for it"
    return read_object(found)


def nonzero(totals):
    kept = {
        code: {m: Decimal(str(a)) for m, a in months.items() if Decimal(str(a)) != 0}
        for code, months in totals.items()
    }
    return {code: months for code, months in kept.items() if months}


def same(got, wanted):
    got, wanted = nonzero(got), nonzero(wanted)
    if len(got) == len(wanted) == 1 and "" in (*got, *wanted):
        return [*got.values()] == [*wanted.values()]
    return got == wanted


def fits(found, one):
    return same(found["totals"], one[1]) and found["customers"] == one[2]


def verdict(case):
    """(verdict, why)."""
    found = outcome_of(case)
    said = " | ".join(
        f"{m['text']} {m['remedy']} {m.get('column', '')} {m.get('sheet', '')}"
        f" {' '.join(f'row {r}' for r in m.get('row', ()))}"
        for m in found["messages"]
    )
    missing = [words for words in case.says if not re.search(words, said, re.I)]
    if found["outcome"] == "accepted":
        if "accepted" not in case.allowed:
            return "WRONG", f"figures shown; {said[:300]}"
        if not any(fits(found, one) for one in case.readings):
            return "WRONG", f"{found['customers']} {found['totals']} {said[:300]}"
        if not set(map(str.strip, case.names)) <= set(map(str.strip, found["names"])):
            return "WRONG", f"names {found['names'][:5]}"
    elif found["outcome"] not in case.allowed:
        return "SAFE", f"{found['outcome']}: {said[:400]}"
    elif not any(m["remedy"] for m in found["messages"]):
        return "UNSAID", "no remedy"
    if missing:
        return "UNSAID", f"{missing}: {said[:400]}"
    for one in case.readings:
        if one[0]:
            again = outcome_of(case, one[0])
            if again["outcome"] != "accepted" or not fits(again, one):
                return (
                    "UNANSWERED",
                    (
                        f"{one[0]} -> {again['outcome']}"
                        f" {[m['text'][:120] for m in again['messages'] if m['level'] in ASKED]}"
                        f" {again.get('totals')}"
                    ),
                )
    return "PASS", ""
