"""Why a file was read as it was: what speaks for the reading, what against it, what is open, and readings
that were dropped, each with what it would lead to.
"""

from collections.abc import Iterable, Mapping

from nrr.ground import Option, Problem, Severity
from nrr.intake.drafts import Draft
from nrr.intake.glimpses import glimpse_of
from nrr.intake.headings.words import Role
from nrr.intake.intakes import Evidence, Rival
from nrr.intake.passes.ways import Way
from nrr.intake.said.saying import Phrase, wording
from nrr.intake.shapes.recognition import ShapeName

_SHAPES: Mapping[ShapeName, str] = {
    ShapeName.LONG: wording(Phrase.READS_LONG),
    ShapeName.PERIODS: wording(Phrase.READS_PERIODS),
    ShapeName.EVENTS: wording(Phrase.READS_EVENTS),
    ShapeName.LEVELS: wording(Phrase.READS_LEVELS),
    ShapeName.SUMMARY: wording(Phrase.READS_SUMMARY),
    ShapeName.TRANSPOSED: wording(Phrase.READS_TRANSPOSED),
}
_FOR = frozenset({"known_export", "own_export", "tie_out", "levels", "component_summary"})
_AGAINST = frozenset({"tie_out", "total_off", "levels_broken", "cumulated", "components_do_not_foot"})
_DOUBT = "implausible_"
_CLOSED = (Severity.WARNING, Severity.INFO)


def evidence_of(way: Way, draft: Draft) -> Evidence:
    """What a finished way says of its reading."""
    problems = draft.problems
    said_for = (p.what for p in problems if p.code in _FOR and p.severity in _CLOSED and not _warns(p))
    return Evidence(
        (*_of_the_table(way, draft), *said_for),
        tuple(p.what for p in problems if _warns(p)),
        tuple(_rivals(p for p in problems if p.severity is Severity.QUESTION)),
        (*_rivals(p for p in problems if p.severity in _CLOSED), *_sheets(way)),
    )


def _warns(problem: Problem) -> bool:
    doubts = problem.code in _AGAINST or problem.code.startswith(_DOUBT)
    return doubts and problem.severity is Severity.WARNING


def _of_the_table(way: Way, draft: Draft) -> Iterable[str]:
    for shape in dict.fromkeys(one.shape.shape for one in way.chosen):
        if shape is ShapeName.WIDE:
            yield wording(Phrase.READS_WIDE, n=sum(len(one.assignment.months) for one in way.chosen))
        else:
            yield _SHAPES[shape] if shape is not None else wording(Phrase.READS_NONE)
    row = glimpse_of(draft).header_row
    if row is not None:
        yield wording(Phrase.HEADING_IN_ROW, row=row)
    played = [
        f"{draft.headings[i]} = {_plain(role)}" for role, i in draft.roles.items() if i < len(draft.headings)
    ]
    if played:
        yield wording(Phrase.HEADINGS_READ, names=played)


def _plain(role: Role) -> str:
    return role.replace("_", " ")


def _rivals(problems: Iterable[Problem]) -> Iterable[Rival]:
    for problem in problems:
        for option in problem.choices:
            yield _rival(problem, option)


def _rival(problem: Problem, option: Option) -> Rival:
    why = " ".join(part for part in (problem.what, option.reason) if part)
    return Rival(option.label, why, option.nrr, option.closing_arr_minor, dict(option.answers))


def _sheets(way: Way) -> Iterable[Rival]:
    """Sheets with a table of their own that were not read."""
    for one in way.sheets:
        if one not in way.chosen and one.shape.shape is not None:
            name = one.sheet.table.sheet
            label = wording(Phrase.SHEET_NOT_READ, name=name)
            yield Rival(label, wording(Phrase.SHEET_SCORES_LESS), answers={"sheets": [name]})
