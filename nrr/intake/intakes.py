"""What one upload gave: a book, or the reasons why there is none."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from nrr.definitions import Policy
from nrr.ground import Place, Problem, Severity
from nrr.intake.accounts import RowCount, rejected_csv, row_count
from nrr.intake.answers import Answers
from nrr.intake.drafts import Draft
from nrr.intake.evidence import Evidence, evidence_of
from nrr.intake.files.uploads import Upload
from nrr.intake.glimpses import Glimpse, glimpse_of
from nrr.intake.passes.ways import Step, Way, in_order
from nrr.intake.said.saying import Message, problem_of
from nrr.intake.tables.grids import Table
from nrr.intake.totals import Totals, totals_of
from nrr.intake.values.dates import heading_stamp_of
from nrr.intake.values.stamps import Form
from nrr.ledgers import Ledger, LeftRows, Provenance, Source
from nrr.retention import RollForward

ACCEPTED, NEEDS_ANSWER, REFUSED = "accepted", "needs_answer", "refused"


@dataclass(frozen=True, slots=True, eq=False)
class Intake:
    """What one upload gave. `ledger` is set exactly when the outcome is `accepted` and the table has
    customers.

    `totals` are the monthly totals by currency, `components` the movements of a component summary,
    `movements` those of every month of a bridge by month (whose year is then `components`), `mapping` role
    -> heading, `rows` the count of rows in and out, `rejected` the rows left out as CSV, `form` a
    fingerprint of the headings under which answers are remembered, `glimpse` the headings and first rows
    with what each column was taken for, `steps` the way of the file through its passes, `evidence` what
    speaks for and against the reading, `provenance` what can be told of the file later. Of a workbook of
    this product `policy` are the rules in its cells, and `recipe` the answers its own file was read with.
    """

    name: str
    outcome: str
    problems: tuple[Problem, ...]
    ledger: Ledger | None = None
    totals: Totals | None = None
    shape: str = "none"
    mapping: Mapping[str, str] = field(default_factory=dict)
    answers: Answers = field(default_factory=Answers)
    components: RollForward | None = None
    movements: tuple[RollForward, ...] = ()
    rows: RowCount | None = None
    rejected: str = ""
    form: str = ""
    glimpse: Glimpse = Glimpse()
    steps: tuple[Step, ...] = ()
    evidence: Evidence = Evidence()
    policy: Policy | None = None
    recipe: Answers = field(default_factory=Answers)
    provenance: Provenance = Provenance()

    @property
    def assumptions(self) -> tuple[str, ...]:
        """What was assumed or left out, in sentences that stand beside the figures."""
        return tuple(problem.what for problem in self.problems if problem.severity is Severity.WARNING)


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
