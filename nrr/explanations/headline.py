"""Explaining the headline under whatever method it has: the customers that make exactly the figure shown."""

import numpy as np
import pandas as pd

from nrr.definitions import GRR, LOGO_RETENTION, METRICS, MOVEMENT_GRR, NRR, Method, Policy, Unit
from nrr.explanations.figure import Explanation, explain
from nrr.ground import Basis, Month, Refusal, Window
from nrr.ledgers import Ledger
from nrr.retention import (
    TRAILING,
    Shares,
    customer_shares,
    gross_shares,
    net_metric,
    shown_names,
    trailing_windows,
)


def explain_headline(
    book: Ledger, window: Window, policy: Policy, key: str, basis: Basis = Basis.ARR
) -> Explanation:
    """`nrr`, `grr` or `logo_retention` of a settled book as the headline shows it, any other figure as it is.

    Point to point every one of them is a quotient of sums over customers. Under another method it is 100%
    and what each customer adds or takes, in points; Refusal where the method has no such figure, or the
    book lacks the window.
    """
    if policy.method is Method.P2P or key not in _TRIO:
        return explain(book, window, policy, net_metric(policy).key if key == NRR.key else key, basis)
    if key == GRR.key and policy.method is Method.SUM_ALL:
        return explain(book, window, policy, MOVEMENT_GRR.key, basis)
    return _of_shares(book, window, policy, METRICS[key].label, _shares(book, window, policy, key))


_TRIO = (NRR.key, GRR.key, LOGO_RETENTION.key)


def _shares(book: Ledger, window: Window, policy: Policy, key: str) -> Shares:
    if key == NRR.key:
        return customer_shares(book, window, policy)
    if policy.method in TRAILING:
        return _averaged(book, window, policy, key)
    if key == GRR.key and policy.method in (Method.SUM_COHORT, Method.CHAIN):
        return gross_shares(book, window, policy)
    raise Refusal(f"{METRICS[key].label} is not defined as {policy.method.stamp}")


def _averaged(book: Ledger, window: Window, policy: Policy, key: str) -> Shares:
    """The mean, over the windows of the method, of what every customer takes from 100% in each."""
    windows = trailing_windows(window, TRAILING[policy.method])
    single, shares = policy.with_values({"method": str(Method.P2P)}), np.zeros(len(book.names))
    for one in windows:
        rows = explain(book, one, single, key).rows
        moved = (rows["over"] - rows["under"]).to_numpy(np.float64)
        shares[rows["row"].to_numpy(np.intp)] += moved / rows["under"].sum() / len(windows)
    return shares


def _of_shares(book: Ledger, window: Window, policy: Policy, label: str, shares: Shares) -> Explanation:
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
        label,
        policy.method.sentence,
        "100% and what each customer adds to it or takes from it",
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
