"""What a file gave at the end of its way."""

import hashlib
from dataclasses import replace

from nrr.ground import Place, Problem, Severity
from nrr.intake.accounts import rejected_csv, row_count
from nrr.intake.drafts import Draft
from nrr.intake.evidence import evidence_of
from nrr.intake.files.uploads import Upload
from nrr.intake.glimpses import glimpse_of
from nrr.intake.intakes import ACCEPTED, NEEDS_ANSWER, REFUSED, Intake, RowCount, Step
from nrr.intake.passes.ways import Way, in_order
from nrr.intake.said.saying import Message, problem_of
from nrr.intake.tables.grids import Table
from nrr.intake.totals import totals_of
from nrr.intake.values.dates import heading_stamp_of
from nrr.intake.values.stamps import Form
from nrr.ledgers import LeftRows, Provenance, Source


def intake_of(way: Way, steps: tuple[Step, ...]) -> Intake:
    """What a file gave at the end of its way."""
    draft, problems = way.draft, way.problems
    if draft is None:
        return Intake(way.name, REFUSED, in_order(problems), answers=way.answers, steps=steps)
    outcome = _outcome(problems, readable=draft.entries is not None or draft.components is not None)
    if outcome == REFUSED and problems[:1] and problems[0].severity is not Severity.ERROR:
        problems = (_no_table(way.name), *problems)
    mapping = {str(role): draft.headings[i] for role, i in draft.roles.items() if i < len(draft.headings)}
    found = Intake(
        way.name,
        outcome,
        problems,
        shape=draft.shape,
        mapping=mapping,
        answers=way.answers,
        form=form_of(draft),
        glimpse=glimpse_of(draft),
        steps=steps,
        evidence=evidence_of(way, draft),
    )
    return _with_figures(found, way, draft) if outcome == ACCEPTED else found


def _with_figures(found: Intake, way: Way, draft: Draft) -> Intake:
    assert way.upload is not None
    tables = _whole_tables(draft, way.upload)
    rows = row_count(draft, tables)
    return replace(
        found,
        ledger=way.ledger,
        totals=totals_of(draft),
        components=draft.components,
        movements=draft.movements,
        rows=rows,
        rejected=rejected_csv(draft, tables),
        provenance=_provenance(found, way, rows),
    )


def _provenance(found: Intake, way: Way, rows: RowCount) -> Provenance:
    return Provenance(
        sources=(Source(way.name, hashlib.sha256(way.data).hexdigest(), len(way.data)),),
        shape=found.shape,
        form=found.form,
        mapping=dict(found.mapping),
        answers=found.answers.given(),
        remarks=tuple(problem.what for problem in found.problems),
        rows_read=rows.read,
        rows_used=rows.used,
        left_out=tuple(LeftRows(line.reason, line.rows, line.mrr) for line in rows.left),
    )


def _whole_tables(draft: Draft, upload: Upload) -> tuple[Table, ...]:
    """The sheets behind the tables of a draft, headings and all."""
    by_sheet = {sheet.table.sheet: sheet.table for sheet in upload.sheets}
    return tuple(by_sheet[table.sheet] for table in draft.tables)


def form_of(draft: Draft) -> str:
    """A fingerprint of the headings that are not months: next month's file has the same."""
    lasting = [h.casefold().strip() for h in draft.headings if heading_stamp_of(h).form is Form.NONE]
    return hashlib.sha256("\x1f".join((draft.shape, *lasting)).encode("utf-8", "replace")).hexdigest()[:16]


def _outcome(problems: tuple[Problem, ...], *, readable: bool) -> str:
    severities = {problem.severity for problem in problems}
    if Severity.ERROR in severities:
        return REFUSED
    return NEEDS_ANSWER if Severity.QUESTION in severities else ACCEPTED if readable else REFUSED


def _no_table(name: str) -> Problem:
    return problem_of(Message.NO_TABLE, Place(name))
