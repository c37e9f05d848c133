"""What is found in books where nothing is true: `python tests/bench/false_alarms.py [BOOKS]`.

Every book is drawn by the neutral twin of the sample company: the same customers and the same signs, but
nothing that is known of a customer says what it will do. Prints in how many of them each finding fires. A
finding that claims a cause is a false alarm there; one that states how the figures lie may be true of any
book. Last: whether the score calls itself proven, and how many warnings get a worth with a low end above
nothing; then, of as many books of the sample company's own world, how often a finding fires with its cause
and with that cause alone taken away.
"""

import csv
import io
import sys
from collections import Counter
from dataclasses import dataclass, replace
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT), str(ROOT / "sample_data")]

import causes  # noqa: E402

import nrr  # noqa: E402

CAUSES = (
    *("R-WARN", "R-INVOL", "R-REACT", "R-PRICE", "R-COHORT", "R-NEWLEAK"),
    *("R-TREND", "R-ONETIME", "R-LOGO", "R-MIX"),
)
"""They say why, or that something changed. All others say how large, how many, how sure, or until when."""
BOOKS = 5


@dataclass(frozen=True)
class Found:
    """What the product says of one neutral book."""

    rules: frozenset[str]
    proven: bool
    told: int
    valued: int


def without(**changes):
    """The sample company's world with other habits."""
    habits = {kind: replace(one, **changes) for kind, one in causes.WRENFIELD.habits.items()}
    return replace(causes.WRENFIELD, habits=habits)


TAKEN_AWAY = {
    "R-WARN": ("accounts turn sour, buy less and leave", without(sours=0.0)),
    "R-INVOL": ("accounts are lost over failed payments", without(lost=0.0)),
    "R-REACT": ("seasonal customers stop for the winter", without(rests=0.0)),
    "R-RENEW": ("some of those that renew have turned sour", without(sours=0.0)),
    "R-PRICE": ("prices rise by 5%", replace(causes.WRENFIELD, rise_percent=0)),
}


def found_in(world, seed):
    """The findings of a drawn book, by its file."""
    out = io.StringIO()
    csv.writer(out).writerows(causes.long(causes.customers(world, seed)))
    ledger = nrr.read(out.getvalue().encode(), "book.csv").ledger
    view = nrr.View(nrr.Window.trailing(ledger.months[-1], 12))
    subject = nrr.findings.subject_of(ledger, view)
    rules = frozenset(one.rule for one in nrr.findings.finding_parts(nrr.diagnose(ledger, view)))
    states = [
        one
        for one in nrr.actions.valued(nrr.actions.Ground(subject), nrr.actions.Edits(), {}).values()
        if one.action.worth.kind is nrr.actions.Kind.STATE and one.yields and one.yields[0].rate
    ]
    proof = nrr.accounts.score_proof(subject.run, subject.columns)
    above = sum((one.alone("low") or 0.0) > 0 for one in states)
    return Found(rules, bool(proof.proven), len(states), above)


def neutral(books):
    """Where nothing is true."""
    found = [found_in(causes.NEUTRAL, seed) for seed in range(1, books + 1)]
    fired = Counter(rule for one in found for rule in one.rules)
    rules = nrr.findings.diagnostic_rules()
    for words, chosen in (("claims a cause", True), ("states a fact", False)):
        print(f"\n{words}: fires in how many of {books} neutral books")
        for rule in rules:
            if (rule in CAUSES) is chosen:
                print(f"  {rule:10} {rules[rule].title:26} {fired[rule]}")
    wrong = sum(fired[rule] for rule in CAUSES)
    print(f"\nfalse alarms: {wrong} of {len(CAUSES) * books} ({wrong / len(CAUSES) / books:.1%})")
    print(f"score proven: {sum(one.proven for one in found)} of {books}")
    valued, told = (sum(getattr(one, key) for one in found) for key in ("valued", "told"))
    print(f"warnings with a worth above nothing: {valued} of {told}")


def with_causes(books):
    """Where they are true, and without one at a time."""
    seeds = range(1, books + 1)
    own = [found_in(causes.WRENFIELD, seed) for seed in seeds]
    print(f"\nof {books} books of the sample company's world: with the cause, without it")
    known = {}
    for rule, (cause, world) in TAKEN_AWAY.items():
        if cause not in known:
            known[cause] = [found_in(world, seed) for seed in seeds]
        fired = [sum(rule in one.rules for one in found) for found in (own, known[cause])]
        print(f"  {rule:8} {cause:42} {fired[0]}  {fired[1]}")
    print(f"score proven: {sum(one.proven for one in own)} of {books}")


def main(books):
    neutral(books)
    with_causes(books)


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else BOOKS)
