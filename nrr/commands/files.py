"""The file a command is given: what it holds under the answers beside it."""

import json
import sys
from collections.abc import Sequence
from enum import Enum
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

import nrr.intake
from nrr.commands.loading import loading
from nrr.commands.refusals import REFUSED
from nrr.ground import Refusal, points
from nrr.warehouse import is_address

if TYPE_CHECKING:
    from nrr.intake import Answers, Intake


class FileOrAddress(click.ParamType[Path | str]):
    """A file that is there, or the address of a database."""

    name = "source"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Path | str:
        if isinstance(value, str) and is_address(value):
            return value
        return Path(str(_EXISTING.convert(value, param, ctx)))


_EXISTING = click.Path(exists=True, dir_okay=False, path_type=Path)
SOURCE = click.argument("source", type=FileOrAddress())
FILE = click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
ANSWERS = click.option(
    "--answers",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="A recipe (TOML), or the same keys as JSON.",
)
NAME = click.option("--name", help="The name the file goes by, if not its own.")
BESIDE = click.option(
    "--beside",
    multiple=True,
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="A second file joined by customer: contracts, attributes, one-off amounts, rates or totals.",
)
JSON = click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")


def answers_in(path: Path | None) -> "Answers":
    """The answers of a recipe; what is not understood in JSON is said, and left out."""
    if path is None:
        return nrr.intake.Answers()
    if path.suffix.casefold() == ".toml":
        return nrr.intake.recipe_from(path.read_bytes(), path.name).answers
    try:
        told = json.loads(path.read_bytes() or b"{}")
    except (ValueError, RecursionError) as error:
        raise Refusal(f"the answers in {path.name} are not JSON: {error}") from error
    known, problems = nrr.intake.parsed_answers(told)
    for problem in problems:
        click.echo(f"warning: {problem.what}", err=True)
    return known


class Said(Enum):
    """How a command says that a file has no figures."""

    IN_WORDS = "in words"
    AS_JSON = "as JSON"


def found_in(file: Path, name: str | None, answers: Path | None, meanwhile: str = "") -> "Intake":
    """The file as read, with the recipes beside it; the module `meanwhile` is loaded while it is read."""
    recipes, told, read = nrr.intake.recipes_beside(file), answers_in(answers), nrr.intake.read_apart
    with loading(meanwhile):
        return read(file.read_bytes(), file.name if name is None else name, told, recipes=recipes)


def opened(
    file: Path,
    name: str | None,
    answers: Path | None,
    said: Said,
    beside: Sequence[Path] = (),
    meanwhile: str = "",
) -> "Intake":
    """The same with second files joined to it; ends the program with the problems printed where there are
    no figures.
    """
    sides = [(path.read_bytes(), path.name) for path in beside]
    found = found_in(file, name or file.name, answers, meanwhile)
    if sides:
        found = nrr.intake.joined(found, sides)
    if found.ledger is None and found.components is None:
        if said is Said.AS_JSON:
            click.echo(json.dumps(nrr.intake.read_object(found), ensure_ascii=True))
        else:
            click.echo(f"{found.outcome}: {file.name}", err=True)
            print_problems(found, err=True)
        sys.exit(REFUSED)
    return found


def print_problems(found: "Intake", *, err: bool) -> None:
    """Everything there is to say about a file, a line each."""
    for problem in found.problems:
        effect = "" if problem.effect is None else f"Effect on NRR: {points(problem.effect)}. "
        click.echo(f"  {problem.severity}: {problem.what} {effect}{problem.remedy}".rstrip(), err=err)
