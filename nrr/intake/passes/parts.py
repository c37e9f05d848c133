"""One sheet of a file: the rows below its heading, which of them count, and what its shape makes of them."""

from dataclasses import dataclass, replace

from nrr.ground import Month, Problem
from nrr.intake.answers import Answers
from nrr.intake.deciding.lines import with_gone
from nrr.intake.deciding.rows import Decided, decided
from nrr.intake.drafts import Draft
from nrr.intake.headings.assignments import assigned
from nrr.intake.headings.frames import Frame, frame_of
from nrr.intake.headings.notes import aside_columns, joined_rows
from nrr.intake.melting.bodies import Body, body_of
from nrr.intake.said.saying import Message, problem_of
from nrr.intake.shapes.contract_years import contract_years
from nrr.intake.shapes.events import CHANGES, read_events
from nrr.intake.shapes.gaps import missing_roles
from nrr.intake.shapes.known import known_notes, own_note
from nrr.intake.shapes.level_columns import before_and_after
from nrr.intake.shapes.levels_after import read_levels
from nrr.intake.shapes.long import read_long
from nrr.intake.shapes.monthly_bridges import monthly_bridge, movements_of
from nrr.intake.shapes.periods import read_periods
from nrr.intake.shapes.recasts import recast
from nrr.intake.shapes.recognition import Recognised, ShapeName
from nrr.intake.shapes.reports import no_customers
from nrr.intake.shapes.returned_pieces import with_returns
from nrr.intake.shapes.rivals import rival_columns
from nrr.intake.shapes.summaries import components_of, summary_pairs
from nrr.intake.shapes.turning import turned
from nrr.intake.shapes.uncounted import uncounted_interval
from nrr.intake.shapes.wide import read_wide
from nrr.intake.sheets import Found
from nrr.intake.tables.grids import Table
from nrr.retention import trailing_sum

_YEAR = 12


@dataclass(frozen=True, slots=True, eq=False)
class Part:
    """A sheet to read. `told` is its body without rows that do not count, `draft` what it gives, `said` what
    there is to say beside that.

    A report without customers and a component summary have a draft at once: none of their rows is decided.
    """

    one: Found
    body: Body
    said: tuple[Problem, ...] = ()
    told: Decided | None = None
    draft: Draft | None = None


def laid_out(one: Found, answers: Answers) -> Part:
    """The rows of a sheet, customers in rows whichever way they stood."""
    if one.shape.report is None and one.shape.shape is ShapeName.TRANSPOSED:
        turning = turned(one.frame, one.assignment, answers)
        upright = Found(
            one.sheet,
            turning.frame,
            assigned(turning.frame, turning.roles),
            Recognised(ShapeName.LONG, one.shape.score),
        )
        part = laid_out(upright, answers)
        return replace(part, said=(*part.said, *turning.said))
    if one.shape.report is not None:
        body = body_of(one.frame)
        said = (*body.problems, no_customers(one.frame, one.shape.report))
        return Part(one, body, draft=_without_amounts(one, body, said))
    frame, recasts = _recast(one, answers)
    body = body_of(frame)
    summary = _summary_of(one, body, answers)
    if summary is not None:
        return Part(one, body, draft=summary)
    said = (
        *_asked(one, body, answers),
        *one.said,
        *recasts,
        *aside_columns(one.frame, one.aside),
        *known_notes(one.recipe, (one.frame, frame_of(one.sheet.table)), answers),
        *joined_rows(one.frame),
    )
    return Part(one, body, said)


def _recast(one: Found, answers: Answers) -> tuple[Frame, list[Problem]]:
    """The sheet with its amounts made of several columns; in a log the kind of a change gives its sign."""
    frame, said = recast(one.frame, one.assignment, answers)
    if one.shape.shape in (ShapeName.EVENTS, ShapeName.LEVELS):
        return frame, said
    frame, more = with_returns(frame, one.assignment, answers)
    return frame, [*said, *more]


def _asked(one: Found, body: Body, answers: Answers) -> list[Problem]:
    """Columns that compete for a role, and roles that no column has."""
    rivals = rival_columns(one.frame, one.assignment, one.shape, answers)
    lacking = one.shape.shape in (None, ShapeName.SUMMARY)
    uncounted = uncounted_interval(one.frame, one.assignment, one.recipe, answers)
    return [
        *contract_years(one.frame, one.assignment),
        *rivals,
        *uncounted,
        *(missing_roles(one.frame, one.assignment, body) if lacking else ()),
    ]


def _summary_of(one: Found, body: Body, answers: Answers) -> Draft | None:
    """The movements of one window, and of its months where they are told apart; None for any other table."""
    if one.shape.shape not in (None, ShapeName.SUMMARY):
        return None
    bridge = monthly_bridge(one.frame, one.assignment, answers)
    draft = Draft((body.table,), body.headings, "summary", None)
    if bridge is not None and (bridge.lines or bridge.unread):
        movements, said = movements_of(bridge, one.frame.table)
        return replace(
            draft, components=trailing_sum(movements, _YEAR), movements=movements, problems=tuple(said)
        )
    pairs = summary_pairs(one.frame)
    if pairs is None:
        return None
    components, said = components_of(pairs, one.frame.table, answers)
    return replace(draft, components=components, problems=tuple(said))


def with_rows_decided(part: Part, answers: Answers) -> Part:
    """The rows that count, by the words of the columns that decide it; all rows of an own export do."""
    if part.draft is not None:
        return part
    one = part.one
    return replace(
        part, told=Decided(part.body) if one.own else decided(part.body, one.assignment, one.shape, answers)
    )


def melted(part: Part, answers: Answers, today: Month) -> Draft:
    """What a sheet gives, with everything there is to say about it."""
    if part.draft is not None:
        return part.draft.saying(*part.said)
    assert part.told is not None
    one = part.one
    draft = with_gone(
        _by_shape(one, part.told.body, answers, today),
        part.told,
        part.body,
        lambda rows: _by_shape(one, rows, answers, today),
    )
    if one.own:
        plain = tuple(i for i in draft.labels if draft.headings[i] not in one.own)
        draft = replace(draft, labels=plain).saying(own_note(one.frame.table))
    return draft.saying(*part.said, *_hidden_columns(one.frame.table, draft))


def _by_shape(one: Found, body: Body, answers: Answers, today: Month) -> Draft:
    """The amounts of a body by its shape."""
    match one.shape.shape:
        case ShapeName.WIDE:
            return read_wide(body, one.assignment, answers)
        case ShapeName.LONG if answers.amount_is == CHANGES:
            return read_events(body, one.assignment, answers, None, today)
        case ShapeName.LONG:
            return read_long(body, one.assignment, answers)
        case ShapeName.PERIODS:
            return read_periods(body, one.assignment, answers, today)
        case ShapeName.EVENTS:
            return read_events(body, one.assignment, answers, one.shape.movement or 0, today)
        case ShapeName.LEVELS if (pair := before_and_after(one.frame, one.assignment)) is not None:
            return read_levels(body, one.assignment, answers, pair, today)
    return _without_amounts(one, body, body.problems)


def _without_amounts(one: Found, body: Body, said: tuple[Problem, ...]) -> Draft:
    roles = dict(one.assignment.roles)
    return Draft((body.table,), body.headings, "none", None, said, body.left_out, roles)


def _hidden_columns(table: Table, draft: Draft) -> list[Problem]:
    used = [i for i in draft.columns_read if i in table.hidden_columns]
    if not used:
        return []
    names = [draft.headings[i] for i in used]
    return [problem_of(Message.HIDDEN_COLUMNS, table.place(), count=len(used), names=names)]
