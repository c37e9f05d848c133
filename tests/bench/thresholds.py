"""Which cases of the corpus settle each number by which columns are judged. A script, not a test.

    python tests/bench/thresholds.py [every n-th case]

Reads the cases with each number halved and doubled (shares: moved towards 0 and 1), and names those that are
read otherwise than before. A number that no case settles is one to doubt.
"""

import sys
from dataclasses import fields
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT), str(ROOT / "tests" / "intake")]
_SHOWN = 6


def main(step: int) -> None:
    from corpora import every_case

    from nrr.intake.columns.thresholds import THRESHOLDS

    cases = every_case()[::step]
    usual = {case.id: verdict(case) for case in cases}
    for field in fields(THRESHOLDS):
        own = getattr(THRESHOLDS, field.name)
        for moved in others(own):
            object.__setattr__(THRESHOLDS, field.name, moved)
            changed = [case.id for case in cases if verdict(case) != usual[case.id]]
            object.__setattr__(THRESHOLDS, field.name, own)
            print(
                f"{field.name} {own:g} -> {moved:g}: {len(changed)} {', '.join(changed[:_SHOWN])}", flush=True
            )


def others(number: float) -> tuple[float, float]:
    if isinstance(number, int) or number >= 1:
        return type(number)(number / 2), type(number)(number * 2)
    return number / 2, (1 + number) / 2


def verdict(case: object) -> object:
    """What of a reading may not change: its outcome, its totals, and what it asks."""
    from nrr.intake import read

    found = read(case.data, case.name)
    asked = sorted(problem.code for problem in found.problems if problem.severity in ("error", "question"))
    return found.outcome, None if found.totals is None else found.totals.by_currency, asked


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 1)
