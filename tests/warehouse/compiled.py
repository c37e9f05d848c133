"""The statements for engines that no test can reach: `python tests/warehouse/compiled.py` writes them."""

import re
import sys
from pathlib import Path

import ibis

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

import nrr  # noqa: E402
from nrr.definitions import ChurnDate, Pauses, Usage  # noqa: E402
from nrr.warehouse import courses, ends  # noqa: E402
from nrr.warehouse.columns import Columns  # noqa: E402
from nrr.warehouse.linewise import Lines, treated  # noqa: E402
from nrr.warehouse.settled import Settling, by_month, lines, paid, readable  # noqa: E402

_DRAWN = re.compile(r"_[a-z0-9]{26}(?![a-z0-9])|(?<=')[0-9a-f]{32}(?=')")
"""What Ibis draws by chance to explode a range."""
GOLDEN = ROOT / "tests" / "golden"
DIALECTS = ("snowflake", "bigquery", "databricks", "trino")
COLUMNS = Columns("customer", "month", "amount", "mrr", ("plan",))
TABLE = ibis.table(
    {"customer": "string", "month": "date", "amount": "decimal(18, 2)", "plan": "string"}, name="ledger"
)
LINED = Columns(
    "customer",
    "month",
    "amount",
    "mrr",
    status="status",
    revenue_type="kind",
    usage=("usage",),
    states=(("paused", nrr.ledgers.PAUSED), ("past due", nrr.ledgers.PAST_DUE)),
)
LINES = ibis.table({**TABLE.schema(), "status": "string", "kind": "string"}, name="lines")


def questions():
    """The four questions that carry a report, of 24 months by plan; and lines that are held and smoothed."""
    policy, months = nrr.Policy(), tuple(nrr.Month.parse("2024-01") + t for t in range(24))
    held, year, plan = ends.Held(months), nrr.Window.trailing(months[-1]), ends.Grouping("a0")
    every = by_month(readable(lines(TABLE, COLUMNS, ["a0"])), Settling(policy, months[-1], True))
    rows = paid(every)
    joined = ends.all_windows(rows, [year.prior_period, year], held, policy, plan)
    return {
        "bridge of one window": ends.tally(ends.one_window(rows, year, held, policy, plan), policy),
        "bridges of windows": ends.tally(joined, policy),
        "steps": courses.steps(rows, nrr.Window(months[0], months[-1]), held, policy, "a0"),
        "cohorts": courses.cohorts(rows, held),
        "pauses held, grace, usage smoothed": courses.month_totals(paid(_lines(months))),
    }


def _lines(months):
    policy = nrr.Policy(pauses=Pauses.HOLD, churn_date=ChurnDate.GRACE, usage=Usage.SMOOTH3)
    own = Lines(("c", "k"), months, one_row=False)
    rows = treated(readable(lines(LINES, LINED)), LINED, policy, own)
    return by_month(rows, Settling(policy, months[-1], one_row=False))


def text_of(dialect):
    """Every question in one dialect."""
    asked = questions().items()
    texts = (f"-- {name}\n{ibis.to_sql(ask, dialect=dialect, pretty=True)};\n" for name, ask in asked)
    return _DRAWN.sub("", "\n".join(texts))


def path_of(dialect):
    return GOLDEN / f"warehouse_{dialect}.sql"


if __name__ == "__main__":
    for one in DIALECTS:
        path_of(one).write_bytes(text_of(one).encode())
