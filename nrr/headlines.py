"""Explaining the headline under whatever method it has: the customers that make exactly the figure shown."""

import numpy as np
import pandas as pd

from nrr.contributions import customer_shares
from nrr.customers import shown_names
from nrr.errors import Refusal
from nrr.explanations import Explanation, explain
from nrr.figures import Unit
from nrr.formats import Basis
from nrr.ledgers import Ledger
from nrr.metrics import GRR, LOGO_RETENTION, MOVEMENT_GRR, NRR
from nrr.policies import Method, Policy
from nrr.rates import net_metric
from nrr.windows import Month, Window


def explain_headline(
    book: Ledger, window: Window, policy: Policy, key: str, basis: Basis = Basis.ARR
) -> Explanation:
    """`nrr`, `grr` or `logo_retention` of a settled book as the headline shows it, any other figure as it is.

    Point to point every one of them is a quotient of sums over customers. Under another method NRR is 100% and
    what each customer adds, in points; Refusal where a figure has no such sum, or the book lacks the window.
    """
    if policy.method is Method.P2P or key not in _TRIO:
        return explain(book, window, policy, net_metric(policy).key if key == NRR.key else key, basis)
    if key == NRR.key:
        return _of_shares(book, window, policy)
    if key == GRR.key and policy.method is Method.SUM_ALL:
        return explain(book, window, policy, MOVEMENT_GRR.key, basis)
    raise Refusal(
        f"as {policy.method.stamp} this figure is no sum over customers; point to point it is, and so is NRR here"
    )


_TRIO = (NRR.key, GRR.key, LOGO_RETENTION.key)


def _of_shares(book: Ledger, window: Window, policy: Policy) -> Explanation:
    shares = customer_shares(book, window, policy)
    rows = np.flatnonzero(shares != 0)
    rows = rows[np.argsort(-np.abs(shares[rows]), kind="stable")]
    frame = pd.DataFrame(
        {
            "row": rows,
            "customer": pd.array(shown_names(book, rows), dtype="str"),
            "opening": _paid(book, window.opening)[rows],
            "closing": _paid(book, window.closing)[rows],
            "over": shares[rows],
        }
    )
    return Explanation(
        NRR.label,
        policy.method.sentence,
        "100% and what each customer adds to it",
        "",
        1 + float(shares.sum()),
        window,
        frame,
        in_points=("over",),
        unit=Unit.RATE,
    )


def _paid(book: Ledger, month: Month) -> np.ndarray:
    """What every customer pays in a month; nothing in one that the book does not hold."""
    index = book.index(month)
    return np.zeros(len(book.names), np.int64) if index is None else book.grid[index]
