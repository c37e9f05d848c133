"""`read`: one upload -> an Intake, with a book or with the reasons why there is none."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime

from nrr.errors import Place, Problem, Severity
from nrr.intake.answers import Answers
from nrr.intake.books import ledger_from
from nrr.intake.drafts import Draft
from nrr.intake.files.uploads import opened
from nrr.intake.questions import with_options
from nrr.intake.readings import draft_of
from nrr.intake.totals import Totals, totals_of
from nrr.ledgers import Ledger
from nrr.rollforwards import RollForward
from nrr.windows import Month

ACCEPTED, NEEDS_ANSWER, REFUSED = "accepted", "needs_answer", "refused"
_ORDER = {Severity.ERROR: 0, Severity.QUESTION: 1, Severity.WARNING: 2, Severity.INFO: 3}


@dataclass(frozen=True, slots=True, eq=False)
class Intake:
    """What one upload gave. `ledger` is set exactly when the outcome is `accepted` and the shape has customers.

    `assumptions` are the sentences that must stand beside the figures, `totals` the monthly totals by
    currency, `components` the movements of a component summary. `mapping` is role -> heading.
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
    draft: Draft | None = None

    @property
    def assumptions(self) -> tuple[str, ...]:
        """What was assumed or left out, in sentences."""
        return tuple(p.what for p in self.problems if p.severity is Severity.WARNING)


def read(data: bytes, name: str, answers: Answers | None = None) -> Intake:
    """The book in an upload, or the questions and errors that stand in its way. Never raises on bad input."""
    answers = answers or Answers()
    today = datetime.now(UTC)
    running = Month.of(today.year, today.month)
    upload = opened(data, name)
    draft = draft_of(upload, answers, running)
    if draft is None:
        return Intake(name, REFUSED, _sorted(upload.problems), answers=answers)
    draft = with_options(draft, upload, answers, lambda told: draft_of(upload, told, running))
    return _finished(draft, name, answers)


def _finished(draft: Draft, name: str, answers: Answers) -> Intake:
    ledger, said = ledger_from(draft) if draft.entries is not None and not draft.stopped else (None, [])
    problems = _sorted((*draft.problems, *said))
    outcome = _outcome(problems, readable=draft.entries is not None or draft.components is not None)
    if outcome == REFUSED and problems[0].severity is not Severity.ERROR:
        problems = (_no_table(name), *problems)
    mapping = {
        str(role): draft.headings[index] for role, index in draft.roles.items() if index < len(draft.headings)
    }
    found = Intake(name, outcome, problems, shape=draft.shape, mapping=mapping, answers=answers, draft=draft)
    if outcome != ACCEPTED:
        return found
    return replace(found, ledger=ledger, totals=totals_of(draft), components=draft.components)


def _outcome(problems: tuple[Problem, ...], *, readable: bool) -> str:
    severities = {problem.severity for problem in problems}
    if Severity.ERROR in severities:
        return REFUSED
    return NEEDS_ANSWER if Severity.QUESTION in severities else ACCEPTED if readable else REFUSED


def _no_table(name: str) -> Problem:
    return Problem("no_table", Severity.ERROR, "No revenue table was recognised in the file.",
                   remedy="Upload a table with customer, month and amount columns.", place=Place(name))  # fmt: skip


def _sorted(problems: tuple[Problem, ...]) -> tuple[Problem, ...]:
    """Errors first, each finding once."""
    seen: dict[tuple[str, str], Problem] = {}
    for problem in problems:
        seen.setdefault((problem.code, problem.what), problem)
    return tuple(sorted(seen.values(), key=lambda p: _ORDER[p.severity]))
