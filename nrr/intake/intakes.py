"""What one upload gave: a book, or the reasons why there is none; as records that go from one process to
another.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

from nrr.definitions import Policy
from nrr.ground import Problem, Severity
from nrr.intake.answers import Answers
from nrr.ledgers import Ledger, Provenance
from nrr.retention import RollForward

ACCEPTED, NEEDS_ANSWER, REFUSED = "accepted", "needs_answer", "refused"


@dataclass(frozen=True, slots=True)
class LeftLine:
    """One reason: how many rows, and their monthly amount in major units (None where none was read)."""

    reason: str
    rows: int
    mrr: str


@dataclass(frozen=True, slots=True)
class RowCount:
    """Rows of the sheets that were read: all, used, and left out by reason. `read == used + sum of left`."""

    read: int
    used: int
    left: tuple[LeftLine, ...]


@dataclass(frozen=True, slots=True)
class Totals:
    """`by_currency[code][month]` is a decimal string of monthly revenue; `names` are the customers with an
    amount.
    """

    by_currency: dict[str, dict[str, str]]
    customers: int
    names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class GlimpsedColumn:
    """One column: its letter in the sheet, its heading as the file shows it, its role (or month_column,
    attribute, unused), and what its cells are.
    """

    letter: str
    heading: str
    role: str
    content: str = ""


@dataclass(frozen=True, slots=True)
class Glimpse:
    """The first columns and rows of a table. `rows` are (row number in the spreadsheet, texts cut at 80
    signs).
    """

    sheet: str = ""
    header_row: int | None = None
    columns: tuple[GlimpsedColumn, ...] = ()
    rows: tuple[tuple[int, tuple[str, ...]], ...] = ()


@dataclass(frozen=True, slots=True)
class Step:
    """What one pass did to one file: counts before and after where it changed them, codes of what it said.

    `ran` is false where the file lacked what the pass needs.
    """

    name: str
    ran: bool
    seconds: float = 0.0
    changed: Mapping[str, tuple[int, int]] = field(default_factory=dict)
    said: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Rival:
    """Another reading: what it is, why it is not the one read or not yet, and where it leads.

    `closing` is the closing ARR in minor units, `nrr` a fraction.
    """

    label: str
    why: str
    nrr: float | None = None
    closing: int | None = None
    answers: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Evidence:
    """`speaks_for` and `against` are sentences, `surviving` the branches of open questions, `dropped` the
    readings that were not taken.
    """

    speaks_for: tuple[str, ...] = ()
    against: tuple[str, ...] = ()
    surviving: tuple[Rival, ...] = ()
    dropped: tuple[Rival, ...] = ()


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
