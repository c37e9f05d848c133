"""From opened sheets to one draft: which sheet, which heading, which columns, which shape, and the checks in order."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from functools import lru_cache
from math import lcm

import numpy as np

from nrr.errors import Place, Problem, Severity
from nrr.intake.answers import Answers
from nrr.intake.checks.courses import told_cumulation
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
from nrr.intake.checks.signs import told_currency
from nrr.intake.checks.sums import without_sum_of_all
from nrr.intake.checks.switches import checked_units
from nrr.intake.checks.testers import without_test_names
from nrr.intake.checks.ties import tied_out
from nrr.intake.drafts import Draft, Entries, Money
from nrr.intake.files.uploads import Upload
from nrr.intake.files.workbooks import Sheet
from nrr.intake.headings.assignments import Assignment, assigned
from nrr.intake.headings.frames import Frame, frame_of
from nrr.intake.headings.notes import aside_columns, joined_rows
from nrr.intake.headings.setasides import as_attributes, named_column, side_columns, without_columns
from nrr.intake.shapes.bodies import body_of
from nrr.intake.shapes.dated_sheets import are_periods, with_dates_of_names
from nrr.intake.shapes.events import read_events
from nrr.intake.shapes.gaps import missing_roles
from nrr.intake.shapes.grouped import ungrouped
from nrr.intake.shapes.known import known_export
from nrr.intake.shapes.long import read_long
from nrr.intake.shapes.periods import read_periods
from nrr.intake.shapes.quantities import times_quantity
from nrr.intake.shapes.ranges import with_ends
from nrr.intake.shapes.recognition import Recognised, ShapeName, recognised
from nrr.intake.shapes.rivals import rival_columns
from nrr.intake.shapes.summaries import components_of, summary_pairs
from nrr.intake.shapes.transposed import TURNED, turned
from nrr.intake.shapes.wide import read_wide
from nrr.intake.shapes.yearly import with_years
from nrr.intake.tables.grids import Table
from nrr.intake.values.money import integers
from nrr.windows import Month


@dataclass(frozen=True, slots=True, eq=False)
class Found:
    """A sheet with its heading, roles and shape."""

    sheet: Sheet
    frame: Frame
    assignment: Assignment
    shape: Recognised
    aside: tuple[str, ...] = ()  # columns of a second table beside the one read
    said: tuple[Problem, ...] = ()


def draft_of(upload: Upload, answers: Answers, today: Month) -> Draft | None:
    """The draft of an upload, all checks done; None when it holds no sheet at all."""
    if not upload.sheets:
        return None
    found = [_found(sheet, answers) for sheet in with_dates_of_names(upload.sheets, answers)]
    chosen, said = _chosen(found, answers)
    drafts = [_read(one, answers) for one in chosen]
    draft = _joined(drafts).saying(*said, *upload.problems)
    return _checked(draft, answers, today)


def _found(sheet: Sheet, answers: Answers) -> Found:
    return _framed(sheet, tuple(answers.columns.items()), answers.ignore or (), answers.attributes or ())


@lru_cache(maxsize=256)
def _framed(
    sheet: Sheet, columns: tuple[tuple[str, str], ...], ignored: tuple[str, ...], plain: tuple[str, ...]
) -> Found:
    """A sheet looked at once, however many answers to its questions are weighed."""
    frame = without_columns(frame_of(sheet.table), ignored)
    known, _ = known_export(frame)
    told = {**known, **dict(columns)}
    frame, grouped = ungrouped(frame, assigned(frame, told))
    frame, split = with_ends(frame, assigned(frame, told))
    frame, years = with_years(frame, assigned(frame, told))
    roles = assigned(frame, told)
    beside = side_columns(frame, roles)
    aside = tuple(named_column(frame, letter) for letter in beside)
    if beside:
        frame = without_columns(frame, beside)
        roles = assigned(frame, told)
    assignment = as_attributes(roles, frame, plain)
    return Found(sheet, frame, assignment, recognised(frame, assignment), aside, (*grouped, *split, *years))


def _chosen(found: list[Found], answers: Answers) -> tuple[list[Found], list[Problem]]:
    """The sheets to read, and what to say about the others."""
    if answers.sheets is not None:
        wanted = {name.strip().casefold() for name in answers.sheets}
        named = [one for one in found if one.sheet.table.sheet.strip().casefold() in wanted]
        if named:
            return named, [_sheet_note(named, found)] if len(found) > 1 else []
    candidates = [one for one in found if one.shape.shape is not None]
    visible = [one for one in candidates if not one.sheet.hidden] or candidates
    if not visible:
        return [max(found, key=lambda one: one.shape.score)], []
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


def _sheet_note(chosen: list[Found], found: list[Found]) -> Problem:
    names = ", ".join(repr(one.sheet.table.sheet) for one in chosen)
    others = ", ".join(
        repr(one.sheet.table.sheet) + (" (hidden)" if one.sheet.hidden else "")
        for one in found
        if one not in chosen
    )
    hidden = " It is hidden in the workbook." if any(one.sheet.hidden for one in chosen) else ""
    text = f"Read from sheet {names}.{hidden}" + (
        f" Other sheets without revenue by month were not read: {others}." if others else ""
    )
    table = chosen[0].sheet.table
    return Problem(
        "sheet_read",
        Severity.WARNING if hidden else Severity.INFO,
        text,
        place=Place(table.file, table.sheet),
    )


def _period_note(parts: list[Found]) -> Problem:
    names = ", ".join(repr(one.sheet.table.sheet) for one in parts)
    text = f"{len(parts)} sheets named after months or years were read as one table, each with the date of its name: {names}."
    table = parts[0].sheet.table
    return Problem("sheets_joined", Severity.WARNING, text, did="Joined.", remedy="Name the sheets to read if they do not belong together.",
                   place=Place(table.file, table.sheet), count=len(parts))  # fmt: skip


def _sheet_question(rivals: list[Found]) -> Problem:
    names = ", ".join(repr(one.sheet.table.sheet) for one in rivals)
    table = rivals[0].sheet.table
    text = f"Several sheets hold a revenue table: {names}. It is not clear which sheet counts, or whether they belong together."
    return Problem("sheets", Severity.QUESTION, text, remedy="Say which sheet to read, or that all are parts of one table.",
                   place=Place(table.file, table.sheet), count=len(rivals))  # fmt: skip


def _read(one: Found, answers: Answers) -> Draft:
    if one.shape.shape is ShapeName.TRANSPOSED:
        frame, said = turned(one.frame, one.assignment)
        roles = assigned(frame, TURNED)
        again = Found(one.sheet, frame, roles, Recognised(ShapeName.LONG, one.shape.score))
        return _read(again, answers).saying(said)
    frame, multiplied = times_quantity(one.frame, one.assignment)
    body = body_of(frame, answers)
    pairs = summary_pairs(one.frame) if one.shape.shape in (None, ShapeName.SUMMARY) else None
    if pairs is not None:
        components, problems = components_of(pairs, one.frame.table, answers)
        return Draft((body.table,), body.headings, "summary", None, tuple(problems), components=components)
    asked = rival_columns(one.frame, one.assignment, one.shape, answers)
    match one.shape.shape:
        case ShapeName.WIDE:
            draft = read_wide(body, one.assignment, answers)
        case ShapeName.LONG:
            draft = read_long(body, one.assignment, answers)
        case ShapeName.PERIODS:
            draft = read_periods(body, one.assignment, answers)
        case ShapeName.EVENTS:
            draft = read_events(body, one.assignment, answers, one.shape.movement or 0)
        case _:
            known = dict(one.assignment.roles)
            draft = Draft((body.table,), body.headings, "none", None, body.problems, body.left_out, known)
            asked = [*asked, *missing_roles(one.frame, one.assignment, body)]
    return draft.saying(
        *asked,
        *one.said,
        *multiplied,
        *aside_columns(one.frame, one.aside),
        *known_export(one.frame)[1],
        *joined_rows(one.frame),
        *_hidden_columns(one.frame.table, draft),
    )


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
    """The order matters: what is no revenue goes first, then repetitions, then who is who, then the months."""
    draft = tied_out(without_sum_of_all(draft))
    draft = without_other_measures(without_forecasts(told_pools(refused_lines(draft))))
    draft = with_credit_signs(without_test_names(without_other_kinds(draft, answers), answers))
    draft = asked_movements(asked_once_only(draft, answers), answers)
    draft = settled_duplicates(draft, answers)
    draft = told_cumulation(told_likenesses(matched_customers(draft, answers)))
    draft = settled_currencies(draft, answers)
    draft = checked_months(draft, answers, today)
    return told_remarks(told_currency(checked_units(draft, answers)))


def _joined(drafts: Sequence[Draft]) -> Draft:
    """Several sheets of one form as one draft."""
    first = drafts[0]
    if len(drafts) == 1:
        return first
    filled = [d for d in drafts if d.entries is not None]
    entries = (
        _joined_entries([d.entries for d in filled if d.entries is not None])
        if len(filled) == len(drafts)
        else None
    )
    return replace(
        first,
        tables=tuple(table for d in drafts for table in d.tables),
        entries=entries,
        problems=tuple(problem for d in drafts for problem in d.problems),
        left_out=tuple(out for d in drafts for out in d.left_out),
        months=tuple(sorted({month for d in drafts for month in d.months})),
        labels=first.labels if all(d.headings == first.headings for d in drafts) else (),
        roles=first.roles if all(d.headings == first.headings for d in drafts) else {},
        own_totals=_joined_totals([d.own_totals for d in drafts]),
    )


def _joined_totals(parts: Sequence[Mapping[int, Fraction]]) -> dict[int, Fraction]:
    """The total rows of all sheets as one; none where a sheet has no total of its own."""
    if not all(parts):
        return {}
    months = sorted({month for part in parts for month in part})
    return {month: sum((part.get(month, Fraction(0)) for part in parts), Fraction(0)) for month in months}


def _joined_entries(parts: list[Entries]) -> Entries:
    scale = lcm(*(part.scale for part in parts))
    keys = list(dict.fromkeys(key for part in parts for key in part.keys))
    shown = {key: name for part in parts for key, name in zip(part.keys, part.shown, strict=True)}
    labels = list(dict.fromkeys(label for part in parts for label in part.currency_labels))
    where = {key: i for i, key in enumerate(keys)}
    remaps = [np.array([where[key] for key in part.keys], np.int32) for part in parts]
    coins = [np.array([labels.index(label) for label in part.currency_labels], np.int32) for part in parts]
    return Entries(
        np.concatenate([remap[part.customers] for remap, part in zip(remaps, parts, strict=True)]),
        tuple(keys),
        tuple(shown[key] for key in keys),
        np.concatenate([part.months for part in parts]),
        np.concatenate([_rescaled(part, scale) for part in parts]),
        scale,
        np.concatenate([part.rows for part in parts]),
        np.concatenate([part.columns for part in parts]),
        np.concatenate([coin[part.currencies] for coin, part in zip(coins, parts, strict=True)]),
        tuple(labels),
        np.concatenate([np.full(part.count, source, np.int32) for source, part in enumerate(parts)]),
    )


def _rescaled(part: Entries, scale: int) -> Money:
    factor = scale // part.scale
    if factor == 1:
        return part.arr
    return integers([int(value) * factor for value in part.arr.tolist()])
