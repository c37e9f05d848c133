"""`nrr explain` and `nrr identify`: where a figure comes from, and which definition gives one."""

import json
from pathlib import Path
from typing import Any

import click

import nrr
from nrr.commands.files import ANSWERS, FILE, JSON, NAME, Said, opened
from nrr.commands.refusals import refusing
from nrr.commands.views import complete_months, view_of, view_options


@click.command("explain")
@FILE
@click.argument("figure")
@NAME
@ANSWERS
@view_options
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
    found = opened(file, name, answers, Said.AS_JSON if as_json else Said.IN_WORDS)
    if found.ledger is None:
        raise nrr.Refusal("totals have no customers to explain its figures by")
    ledger = complete_months(found.ledger, asked["policies"], found.policy)
    view = view_of(ledger, asked, found.policy)
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


@click.command("identify")
@FILE
@click.argument("figure")
@NAME
@ANSWERS
@view_options
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
    found = opened(file, name, answers, Said.AS_JSON if as_json else Said.IN_WORDS)
    if found.ledger is None:
        raise nrr.Refusal("totals have one definition only; methods need the customers")
    ledger = complete_months(found.ledger, asked["policies"], found.policy)
    ways = nrr.comparisons.matches(ledger, view_of(ledger, asked, found.policy), stated)
    if as_json:
        click.echo(json.dumps([way.plain for way in ways], ensure_ascii=True, indent=2))
        return
    for way in ways:
        click.echo(f"{nrr.percent(way.row.nrr):>8}  {way.distance:>20}  {way.row.label}")
