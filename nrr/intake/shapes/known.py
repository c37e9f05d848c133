"""What is said of a table whose source is known, and exports of this program itself."""

from nrr.ground import Problem
from nrr.intake.headings.frames import Frame
from nrr.intake.lexicon.phrases import words_of
from nrr.intake.recipes.recipe import Recipe
from nrr.intake.said.saying import Message, problem_of
from nrr.intake.tables.grids import Table
from nrr.intake.values.stamps import Form
from nrr.retention import MARKED_HEADS, OWN_HEADS


def known_note(recipe: Recipe | None, table: Table) -> list[Problem]:
    """A note for a table whose source a recipe knows."""
    if recipe is None or not recipe.name:
        return []
    return [problem_of(Message.KNOWN_EXPORT, table.place(), name=recipe.name)]


def own_export(frame: Frame) -> tuple[str, ...]:
    """Headings of an export of this program that are no attributes; none where the table is no list of its
    customers.
    """
    headings = [heading.text for heading in frame.headings if heading.text]
    bare = {_without_unit(heading): heading for heading in headings}
    ends = [heading for heading in frame.headings if heading.stamp.form is Form.DAY]
    if len(ends) != 2 or not {words_of(head) for head in OWN_HEADS} <= bare.keys():
        return ()
    return tuple(
        bare[words_of(head)] for head in MARKED_HEADS if words_of(head) in bare and head != "Customer"
    )


def _without_unit(heading: str) -> tuple[str, ...]:
    """`Change (ARR, USD)` is Change."""
    return words_of(heading.partition(" (")[0])


def own_note(table: Table) -> Problem:
    """What is read of an export of this program."""
    return problem_of(Message.OWN_EXPORT, table.place())
