"""The command line: the same code path as the upload, for scripts and schedules.

Exit status: 0 done, 2 refused with the problems printed, 3 published and earlier figures were restated, where
asked to tell; 1 only for a fault of this program. `read --json`
prints an object whatever the outcome, so it ends with 0 whenever it printed one.
"""

import json
import secrets
import sys
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import click

import nrr
from nrr.export.reports import component_report, report_object
from nrr.intake import Answers, Intake, parsed_answers, read_apart, read_object
from nrr.publishing.schedules import publish_on_schedule, publishing_options
from nrr.publishing.storekeeping import REFUSED, refusing, store_commands

RESTATED = 3


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
def main() -> None:
    """Net revenue retention from the spreadsheet you already have."""


def _answers(path: Path | None) -> Answers:
    """The answers of a file; what is not understood is said, and left out."""
    if path is None:
        return Answers()
    try:
        told = json.loads(path.read_bytes() or b"{}")
    except (ValueError, RecursionError) as error:
        raise nrr.Refusal(f"the answers in {path.name} are not JSON: {error}") from error
    known, problems = parsed_answers(told)
    for problem in problems:
        click.echo(f"warning: {problem.what}", err=True)
    return known


FILE = click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
ANSWERS = click.option(
    "--answers", type=click.Path(exists=True, dir_okay=False, path_type=Path), help="A JSON file of answers."
)
NAME = click.option("--name", help="The name the file goes by, if not its own.")
JSON = click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")


@main.command("read")
@FILE
@NAME
@ANSWERS
@JSON
@refusing()
def read_command(file: Path, name: str | None, answers: Path | None, as_json: bool) -> None:  # noqa: FBT001
    """What FILE holds: outcome, totals by month, customers, and everything there is to say about it."""
    found = read_apart(file.read_bytes(), name if name is not None else file.name, _answers(answers))
    if as_json:
        click.echo(json.dumps(read_object(found), ensure_ascii=True))
        return
    click.echo(f"{found.outcome}: {file.name}")
    _print_problems(found)
    if found.outcome != "accepted":
        sys.exit(REFUSED)


def _print_problems(found: Intake) -> None:
    for problem in found.problems:
        click.echo(f"  {problem.severity}: {problem.what} {problem.remedy}".rstrip())


VIEW = (
    click.option("--as-of", help="Closing month, YYYY-MM; the last complete month if not given."),
    click.option(
        "--months", type=click.IntRange(1, 120), default=12, show_default=True, help="Window length."
    ),
    click.option("--policy", "policies", multiple=True, metavar="NAME=VALUE", help="A choice of definition."),
    click.option(
        "--where", "wheres", multiple=True, metavar="COLUMN=VALUE", help="Only customers with this value."
    ),
    click.option("--mrr", "basis", flag_value=nrr.Basis.MRR, help="Amounts as a month's revenue."),
    click.option(
        "--arr", "basis", flag_value=nrr.Basis.ARR, default=True, help="Amounts as a year's revenue."
    ),
)


def _view_options(command: Callable[..., None]) -> Callable[..., None]:
    for option in reversed(VIEW):
        command = option(command)
    return command


def _opened(file: Path, name: str | None, answers: Path | None) -> Intake:
    """The file as read; ends the program with the problems printed where there are no figures."""
    found = read_apart(file.read_bytes(), name or file.name, _answers(answers))
    if found.ledger is None and found.components is None:
        click.echo(json.dumps(read_object(found), ensure_ascii=True))
        sys.exit(REFUSED)
    return found


def _view(ledger: nrr.Ledger, asked: dict[str, Any]) -> nrr.View:
    first, last = ledger.months[0], ledger.months[-1]
    as_of = _month(asked["as_of"]) or last
    if not first <= as_of <= last:
        raise nrr.Refusal(f"the book has no {as_of}; it holds {first} to {last}")
    window = nrr.Window.trailing(as_of, asked["months"])
    policy = nrr.definitions.read_settings(asked["policies"])
    return nrr.View(window, policy, _where(asked["wheres"]), nrr.Basis(asked["basis"]))


def _month(text: str | None) -> nrr.Month | None:
    try:
        return nrr.Month.parse(text) if text else None
    except ValueError as error:
        raise nrr.Refusal(str(error)) from error


def _where(texts: tuple[str, ...]) -> tuple[tuple[str, tuple[str, ...]], ...]:
    found: dict[str, list[str]] = {}
    for text in texts:
        name, equals, value = text.partition("=")
        if not equals:
            raise nrr.Refusal(f"write a filter as COLUMN=VALUE, not {text!r}")
        found.setdefault(name, []).append(value)
    return tuple((name, tuple(values)) for name, values in found.items())


def _complete(ledger: nrr.Ledger, policies: tuple[str, ...]) -> nrr.Ledger:
    today = datetime.now(UTC)
    return nrr.ledgers.complete(
        ledger, nrr.Month.of(today.year, today.month), nrr.definitions.read_settings(policies)
    )


@main.command("report")
@FILE
@NAME
@ANSWERS
@click.option("--by", multiple=True, help="Only these columns under segments; all of them if not given.")
@_view_options
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
    found = _opened(file, name, answers)
    if found.ledger is None:
        _print_components(_component_report(found, file.stem, asked), as_json=as_json)
        return
    ledger = _complete(found.ledger, asked["policies"])
    made_at = datetime.now(UTC).isoformat(timespec="seconds")
    snapshot = nrr.take(ledger, _view(ledger, asked), title=file.stem, made_at=made_at)
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
        chosen = nrr.retention.trailing_sum(found.movements, asked["months"], _month(asked["as_of"]))
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


@main.command("explain")
@FILE
@click.argument("figure")
@NAME
@ANSWERS
@_view_options
@JSON
@refusing()
def explain_command(
    file: Path,
    figure: str,
    name: str | None,
    answers: Path | None,
    as_json: bool,  # noqa: FBT001
    **asked: Any,
) -> None:
    """The customers and uploaded cells behind one FIGURE, such as nrr, churn or quick_ratio."""
    found = _opened(file, name, answers)
    if found.ledger is None:
        raise nrr.Refusal("a component summary has no customers to explain its figures by")
    ledger = _complete(found.ledger, asked["policies"])
    view = _view(ledger, asked)
    book = nrr.retention.prepared(ledger, view)
    explained = nrr.explanations.explain_headline(book, view.window, view.policy, figure, view.basis)
    if as_json:
        click.echo(
            json.dumps(
                nrr.explanations.explanation_object(book, explained, view.basis), ensure_ascii=True, indent=2
            )
        )
        return
    click.echo(nrr.explanations.explanation_text(book, explained, view.basis))


@main.command("identify")
@FILE
@click.argument("figure")
@NAME
@ANSWERS
@_view_options
@JSON
@refusing()
def identify_command(
    file: Path,
    figure: str,
    name: str | None,
    answers: Path | None,
    as_json: bool,  # noqa: FBT001
    **asked: Any,
) -> None:
    """Which definition gives FIGURE, such as 103.4%, on FILE: the conventions, nearest first."""
    stated = nrr.comparisons.stated_rate(figure)
    found = _opened(file, name, answers)
    if found.ledger is None:
        raise nrr.Refusal("a component summary has one definition only; conventions need the customers")
    ledger = _complete(found.ledger, asked["policies"])
    ways = nrr.comparisons.matches(ledger, _view(ledger, asked), stated)
    if as_json:
        click.echo(json.dumps([way.plain for way in ways], ensure_ascii=True, indent=2))
        return
    for way in ways:
        click.echo(f"{nrr.percent(way.row.nrr):>8}  {way.distance:>20}  {way.row.label}")


@main.command("publish")
@FILE
@NAME
@ANSWERS
@_view_options
@publishing_options
@JSON
@refusing()
def publish_command(file: Path, name: str | None, answers: Path | None, **asked: Any) -> None:
    """Publish FILE as a board and print its link. NRR_STORE_URL and NRR_BASE_URL say where."""
    found = _opened(file, name, answers)
    if found.ledger is None:
        raise nrr.Refusal("a component summary has no customers to make a board of")
    ledger = _complete(found.ledger, asked["policies"])
    now, fresh_key = datetime.now(UTC), secrets.token_bytes(32)
    restated = publish_on_schedule(ledger, lambda book: _view(book, asked), asked, now, fresh_key)
    if restated and asked["tell_restated"]:
        sys.exit(RESTATED)


main.add_command(store_commands)

if __name__ == "__main__":
    main(prog_name="nrr")
