"""One of the kills of `desk_kills.py`, which a release runs with 60 rounds on SQLite and 20 on
PostgreSQL.
"""

import os

from board.desk_kills import killed

ROUNDS = int(os.environ.get("NRR_DESK_KILLS", "1"))


def test_nothing_shown_as_done_is_lost(url, tmp_path):
    worker = killed(url, ROUNDS, tmp_path)
    assert worker.done + worker.amid == ROUNDS
