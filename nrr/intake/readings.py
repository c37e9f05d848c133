"""From opened sheets to one draft: each sheet read by its shape, joined, and the checks in order."""

from dataclasses import replace

from nrr.ground import Month, Place, Problem, Severity
from nrr.intake.answers import Answers
from nrr.intake.checks.courses import courses_of, told_cumulation
from nrr.intake.checks.credits import with_credit_signs
from nrr.intake.checks.currencies import settled_currencies
from nrr.intake.checks.duplicates import settled_duplicates
from nrr.intake.checks.identity import matched_customers
from nrr.intake.checks.kinds import without_other_kinds
from nrr.intake.checks.likenesses import told_likenesses
from nrr.intake.checks.lines import refused_lines
from nrr.intake.checks.measures import without_other_measures
from nrr.intake.checks.months import checked_months
from nrr.intake.checks.patterns import asked_movements, asked_once_only
from nrr.intake.checks.pools import told_pools
from nrr.intake.checks.remarks import told_remarks
from nrr.intake.checks.scenarios import without_forecasts
from nrr.intake.checks.siblings import asked_by_siblings
from nrr.intake.checks.signs import told_currency
from nrr.intake.checks.sums import settled_sums
from nrr.intake.checks.switches import checked_units
from nrr.intake.checks.testers import without_test_names
from nrr.intake.checks.ties import tied_out
from nrr.intake.deciding.lines import asked_words, with_gone
from nrr.intake.deciding.rows import Decided, decided
from nrr.intake.drafts import Draft
from nrr.intake.files.uploads import Upload
from nrr.intake.headings.assignments import assigned
from nrr.intake.headings.notes import aside_columns, joined_rows
from nrr.intake.shapes.bodies import Body, body_of
from nrr.intake.shapes.dated_sheets import with_dates_of_names
from nrr.intake.shapes.events import read_events
from nrr.intake.shapes.gaps import missing_roles
from nrr.intake.shapes.known import known_export, own_note
from nrr.intake.shapes.levels_after import before_and_after, read_levels
from nrr.intake.shapes.long import read_long
from nrr.intake.shapes.monthly_bridges import monthly_bridge, movements_of
from nrr.intake.shapes.periods import read_periods
from nrr.intake.shapes.quantities import times_quantity
from nrr.intake.shapes.recognition import Recognised, ShapeName
from nrr.intake.shapes.reports import Report, no_customers
from nrr.intake.shapes.rivals import rival_columns
from nrr.intake.shapes.summaries import components_of, summary_pairs
from nrr.intake.shapes.transposed import TURNED, turned
from nrr.intake.shapes.wide import read_wide
from nrr.intake.sheets import Found, chosen, found_in
from nrr.intake.tables.grids import Table
from nrr.intake.unions import joined
from nrr.retention import trailing_sum

_YEAR = 12


def draft_of(upload: Upload, answers: Answers, today: Month) -> Draft | None:
    """The draft of an upload, all checks done; None when it holds no sheet at all."""
    if not upload.sheets:
        return None
    found = [found_in(sheet, answers) for sheet in with_dates_of_names(upload.sheets, answers)]
    sheets, said = chosen(found, answers)
    drafts = [_read(one, answers, today) for one in sheets]
    beside = [one.sheet.table for one in found if one not in sheets]
    titles = " ".join(text for one in sheets for text in one.titles)
    draft = asked_by_siblings(joined(drafts), titles, beside, answers).saying(*said, *upload.problems)
    draft = replace(draft, running=today)
    return _checked(draft, answers, today)


def _read(one: Found, answers: Answers, today: Month) -> Draft:
    if one.shape.report is not None:
        return _refused(one, one.shape.report)
    if one.shape.shape is ShapeName.TRANSPOSED:
        frame, said = turned(one.frame, one.assignment)
        roles = assigned(frame, TURNED)
        again = Found(one.sheet, frame, roles, Recognised(ShapeName.LONG, one.shape.score))
        return _read(again, answers, today).saying(said)
    frame, multiplied = times_quantity(one.frame, one.assignment)
    body = body_of(frame)
    summary = _summary_of(one, body, answers) if one.shape.shape in (None, ShapeName.SUMMARY) else None
    if summary is not None:
        return summary
    asked = rival_columns(one.frame, one.assignment, one.shape, answers)
    if one.shape.shape in (None, ShapeName.SUMMARY):
        asked = [*asked, *missing_roles(one.frame, one.assignment, body)]
    told = Decided(body) if one.own else decided(body, one.assignment, one.shape, answers)
    draft = with_gone(
        _shaped(one, told.body, answers, today), told, body, lambda rows: _shaped(one, rows, answers, today)
    )
    if one.own:
        plain = tuple(i for i in draft.labels if draft.headings[i] not in one.own)
        draft = replace(draft, labels=plain).saying(own_note(one.frame.table))
    return draft.saying(
        *asked,
        *one.said,
        *multiplied,
        *aside_columns(one.frame, one.aside),
        *known_export(one.frame)[1],
        *joined_rows(one.frame),
        *_hidden_columns(one.frame.table, draft),
    )


def _refused(one: Found, report: Report) -> Draft:
    """A report has no amounts of customers: said, and nothing is asked."""
    body, roles = body_of(one.frame), dict(one.assignment.roles)
    said = (*body.problems, no_customers(one.frame, report))
    return Draft((body.table,), body.headings, "none", None, said, body.left_out, roles)


def _shaped(one: Found, body: Body, answers: Answers, today: Month) -> Draft:
    """The entries of a body by its shape."""
    match one.shape.shape:
        case ShapeName.WIDE:
            return read_wide(body, one.assignment, answers)
        case ShapeName.LONG:
            return read_long(body, one.assignment, answers)
        case ShapeName.PERIODS:
            return read_periods(body, one.assignment, answers, today)
        case ShapeName.EVENTS:
            return read_events(body, one.assignment, answers, one.shape.movement or 0, today)
        case ShapeName.LEVELS if (pair := before_and_after(one.frame, one.assignment)) is not None:
            return read_levels(body, one.assignment, answers, pair, today)
    known = dict(one.assignment.roles)
    return Draft((body.table,), body.headings, "none", None, body.problems, body.left_out, known)


def _summary_of(one: Found, body: Body, answers: Answers) -> Draft | None:
    """The movements of one window, and of its months where they are told apart; None for any other table."""
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


def _hidden_columns(table: Table, draft: Draft) -> list[Problem]:
    used = [i for i in draft.columns_read if i in table.hidden_columns]
    if not used:
        return []
    names = ", ".join(draft.headings[i] for i in used[:6])
    text = f"{len(used)} hidden columns were read like the visible ones: {names}."
    return [
        Problem(
            "hidden_columns",
            Severity.WARNING,
            text,
            place=Place(table.file, table.sheet or None),
            count=len(used),
        )
    ]


def _checked(draft: Draft, answers: Answers, today: Month) -> Draft:
    """The order matters: what is no revenue goes first, then repetitions, then who is who, then the
    months.
    """
    draft = tied_out(settled_sums(asked_words(draft), answers))
    draft = without_other_measures(without_forecasts(told_pools(refused_lines(draft))))
    draft = with_credit_signs(without_test_names(without_other_kinds(draft, answers), answers))
    draft = asked_movements(asked_once_only(draft, answers), answers)
    draft = settled_duplicates(draft, answers)
    draft = _told_by_courses(matched_customers(draft, answers))
    draft = settled_currencies(draft, answers)
    draft = checked_months(draft, answers, today)
    return told_remarks(told_currency(checked_units(draft, answers)))


def _told_by_courses(draft: Draft) -> Draft:
    """What the course of customers over the months gives away, laid out once."""
    courses = None if draft.entries is None else courses_of(draft.entries)
    return draft if courses is None else told_cumulation(told_likenesses(draft, courses), courses)
