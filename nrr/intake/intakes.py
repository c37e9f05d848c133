"""`read`: one upload -> an Intake, with a book or with the reasons why there is none."""

import hashlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime

from nrr.ground import Month, Place, Problem, Severity
from nrr.intake.accounts import RowCount, rejected_csv, row_count
from nrr.intake.alternatives import with_alternatives
from nrr.intake.answers import Answers
from nrr.intake.books import ledger_from
from nrr.intake.confirmations import with_answered
from nrr.intake.drafts import Draft
from nrr.intake.effects import with_effects
from nrr.intake.files.uploads import Upload, opened
from nrr.intake.glimpses import Glimpse, glimpse_of
from nrr.intake.plausible import Reading, alarms_of, doubts_of, reopened, said_of
from nrr.intake.policy_columns import told_columns
from nrr.intake.questions import with_options
from nrr.intake.readings import draft_of
from nrr.intake.shapes.stacked import without_stacks
from nrr.intake.shapes.successions import with_blocks_apart
from nrr.intake.tables.grids import Table
from nrr.intake.totals import Totals, totals_of
from nrr.intake.values.dates import heading_stamp_of
from nrr.intake.values.stamps import Form
from nrr.ledgers import Ledger
from nrr.retention import RollForward

ACCEPTED, NEEDS_ANSWER, REFUSED = "accepted", "needs_answer", "refused"
_ORDER = {Severity.ERROR: 0, Severity.QUESTION: 1, Severity.WARNING: 2, Severity.INFO: 3}


@dataclass(frozen=True, slots=True, eq=False)
class Intake:
    """What one upload gave. `ledger` is set exactly when the outcome is `accepted` and the table has
    customers.

    `totals` are the monthly totals by currency, `components` the movements of a component summary,
    `movements` those of every month of a bridge by month (whose year is then `components`), `mapping` role
    -> heading, `rows` the count of rows in and out, `rejected` the rows left out as CSV, `form` a
    fingerprint of the headings under which answers are remembered, `glimpse` the headings and first rows
    with what each column was taken for.
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

    @property
    def assumptions(self) -> tuple[str, ...]:
        """What was assumed or left out, in sentences that stand beside the figures."""
        return tuple(problem.what for problem in self.problems if problem.severity is Severity.WARNING)


def silent(_step: str) -> None:
    """Tells nobody which step is at work."""


def read(
    data: bytes, name: str, answers: Answers | None = None, tell: Callable[[str], object] = silent
) -> Intake:
    """The book in an upload, or the questions and errors that stand in its way. Never raises on bad input.

    `tell` is called with the name of every step.
    """
    answers = answers or Answers()
    today = datetime.now(UTC)
    running = Month.of(today.year, today.month)
    tell("Opening the file")
    upload = with_blocks_apart(without_stacks(opened(data, name)))
    tell("Finding the table and reading its cells")
    draft = draft_of(upload, answers, running)
    if draft is None:
        return Intake(name, REFUSED, _sorted(upload.problems), answers=answers)

    def again(told: Answers) -> Draft | None:
        return draft_of(upload, told, running)

    tell("Checking rows and weighing other readings")
    draft = with_alternatives(with_options(draft, upload, answers, again, running), answers, again)
    tell("Building the book")
    return _finished(draft, upload, name, answers, again)


def _finished(draft: Draft, upload: Upload, name: str, answers: Answers, again: Reading) -> Intake:
    ledger, said = ledger_from(draft) if draft.entries is not None and not draft.stopped else (None, [])
    problems = (*draft.problems, *said)
    if ledger is not None:
        ledger = replace(ledger, doubts=doubts_of(draft))
        alarms = alarms_of(ledger)
        problems = (*reopened(problems, alarms, draft, answers, again), *said_of(alarms, draft))
    problems = with_answered(_sorted(problems), answers)
    outcome = _outcome(problems, readable=draft.entries is not None or draft.components is not None)
    if outcome == REFUSED and problems[:1] and problems[0].severity is not Severity.ERROR:
        problems = (_no_table(name), *problems)
    mapping = {str(role): draft.headings[i] for role, i in draft.roles.items() if i < len(draft.headings)}
    found = Intake(
        name,
        outcome,
        problems,
        shape=draft.shape,
        mapping=mapping,
        answers=answers,
        form=form_of(draft),
        glimpse=glimpse_of(draft),
    )
    if outcome != ACCEPTED:
        return found
    columns = told_columns(draft, ledger) if ledger is not None else ()
    found = replace(found, problems=(*with_effects(draft, problems), *columns))
    tables = _whole_tables(draft, upload)
    return replace(
        found,
        ledger=ledger,
        totals=totals_of(draft),
        components=draft.components,
        movements=draft.movements,
        rows=row_count(draft, tables),
        rejected=rejected_csv(draft, tables),
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
    return Problem(
        "no_table",
        Severity.ERROR,
        "No revenue table was recognised in the file.",
        remedy="Upload a table with customer, month and amount columns.",
        place=Place(name),
    )


def _sorted(problems: tuple[Problem, ...]) -> tuple[Problem, ...]:
    """Errors first, each finding once."""
    seen: dict[tuple[str, str], Problem] = {}
    for problem in problems:
        seen.setdefault((problem.code, problem.what), problem)
    return tuple(sorted(seen.values(), key=lambda p: _ORDER[p.severity]))
