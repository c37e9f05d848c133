"""Which cases of the corpus settle each number by which columns are judged. A script, not a test.

    python tests/bench/thresholds.py

Reads the tables of `door_columns` with each number a quarter and four times as large (shares: nearly 0 and
nearly 1), and names those that are read otherwise than before. A number that no case settles is one to doubt.
"""

import sys
from dataclasses import fields
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT), str(ROOT / "tests" / "intake")]
_SHOWN = 4
ROOMS = ("REPORTS", "KNOWN", "UNKNOWN")


def tables() -> dict[str, bytes]:
    import door_columns as door

    found: dict[str, bytes] = {}
    for room in ROOMS:
        for name, rows in getattr(door, room).items():
            rows = rows[0] if isinstance(rows, tuple) else rows
            found[name] = rows if isinstance(rows, bytes) else door.text(rows)
    return found


def main() -> None:
    from nrr.intake.columns.thresholds import THRESHOLDS

    cases = tables()
    usual = {name: verdict(data) for name, data in cases.items()}
    for field in fields(THRESHOLDS):
        own = getattr(THRESHOLDS, field.name)
        for moved in others(own):
            object.__setattr__(THRESHOLDS, field.name, moved)
            changed = [name for name, data in cases.items() if verdict(data) != usual[name]]
            object.__setattr__(THRESHOLDS, field.name, own)
            print(
                f"{field.name} {own:g} -> {moved:g}: {len(changed)} {', '.join(changed[:_SHOWN])}", flush=True
            )


def others(number: float) -> tuple[float, float]:
    if isinstance(number, int) or number >= 1:
        return type(number)(number / 4), type(number)(number * 4)
    return number / 10, 1 - (1 - number) / 10


def verdict(data: bytes) -> object:
    """What of a reading may not change: its outcome, its totals, and what it asks."""
    from nrr.intake import read

    found = read(data, "table.csv")
    asked = sorted(problem.code for problem in found.problems if problem.severity in ("error", "question"))
    return found.outcome, None if found.totals is None else found.totals.by_currency, asked


if __name__ == "__main__":
    main()
