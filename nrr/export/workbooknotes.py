"""What the first page of the Excel twin says about the file: which of its figures are formulas, and which
are values.
"""

from collections.abc import Sequence

from nrr.definitions import Method
from nrr.snapshots import Snapshot

CUSTOMERS = "Customers"
"""The sheet that the lines of the bridge are summed from, where the file has it."""
_OVER_CUSTOMERS = (
    "Bridge and summary are live formulas over the customers and recalculate when the file is opened"
)
_OVER_LINES = (
    "Subtotals of the bridge and the rates are live formulas and recalculate when the file is opened"
)
_BRIDGE_ONLY = (
    "Subtotals and rates on the sheet Bridge are live formulas and recalculate; the rates below are not"
)
_OTHERS = "other sheets are values, and the published figures stand beside the formulas"
_ALL_VALUES = "The period has no bridge to recalculate: all figures are values"
_COUNTS = "customers are counted in values, because a least MRR decides who counts"


def what_recalculates(snapshot: Snapshot, names: Sequence[str]) -> str:
    """What of a file with sheets of these names is formulas, and what values."""
    policy = snapshot.view.policy
    if snapshot.main.bridge is None:
        return f"{_ALL_VALUES}."
    over = _OVER_CUSTOMERS if CUSTOMERS in names else _OVER_LINES
    if policy.method is not Method.P2P:
        over = _BRIDGE_ONLY
    counts = f"; {_COUNTS}" if policy.min_logo_mrr and CUSTOMERS in names else ""
    return f"{over}; {_OTHERS}{counts}."
