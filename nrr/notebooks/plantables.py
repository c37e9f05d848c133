"""What was planned, and what to do next, as frames."""

import pandas as pd

from nrr.export.reportactions import actions_part
from nrr.export.reportplans import plan_part
from nrr.ground import Refusal
from nrr.ledgers import Ledger, Naming
from nrr.plans import plan_lines
from nrr.retention import View
from nrr.snapshots import Snapshot, prepared_source


def beside_plan(ledger: Ledger, view: View, plan: bytes) -> pd.DataFrame:
    """A complete period a row, then all of them to date: both closings, the variance and its steps."""
    found = plan_part(prepared_source(ledger, view), view, plan_lines(plan, view.policy.fiscal))
    rows = [(one["window"]["closing"], one) for one in found["periods"]]
    rows += [] if found["to_date"] is None else [("to date", found["to_date"])]
    names = ("plan_closing", "actual_closing", "variance", "variance_share")
    return pd.DataFrame(
        [
            {"period": label} | {name: one.get(name) for name in names} | one.get("steps", {})
            for label, one in rows
        ]
    )


def next_steps(ledger: Ledger, snapshot: Snapshot) -> pd.DataFrame:
    """A finding and its step a row, the first ones first; Refusal where the book has no twelve months."""
    found = actions_part(ledger, snapshot.view, snapshot.findings, Naming.SHOWN)
    if "steps" not in found:
        raise Refusal(found["reason"])
    actions = {one["id"]: one for one in found["rows"]}
    titles = {one.rule: one.title for one in snapshot.findings}
    told = ("title", "how", "owner", "effort", "said")
    return pd.DataFrame(
        [
            {"finding": titles[step["rule"]]} | {name: actions[step["action"]][name] for name in told}
            for step in found["steps"]
            if step["action"] in actions
        ]
    )
