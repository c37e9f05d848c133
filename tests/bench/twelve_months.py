"""Twelve monthly files of one company in a row, in a real browser: clicks, questions and seconds of each.

    python tests/bench/twelve_months.py

Exits with 1 where a month asks what was asked before, takes more than five clicks from the drop to the board
of its series, or does not tell what changed.
"""

import sys
import tempfile
from pathlib import Path

TESTS = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(TESTS.parent), str(TESTS), str(TESTS / "browser")]

from monthly import BEFORE, Lead, expected, label  # noqa: E402

from browser.conftest import Visitor, served  # noqa: E402
from chromiums import launched  # noqa: E402

MONTHS, MOST_CLICKS = 12, 5


def main():
    """One line a month; the number of months that are not as they should be."""
    with (
        tempfile.TemporaryDirectory() as folder,
        served(f"sqlite:///{folder}/boards.db") as origin,
        launched() as browser,
    ):
        visitor = Visitor(browser, origin)
        visitor.go()
        lead = Lead(visitor)
        return sum(faulty(lead, turn) for turn in range(MONTHS))


def faulty(lead, turn):
    """Whether the month of a turn is not as it should be; its line is printed."""
    if turn:
        lead.goes_home()
    month = lead.brings(turn)
    missing = [line for line in expected(turn) if line not in month.told] if turn else []
    bad = bool(turn and (month.questions or month.clicks > MOST_CLICKS or missing))
    told = month.told.splitlines()[0] if month.told else "first file"
    line = f"{label(BEFORE + turn - 1)}  clicks {month.clicks}  questions {month.questions}"
    print(f"{line}  {month.seconds:5.1f} s  {told}{f'  FAULT {missing}' if bad else ''}", flush=True)
    return bad


if __name__ == "__main__":
    sys.exit(bool(main()))
