"""`nrr report`: the figures of a file."""

import json
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import click

import nrr
from nrr.commands.files import ANSWERS, FILE, JSON, NAME, opened
from nrr.commands.refusals import refusing
from nrr.commands.views import complete_months, month_in, view_of, view_options
from nrr.export.reports import component_report, report_object
from nrr.intake import Intake


@click.command("report")
@FILE
@NAME
@ANSWERS
@click.option("--by", multiple=True, help="Only these columns under segments; all of them if not given.")
@view_options
@JSON
@refusing()
def report_command(
    file: Path,
    name: str | None,
    answers: Path | None,
    by: tuple[str, ...],
    as_json: bool,  # noqa: FBT001
    **asked: Any,
) -> None:
    """NRR, GRR, bridge, trend, cohorts and segments of FILE."""
    found = opened(file, name, answers)
    if found.ledger is None:
        _print_components(_component_report(found, file.stem, asked), as_json=as_json)
        return
    ledger = complete_months(found.ledger, asked["policies"])
    made_at = datetime.now(UTC).isoformat(timespec="seconds")
    snapshot = nrr.take(ledger, view_of(ledger, asked), title=file.stem, made_at=made_at)
    for column in by:
        nrr.retention.prepared(ledger, snapshot.view).attribute(column)
    report = report_object(snapshot, found.problems, by)
    if as_json:
        click.echo(json.dumps(report, ensure_ascii=True, indent=2))
        return
    rates = snapshot.main.headline.rates
    _print_trio(snapshot.stamp, *map(nrr.percent, (rates.nrr, rates.grr, rates.logo_retention)))
    click.echo(rates.reason)


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


def _print_components(report: dict[str, Any], *, as_json: bool) -> None:
    if as_json:
        click.echo(json.dumps(report, ensure_ascii=True, indent=2))
        return
    nrr_rate, grr_rate = (report["metrics"][key]["value"] for key in ("nrr", "grr"))
    no_logos = report["metrics"]["logo_retention"]["reason"]
    _print_trio(report["stamp"], nrr.percent(nrr_rate), nrr.percent(grr_rate), no_logos)


def _print_trio(stamp: str, *shown: str) -> None:
    click.echo(stamp)
    for label, text in zip(("NRR", "GRR", "Logo retention"), shown, strict=True):
        click.echo(f"{label:15} {text}")
