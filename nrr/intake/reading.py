"""`read`: open -> frame -> decide -> melt -> check -> weigh -> build. The passes are data: `passes`."""

from dataclasses import replace
from datetime import UTC, datetime

from nrr.ground import Month
from nrr.intake.answers import Answers
from nrr.intake.concluding import intake_of
from nrr.intake.homecomings import home_of
from nrr.intake.intakes import Intake, Step
from nrr.intake.passes.passes import STAGES
from nrr.intake.passes.ways import Way, through
from nrr.intake.recipes.recipe import Recipe
from nrr.intake.recipes.shelves import KNOWN
from nrr.intake.steps import Tell, silent


def read(
    data: bytes,
    name: str,
    answers: Answers | None = None,
    tell: Tell = silent,
    recipes: tuple[Recipe, ...] = (),
) -> Intake:
    """The book in an upload, or the questions and errors that stand in its way. Never raises on bad input.

    `tell` is called with the name of every stage; `recipes` come before those of the program. The
    Intake keeps its way: one step a pass. A workbook of this product takes no pass: it carries its book, and
    its cells are compared with that.
    """
    today = datetime.now(UTC)
    given, running = answers or Answers(), Month.of(today.year, today.month)
    home = home_of(data, name, given, running)
    if home is not None:
        return home
    way = Way(data, name, given, running, (*recipes, *KNOWN))
    steps: list[Step] = []
    for stage, passes in STAGES:
        tell(stage)
        way = through(passes, way, steps.append)
    return intake_of(replace(way, answers=given), tuple(steps))
