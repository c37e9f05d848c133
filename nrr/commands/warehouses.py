"""`nrr report ADDRESS`: the figures of a table in a database, computed where its rows are."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Self

import nrr
from nrr import warehouse
from nrr.commands.files import answers_in
from nrr.commands.names import meant
from nrr.commands.plans import planned_parts
from nrr.commands.views import known_filter, where_in, whole_view
from nrr.export.reportanalyses import analyses_of_totals
from nrr.export.reportrenewals import renewals_part
from nrr.export.reports import report_object


def warehouse_report(address: str, answers: Path | None, asked: dict[str, Any]) -> dict[str, Any]:
    """The report of a table; what is not answered is named with its reason."""
    table = opened_table(address, answers, asked)
    try:
        return _report(table, asked)
    finally:
        table.engine.close()


def opened_table(address: str, answers: Path | None, asked: dict[str, Any]) -> Any:
    """The table at an address without the month that still runs today."""
    now = datetime.now(UTC)
    running = nrr.Month.of(now.year, now.month)
    try:
        rules = nrr.intake.TableRules(
            answers_in(answers), running, _rates(asked["beside"]), nrr.intake.read_apart
        )
        wanted = warehouse.Wanted(asked["table"] or "", rules)
    except ImportError as error:
        raise nrr.Refusal("databases need an extra: pip install 'nrr[warehouse]'") from error
    table = warehouse.opened(address, wanted, warehouse.Limits(asked["seconds"], asked["memory"]))
    return warehouse.up_to_complete(table, running, nrr.definitions.read_settings(asked["policies"]))


def _rates(beside: Sequence[Path]) -> "nrr.intake.RateTable | None":
    """The exchange rates that were given; nothing else stands beside a table in a database."""
    if len(beside) > 1:
        raise nrr.Refusal("one file stands beside a table in a database: its exchange rates")
    return nrr.intake.rates_in(beside[0].read_bytes(), beside[0].name) if beside else None


def view_in(table: Any, asked: dict[str, Any]) -> nrr.View:
    """The view the options ask for of a table; Refusal for what is not computed where its rows are."""
    view = whole_view(table.months, asked, nrr.Policy())
    warehouse.require_pushed_down(view.policy, table.columns)
    return replace(
        view, where=known_filter(where_in(asked["wheres"]), table.columns.attributes, table.labels)
    )


def _report(table: Any, asked: dict[str, Any]) -> dict[str, Any]:
    view, now = view_in(table, asked), datetime.now(UTC)
    sealing = _Sealing.of(asked["sealed"], table, view)
    source = warehouse.Warehouse(table, view, kept=sealing.kept)
    snapshot = warehouse.take_from(source, title=table.name, made_at=now.isoformat(timespec="seconds"))
    sealing.write()
    by = tuple(meant(name, snapshot.book.attributes, "column to group by") for name in asked["by"])
    planned = planned_parts(warehouse.Warehouse(table, view), snapshot, asked | {"by": by})
    doubts = (alarm.problem(nrr.Place(table.name)) for alarm in snapshot.alarms)
    return (
        report_object(snapshot, (*table.problems(), *doubts), by)
        | planned
        | {"renewals": _renewals(table, view)}
        | analyses_of_totals(source, snapshot)
        | {
            "source": _told_of(table, snapshot) | sealing.told(view.basis),
            "not_answered": dict(warehouse.NOT_ANSWERED),
        }
    )


def _renewals(table: Any, view: nrr.View) -> dict[str, Any]:
    """What the contracts of a table of periods say, or why they are not followed; nobody is named."""
    try:
        return renewals_part(warehouse.contract_book(table), view, named=False)
    except nrr.Refusal as refusal:
        return {"reason": str(refusal)}


def _told_of(table: Any, snapshot: nrr.Snapshot) -> dict[str, Any]:
    """Where the figures come from, and what the interval of NRR was computed from."""
    customers = snapshot.main.headline.customers
    return {
        "engine": table.engine.name,
        "table": table.name,
        "questions": len(table.engine.ran),
        "interval_from": warehouse.interval_said(customers),
    }


@dataclass(frozen=True, slots=True)
class _Sealing:
    """What the file of sealed months knew, and what it will know; without a file nothing."""

    path: Path | None
    kept: "warehouse.Kept | None" = None
    seal: "warehouse.Seal | None" = None
    restated: "tuple[warehouse.RestatedMonth, ...]" = ()

    @classmethod
    def of(cls, path: Path | None, table: Any, view: nrr.View) -> Self:
        """The months are weighed by their checksums before anything else is asked."""
        if path is None:
            return cls(None)
        name, now = warehouse.name_of(table), warehouse.months_of(table)
        before = warehouse.seal_in(path.read_bytes()) if path.is_file() else warehouse.Seal(name)
        if before.table != name:
            raise nrr.Refusal(f"{path.name} has the sealed months of another table, or of other columns")
        closed = tuple(one for one in now if one.month <= view.window.closing)
        kept = warehouse.kept_from(before, closed)
        return cls(path, kept, warehouse.Seal(name, closed, kept.asked), before.restated(now))

    def write(self) -> None:
        """The totals that were asked now are known next time."""
        if self.path is not None and self.seal is not None:
            self.path.write_bytes(warehouse.seal_bytes(self.seal))

    def told(self, basis: nrr.Basis) -> dict[str, Any]:
        """The sealed months, the first that was asked again, and those that were restated."""
        if self.kept is None or self.seal is None:
            return {}
        return {
            "sealed": {
                "months": len(self.seal.months),
                "asked_from": None if self.kept.since is None else str(self.kept.since),
                "restated": [{"month": str(one.month), "what": one.said(basis)} for one in self.restated],
            }
        }
