"""Every sheet looked at once: its heading, roles and shape, and which of the sheets hold the revenue."""

from dataclasses import dataclass
from functools import lru_cache

from nrr.ground import Option, Place, Problem
from nrr.intake.answers import Answers
from nrr.intake.files.workbooks import Sheet
from nrr.intake.headings.assignments import Assignment, assigned
from nrr.intake.headings.frames import Frame, frame_of
from nrr.intake.headings.full_names import with_full_names
from nrr.intake.headings.scenarios import Scenario, scenario_of
from nrr.intake.headings.setasides import as_attributes, named_column, side_columns, without_columns
from nrr.intake.recipes.recipe import Recipe, recipe_for
from nrr.intake.said.saying import Message, Phrase, problem_of, wording
from nrr.intake.shapes.current_periods import with_lengths
from nrr.intake.shapes.dated_sheets import are_periods
from nrr.intake.shapes.grouped import ungrouped
from nrr.intake.shapes.known import own_export
from nrr.intake.shapes.ranges import with_ends
from nrr.intake.shapes.recognition import Recognised, ShapeName, recognised
from nrr.intake.shapes.sections import sectioned
from nrr.intake.shapes.yearly import with_years


@dataclass(frozen=True, slots=True, eq=False)
class Found:
    """A sheet with its heading, roles and shape."""

    sheet: Sheet
    frame: Frame
    assignment: Assignment
    shape: Recognised
    aside: tuple[str, ...] = ()  # columns of a second table beside the one read
    said: tuple[Problem, ...] = ()
    own: tuple[str, ...] = ()  # columns of an export of this program that are no attributes
    recipe: Recipe | None = None  # of its source, where this is known

    @property
    def titles(self) -> tuple[str, ...]:
        """The name of the sheet and the words above the heading."""
        table = self.frame.table
        return (
            table.sheet,
            *(text for row in self.frame.preamble for text in table.row(row) if text.strip()),
        )


def found_in(sheet: Sheet, answers: Answers, recipes: tuple[Recipe, ...]) -> Found:
    """One sheet under the answers about its columns, and under the recipe of its source."""
    recipe = recipe_for(frame_of(sheet.table), recipes)
    told = answers if recipe is None else recipe.under(answers, frame_of(sheet.table))
    return _framed(
        sheet, recipe, tuple(told.columns.items()), told.ignore or (), told.attributes or (), told.lasts or ()
    )


@lru_cache(maxsize=256)
def _framed(
    sheet: Sheet,
    recipe: Recipe | None,
    columns: tuple[tuple[str, str], ...],
    ignored: tuple[str, ...],
    plain: tuple[str, ...],
    lasts: tuple[str, ...],
) -> Found:
    """A sheet looked at once, however many answers to its questions are weighed."""
    frame = without_columns(frame_of(sheet.table), ignored)
    own = own_export(frame)
    known = {} if recipe is None else recipe.proposals(frame)
    frame, lengths = with_lengths(frame, lasts)
    told = {**known, **lengths, **dict(columns)}
    frame, named = with_full_names(frame, assigned(frame, told))
    told = {**named, **told}
    frame, grouped = ungrouped(frame, assigned(frame, told))
    frame, split, whole = with_ends(frame, assigned(frame, told))
    frame, years = with_years(frame, assigned(frame, told))
    roles = assigned(frame, told)
    beside = side_columns(frame, roles)
    aside = tuple(named_column(frame, letter) for letter in beside)
    if beside:
        frame = without_columns(frame, beside)
        roles = assigned(frame, told)
    frame, parts = sectioned(frame, roles)
    assignment = as_attributes(assigned(frame, told) if parts else roles, frame, (*plain, *whole))
    return Found(
        sheet,
        frame,
        assignment,
        recognised(frame, assignment),
        aside,
        (*grouped, *split, *years, *parts),
        own,
        recipe,
    )


def chosen(found: list[Found], answers: Answers) -> tuple[list[Found], list[Problem]]:
    """The sheets to read, and what to say about the others."""
    if answers.sheets is not None:
        wanted = {name.strip().casefold() for name in answers.sheets}
        named = [one for one in found if one.sheet.table.sheet.strip().casefold() in wanted]
        if named:
            return named, [_sheet_note(named, found)] if len(found) > 1 else []
    candidates = _with_customers([one for one in found if one.shape.shape is not None])
    visible = _actual([one for one in candidates if not one.sheet.hidden] or candidates)
    if not visible:
        return [max(found, key=lambda one: one.shape.score)], []
    if visible[0].sheet.stack and len({(one.sheet.stack, one.shape.shape) for one in visible}) == 1:
        return visible, [_block_note(visible)] if len(visible) > 1 else []
    if (
        are_periods([one.sheet.table.sheet for one in visible])
        and len({one.shape.shape for one in visible}) == 1
    ):
        return visible, [_period_note(visible)]
    best = max(visible, key=lambda one: one.shape.score)
    rivals = [one for one in visible if one is not best and one.sheet.table.height > 2]
    if rivals:
        return [best], [_sheet_question([best, *rivals])]
    return [best], [_sheet_note([best], found)] if len(found) > 1 or best.sheet.hidden else []


def _actual(found: list[Found]) -> list[Found]:
    """Without the sheets of a workbook that are named a forecast or budget, where others are not."""
    return [one for one in found if one.sheet.table.delimiter or not _planned(one)] or found


def _planned(one: Found) -> bool:
    return scenario_of(one.sheet.table.sheet) is Scenario.FORECAST


def _with_customers(candidates: list[Found]) -> list[Found]:
    """The list of customers of an own export; else all tables but the summaries, where others are there."""
    own = [one for one in candidates if one.own]
    named = [one for one in candidates if one.shape.shape is not ShapeName.SUMMARY]
    return own if len(own) == 1 else named or candidates


def _sheet_note(chosen: list[Found], found: list[Found]) -> Problem:
    names = [one.sheet.table.sheet for one in chosen]
    others = [_named(one) for one in found if one not in chosen]
    table = chosen[0].sheet.table
    place = Place(table.file, table.sheet)
    hidden = any(one.sheet.hidden for one in chosen)
    if not others:
        return problem_of(Message.HIDDEN_SHEET if hidden else Message.SHEET_READ, place, names=names)
    return problem_of(
        Message.HIDDEN_SHEET_OF_MANY if hidden else Message.SHEET_OF_MANY,
        place,
        names=names,
        others=others,
    )


def _named(one: Found) -> str:
    return wording(Phrase.SHEET_HIDDEN if one.sheet.hidden else Phrase.SHEET, sheet=one.sheet.table.sheet)


def _period_note(parts: list[Found]) -> Problem:
    names = [one.sheet.table.sheet for one in parts]
    table = parts[0].sheet.table
    return problem_of(Message.SHEETS_JOINED, Place(table.file, table.sheet), count=len(parts), names=names)


def _block_note(parts: list[Found]) -> Problem:
    names = [one.sheet.table.sheet for one in parts]
    table = parts[0].sheet.table
    return problem_of(
        Message.BLOCKS_JOINED, Place(table.file, parts[0].sheet.stack), count=len(parts), names=names
    )


def _sheet_question(rivals: list[Found]) -> Problem:
    sheets = [one.sheet.table.sheet for one in rivals]
    table = rivals[0].sheet.table
    choices = (
        *(Option(sheet, {"sheets": [sheet]}) for sheet in sheets),
        Option(wording(Phrase.ALL_SHEETS_TOGETHER), {"sheets": sheets}),
    )
    return problem_of(
        Message.SHEETS, Place(table.file, table.sheet), count=len(rivals), choices=choices, names=sheets
    )
