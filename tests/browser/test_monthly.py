"""Three monthly files of one company in a row: nothing is asked twice, five clicks at most from a drop to its
board. `tests/bench/twelve_months.py` does the same with twelve.
"""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

from monthly import Lead, expected

MOST_CLICKS = 5


def test_the_second_and_third_month_take_five_clicks_and_no_question(visit):
    visitor = visit()
    visitor.go()
    lead = Lead(visitor)
    assert lead.brings(0).questions == 2
    for turn in (1, 2):
        lead.goes_home()
        month = lead.brings(turn)
        assert (month.questions, month.clicks <= MOST_CLICKS) == (0, True), month
        assert [line for line in expected(turn) if line not in month.told] == [], month.told
        assert "of the customers are in both files" in month.follows
