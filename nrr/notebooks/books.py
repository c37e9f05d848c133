"""A book in a notebook: its figures, tables, explanations, charts and a link."""

import secrets
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from functools import cached_property
from typing import Any

import numpy as np
import pandas as pd

from nrr import explanations, publishing
from nrr.charts import Measure, look_of
from nrr.charts.cohortcells import measured
from nrr.comparisons import TRIO, lens
from nrr.export import analyses, report_object
from nrr.export.reportanalyses import analysis, findings_rows
from nrr.ground import Month, Problem, Refusal, Window, amount
from nrr.ledgers import Ledger, Naming
from nrr.notebooks.accounttables import AccountTables
from nrr.notebooks.coursetables import CourseTables
from nrr.notebooks.pictures import Pictures
from nrr.notebooks.plantables import beside_plan, next_steps
from nrr.notebooks.renewaltables import RenewalTables
from nrr.notebooks.sources import bytes_of
from nrr.notebooks.tables import Table, TableForm
from nrr.packs import PackChoices
from nrr.retention import View, customers, prepared
from nrr.snapshots import Snapshot, take
from nrr.store import Published, Series, open_store

_MONEY = ("opening", "new", "resurrected", "expansion", "contraction", "churn", "fx", "closing")
_COURSE = ("nrr", "grr", "closing")
_STEPS = ("opening", "new", "reactivation", "expansion", "contraction", "churn", "fx", "closing")


@dataclass(frozen=True)
class Book:
    """One book under one view. Every figure is that of the app; nothing is rounded.

    `at`, `under` and `only` give the same book under another view.
    """

    name: str
    ledger: Ledger
    view: View
    problems: tuple[Problem, ...] = ()

    def at(self, as_of: str, months: int = 12) -> "Book":
        """The same book, `months` to another closing month."""
        return replace(self, view=replace(self.view, window=Window.trailing(Month.parse(as_of), months)))

    def under(self, **policy: str) -> "Book":
        """The same book under another definition, such as method="chain"."""
        return replace(self, view=replace(self.view, policy=self.view.policy.with_values(policy)))

    def only(self, **where: str) -> "Book":
        """The same book with only the customers that have these values."""
        return replace(self, view=replace(self.view, where=tuple((k, (v,)) for k, v in where.items())))

    @cached_property
    def snapshot(self) -> Snapshot:
        """The record every figure here is read from, with its findings."""
        made_at = datetime.now(UTC).isoformat(timespec="seconds")
        return take(self.ledger, self.view, title=self.name, made_at=made_at, naming=Naming.SHOWN)

    @property
    def stamp(self) -> str:
        """The definition all figures stand under, on one line."""
        return self.snapshot.stamp

    @property
    def nrr(self) -> float | None:
        """Net revenue retention as a fraction; None where it is not defined."""
        return self.snapshot.main.headline.rates.nrr

    @property
    def grr(self) -> float | None:
        """Gross revenue retention as a fraction."""
        return self.snapshot.main.headline.rates.grr

    @property
    def logo_retention(self) -> float | None:
        """The share of opening customers who still pay."""
        return self.snapshot.main.headline.rates.logo_retention

    @property
    def chart(self) -> Pictures:
        """The charts of the app as Plotly figures."""
        return Pictures(self.snapshot)

    def bridge(self) -> Table:
        """Opening, movements and closing: columns line, amount, customers."""
        own = self.snapshot.main.bridge
        if own is None:
            raise Refusal(self.snapshot.main.headline.rates.reason)
        logos = {"opening": own.opening_logos, "new": own.new_logos, "resurrected": own.resurrected_logos}
        logos |= {"expansion": own.expanded_logos, "contraction": own.contracted_logos}
        logos |= {"churn": own.churned_logos, "closing": own.closing_logos}
        lines = [(line, self._form.money(getattr(own, line)), logos.get(line)) for line in _MONEY]
        return self._form.table(
            "Bridge", pd.DataFrame(lines, columns=["line", "amount", "customers"], dtype=object)
        )

    def roll_forward(self) -> Table:
        """The monthly movements of the window, a month a row."""
        rows = [
            {"month": str(step.window.closing)}
            | {name: self._form.money(getattr(step, name)) for name in _STEPS}
            for step in self.snapshot.main.steps
        ]
        return self._form.table("Month by month", rows)

    def trend(self) -> Table:
        """The trio at every month-end so far."""
        rows = [
            {"month": str(point.month)} | {name: getattr(point.rates, name) for name in TRIO}
            for point in self.snapshot.trend
        ]
        return self._form.table("Trend", rows, TRIO)

    def cohorts(self, grain: str = "month") -> Table:
        """Net retention by cohort (month, quarter or year of first payment) and age in months."""
        part = next(one for one in self.snapshot.cohorts if str(one.grain) == grain)
        rows = measured(part, Measure.NRR, look_of(self.snapshot)).rows
        frame = pd.DataFrame([list(row) for row in rows], dtype=object)
        frame.columns = [str(age + part.base_age) for age in frame.columns]
        ages = tuple(frame.columns)
        frame.insert(0, "customers", list(part.sizes))
        frame.insert(0, "cohort", list(part.cohorts))
        return self._form.table("Cohorts", frame, ages)

    def segments(self, by: str) -> Table:
        """The trio, customers, share of opening revenue and contribution to NRR - 1 by one column."""
        self.ledger_of_view.attribute(by)
        part = next(one for one in self.snapshot.segments if one.attribute == by)
        rows = [
            {by: one.label}
            | {name: getattr(one.rates, name) for name in TRIO}
            | {"customers": one.bridge.opening_logos, "opening": self._form.money(one.bridge.opening)}
            | {"share": one.share, "contribution": one.contribution}
            for one in part.segments
        ]
        return self._form.table(f"By {by}", rows, (*TRIO, "share", "contribution"))

    def customers(self) -> Table:
        """Who is behind the bridge: opening, closing, change and movement, a customer a row."""
        frame = customers(self.ledger_of_view, self.view.window, self.view.policy).drop(columns="row")
        for name in ("opening", "closing", "change", "fx"):
            frame[name] = [self._form.money(value) for value in frame[name]]
        return self._form.table("Customers", frame)

    @cached_property
    def accounts(self) -> AccountTables:
        """Customers at risk and with room to grow, as on the Accounts page."""
        return AccountTables(self.ledger_of_view, self.view)

    @cached_property
    def renewals(self) -> RenewalTables:
        """What the contracts say, as on the Renewals page; Refusal where the book has no terms."""
        return RenewalTables(self.ledger, self.view)

    @property
    def over_time(self) -> CourseTables:
        """Revenue by cohort, segments month by month, and this window beside the earlier one."""
        return CourseTables(self.ledger, self.snapshot)

    def against_plan(self, plan: Any) -> Table:
        """A plan, a path or a frame with Period and lines of a roll-forward, beside what became of it."""
        frame = beside_plan(self.ledger, self.view, bytes_of(plan, "")[0])
        return self._form.table("Plan and actual", frame, ("variance_share",))

    def actions(self) -> Table:
        """What to do about the findings, a step a row, with its worth or the reason why nobody can say."""
        return self._form.table("Next steps", next_steps(self.ledger, self.snapshot))

    def forecast(self) -> Table:
        """Revenue year by year at the rates of the past, as the method with the smallest error has it."""
        found = self._analysed("forecast")
        rows = [{"months": int(month)} | ends for month, ends in found["after_months"].items()]
        return self._form.table(f"Forecast, {found['method']}", rows)

    def scenarios(self) -> Table:
        """Retention and closing revenue of the book's own range, by year from today, which is 0."""
        rows = [
            {"scenario": one["name"], "year": year} | {name: one[name][year] for name in _COURSE}
            for one in self._analysed("scenarios")
            for year in range(len(one["nrr"]))
        ]
        return self._form.table("Scenarios", rows, ("nrr", "grr"))

    def concentration(self) -> Table:
        """The share of opening revenue that the largest customers hold."""
        shares = self._analysed("concentration")["shares"]
        rows = [{"customers": int(count), "share": share} for count, share in shares.items()]
        return self._form.table("Largest customers", rows, ("share",))

    def checks(self) -> Table:
        """Everything that has to tie out: both sides and their difference, in annualised minor units."""
        rows = [
            {"check": one.label, "left": one.left, "right": one.right, "difference": one.difference}
            for one in self.snapshot.checks
        ]
        return self._form.table("Checks", rows)

    def findings(self) -> Table:
        """What a board should be told, worst first, with the amount it is about."""
        return self._form.table("Findings", pd.DataFrame(findings_rows(self.snapshot)))

    def benchmarks(self) -> Table:
        """The published figures that fit the book, with their source; Refusal where none may stand beside
        it.
        """
        return self._form.table("Benchmarks", pd.DataFrame(self._analysed("benchmarks")), ("median",))

    def lens(self) -> Table:
        """Every convention of NRR on this book, the usual one first."""
        rows = [
            {"convention": row.label} | {name: getattr(row, name) for name in TRIO}
            for row in lens(self.ledger, self.view)
        ]
        return self._form.table("Definition lens", rows, TRIO)

    def explain(self, figure: str = "nrr") -> Table:
        """The customers that add up to a figure, such as nrr, churn or quick_ratio; its formula is the title.

        Amounts are annualised minor units, as integers: their sums are the terms of the formula.
        """
        book = self.ledger_of_view
        view = self.view
        found = explanations.explain_headline(book, view.window, view.policy, figure, view.basis)
        return self._form.table(f"{found.label}: {found.worked}", found.rows.drop(columns="row"))

    def to_frame(self) -> pd.DataFrame:
        """The settled book itself: customer, month, amount, a row for every amount that is not zero."""
        book = self.ledger_of_view
        months, rows = np.nonzero(book.grid)
        return pd.DataFrame(
            {
                "customer": [book.names[row] for row in rows.tolist()],
                "month": [str(book.months[at]) for at in months.tolist()],
                "amount": [amount(value, self.view.basis) for value in book.grid[months, rows].tolist()],
            }
        )

    def report(self) -> dict[str, Any]:
        """What `nrr report --json` prints."""
        return report_object(self.snapshot, self.problems) | analyses(self.ledger, self.snapshot)

    def publish(self, store_url: str, *, company: str = "", note: str = "", confirm: str = "") -> Published:
        """A frozen, sealed board in the store at `store_url`; its tokens come back once it is durable.

        Names of customers are left out. Links: `nrr.publishing.board_address(base, links.board_token)`.
        Refusal for a doubtful book without `confirm`, the reason why it is right all the same.
        """
        series, now = Series(secrets.token_bytes(32)), datetime.now(UTC)
        choices = publishing.BoardChoices(
            title=publishing.board_title(company, self.view.window.closing),
            note=note,
            pack=PackChoices(company=company),
            scenarios=publishing.standing_scenarios(self.ledger, self.view),
            confirmation=confirm,
        )
        made_at = now.isoformat(timespec="seconds")
        board = publishing.prepare(
            self.ledger, self.view, choices, made_at=made_at, this_year=now.year, secret=series.key
        )
        store = open_store(store_url)
        try:
            return publishing.deliver(store, board, choices, publishing.Terms(), series, actor="notebook")
        finally:
            store.close()

    @cached_property
    def ledger_of_view(self) -> Ledger:
        """The settled and filtered book the figures are computed from."""
        return prepared(self.ledger, self.view)

    def _analysed(self, name: str) -> Any:
        found = analysis(name, self.ledger, self.snapshot)
        if isinstance(found, dict) and set(found) == {"reason"}:
            raise Refusal(found["reason"])
        return found

    @cached_property
    def _form(self) -> TableForm:
        return TableForm(self.view.basis, self.stamp)

    def _repr_html_(self) -> str:
        rows = [(name, getattr(self, name)) for name in TRIO]
        return self._form.table(
            self.name, pd.DataFrame(rows, columns=["figure", "value"]), ("value",)
        )._repr_html_()
