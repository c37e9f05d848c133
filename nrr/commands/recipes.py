"""`nrr recipe`: recipes of sources, tried against their samples."""

import sys
from pathlib import Path

import click

from nrr.commands.refusals import REFUSED, refusing
from nrr.ground import Month
from nrr.intake import checked_recipe, recipe_from


@click.group("recipe")
def recipe_commands() -> None:
    """How files of one source are read, as a file of your own."""


@recipe_commands.command("check")
@click.argument("recipe", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@refusing()
def check_command(recipe: Path) -> None:
    """Read the sample of RECIPE under it, and compare what comes out with the figures it names."""
    found = recipe_from(recipe.read_bytes(), recipe.name)
    wrong = checked_recipe(found)
    for line in wrong:
        click.echo(line, err=True)
    if wrong:
        sys.exit(REFUSED)
    sample = found.sample
    assert sample is not None
    months = sorted(sample.mrr)
    first, last = (Month.parse(months[at]).label for at in (0, -1))
    name, count = found.name or recipe.name, len(months)
    click.echo(
        f"{name} reads its sample to its figures: {count} months, {first} to {last},"
        f" with {sample.mrr[months[-1]]} of MRR in the last."
    )
