"""The tables of the Renewals page as frames."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property

import pandas as pd

from nrr.export import health_of
from nrr.ground import Refusal
from nrr.ledgers import Ledger
from nrr.notebooks.tables import Table, TableForm
from nrr.retention import View
from nrr.terms import CLASSES, Period, Renewals, refused, renewals_of

_MONEY = ("up", "kept", "expansion", "contraction", "churned", "in_grace", "notice", "pending")
_CALENDAR = (
    "customer",
    "line",
    "amount",
    "due",
    "deadline",
    "state",
    "notice_given",
    "auto_renew",
    "owner",
    "health",
)
_RATES = ("gross_rate", "net_rate", "logo_rate", "gross_low", "gross_high", "settled_share")


@dataclass(frozen=True)
class RenewalTables:
    """One method a table; `ledger` is the book as uploaded, with its terms, under `view`."""

    ledger: Ledger
    view: View

    def quarters(self) -> Table:
        """By fiscal quarter in which they were due: amounts, rates or their range while any is open."""
        return self._periods("Renewals by quarter", self._found.quarters)

    def months(self) -> Table:
        """The same by month."""
        return self._periods("Renewals by month", self._found.months)

    def calendar(self) -> Table:
        """Every renewal that is not settled, with its deadline, owner and colour, past due on top."""
        rows = [
            (
                one.customer,
                one.line,
                self._form.money(one.up),
                date.fromordinal(one.due),
                None if one.deadline is None else date.fromordinal(one.deadline),
                one.state,
                one.notice_given,
                one.auto_renew,
                one.owner,
                one.health,
            )
            for one in self._found.calendar(self._colours)
        ]
        return Table("Up for renewal", self.view.policy.renewal_stamp, pd.DataFrame(rows, columns=_CALENDAR))

    def bound(self) -> Table:
        """What the contracts fix at the next four quarter-ends: the floor, and everything renewing flat."""
        rows = [
            {
                "closing": str(one.closing),
                "floor": self._form.money(one.floor),
                "up": self._form.money(one.up),
                "evergreen": self._form.money(one.evergreen),
                "flat": self._form.money(one.flat),
                "floor_nrr": one.floor_nrr,
                "flat_nrr": one.flat_nrr,
            }
            for one in self._found.commitments
        ]
        return self._form.table("Bound by contract", rows, ("floor_nrr", "flat_nrr"))

    def split(self) -> Table:
        """NRR by what was up for renewal and what was not, a class a row."""
        found = self._found.split
        if found is None:
            raise Refusal(self._found.split_refused)
        rows = [
            {
                "class": str(line),
                "opening": self._form.money(found.opening[line]),
                "closing": self._form.money(found.closing[line]),
                "contribution": None if found.contribution is None else found.contribution[line],
            }
            for line in CLASSES
        ]
        return self._form.table("NRR by renewal", rows, ("contribution",))

    @cached_property
    def _found(self) -> Renewals:
        reason = refused(self.ledger, self.view)
        if reason:
            raise Refusal(reason)
        return renewals_of(self.ledger, self.view)

    @cached_property
    def _colours(self) -> Mapping[str, str]:
        return health_of(self._found)

    def _periods(self, title: str, periods: Mapping[str, Period]) -> Table:
        rows = [
            {"period": label, "renewals": one.renewals}
            | {name: self._form.money(getattr(one, name)) for name in _MONEY}
            | {name: getattr(one, name) for name in _RATES}
            for label, one in periods.items()
        ]
        return self._form.table(title, rows, _RATES)

    @cached_property
    def _form(self) -> TableForm:
        return TableForm(self.view.basis, self.view.policy.renewal_stamp)
