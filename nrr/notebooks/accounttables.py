"""The tables of the Accounts page, a customer a row, at the last month of the view."""

from dataclasses import dataclass
from functools import cached_property

from nrr.accounts import (
    Columns,
    Scored,
    at_risk,
    columns_of,
    expansion_candidates,
    scale_of,
    scored,
    usage_of_limit,
)
from nrr.ledgers import Ledger
from nrr.notebooks.tables import Table, TableForm
from nrr.retention import Run, View, run_of

_EVERYBODY = 10**9


@dataclass(frozen=True)
class AccountTables:
    """One method a table; `ledger` is settled and filtered under `view`."""

    ledger: Ledger
    view: View

    def at_risk(self) -> Table:
        """Customers in amber and red: revenue, what of it is exposed, score and the reasons."""
        found = at_risk(self._run, self._scored, limit=_EVERYBODY)
        rows = [
            {
                "customer": self.ledger.names[one.customer],
                "health": str(one.health.light),
                "score": one.health.score,
                "amount": self._form.money(one.arr_minor),
                "exposed": self._form.money(one.exposed_arr_minor),
                "because_of": ", ".join([*one.health.overrides, *one.health.weakest()]),
                "months": max(one.tenure_months, 0),
            }
            for one in found
        ]
        return self._form.table("At risk", rows)

    def room_to_grow(self, by: str) -> Table:
        """Healthy customers below the top quarter of their peers, who share a value of `by` and their
        tenure.
        """
        at = len(self.ledger.months) - 1
        near = usage_of_limit(self._columns, at)
        labels = self.ledger.attribute(by).at(at)
        found = expansion_candidates(self._run, self._scored, labels, usage_of_limit=near, limit=_EVERYBODY)
        rows = [
            {
                "customer": self.ledger.names[one.customer],
                "amount": self._form.money(one.arr_minor),
                "whitespace": self._form.money(one.whitespace_arr_minor),
                "peers": one.peers,
                "near_limit": one.near_limit,
            }
            for one in found
        ]
        return self._form.table(f"Upsell candidates, peers by {by}", rows)

    @cached_property
    def _run(self) -> Run:
        return run_of(self.ledger)

    @cached_property
    def _columns(self) -> Columns:
        return columns_of(self.ledger)

    @cached_property
    def _scored(self) -> Scored:
        return scored(self._run, self._columns, scale_of(self.view.policy))

    @cached_property
    def _form(self) -> TableForm:
        return TableForm(self.view.basis, self.view.policy.stamp)
