"""From sheets to one table of amounts: heading, roles and shape, which sheets count, which rows, and what
they hold.
"""

from dataclasses import replace

from nrr.ground import Problem
from nrr.intake.checks.siblings import asked_by_siblings
from nrr.intake.passes.parts import laid_out, melted, with_rows_decided
from nrr.intake.passes.ways import Fact, Way, made
from nrr.intake.said.saying import Phrase
from nrr.intake.shapes.dated_sheets import with_dates_of_names
from nrr.intake.sheets import chosen, found_in
from nrr.intake.unions import joined


def _frame(way: Way) -> Way:
    """Where all sheets of one source are of the same, its recipe answers for the file."""
    assert way.upload is not None
    dated = with_dates_of_names(way.upload.sheets, way.answers)
    sheets = tuple(found_in(sheet, way.answers, way.recipes) for sheet in dated)
    known = {one.recipe: one.frame for one in sheets if one.recipe is not None}
    answers = way.answers
    if len(known) == 1:
        recipe, frame = known.popitem()
        answers = recipe.under(answers, frame)
    return replace(way, sheets=sheets, answers=answers)


def _choose(way: Way) -> Way:
    sheets, said = chosen(list(way.sheets), way.answers)
    return replace(way, chosen=tuple(sheets), said=tuple(said))


def _lay_out(way: Way) -> Way:
    return replace(way, parts=tuple(laid_out(one, way.answers) for one in way.chosen))


def _decide_rows(way: Way) -> Way:
    return replace(way, parts=tuple(with_rows_decided(part, way.answers) for part in way.parts))


def _melt(way: Way) -> Way:
    return replace(way, drafts=tuple(melted(part, way.answers, way.today) for part in way.parts))


def _join(way: Way) -> Way:
    return replace(
        way, draft=replace(joined(way.drafts), running=way.today).saying(*way.said, *_of_file(way))
    )


def _of_file(way: Way) -> tuple[Problem, ...]:
    assert way.upload is not None
    return way.upload.problems


def _ask_siblings(way: Way) -> Way:
    assert way.draft is not None
    beside = [one.sheet.table for one in way.sheets if one not in way.chosen]
    titles = " ".join(text for one in way.chosen for text in one.titles)
    return replace(way, draft=asked_by_siblings(way.draft, titles, beside, way.answers))


FRAMING = (
    made(Phrase.FRAME_EVERY_SHEET, (Fact.SHEETS,), (Fact.SHAPES,), _frame),
    made(Phrase.CHOOSE_THE_SHEETS, (Fact.SHAPES,), (Fact.CHOSEN,), _choose),
    made(Phrase.LAY_OUT_THE_ROWS, (Fact.CHOSEN,), (Fact.ROWS,), _lay_out),
    made(Phrase.DECIDE_WHICH_ROWS_COUNT, (Fact.ROWS,), (Fact.REVENUE_ROWS,), _decide_rows),
    made(Phrase.READ_AMOUNTS_BY_THE_SHAPE, (Fact.REVENUE_ROWS,), (Fact.PARTS,), _melt),
    made(Phrase.JOIN_THE_SHEETS, (Fact.PARTS,), (Fact.DRAFT,), _join),
    made(Phrase.HEAR_THE_OTHER_SHEETS, (Fact.DRAFT,), (Fact.PERIOD,), _ask_siblings),
)
