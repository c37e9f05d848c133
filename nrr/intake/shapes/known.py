"""What is said of a table whose source is known, and exports of this program itself."""

from nrr.ground import Place, Problem
from nrr.intake.answers import Answers
from nrr.intake.headings.frames import Frame
from nrr.intake.headings.words import Role
from nrr.intake.lexicon.phrases import words_of
from nrr.intake.recipes.lacking import lacked, lacking_columns
from nrr.intake.recipes.recipe import Recipe, held_in
from nrr.intake.said.saying import Message, Phrase, problem_of, wording
from nrr.intake.tables.grids import Table
from nrr.intake.values.stamps import Form
from nrr.retention import MARKED_HEADS, OWN_HEADS


def known_notes(recipe: Recipe | None, frames: tuple[Frame, ...], answers: Answers) -> list[Problem]:
    """A note for a table whose source a recipe knows, and what the file lacks of it; refused where nothing
    names the customer, or nothing holds the amount and none was named. `frames` are the table as it is read
    and as it is written.
    """
    if recipe is None or not recipe.name:
        return []
    place, name = frames[0].table.place(), recipe.name
    held = set[str]().union(*map(held_in, frames))
    known = problem_of(Message.KNOWN_EXPORT, place, name=name)
    if column := lacked(recipe, (Role.CUSTOMER_ID, Role.CUSTOMER), held):
        return [known, problem_of(Message.LACKING_CUSTOMER, place, name=name, column=column)]
    amount = lacked(recipe, (Role.AMOUNT,), held)
    if amount and "amount" not in answers.columns:
        return [known, problem_of(Message.LACKING_AMOUNT, place, name=name, column=amount)]
    return [known, *_lacking(recipe, held, place)]


def _lacking(recipe: Recipe, held: set[str], place: Place) -> list[Problem]:
    missing = lacking_columns(recipe, held)
    if not missing:
        return []
    names = [wording(Phrase.LACKED_COLUMN, column=name, why=wording(why)) for name, why in missing.items()]
    return [problem_of(Message.LACKING_COLUMNS, place, count=len(names), name=recipe.name, names=names)]


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
        bare[words_of(head)]
        for head in MARKED_HEADS
        if words_of(head) in bare and head != wording(Phrase.HEADED_CUSTOMER)
    )


def _without_unit(heading: str) -> tuple[str, ...]:
    """`Change (ARR, USD)` is Change."""
    return words_of(heading.partition(" (")[0])


def own_note(table: Table) -> Problem:
    """What is read of an export of this program."""
    return problem_of(Message.OWN_EXPORT, table.place())
