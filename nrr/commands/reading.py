"""`nrr read`: what a file holds, and everything there is to say about it."""

import json
import sys
from pathlib import Path

import click

from nrr.commands.files import ANSWERS, FILE, JSON, NAME, found_in, print_problems
from nrr.commands.refusals import REFUSED, refusing
from nrr.intake import read_object, trace_lines, trace_object


@click.command("read")
@FILE
@NAME
@ANSWERS
@JSON
@click.option("--trace", is_flag=True, help="Print the way of the file: pass, seconds, what it changed.")
@refusing()
def read_command(file: Path, name: str | None, answers: Path | None, **shown: bool) -> None:
    """What FILE holds: outcome, totals by month, customers, and everything there is to say about it."""
    found = found_in(file, name, answers)
    if shown["as_json"]:
        trace = {"trace": trace_object(found)} if shown["trace"] else {}
        click.echo(json.dumps(read_object(found) | trace, ensure_ascii=True))
        return
    click.echo(f"{found.outcome}: {file.name}")
    for line in trace_lines(found) if shown["trace"] else ():
        click.echo(line)
    print_problems(found, err=False)
    if found.outcome != "accepted":
        sys.exit(REFUSED)
