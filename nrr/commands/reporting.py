"""What `nrr report` says of a file once it is read."""

import json
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import click
from click.core import ParameterSource

import nrr
from nrr.commands.files import Said
from nrr.commands.forms import Wanted, write_form
from nrr.commands.options import FILES
from nrr.commands.plans import costs_of, plan_of_file, planned_parts
from nrr.commands.views import columns_meant, complete_months, month_in, view_of
from nrr.commands.warehouses import warehouse_report
from nrr.export import analyses
from nrr.export.reportactions import actions_part, advice_of
from nrr.export.reportrenewals import renewals_part
from nrr.export.reports import component_report, report_object
from nrr.intake.intakes import Intake
from nrr.ledgers import Naming
from nrr.snapshots import prepared_source


def say_table(address: str, answers: Path | None, asked: dict[str, Any]) -> None:
    """The figures of a table in a database; a form that was asked for can only be JSON."""
    report = warehouse_report(address, answers, asked)
    _say(report, asked, as_json=asked["as_json"] or bool(asked["form"]))


def say_file(found: Intake, title: str, asked: dict[str, Any], said: Said) -> None:
    """The figures of a file that has some, or its form as a file."""
    as_json = said is Said.AS_JSON
    if found.ledger is None:
        if not as_json and asked["form"] is not None:
            raise nrr.Refusal("totals have no customers; their report is JSON or text only")
        _say(_component_report(found, title, asked), asked, as_json=as_json)
        return
    ledger = complete_months(found.ledger, asked["policies"], found.policy)
    view = view_of(ledger, asked, found.policy)
    if asked["form"] in FILES:
        naming = Naming(asked["names"])
        wanted = Wanted(asked["form"], asked["out"], naming, asked["company"], found.provenance)
        plan, costs = plan_of_file(asked, view.policy.fiscal), tuple(costs_of(asked).items())
        write_form(ledger, view, replace(wanted, plan=plan, costs=costs))
        return
    made_at = datetime.now(UTC).isoformat(timespec="seconds")
    # Masked names need the secret of a series; without one they are left out.
    naming = Naming.SHOWN if asked["names"] == Naming.SHOWN else Naming.ABSENT
    taken = nrr.take(ledger, view, title=title, made_at=made_at, naming=naming)
    snapshot = nrr.snapshots.with_chance(taken, ledger) if as_json else taken
    by = columns_meant(nrr.retention.prepared(ledger, view), asked["by"]) if asked["by"] else ()
    report = report_object(snapshot, found.problems, by)
    report["renewals"] = renewals_part(ledger, view, named=not _unnamed())
    report |= planned_parts(prepared_source(ledger, view), snapshot, asked | {"by": by})
    told = Naming.ABSENT if _unnamed() else Naming.SHOWN
    if as_json:
        acting = {"actions": actions_part(ledger, view, snapshot.findings, told)}
        _say(report | analyses(ledger, snapshot) | acting, asked, as_json=True)
        return
    _say(report, asked, as_json=False)
    _say_steps(snapshot, advice_of(ledger, view, snapshot.findings, told))


def _unnamed() -> bool:
    """Whether it was asked that no customer goes by name: a renewal calendar is one of customers."""
    context = click.get_current_context()
    told = context.get_parameter_source("names") is not ParameterSource.DEFAULT
    return told and context.params["names"] != str(Naming.SHOWN)


def _say(report: dict[str, Any], asked: dict[str, Any], *, as_json: bool) -> None:
    """One JSON object, on the screen or in the file; in words the trio and why a figure is missing."""
    sealed = report.get("source", {}).get("sealed")
    for one in sealed["restated"] if sealed else ():
        click.echo(f"restated since last time: {one['what']}", err=True)
    if as_json:
        text = json.dumps(report, ensure_ascii=True, indent=2)
        click.echo(text) if asked["out"] is None else asked["out"].write_text(text + "\n", encoding="utf-8")
        return
    click.echo(report["stamp"])
    for key, label in _TRIO.items():
        figure = report["metrics"][key]
        click.echo(
            f"{label:15} {figure['reason'] if figure['value'] is None else nrr.percent(figure['value'])}"
        )


def _say_steps(snapshot: nrr.Snapshot, advice: nrr.actions.Advice | None) -> None:
    """At most three findings, each with its next step and what that is worth, or why nobody can say."""
    if advice is None:
        return

    def money(arr_minor: int) -> str:
        return nrr.compact(arr_minor, snapshot.book.currency, snapshot.view.basis)

    titles = {one.rule: one.title for one in snapshot.findings}
    for number, rule in enumerate(advice.shown, 1):
        step = advice.step(rule)
        if step is not None:
            action = advice.action(step.action)
            click.echo(f"{number}. {titles[rule]}: {action.title} ({action.owner}, {action.effort} effort).")
            click.echo(f"   {nrr.actions.step_worth_said(step, advice, money)}")
    if advice.together is not None:
        click.echo(f"Together: {nrr.actions.worth_said(advice.together, advice, money)}.")


_TRIO = {"nrr": "NRR", "grr": "GRR", "logo_retention": "Logo retention"}


def _component_report(found: Intake, title: str, asked: dict[str, Any]) -> dict[str, Any]:
    """A component summary has figures of one window and nothing to filter, group or follow."""
    assert found.components is not None
    policy, total = nrr.definitions.read_settings(asked["policies"]), found.components
    if found.movements:
        chosen = nrr.retention.trailing_sum(found.movements, asked["months"], month_in(asked["as_of"]))
        if chosen is None:
            raise nrr.Refusal(f"the bridge has no {asked['as_of']}; it closes in {total.window.closing}")
        total = chosen
    return component_report(total, policy, nrr.Basis(asked["basis"]), title, "", found.problems)
