"""What is found in books where nothing is true: `python tests/bench/false_alarms.py [BOOKS]`.

Every book is drawn by the neutral twin of the sample company: the same customers and the same signs, but
nothing that is known of a customer says what it will do. Prints in how many of them each finding fires. A
finding that claims a cause is a false alarm there; one that states how the figures lie may be true of any
book. Last: whether the score calls itself proven, and how many warnings get a worth with a low end above
nothing.
"""

import csv
import io
import sys
from collections import Counter
from dataclasses import dataclass
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


def found_in(seed):
    """The findings of a drawn book, by its file."""
    out = io.StringIO()
    csv.writer(out).writerows(causes.long(causes.customers(causes.NEUTRAL, seed)))
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


def main(books):
    found = [found_in(seed) for seed in range(1, books + 1)]
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
    print(
        f"warnings with a worth above nothing: {sum(o.valued for o in found)} of {sum(o.told for o in found)}"
    )


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else BOOKS)
