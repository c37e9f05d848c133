"""`nrr read`: what a file holds, and everything there is to say about it."""

import json
import sys
from pathlib import Path

import click

from nrr.commands.files import ANSWERS, FILE, JSON, NAME, answers_in
from nrr.commands.refusals import REFUSED, refusing
from nrr.intake import Intake, read_apart, read_object


@click.command("read")
@FILE
@NAME
@ANSWERS
@JSON
@refusing()
def read_command(file: Path, name: str | None, answers: Path | None, as_json: bool) -> None:  # noqa: FBT001
    """What FILE holds: outcome, totals by month, customers, and everything there is to say about it."""
    found = read_apart(file.read_bytes(), name if name is not None else file.name, answers_in(answers))
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
